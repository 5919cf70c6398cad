"""The marks of a matrix on the terminal: what a cell's letters become, and what they mean."""

from collections.abc import Iterable, Mapping
from typing import Any

from rich.text import Text

from respon.answer import Marked, Row
from respon.i18n import tr
from respon.model import RASCI, Role
from respon.render import Look
from respon.render.cells import found, marks_of
from respon.render.palette import STYLES

Signs = Mapping[Role, tuple[str, str]]
"""A role's mark: stated, and inferred in a matrix where others are stated."""

DRAWN: Signs = {"lead": ("◆", "◇"), "co": ("○", "◌"), "support": ("·", "·"), "oversee": ("×", "×")}
LETTERS: Signs = {"lead": ("A", "a"), "co": ("R", "r"), "support": ("S", "s"), "oversee": ("C", "c")}
"""RASCI's, but one a role, for who sees no colours or only ASCII."""

_ROLES: dict[str, Role] = {letter: role for role, letter in RASCI.items()}
_INFERRED = "*"


def signs(look: Look) -> Signs:
    """Return the marks that can be told apart there: drawn ones where there are colours."""
    return DRAWN if look.colour and not look.ascii else LETTERS


ALL_INFERRED = "all inferred from the order of the list, none stated by the text"


def settled(value: Any) -> Any:
    """Return a cell without the sign of inference, for a matrix in which all are inferred."""
    return Marked(str(value), marks_of(value).replace(_INFERRED, "")) if value else value


def all_inferred(values: Iterable[Any]) -> bool:
    """Tell if no cell of a matrix is stated by the text."""
    return all(_INFERRED in marks_of(value) for value in values if value)


def cautions(rows: Iterable[Row]) -> list[str]:
    """Return what the other signs in these rows mean."""
    return [tr(meaning) for sign, meaning in found(rows).items() if sign != _INFERRED]


def cell(value: Any, drawn: Signs) -> Text:
    """Return a cell's marks, one a role, with the other signs that call for caution."""
    told = Text()
    for role in _roles(value):
        told.append(drawn[role][_INFERRED in marks_of(value)], STYLES[role])
    return told.append(marks_of(value).replace(_INFERRED, ""))


def legend(values: Iterable[Any], drawn: Signs) -> Text:
    """Return what the marks of these cells mean."""
    held = {(role, _INFERRED in marks_of(value)) for value in values for role in _roles(value)}
    told = [
        Text(f"{sign} {tr(role)}" + (f" ({tr('inferred')})" if inferred else ""), STYLES[role])
        for role, both in drawn.items()
        for inferred, sign in enumerate(both)
        if (role, bool(inferred)) in held
    ]
    return Text("  ").join(told)


def _roles(value: Any) -> list[Role]:
    return [_ROLES[letter] for letter in str(value or "").split("+") if letter]
