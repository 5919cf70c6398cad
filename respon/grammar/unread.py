"""What a table holds and nobody took: columns of organs under a heading that is not known."""

from collections.abc import Iterator
from typing import NamedTuple

from respon.grammar import columns, matrices, task_tables
from respon.grammar.fold import fold, hide
from respon.grammar.heads import is_organ
from respon.grammar.lists import split
from respon.grammar.result import Kind
from respon.text import Table

_SHORT = 2
_HALF = 2  # of a column's cells half must hold names, and of a cell's pieces half must be names
_HEADS = " | "


class Missed(NamedTuple):
    """What was not taken: which kind, its words, and the row that they begin in."""

    kind: Kind
    text: str
    row: int
    column: int = -1


def missed(table: Table, habits: task_tables.Habits, found: bool) -> Iterator[Missed]:
    """Yield the columns of organs that were not taken, with what they hold.

    found: whether the table gave any action; of one that gave none the headings are told too.
    """
    row, taken = _taken(table, habits)
    heads = [" ".join(cell.split()) for cell in table.rows[row]] if table.rows else []
    left = [at for at in range(len(heads)) if at not in taken]
    named = [
        at
        for at in left
        if columns.role(fold(heads[at], habits.traditional)) is None and _organs(table, row, at, habits)
    ]
    units = [at for at in left if at not in named and _is_unit(table, row, at, habits)]
    if units or (named and not found):
        told = units if units else range(len(heads))
        yield Missed("table-not-understood", _HEADS.join(dict.fromkeys(heads[at] for at in told)), row)
    for at in named:
        held = dict.fromkeys(name for name in _organs(table, row, at, habits) if name)
        yield Missed("column-not-taken", f"{heads[at]}：{'、'.join(held)}", row, at)


def _is_unit(table: Table, row: int, column: int, habits: task_tables.Habits) -> bool:
    """Tell whether a column is a unit's own, as in a matrix: its heading is a name, and there is something below."""
    head = fold(table.rows[row][column].strip(), habits.traditional)
    below = any(column < len(cells) and cells[column].strip() for cells in table.rows[row + 1 :])
    return (
        below and is_organ(hide(head), 0, len(head), habits.knows) and columns.role(head) is None and len(head) > _SHORT
    )


def _taken(table: Table, habits: task_tables.Habits) -> tuple[int, set[int]]:
    """Return the row of the headings and the columns that were taken."""
    rows = [[fold(cell, habits.traditional) for cell in row] for row in table.rows]
    matrix = matrices.find(rows, habits.legend, habits.knows)
    if matrix:
        return matrix.row, {unit.at for unit in matrix.units}
    layout = task_tables.layout(table, habits.traditional)
    if not layout:
        return 0, set()
    others = layout.others
    taken = {column.at for column in layout.agencies}
    taken |= {others.title, others.number, others.due, others.detail, others.group}
    return layout.head.bottom, taken | ({layout.owners.agency, layout.owners.duties} if layout.owners else set())


def _organs(table: Table, row: int, column: int, habits: task_tables.Habits) -> list[str]:
    """Return the cells of a column that mostly holds names of organs, else nothing."""
    cells = [cells[column].strip() for cells in table.rows[row + 1 :] if column < len(cells) and cells[column].strip()]
    named = sum(_is_names(cell, habits) for cell in cells)
    return ["".join(cell.split()) for cell in cells] if named and named * _HALF >= len(cells) else []


def _is_names(cell: str, habits: task_tables.Habits) -> bool:
    hidden = hide(fold(cell, habits.traditional))
    listed = split(hidden, 0, len(hidden), habits.knows)
    return sum(is_organ(hidden, *span, habits.knows) for span in listed.names) * _HALF >= len(listed.names) > 0
