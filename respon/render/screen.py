"""An answer on a terminal: fitted to its width by rich, folded where it must be, never cut."""

import io
from collections.abc import Iterator, Sequence

from rich.box import ROUNDED
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from respon.answer import Answer, Column, Row
from respon.render.cells import head, heading, notes, text, title, visible
from respon.render.console import in_memory

LEAST = 8
"""Cells: a column of text folded narrower is not readable, four characters a line."""

NARROWEST = 20
"""Cells: on a narrower terminal, which folds the lines itself, we write as for this."""

_EDGE = 3
"""Cells that a column takes for its border and padding."""

_STYLES = {"A/R": "bold green", "A/R*": "bold green"}


def fitted(answer: Answer, rows: Sequence[Row], width: int, colour: bool) -> Iterator[str]:
    """Yield the lines of the table in this width.

    A matrix too wide comes in blocks of columns; what is too wide even so, and folded, comes as records, one field
    a line.
    """
    width = max(width, NARROWEST)
    console = in_memory(width, colour)
    seen = visible(answer)
    is_matrix = any(answer.columns[i].style == "mark" for i in seen)
    blocks = _blocks(answer, rows, width) if is_matrix else [seen]
    if all(1 + sum(_least(answer, rows, i) + _EDGE for i in block) <= width for block in blocks):
        for block in blocks:
            console.print(_table(answer, rows, block, width))
    else:
        console.print(Text(title(answer), style="italic"))
        for row in rows:
            console.print(_record(answer, row))
    for note in notes(answer, rows):
        console.print(Text(note))
    assert isinstance(console.file, io.StringIO)  # noqa: S101 - for the type checker
    yield from console.file.getvalue().splitlines()


def _table(answer: Answer, rows: Sequence[Row], block: Sequence[int], width: int) -> Table:
    table = Table(title=Text(title(answer)), box=ROUNDED, title_justify="left", show_edge=True)
    for index, room in zip(block, _widths(answer, rows, block, width), strict=True):
        column = answer.columns[index]
        table.add_column(
            Text(head(column)),
            justify="right" if column.style == "number" else "left",
            no_wrap=_is_rigid(column),
            width=room,
            overflow="fold",
        )
    for row in rows:
        table.add_row(*(_cell(row[i], answer.columns[i]) for i in block))
    return table


def _widths(answer: Answer, rows: Sequence[Row], block: Sequence[int], width: int) -> list[int]:
    """Return how wide each column becomes: as it needs, or as the others that get less than they need.

    Rich would make a table wider than the screen, and cut it, where the least widths hardly fit.
    """
    least = [_least(answer, rows, i) for i in block]
    need = [_width(answer, rows, i) for i in block]
    room = width - 1 - _EDGE * len(block)

    def shares(level: int) -> list[int]:
        return [max(low, min(high, level)) for low, high in zip(least, need, strict=True)]

    level = next((level for level in range(width, 0, -1) if sum(shares(level)) <= room), 0)
    widths = shares(level)
    left = room - sum(widths)
    for i in sorted(range(len(block)), key=lambda i: -need[i]):  # what is left helps the longest most
        more = min(left, need[i] - widths[i])
        widths[i] += more
        left -= more
    return widths


def _record(answer: Answer, row: Row) -> Table:
    table = Table(box=ROUNDED, show_header=False)
    table.add_column(style="bold", min_width=4, overflow="fold")
    table.add_column(min_width=4, overflow="fold")
    for index in visible(answer):
        column = answer.columns[index]
        if cell := text(row[index], column):
            table.add_row(Text(heading(column)), Text(cell))
    return table


def _cell(value: object, column: Column) -> Text:
    cell = text(value, column)
    return Text(cell, style=_STYLES.get(cell, "") if column.style == "mark" else "")


def _is_rigid(column: Column) -> bool:
    return column.style in ("number", "term", "mark", "code")


def _least(answer: Answer, rows: Sequence[Row], index: int) -> int:
    """Return how narrow the column may become: headings are not folded."""
    width = _width(answer, rows, index)
    column = answer.columns[index]
    return width if _is_rigid(column) else max(_head_width(column), min(width, LEAST))


def _width(answer: Answer, rows: Sequence[Row], index: int) -> int:
    column = answer.columns[index]
    return max([_head_width(column), *(cell_len(text(row[index], column)) for row in rows)])


def _head_width(column: Column) -> int:
    return max(map(cell_len, head(column).split("\n")))


def _blocks(answer: Answer, rows: Sequence[Row], width: int) -> list[list[int]]:
    """Return the columns of each table to print: as many as fit beside the frozen ones."""
    seen = visible(answer)
    frozen, rest = seen[: answer.frozen], seen[answer.frozen :]
    room = max(width - 1 - sum(_least(answer, rows, i) + _EDGE for i in frozen), LEAST)
    blocks: list[list[int]] = [[]]
    used = 0
    for i in rest:
        need = _width(answer, rows, i) + _EDGE
        if used + need > room and blocks[-1]:
            blocks.append([])
            used = 0
        blocks[-1].append(i)
        used += need
    return [frozen + block for block in blocks]
