"""A rich tree, for answers whose rows have a depth: drawn in place of a table."""

import io
from collections.abc import Iterator, Sequence

from rich.text import Text
from rich.tree import Tree

from respon.answer import Answer, Row
from respon.i18n import tr
from respon.render import Look
from respon.render.cells import notes, on_one_line, shown, title
from respon.render.console import in_memory

UNLIMITED = 1_000_000
"""Columns: wider than any line."""


def lines(answer: Answer, rows: Sequence[Row], look: Look) -> Iterator[str]:
    """Yield the tree's lines: the row of depth 0, under it what comes before it and what after."""
    console = in_memory(look.width or UNLIMITED, look.colour)
    console.print(_tree(answer, rows), soft_wrap=look.width is None)
    for note in notes(answer, rows):
        console.print(Text(note), soft_wrap=look.width is None)
    assert isinstance(console.file, io.StringIO)  # noqa: S101 - made above
    yield from console.file.getvalue().splitlines()


def _tree(answer: Answer, rows: Sequence[Row]) -> Tree:
    root = Tree(Text(title(answer)))
    middle = next(i for i, row in enumerate(rows) if row[0] == 0)
    trunk = root.add(_label(answer, rows[middle]))
    for heading, branch in ((tr("before"), rows[:middle]), (tr("after"), rows[middle + 1 :])):
        levels = [trunk.add(Text(heading))] if branch else []
        for row in branch:
            del levels[abs(row[0]) :]
            levels.append(levels[-1].add(_label(answer, row)))
    return root


def _label(answer: Answer, row: Row) -> Text:
    """Return the row's cells but its depth, the agency first and bold."""
    cells = [on_one_line(shown(row[i], column)) for i, column in enumerate(answer.columns) if column.heading]
    return Text.assemble((cells[0], "bold"), "  " + " · ".join(cell for cell in cells[1:] if cell))
