"""Tables as their files give them: merged cells spread, tables that only lay out a page dissolved."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from respon.errors import DocumentError
from respon.files.limits import SHEET_CELLS, TABLE_COLUMNS
from respon.files.source import Source
from respon.messages import say
from respon.reading.flow.assembly import Item, cell_text
from respon.reading.flow.lines import Line
from respon.text import Table

PAGE_IN_A_CELL = 3000
"""Characters in one cell beyond which a table lays out a page: a task's description has some hundred."""


class Cell(NamedTuple):
    """A cell's lines and tables, and how many rows down and columns across it reaches."""

    items: list[Item]
    down: int = 1
    across: int = 1


class Row(NamedTuple):
    """A row of cells and the line of the file where it begins."""

    cells: list[Cell]
    line: int


def table_items(source: Source, rows: Sequence[Row], page: int = 0) -> list[Item]:
    """Return the table; or what its cells hold, one after the other, if it only lays out a page.

    Raises DocumentError if its merged cells cover more places than a table can have.
    """
    if not _holds_data(rows):
        return [item for row in rows for cell in row.cells for item in cell.items]
    texts = [[(cell_text(list(_lines(cell))), cell.down, cell.across) for cell in row.cells] for row in rows]
    grid = spread(texts)
    if grid is None:
        raise too_large(source)
    if grid and len(grid[0]) > TABLE_COLUMNS:
        raise too_wide(source)
    filled = [i for i, row in enumerate(grid) if any(row)]
    if not filled:
        return []
    return [Table(tuple(grid[i] for i in filled), tuple(_line(rows[i]) for i in filled), page)]


def table_of_texts(source: Source, rows: Sequence[tuple[int, list[str]]], page: int = 0) -> Iterator[Table]:
    """Yield the table of these rows (line, texts), made of one length, empty rows and columns out.

    Raises DocumentError if it is too large.
    """
    filled = [(line, row) for line, row in rows if any(row)]
    width = max((max(i for i, text in enumerate(row) if text) + 1 for _, row in filled), default=0)
    if width > TABLE_COLUMNS:
        raise too_wide(source)
    if width * len(filled) > SHEET_CELLS:
        raise too_large(source)
    if filled:
        texts = tuple(tuple(row[:width]) + ("",) * (width - len(row)) for _, row in filled)
        yield Table(texts, tuple(line for line, _ in filled), page)


def too_large(source: Source) -> DocumentError:
    """Return the error that a table is too large."""
    return source.error(
        say("a table of more than {count} cells", count=SHEET_CELLS),
        say("take its empty rows and columns out"),
    )


def too_wide(source: Source) -> DocumentError:
    """Return the error that a table has too many columns."""
    return source.error(
        say("a table of more than {count} columns", count=TABLE_COLUMNS),
        say("take out the columns that aren't needed"),
    )


def _line(row: Row) -> int:
    """Return the line of the row's first text, else of its markup."""
    return next((line.marks[0].line for cell in row.cells for line in _lines(cell)), row.line)


def spread(rows: Sequence[Sequence[tuple[str, int, int]]]) -> tuple[tuple[str, ...], ...] | None:
    """Return rows of (text, down, across) with each text in all places it covers, all rows of one length.

    None if that would be more places than a table can have.
    """
    grid: list[dict[int, str]] = [{} for _ in rows]
    places = 0
    for r, row in enumerate(rows):
        column = 0
        for text, down, across in row:
            while column in grid[r]:
                column += 1
            below = grid[r : r + max(1, down)]
            columns = range(column, column + max(1, across))
            places += len(below) * len(columns)
            if places > SHEET_CELLS:
                return None
            for covered in below:
                covered.update((right, text) for right in columns if right not in covered)
            column = columns.stop
    width = max((max(row, default=-1) + 1 for row in grid), default=0)
    if width * len(rows) > SHEET_CELLS:
        return None
    return tuple(tuple(row.get(column, "") for column in range(width)) for row in grid)


def _lines(cell: Cell) -> Iterator[Line]:
    return (item for item in cell.items if isinstance(item, Line))


def _widths(rows: Sequence[Row]) -> Iterator[int]:
    """Yield how many cells each row has, those that reach down into it too."""
    reaching: list[int] = []
    for row in rows:
        reaching = [down - 1 for down in reaching if down > 1]
        reaching += [cell.down for cell in row.cells]
        yield len(reaching)


def _holds_data(rows: Sequence[Row]) -> bool:
    """Tell a table of data from one that lays out a page: it has rows, no tables or pages in its cells."""
    if sum(width > 1 for width in _widths(rows)) < 2:
        return False
    for row in rows:
        for cell in row.cells:
            if any(isinstance(item, Table) for item in cell.items):
                return False
            if sum(len(line.text) for line in _lines(cell)) > PAGE_IN_A_CELL:
                return False
    return True
