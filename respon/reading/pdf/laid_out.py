"""The pages of a pdf made into lines and tables: margins, indents and headings by where rows stand."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from respon.reading.flow.assembly import Item
from respon.reading.flow.lines import Line, line_of
from respon.reading.pdf.ruled import CharRow, Ruled
from respon.text import Block, Place, Table

SHORT_OF_MARGIN = 1.7
"""Characters that a full line may lack at the margin: punctuation can't begin a line."""
NARROW = 0.6
"""Of a page's width: where lines end before it, the text has no margin."""
APART = 1.35
"""Of the usual distance of lines: beyond it something new begins."""
OTHER_SIZE = 0.12
"""Of a character's size: a heading's characters differ from the body's by more."""


class PrintedPage(NamedTuple):
    """What a page holds: rows of characters, tables, the tops of all rows; whether it is a picture or drawn letters."""

    number: int
    width: float
    rows: list[CharRow]
    tables: list[Ruled]
    tops: list[float]
    scanned: bool


class BodyLayout(NamedTuple):
    """Where the body's lines begin and end on pages of one width, and how far apart they stand."""

    left: float
    right: float
    distance: float


def items_of(pages: list[PrintedPage]) -> Iterator[Item]:
    """Yield all pages' lines and tables in reading order."""
    layouts = {width: _layout([page for page in pages if page.width == width]) for width in {p.width for p in pages}}
    offset = 0
    for page in pages:
        tables = sorted(page.tables, key=lambda table: table.box.top)
        before: CharRow | None = None
        for row in page.rows:
            while tables and tables[0].box.top < row.top:
                yield _table(tables.pop(0), page)
                before = None
            line = _line(row, before, page, layouts[page.width], offset)
            if line:
                yield line
            offset += len(row.text) + 1
            before = row
        for table in tables:
            yield _table(table, page)


def _line(row: CharRow, before: CharRow | None, page: PrintedPage, layout: BodyLayout, offset: int) -> Line | None:
    line = line_of(row.text, Place(0, 0, offset, _number(page, row.top), page.number), turned=before is None)
    if line is None:
        return None
    gap = before is not None and (
        row.top - before.top > APART * layout.distance or abs(row.size - before.size) > OTHER_SIZE * row.size
    )
    return line._replace(
        indent=max(0, round((row.x0 - layout.left) / row.size * 2)),
        gap=gap,
        full=row.x1 > layout.right - SHORT_OF_MARGIN * row.size,
    )


def _table(table: Ruled, page: PrintedPage) -> Table:
    return Table(table.rows, tuple(_number(page, top) for top in table.tops), page.number)


def _number(page: PrintedPage, top: float) -> int:
    """Return the number of the page's line that begins at a height, or is the first below it."""
    return min(bisect_left(page.tops, top - 1), len(page.tops) - 1) + 1


def _layout(pages: list[PrintedPage]) -> BodyLayout:
    """Return where most lines of the pages begin and end; no line reaches a margin that isn't there."""
    rows = [row for page in pages for row in page.rows]
    if not rows:
        return BodyLayout(0, float("inf"), 0)
    lefts = sorted(row.x0 for row in rows)
    rights = sorted(row.x1 for row in rows)
    right = rights[len(rights) * 95 // 100]
    apart = Counter(round(b.top - a.top) for page in pages for a, b in pairwise(page.rows))
    distance = apart.most_common(1)[0][0] if apart else 0
    if right < NARROW * pages[0].width:
        right = float("inf")
    return BodyLayout(lefts[len(lefts) // 10], right, distance)


def continued(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, tables that go on over a page's end made one, their repeated headings out."""
    last: Block | None = None
    for block in blocks:
        if isinstance(last, Table) and isinstance(block, Table) and _goes_on(last, block):
            last = _together(last, block)
            continue
        if last is not None:
            yield last
        last = block
    if last is not None:
        yield last


def _goes_on(table: Table, after: Table) -> bool:
    """Tell whether a table is the rest of the one before it, which ends a page."""
    return len(table.rows[0]) == len(after.rows[0]) and after.page > table.page


def _together(table: Table, after: Table) -> Table:
    rows, lines = after.rows, after.lines
    if rows[0] == table.rows[0]:
        rows, lines = rows[1:], lines[1:]
    if rows and not rows[0][0] and sum(map(bool, rows[0])) * 2 <= len(rows[0]):
        cut = tuple(above + below for above, below in zip(table.rows[-1], rows[0], strict=True))
        table = table._replace(rows=(*table.rows[:-1], cut))
        rows, lines = rows[1:], lines[1:]
    return table._replace(rows=table.rows + rows, lines=table.lines + lines)
