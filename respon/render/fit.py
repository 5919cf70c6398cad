"""How wide a worksheet's columns and how high its rows must be, so that all can be read and printed on A4."""

from collections.abc import Iterable, Sequence
from typing import Any

from respon.answer import Column, Row
from respon.render.cells import heading, shown

WIDEST = 60
"""Characters; longer cells wrap."""

NARROW = 16
"""Characters that a column of text keeps, however crowded the page."""

PAGE = 150
"""Characters across a page, A4 landscape, in letters that can still be read."""

MARK = 5.5
"""Characters: a matrix's letters need no more."""

LINE, AROUND, TALLEST = 15, 5, 409
"""Points: a line's height, the room around a row's lines, and the highest that a row can be (Excel's specification)."""

UPRIGHT = 6.5
"""Points that a character takes in a heading set upright; a Chinese one is two."""

LOOKED_AT = 1000
"""Rows whose cells count for the widths."""

_WRAPS = ("title", "names", "titles", "own")


def fitted(rows: Sequence[Row], columns: Sequence[tuple[int, Column]]) -> list[float]:
    """Return the columns' widths in characters: as the cells need, but what wraps gives way to a page's width."""
    need = [_width(rows[:LOOKED_AT], i, column) for i, column in columns]
    gives = [
        max(0, width - NARROW) if column.style in _WRAPS else 0
        for (_, column), width in zip(columns, need, strict=True)
    ]
    over, room = sum(need) - PAGE, sum(gives)
    part = min(1.0, over / room) if over > 0 and room else 0.0
    return [round(width - give * part, 2) for width, give in zip(need, gives, strict=True)]


def height(text: str, width: float) -> int:
    """Return how many lines the text takes in a column of this width."""
    if len(text) * 2 < width - 1 and "\n" not in text:
        return 1
    return sum(-(-long(line) // max(1, int(width) - 1)) or 1 for line in text.split("\n"))


def high(lines: int) -> float:
    """Return the height of a row of so many lines, in points."""
    return min(TALLEST, LINE * lines + AROUND)


def is_blank(cell: Any) -> bool:
    """Tell if there is nothing to see in the cell, a mark neither."""
    return (cell is None or cell == "") and not getattr(cell, "marks", "")


def _width(rows: Iterable[Row], at: int, column: Column) -> float:
    if column.style == "mark":
        return MARK
    texts = (shown(row[at], column) for row in rows)
    filter_arrow = 3
    least = NARROW if column.style == "own" else 0
    return min(WIDEST, max([least, filter_arrow + long(heading(column)), *(2 + long(text) for text in texts)]))


def long(text: str) -> int:
    """Return the text's length in characters as a spreadsheet counts: a Chinese one is two."""
    return sum(2 if ord(char) > 0x2E7F else 1 for char in text)
