"""An answer on a terminal: fitted to its width, folded where it must be, never cut."""

import io
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from respon.answer import Answer, Column, Row
from respon.i18n import tr
from respon.messages import joined
from respon.render import Look, framed
from respon.render.cells import heading, notes, text, title, told, visible
from respon.render.console import in_memory
from respon.render.folding import folded

NARROWEST = 20
"""Cells: on a narrower terminal, which folds the lines itself, we write as for this."""


def fitted(answer: Answer, rows: Sequence[Row], look: Look) -> Iterator[str]:
    """Yield the lines of the answer in this width: a matrix, groups, a table, or records of a field a line."""
    width = max(look.width or 0, NARROWEST)
    console = in_memory(width, look.colour)
    part, rest = _drawn(answer, rows, look._replace(width=width))
    console.print(part)
    for note in rest:
        console.print(Text("\n".join(folded(note, width))))
    assert isinstance(console.file, io.StringIO)  # noqa: S101 - for the type checker
    yield from console.file.getvalue().splitlines()


def _drawn(answer: Answer, rows: Sequence[Row], look: Look) -> tuple[RenderableType, list[str]]:
    """Return what is drawn, and the lines below it."""
    name, width = Text(title(answer), style="italic"), look.width or NARROWEST
    if not rows and answer.total:
        return Group(), notes(answer, rows)  # they say in a sentence that there is nothing
    if any(answer.columns[i].style == "mark" for i in visible(answer)):
        from respon.render import blocks, rasci  # 2 ms, which a table does without

        return Group(name, *blocks.blocks(answer, rows, width, rasci.signs(look))), [
            *told(answer),
            *rasci.cautions(rows),
        ]
    if answer.grouped:
        from respon.render import grouped  # 1 ms, as above

        if len(rows) > grouped.LONG:
            return Group(name, *grouped.groups(answer, rows, width)), notes(answer, rows)
    if found := framed.table(answer, rows, width):
        table, spared = found
        return table, [*notes(answer, rows), *_spared(spared)]
    return Group(name, *(_record(answer, row, width) for row in rows)), notes(answer, rows)


def _spared(columns: Sequence[Column]) -> Iterator[str]:
    if columns:
        names = joined(map(heading, columns))
        yield tr("no room here for: {columns}; -f csv or a wider screen has them").format(columns=names)


def _record(answer: Answer, row: Row, width: int) -> Text:
    """Return the row's fields, each below its heading, and a blank line."""
    record = Text()
    for at in visible(answer):
        column = answer.columns[at]
        if cell := text(row[at], column):
            record.append("\n".join(folded(heading(column), width)), style="bold").append("\n")
            record.append("".join(f"  {line}\n" for line in folded(cell, width - 2, listed=column.is_list)))
    return record
