"""The colours of roles, gravity and change, once: on the terminal, the page, in workbooks, papers and pictures.

A colour never says what the words don't say too. Off the terminal a role has a ground and the ink that is read on it;
the darker the ground on white, or the lighter on black, the nearer the role is to the lead.
"""

from collections.abc import Mapping
from typing import NamedTuple

from respon.answer import Column
from respon.role import RASCI, ROLES, Role

BLUE, TEAL, GREEN, AMBER, RED, GREY = "#3175d0", "#0c8191", "#318637", "#a56807", "#d34040", "#757575"
"""Of one lightness: each has a contrast of at least 4.5 to black and to white (WCAG 2, AA; a test computes it)."""

STYLES: Mapping[str, str] = {
    "lead": f"bold {BLUE}",
    "co": TEAL,
    "support": GREEN,
    "oversee": AMBER,
    "error": f"bold {RED}",
    "warning": AMBER,
    "info": GREY,
    "no-owner": RED,
    "several-leads": RED,
    "no-lead": AMBER,
    "vague-owner": AMBER,
    "to-be-settled": AMBER,
    "open-ended": GREY,
    "overdue": f"bold {RED}",
    "soon": AMBER,
    "done": GREEN,
    "cancelled": GREY,
    "agrees": GREEN,
    "moved": AMBER,
    "changed": RED,
    "missing": RED,
}
"""By the program's word, in columns of terms: roles, gravity, gaps, what is due, verdicts."""

_ADDED, _REMOVED = ("-added",), ("-removed", "-dropped")


def style(value: object, column: Column) -> str:
    """Return rich's style for a cell, "" for none."""
    if column.style != "term":
        return ""
    word = str(value)
    if word.endswith(_ADDED):
        return GREEN
    return RED if word.endswith(_REMOVED) else STYLES.get(word, "")


class Shade(NamedTuple):
    """A ground and the ink on it, as #rrggbb."""

    ground: str
    ink: str


LIGHT: dict[Role, Shade] = {
    "lead": Shade("#17558c", "#ffffff"),
    "co": Shade("#a9cbe6", "#10324f"),
    "support": Shade("#d3e8c6", "#2c4a1c"),
    "oversee": Shade("#f7ead0", "#5a430f"),
}
"""On white: screens and pages."""

DARK: dict[Role, Shade] = {
    "lead": Shade("#74b3ea", "#0c1d2c"),
    "co": Shade("#2d5f8a", "#e5f1fb"),
    "support": Shade("#2f4a28", "#d9ecd0"),
    "oversee": Shade("#40361b", "#f3e4c0"),
}
"""On black."""

PRINT: dict[Role, Shade] = {
    "lead": Shade("#9cc3e4", "#000000"),
    "co": Shade("#d9e8f5", "#000000"),
    "support": Shade("#e3f0da", "#000000"),
    "oversee": Shade("#f6ecd6", "#000000"),
}
"""On paper, from printers without colour: black on tints."""

COMMUNITIES = {
    "light": ("#cfe2f3", "#d8ecd0", "#fbe3c0", "#ecd9f0", "#f9d6d5", "#d1ecec", "#eee7c9", "#e3e5e8"),
    "dark": ("#24435e", "#2f4a29", "#59431c", "#4a3152", "#5a3231", "#214b4b", "#4b4523", "#3a4048"),
}
"""The grounds of communities of agencies in the network, the largest first; those after share the last one."""

BASE = {
    "light": {"paper": "#ffffff", "ink": "#1d2530", "quiet": "#5d6875", "line": "#dfe3e6", "edge": "#8795a3"},
    "dark": {"paper": "#12161b", "ink": "#dde4eb", "quiet": "#93a0ad", "line": "#2c343d", "edge": "#7b8a98"},
}
"""What is around the roles in a picture: the paper, letters, quiet letters, thin lines, the network's lines."""


def role_of(letters: str) -> Role | None:
    """Return the role whose ground a matrix's cell has: that of its first letter (A/R, R, S, C)."""
    first = letters.partition("+")[0].rstrip("*†‡?")
    return next((role for role in ROLES if RASCI[role] == first), None)


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb, 0 to 1 (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def colours(theme: str) -> dict[str, str]:
    """Return all colours of a theme, `light` or `dark`, by name: lead, lead-ink, k1 (a community), paper, ink, edge."""
    shades = {"light": LIGHT, "dark": DARK}[theme]
    named: dict[str, str] = {role: shade.ground for role, shade in shades.items()}
    named |= {f"{role}-ink": shade.ink for role, shade in shades.items()}
    named |= {f"k{number}": colour for number, colour in enumerate(COMMUNITIES[theme], 1)}
    return named | BASE[theme]


def properties(theme: str) -> str:
    """Return the colours of roles and communities as CSS declares custom properties: --lead:#17558c."""
    own = BASE[theme].keys() - {"edge"}  # the page has a paper and an ink of its own
    return ";".join(f"--{name}:{colour}" for name, colour in colours(theme).items() if name not in own)
