"""What stands where on a page: characters made into rows, ruled lines into tables."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from respon.reading.flow.assembly import cell_text
from respon.reading.flow.lines import Line
from respon.reading.flow.shapes import names_end_and_begin

SAME_HEIGHT = 0.45
"""Of a character's size: how far the middles of a row's characters may lie apart; of what is raised too."""
SAME_PLACE = 0.5
"""Of a character's width: the same character again within it is one, printed twice to look bold."""
WORD_GAP, WIDE_GAP = 0.2, 1.2
"""Of a character's size: a space between Latin words; a gap that is a space between any characters."""
EDGE = 2.0
"""Points within which two rules are one."""


class Char(NamedTuple):
    """A character, its box on the page (points, from the top left) and its size."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        """Return the height of the character's middle."""
        return (self.top + self.bottom) / 2


class CharRow(NamedTuple):
    """Characters that stand at one height, as text."""

    text: str
    x0: float
    x1: float
    top: float
    size: float


class Box(NamedTuple):
    """A rectangle on the page."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, char: Char) -> bool:
        """Tell whether the middle of a character is in the box."""
        return self.x0 <= (char.x0 + char.x1) / 2 <= self.x1 and self.top <= char.middle <= self.bottom


class Ruled(NamedTuple):
    """A ruled table: its box, the top of each of its rows, and its texts, merged cells spread."""

    box: Box
    tops: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]


def rows_of(chars: Iterable[Char]) -> list[CharRow]:
    """Return the rows that characters make, from top to bottom."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: char.middle):
        if rows and char.middle - rows[-1][0].middle <= SAME_HEIGHT * max(char.size, rows[-1][0].size):
            rows[-1].append(char)
        else:
            rows.append([char])
    return [row for row in map(_row, rows) if row.text]


def _row(chars: list[Char]) -> CharRow:
    chars.sort(key=lambda char: char.x0)
    pieces: list[str] = []
    last: Char | None = None
    space = False
    for char in chars:
        if not char.text.strip():
            space = True
            continue
        if last is not None:
            gap = (char.x0 - last.x1) / char.size
            if char.text == last.text and char.x0 - last.x0 < SAME_PLACE * (last.x1 - last.x0):
                continue
            latin = last.text.isascii() and char.text.isascii()
            if gap > WIDE_GAP or ((space or latin) and gap > WORD_GAP):
                pieces.append(" ")
        pieces.append(char.text)
        last, space = char, False
    size = sorted(char.size for char in chars)[len(chars) // 2]
    ink = [char for char in chars if char.text.strip()] or chars
    return CharRow("".join(pieces), ink[0].x0, max(char.x1 for char in ink), min(char.top for char in ink), size)


def table_of(box: Box, cells: Sequence[Box], chars: Sequence[Char]) -> Ruled | None:
    """Return the table that ruled cells make; None if they are a frame, not a table."""
    xs = _edges([cell.x0 for cell in cells] + [cell.x1 for cell in cells])
    ys = _edges([cell.top for cell in cells] + [cell.bottom for cell in cells])
    if len(xs) < 3 or len(ys) < 3:
        return None
    grid = [[""] * (len(xs) - 1) for _ in ys[1:]]
    inside: list[list[Char]] = [[] for _ in cells]
    for char in chars:
        index = next((i for i, cell in enumerate(cells) if cell.holds(char)), None)
        if index is not None:
            inside[index].append(char)
    for cell, held in zip(cells, inside, strict=True):
        text = _cell(cell, rows_of(held))
        for row in grid[_at(ys, cell.top) : _at(ys, cell.bottom)]:
            for column in range(_at(xs, cell.x0), _at(xs, cell.x1)):
                row[column] = text
    kept = [i for i, row in enumerate(grid) if any(row)]
    return Ruled(box, tuple(ys[i] for i in kept), tuple(tuple(grid[i]) for i in kept))


def _cell(cell: Box, rows: list[CharRow]) -> str:
    """Return a cell's text: a line goes on in the next if that one's first character had no room in it."""
    if not rows:
        return ""
    padding = min(row.x0 - cell.x0 for row in rows)
    lines = [Line(row.text, (), full=cell.x1 - padding - row.x1 < row.size) for row in rows]
    for i, line in enumerate(lines[:-1]):
        if names_end_and_begin(line.text, lines[i + 1].text):
            lines[i] = line._replace(full=False)
    return cell_text(lines)


def _edges(values: list[float]) -> list[float]:
    """Return the values in order, those within EDGE of the one before left out."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > EDGE:
            edges.append(value)
    return edges


def _at(edges: list[float], value: float) -> int:
    """Return which edge a value is."""
    return min(bisect_left(edges, value - EDGE), len(edges) - 1)
