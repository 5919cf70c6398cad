"""Matrices of tasks and units: a column a unit, in its cells a letter, a sign or a word (R, ●, 牵头).

What the signs mean stands in a legend of the document (R=牵头, ★牵头,☆配合) or is taken by custom: RASCI's letters,
a full sign for the lead where a hollow one stands beside it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from respon.grammar import columns, headings
from respon.grammar.fold import hide
from respon.grammar.heads import STARS, Knows, is_organ, stop
from respon.grammar.words import roles
from respon.grammar.words.lexicon import lexicon, tokens
from respon.model import Role

Legend = Mapping[str, Role | None]

_FULL, _HOLLOW, _TICKS = "●★▲◆■◎", "○☆△◇□", "√✓✔☑"
_SIGNS = f"{STARS}■□✔☑"
_IS = "(?:[=＝:—–-]|为|是|表示|代表|指)"
_MEANS = (
    rf"(?:(?P<sign>[{_SIGNS}])|(?<![A-Za-z])(?P<letter>[A-Z](?:/[A-Z])?)(?=[”\"' ]?{_IS}))[”\"' ]?"
    rf"(?:{_IS}| )*(?P<word>[\u4e00-\u9fff]{{2,8}}|[A-Za-z]{{4,12}})"
)
_LONGEST_LEGEND, _LONGEST_MARK = 200, 12
_AND = "[+、,; ]"
_HEAD_ROWS = 5


class UnitColumn(NamedTuple):
    """A column of the matrix: where it is, and the unit it is of."""

    at: int
    name: str


class Matrix(NamedTuple):
    """Where the headings stand, and the columns of units."""

    row: int
    units: tuple[UnitColumn, ...]
    signs: frozenset[str]


def legend(lines: Iterable[str]) -> Legend:
    """Return what folded lines say of the signs: ●为牵头单位, R=牵头."""
    found: dict[str, Role | None] = {}
    for line in lines:
        if len(line) > _LONGEST_LEGEND:
            continue
        for mark in re.finditer(_MEANS, line):
            done = roles.meaning(mark["word"])
            if done:
                found.setdefault(mark["sign"] or mark["letter"], done[0])
    return found


def find(rows: Sequence[Sequence[str]], known: Legend, knows: Knows | None) -> Matrix | None:
    """Return the matrix that folded rows make, if they make one."""
    for at in range(min(_HEAD_ROWS, len(rows) - 1)):
        units = tuple(
            UnitColumn(column, head.strip())
            for column, head in enumerate(rows[at])
            if head.strip() and _is_unit(head.strip(), knows) and _is_marked(rows[at + 1 :], column, known)
        )
        if len(units) > 1 or any(is_organ(unit.name, 0, len(unit.name), knows) for unit in units):
            cells = (row[unit.at] for row in rows[at + 1 :] for unit in units if unit.at < len(row))
            return Matrix(at, units, frozenset("".join(cells)))
    return None


def _is_unit(head: str, knows: Knows | None) -> bool:
    """Tell whether a heading can name a unit: it has an organ's form, or is no word of headings."""
    if columns.role(head) is not None:
        return False
    if is_organ(hide(head), 0, len(head), knows):
        return True
    plain = (
        head.endswith(headings.TASKS)
        or any("column" in token.kinds for token in tokens(head).tokens)
        or head.lower() in lexicon().latin
    )
    return 1 < len(head) <= columns.LONGEST and not plain and not stop(head, 0, len(head))


def _is_marked(rows: Sequence[Sequence[str]], column: int, known: Legend) -> bool:
    cells = [row[column].strip() for row in rows if column < len(row)]
    filled = [cell for cell in cells if cell]
    return (
        bool(filled)
        and all(list(given(cell, known, frozenset(cell))) for cell in filled if len(cell) <= _LONGEST_LEGEND)
        and (all(len(cell) <= _LONGEST_MARK for cell in filled))
    )


def given(cell: str, known: Legend, signs: frozenset[str]) -> Iterator[tuple[Role | None, bool]]:
    """Yield the roles that a cell gives, and whether it states them; nothing where it isn't understood.

    signs: all that the matrix uses. RASCI's asterisk says that a role is inferred.
    """
    text = cell.strip()
    stated = not text.endswith("*")
    text = text.rstrip("*†‡?\\ ")
    if not text or len(text) > _LONGEST_MARK:
        return
    pieces = [text] if text in known or text in columns.LETTERS else [piece for piece in re.split(_AND, text) if piece]
    found = [_meaning(piece, known, signs) for piece in pieces]
    if all(found):
        yield from ((one[0], stated and one[1]) for one in found if one)


def _meaning(mark: str, known: Legend, signs: frozenset[str]) -> tuple[Role | None, bool] | None:
    mark = mark.rstrip("*†‡\\")
    if mark in known:
        return known[mark], True
    if mark == "R/A":
        mark = "A/R"
    if mark in columns.LETTERS:
        return columns.LETTERS[mark], True
    if len(mark) == 1 and mark in _FULL + _TICKS:
        return ("lead", False) if mark in _FULL and signs & set(_HOLLOW) else ("co", False)
    if len(mark) == 1 and mark in _HOLLOW:
        return "support", False
    done = roles.meaning(mark)
    return (done[0], True) if done else None
