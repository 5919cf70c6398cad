"""A ledger that people keep (台账): what its columns are.

They are found as in any table of tasks; what nothing is read from is a column of one's own, under its heading as it is
written. What stands above the head and below the rows may say what a mark means.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from respon.grammar import headings, marks, rule, task_tables
from respon.grammar.fold import fold, is_traditional, printed
from respon.grammar.task_tables import Habits, TableLayout
from respon.text import Table

_LONGEST = 1000
"""Characters of a line around a table that may say how it is read."""


class MisreadCell(Exception):
    """A cell that can't be understood: its row and column, what is wrong, the mend."""

    def __init__(self, row: int, column: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.row, self.column, self.message, self.hint = row, column, message, hint


class TaskLedger(NamedTuple):
    """A table whose head is a ledger's: what the columns are, the headings as written, how its cells are read."""

    table: Table
    layout: TableLayout
    headings: tuple[str, ...]
    own: tuple[int, ...]
    habits: Habits
    year: str

    def heading(self, column: int) -> str:
        """Return a column's heading as it is written, two rows of it joined by ·."""
        return self.headings[column] if 0 <= column < len(self.headings) else ""


def find(table: Table) -> TaskLedger | None:
    """Return the ledger that a table is, None if its head names no agencies or no tasks.

    Raises MisreadCell for a column that holds something below no heading.
    """
    found = task_tables.layout(table, traditional=True)
    if not found or found.owners or found.others.title < 0:
        return None
    body = table.rows[found.head.bottom + 1 :]
    raw = [[printed(cell) for cell in row] for row in table.rows[found.head.top : found.head.bottom + 1]]
    written = list(headings.paths(raw))
    found = _whole(found, body, written)
    named = _distinct(["·".join(path) for path in written])
    own = tuple(_own(table, found, body))
    return TaskLedger(table, found, tuple(named), own, *_habits(table, found))


def _whole(found: TableLayout, body: Sequence[Sequence[str]], written: Sequence[tuple[str, ...]]) -> TableLayout:
    """Return the layout with the number that tells rows apart, and all columns below a merged heading of agencies,
    each under its own words.
    """
    numbers = [at for at, name in enumerate(found.head.lowest) if headings.is_number(name)]
    filled = [at for at in numbers if any(row[at] for row in body)]
    apart = [at for at in filled if len({row[at] for row in body if row[at]}) == sum(bool(row[at]) for row in body)]
    number = next(iter(apart or filled), -1)
    twins = [
        column._replace(at=at)
        for column in found.agencies
        for at, path in enumerate(found.head.paths)
        if at > column.at
        and path == found.head.paths[column.at]
        and any(row[at] not in ("", row[column.at]) for row in body)
    ]
    agencies = tuple(
        column._replace(label=written[column.at][-1] if written[column.at] else column.label)
        for column in sorted((*found.agencies, *twins))
    )
    return found._replace(agencies=agencies, others=found.others._replace(number=number))


def _own(table: Table, found: TableLayout, body: Sequence[Sequence[str]]) -> Iterator[int]:
    """Yield the columns that hold something and that nothing else is read from."""
    where, paths = found.others, found.head.paths
    taken = {where.number, where.title, where.group, where.due, *(column.at for column in found.agencies)} - {-1}
    for at, path in enumerate(paths):
        rows = [row for row in body if row[at]]
        merged = any(path == paths[one] and all(row[at] == row[one] for row in rows) for one in taken)
        if at in taken or not rows or (merged and path):
            continue
        if path:
            yield at
        elif any(row.count(row[at]) < len(set(row)) or len(set(row) - {""}) > 1 for row in rows):
            first = next(at_row for at_row in range(found.head.bottom + 1, len(table.rows)) if table.rows[at_row][at])
            raise MisreadCell(first, at, "a cell without a heading", "write a heading over its column")


def _distinct(names: Sequence[str]) -> list[str]:
    """Return the headings, one that comes again with a number: 备注, 备注 (2)."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return found


def _habits(table: Table, found: TableLayout) -> tuple[Habits, str]:
    """Return how the cells are read: by what the lines around the table say of marks; and the year they name."""
    traditional = is_traditional("".join("".join(row) for row in table.rows[:200]))
    rows = [*table.rows[: found.head.bottom + 1], *(row for row in table.rows if len({*row} - {""}) == 1)]
    lines = [fold(marks.starred(cell[:_LONGEST]), traditional) for row in rows for cell in dict.fromkeys(row) if cell]
    own = next(filter(None, map(rule.find, lines)), None)
    years = {year for row in table.rows[: found.head.top] for cell in row for year in re.findall(r"20\d\d(?=年)", cell)}
    years = years or set(re.findall(r"20\d\d(?=年)", table.name))
    return Habits(own, None, traditional, marks.legend(lines, own)), years.pop() if len(years) == 1 else ""
