"""A rich table in a given width: columns give one another room, cells are folded, none is cut."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.box import ROUNDED, SIMPLE_HEAD
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from respon.answer import Answer, Column, Row
from respon.render import widths
from respon.render.cells import heading, text, title, visible
from respon.render.folding import folded, narrowest
from respon.render.palette import style

READABLE = 8
"""Cells: a column of text folded narrower is not readable, four characters a line."""

NARROW = 50
"""Cells: on a narrower screen nothing is broken for a table's sake."""

FRAME, LEAN = 3, 2
"""Cells that a column takes for border and padding: in a frame, and without, where room is scarce."""


class _Fit(NamedTuple):
    """Columns, their widths, and how many lines the rows take (0: not asked)."""

    columns: list[int]
    given: list[int]
    lines: int


def table(answer: Answer, rows: Sequence[Row], width: int) -> tuple[Table, list[Column]] | None:
    """Return the answer's table and the columns left out; None where words would have to be broken for it."""
    seen = visible(answer)
    need = [_need(answer, rows, i) for i in seen]
    if sum(need) + FRAME * len(seen) + 1 <= width:
        return _framed(answer, rows, _Fit(seen, need, 0)), []
    fit = _best(answer, rows, seen, width)
    if not fit:
        return None
    return _lean(answer, rows, fit), [answer.columns[i] for i in seen if i not in fit.columns]


def _best(answer: Answer, rows: Sequence[Row], seen: list[int], width: int) -> _Fit | None:
    """Return the table with the most columns: one that can be spared has a place where it costs no line."""
    spare = [i for i in seen if answer.columns[i].spare]
    without = _fit(answer, rows, [i for i in seen if i not in spare], width)
    for kept in range(len(spare), 0, -1):
        fit = _fit(answer, rows, [i for i in seen if i not in spare[kept:]], width)
        if fit and (without is None or fit.lines <= without.lines):
            return fit
    return without


def _fit(answer: Answer, rows: Sequence[Row], columns: list[int], width: int) -> _Fit | None:
    """Return the columns' widths: nothing broken, or on a broad screen text as narrow as can be read."""
    room = width - LEAN * (len(columns) - 1)
    for most in (width, 2 * READABLE, READABLE) if width >= NARROW else (width,):
        least = [_least(answer, rows, i, most) for i in columns]
        if sum(least) <= room:
            return _shared(answer, rows, columns, least, room)
    return None


def _shared(answer: Answer, rows: Sequence[Row], columns: list[int], least: list[int], room: int) -> _Fit:
    need = [_need(answer, rows, i) for i in columns]
    given = widths.shared(least, need, room)
    if len(rows) > widths.FEW:
        return _Fit(columns, given, 0)

    def lines(at: int, width: int) -> list[int]:
        column = answer.columns[columns[at]]
        return [
            len(folded(heading(column), width)),
            *(len(_folded(row[columns[at]], column, width)) for row in rows),
        ]

    given, height = widths.fewest_lines(given, least, need, lines)
    return _Fit(columns, given, height - max(lines(at, width)[0] for at, width in enumerate(given)))


def _least(answer: Answer, rows: Sequence[Row], at: int, most: int) -> int:
    """Return how narrow the column may become: no word, name or heading's word is broken that is at most so long."""
    column = answer.columns[at]
    head = min(cell_len(heading(column)), max(READABLE, narrowest(heading(column))))
    cells = (text(row[at], column) for row in rows)
    if column.is_rigid:
        return max([head, *map(cell_len, cells)])
    return max([head, *(min(_unbroken(cell, column), most) for cell in cells)])


def _unbroken(cell: str, column: Column) -> int:
    """Return the least width in which nothing is broken: of a name or an id, all of it; of a list, the longest item."""
    if column.style == "text":
        return cell_len(cell)
    return min(cell_len(cell), max(READABLE, narrowest(cell, listed=column.is_list)))


def _need(answer: Answer, rows: Sequence[Row], at: int) -> int:
    column = answer.columns[at]
    return max([cell_len(heading(column)), *(cell_len(text(row[at], column)) for row in rows)])


def _framed(answer: Answer, rows: Sequence[Row], fit: _Fit) -> Table:
    return _filled(Table(title=Text(title(answer)), box=ROUNDED, title_justify="left"), answer, rows, fit)


def _lean(answer: Answer, rows: Sequence[Row], fit: _Fit) -> Table:
    lean = Table(
        title=Text(title(answer)),
        box=SIMPLE_HEAD,
        title_justify="left",
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
    )
    return _filled(lean, answer, rows, fit)


def _filled(empty: Table, answer: Answer, rows: Sequence[Row], fit: _Fit) -> Table:
    for at, width in zip(fit.columns, fit.given, strict=True):
        column = answer.columns[at]
        empty.add_column(
            Text("\n".join(folded(heading(column), width))),
            justify="right" if column.style == "number" else "left",
            no_wrap=True,
            width=width,
            overflow="fold",
        )
    for row in rows:
        empty.add_row(*_cells(answer, row, fit))
    return empty


def _cells(answer: Answer, row: Row, fit: _Fit) -> Iterator[Text]:
    for at, width in zip(fit.columns, fit.given, strict=True):
        column = answer.columns[at]
        cell = Text("\n".join(_folded(row[at], column, width)), style=style(row[at], column))
        if answer.link and column.key == "action" and (address := answer.link(str(row[at]))):
            cell.stylize(f"link {address}")
        yield cell


def _folded(value: object, column: Column, width: int) -> list[str]:
    return folded(text(value, column), width, listed=column.is_list)
