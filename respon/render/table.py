"""A rich table: fitted to a terminal, whole and as wide as it needs for a pipe or a log."""

import io
from collections.abc import Iterator, Sequence

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from respon.i18n import tr
from respon.render import Look
from respon.render.cells import heading, legend, shown, visible
from respon.report import Column, Report, Row

UNLIMITED = 1_000_000
"""Columns: wider than any table."""

_STYLES = {"A/R": "bold green", "A/R*": "bold green"}


def render(report: Report, look: Look) -> Iterator[bytes]:
    """Yield the table; a matrix too wide for the terminal comes in blocks of columns."""
    rows = list(report.rows)
    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=look.width or UNLIMITED,
        force_terminal=look.colour,
        color_system="auto" if look.colour else None,
        no_color=None if look.colour else True,
        highlight=False,
        legacy_windows=False,
    )
    if report.tree:
        console.print(_tree(report, rows), soft_wrap=look.width is None)
    for block in () if report.tree else _blocks(report, rows, look.width):
        console.print(_table(report, rows, block), soft_wrap=look.width is None)
    for note in (*report.notes, *legend(rows)):
        console.print(Text(note), soft_wrap=look.width is None)
    yield "\n".join(line.rstrip() for line in buffer.getvalue().split("\n")).encode()


def _table(report: Report, rows: Sequence[Row], block: Sequence[int]) -> Table:
    table = Table(title=Text(report.title), box=box.ROUNDED, title_justify="left", show_edge=True)
    for index in block:
        column = report.columns[index]
        number = column.style == "number"
        table.add_column(
            _vertical(column) if column.style == "mark" else Text(heading(column)),
            justify="right" if number else "left",
            no_wrap=column.style in ("number", "term", "mark"),
            overflow="fold",
            ratio=None,
        )
    for row in rows:
        table.add_row(*(_cell(row[i], report.columns[i]) for i in block))
    return table


def _tree(report: Report, rows: Sequence[Row]) -> Tree:
    """Draw the rows before depth 0 as one branch, and those after it as the tree's trunk."""
    root = Tree(Text(report.title))
    middle = next(i for i, row in enumerate(rows) if row[0] == 0)
    trunk = root.add(_label(report, rows[middle]))
    for heading_, branch in ((tr("before"), rows[:middle]), (tr("after"), rows[middle + 1 :])):
        levels = [trunk.add(Text(heading_))] if branch else []
        for row in branch:
            del levels[abs(row[0]) :]
            levels.append(levels[-1].add(_label(report, row)))
    return root


def _label(report: Report, row: Row) -> Text:
    """Return the row's cells but its depth, the agency first and bold."""
    cells = [shown(row[i], column) for i, column in enumerate(report.columns) if column.heading]
    return Text.assemble((cells[0], "bold"), "  " + " · ".join(cell for cell in cells[1:] if cell))


def _cell(value: object, column: Column) -> Text:
    text = shown(value, column).replace("\n", " ")
    return Text(text, style=_STYLES.get(text, "") if column.style == "mark" else "")


def _vertical(column: Column) -> Text:
    return Text("\n".join(heading(column)))


def _blocks(report: Report, rows: Sequence[Row], width: int | None) -> list[list[int]]:
    """Return the columns of each table to print: all in one, unless a matrix is wider than the terminal."""
    seen = visible(report)
    if width is None or not any(report.columns[i].style == "mark" for i in seen):
        return [seen]
    frozen, rest = seen[: report.frozen], seen[report.frozen :]
    room = max(width - sum(_width(report, rows, i) for i in frozen) - 1, 8)
    blocks: list[list[int]] = [[]]
    used = 0
    for i in rest:
        need = _width(report, rows, i)
        if used + need > room and blocks[-1]:
            blocks.append([])
            used = 0
        blocks[-1].append(i)
        used += need
    return [frozen + block for block in blocks]


def _width(report: Report, rows: Sequence[Row], index: int) -> int:
    column = report.columns[index]
    head = 2 if column.style == "mark" else cell_len(heading(column))
    return 3 + max([head, *(cell_len(shown(row[index], column)) for row in rows)])
