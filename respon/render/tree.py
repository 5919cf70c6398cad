"""A rich tree, for reports whose rows have a depth: drawn in place of a table."""

import io
from collections.abc import Iterator, Sequence

from rich.text import Text
from rich.tree import Tree

from respon.i18n import tr
from respon.render import Look
from respon.render.cells import notes, on_one_line, shown, title
from respon.render.console import in_memory
from respon.report import Report, Row

UNLIMITED = 1_000_000
"""Columns: wider than any line."""


def lines(report: Report, rows: Sequence[Row], look: Look) -> Iterator[str]:
    """Yield the tree's lines: the row of depth 0, under it what comes before it and what after."""
    console = in_memory(look.width or UNLIMITED, look.colour)
    console.print(_tree(report, rows), soft_wrap=look.width is None)
    for note in notes(report, rows):
        console.print(Text(note), soft_wrap=look.width is None)
    assert isinstance(console.file, io.StringIO)  # noqa: S101 - made above
    yield from console.file.getvalue().splitlines()


def _tree(report: Report, rows: Sequence[Row]) -> Tree:
    root = Tree(Text(title(report)))
    middle = next(i for i, row in enumerate(rows) if row[0] == 0)
    trunk = root.add(_label(report, rows[middle]))
    for heading, branch in ((tr("before"), rows[:middle]), (tr("after"), rows[middle + 1 :])):
        levels = [trunk.add(Text(heading))] if branch else []
        for row in branch:
            del levels[abs(row[0]) :]
            levels.append(levels[-1].add(_label(report, row)))
    return root


def _label(report: Report, row: Row) -> Text:
    """Return the row's cells but its depth, the agency first and bold."""
    cells = [on_one_line(shown(row[i], column)) for i, column in enumerate(report.columns) if column.heading]
    return Text.assemble((cells[0], "bold"), "  " + " · ".join(cell for cell in cells[1:] if cell))
