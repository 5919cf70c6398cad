"""The colours of roles, gravity and change on the terminal: one palette, readable on black and on white.

A colour never says what the words don't say too.
"""

from collections.abc import Mapping

from respon.answer import Column

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
