"""A matrix on the terminal: a mark a cell, in as few blocks of columns as the width asks for."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from respon.answer import Answer, Row
from respon.i18n import tr
from respon.render import rasci
from respon.render.cells import heading, text, visible
from respon.render.folding import folded

LEAST = 20
"""Cells: narrower blocks are not to be had, labels and all."""


class _Column(NamedTuple):
    """An agency's column: the lines of its head, and its cells."""

    head: list[str]
    cells: list[Text]

    @property
    def width(self) -> int:
        return max([1, *map(cell_len, self.head), *(cell.cell_len for cell in self.cells)])


def blocks(answer: Answer, rows: Sequence[Row], width: int, signs: rasci.Signs) -> Iterator[RenderableType]:
    """Yield the legend, the key to numbered heads, and the blocks.

    The first block has every row with all its labels; each other has the first label alone, and the rows in which
    there is something to see.
    """
    seen = visible(answer)
    labels = [i for i in seen if answer.columns[i].style != "mark"]
    marks = [i for i in seen if answer.columns[i].style == "mark"]
    told = [row[i] for row in rows for i in marks]
    if once := any(told) and rasci.all_inferred(told):
        rows = [[rasci.settled(cell) if i in marks else cell for i, cell in enumerate(row)] for row in rows]
    yield rasci.legend([row[i] for row in rows for i in marks], signs)
    if once:
        yield Text("\n".join(folded(tr(rasci.ALL_INFERRED), width)))
    named = [[text(row[i], answer.columns[i]) for i in labels] for row in rows]
    names = [heading(answer.columns[i]) for i in marks]
    cells = [[rasci.cell(row[i], signs) for row in rows] for i in marks]
    first, later = (_labelled(named, width, every) for every in (True, False))
    columns = [_Column(head, each) for head, each in zip(_heads(names, width - _taken(first)), cells, strict=True)]
    if any(column.head != [name] and len(column.head) == 1 for column, name in zip(columns, names, strict=True)):
        key = "  ".join(f"{column.head[0]} {name}" for column, name in zip(columns, names, strict=True))
        yield Text("\n".join(folded(key, width)))
    gap, split = _split(columns, width - _taken(first), width - _taken(later))
    for at, block in enumerate(split):
        yield _block(later if at else first, block, gap, every=not at)


def _labelled(named: Sequence[Sequence[str]], width: int, every: bool) -> list[list[str]]:
    """Return each row's labels, folded: the first label alone, or all."""
    most = (width // 3, max(8, width // 4))
    return [
        ["\n".join(folded(label, most[min(at, 1)])) for at, label in enumerate(labels if every else labels[:1])]
        for labels in named
    ]


def _taken(labelled: Sequence[Sequence[str]]) -> int:
    """Return how many cells the labels take, with a blank behind each."""
    return sum(
        1 + max(cell_len(line) for label in column for line in label.split("\n"))
        for column in zip(*labelled, strict=True)
    )


def _heads(names: Sequence[str], room: int) -> list[list[str]]:
    """Return each head's lines: side by side where there is room, Chinese downwards, others as numbers with a key."""
    if sum(cell_len(name) + 1 for name in names) <= room:
        return [[name] for name in names]
    if all(cell_len(name) > len(name) for name in names):
        return [list(name) for name in names]
    return [[str(number)] for number in range(1, len(names) + 1)]


def _split(columns: Sequence[_Column], first: int, later: int) -> tuple[int, list[list[_Column]]]:
    """Return the columns by blocks, and the blanks between columns: none where they would make a block more."""
    loose, tight = (list(_filled(columns, gap, first, later)) for gap in (1, 0))
    return (1, loose) if len(loose) == len(tight) else (0, tight)


def _filled(columns: Sequence[_Column], gap: int, first: int, later: int) -> Iterator[list[_Column]]:
    block: list[_Column] = []
    room = first
    for column in columns:
        if block and sum(each.width + gap for each in block) + column.width > room:
            yield block
            block, room = [], later
        block.append(column)
    if block:
        yield block


def _block(labelled: Sequence[Sequence[str]], block: Sequence[_Column], gap: int, every: bool) -> Table:
    table = Table(box=None, padding=0, pad_edge=False, show_header=False)
    for _ in labelled[0] if labelled else ():
        table.add_column(no_wrap=True)
    for column in block:
        table.add_column(no_wrap=True, width=column.width + gap)
    tallest = max(len(column.head) for column in block)
    heads = ["\n".join([""] * (tallest - len(column.head)) + column.head) for column in block]
    table.add_row(*("" for _ in (labelled[0] if labelled else ())), *(Text(head, "bold") for head in heads))
    for at, labels in enumerate(labelled):
        cells = [column.cells[at] for column in block]
        if every or any(cells):
            table.add_row(*(Text(label + " ") for label in labels), *cells)
    return table
