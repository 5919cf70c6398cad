"""Tables of tasks (任务分工表): columns found by their headings, a row an action."""

import re
from collections.abc import Collection, Iterator, Sequence
from types import MappingProxyType
from typing import NamedTuple

from respon.grammar import clause, columns, headings, matrices, rule
from respon.grammar import duty_tables as duties
from respon.grammar.fold import fold, hide, printed
from respon.grammar.heads import Knows
from respon.grammar.result import as_printed
from respon.grammar.rule import Rule
from respon.grammar.stated import Clause
from respon.model import Role
from respon.plan import Assignment
from respon.text import Table

_DITTO = frozenset(("〃", "″", "〞", '"', "”", "“", "々", "同上", "同前", "''", "ditto"))
_REMARK = r"(?:注|备注|备註|備註|说明|說明)\s?\d{0,2}\s?[:：、.]"
_FIGURE = r"[\d.,%％\s]*[项件个次家起]?"
"""A cell of a statistics table, no duty."""
_BROKEN = "(?<=[\u4e00-\u9fff，、])[ \\t]*\\n\\s*(?=[\u4e00-\u9fff])"  # inside a cell's sentence
_HEAD_ROWS = 8


class RoleColumn(NamedTuple):
    """A column of agencies: where it is, its role, and its heading."""

    at: int
    role: Role
    label: str


class TableLayout(NamedTuple):
    """A table's head, its columns of agencies, what the others are, and those of a table of duties."""

    head: headings.TableHead
    agencies: tuple[RoleColumn, ...]
    others: headings.Others
    owners: duties.Columns | None = None


class TaskRow(NamedTuple):
    """One action of a table."""

    at: int
    number: str
    title: str
    part: str
    assigned: tuple[Assignment, ...]
    open_ended: bool
    due: str
    clause: str
    detail: str = ""
    unread: tuple[str, ...] = ()


class Habits(NamedTuple):
    """How a document is read: its own rule, the names known, its script."""

    rule: Rule | None = None
    knows: Knows | None = None
    traditional: bool = False
    legend: matrices.Legend = MappingProxyType({})


def rows(table: Table, habits: Habits) -> Iterator[TaskRow]:
    """Yield the actions of a table; nothing where no column names agencies."""
    folded = [[fold(cell, habits.traditional) for cell in row] for row in table.rows]
    if matrix := matrices.find(folded, habits.legend, habits.knows):
        yield from _matrix(table, folded, matrix, habits)
        return
    found = layout(table, habits.traditional)
    if not found:
        return
    if not habits.rule:
        heads = table.rows[found.head.top : found.head.bottom + 1]
        said = fold("".join(cell for row in heads for cell in row), habits.traditional)
        habits = habits._replace(rule=rule.find(said))
    part = group = ""
    head = last = tuple(cell.strip() for cell in table.rows[found.head.bottom])
    above: tuple[str, ...] = ()
    for at in range(found.head.bottom + 1, len(table.rows)):
        cells = above = undittoed(tuple(cell.strip() for cell in table.rows[at]), above)
        filled = {cell for cell in cells if cell}
        if len(filled) == 1 and (
            len(cells) > 2 or not any(cells[column.at : column.at + 1] for column in found.agencies)
        ):
            part, group = part_of(next(iter(filled)), part), ""
        elif filled and cells not in (last, head):
            if found.owners:
                yield from _duties(at, cells, found, part, habits)
            else:
                group = text_at(cells, found.others.group) or group
                yield task_row(at, cells, found, "/".join(filter(None, (part, group))), habits)
        last = cells


def untaken(table: Table, habits: Habits, told: Collection[int] = ()) -> tuple[int, str]:
    """Return a table's last row of headings and the columns with content that nothing is read from.

    told: those that are told already.
    """
    found = layout(table, habits.traditional)
    if not found or found.owners:
        return 0, ""
    body = table.rows[found.head.bottom + 1 :]
    kept = [
        at
        for at in found.others.untaken
        if at not in told and any(row[at : at + 1] and row[at].strip() for row in body)
    ]
    return found.head.bottom, "、".join(found.head.named(at) for at in kept)


def undittoed(cells: tuple[str, ...], above: tuple[str, ...]) -> tuple[str, ...]:
    """Return a row with its ditto marks replaced by what stands above them."""
    if not above:
        return cells
    return tuple(above[at] if cell in _DITTO and at < len(above) else cell for at, cell in enumerate(cells))


def part_of(line: str, part: str) -> str:
    """Return the part that a line across the table begins; a note begins none."""
    return part if re.match(_REMARK, line) else " ".join(line.split())


def task_row(at: int, cells: tuple[str, ...], layout: TableLayout, part: str, habits: Habits) -> TaskRow:
    """Read the agencies of one row; a lead in any cell makes sharing stated in all."""
    named = [(column, _unwrapped(cells[column.at])) for column in layout.agencies if text_at(cells, column.at)]
    own, knows, traditional, _ = habits
    starred = own is not None and own.kind == "starred"
    marked = [(column, cell.replace("*", "★") if starred else cell) for column, cell in named]
    folded = [(column, hide(fold(cell, traditional))) for column, cell in marked]
    found = [clause.parse(cell, None, knows, column.role, columns.is_both(column.label)) for column, cell in folded]
    if own and not any(one.role == "lead" for each in found for one in each.parts):
        found = [clause.parse(cell, own, knows, column.role) for column, cell in folded]
    several = len({one.role for each in found for one in each.parts}) > 1
    assigned = tuple(
        item
        for (column, cell), each in zip(named, found, strict=True)
        for item in _assigned(column, cell, each, several)
    )
    is_open = any(one.open_ended for each in found for one in each.parts)
    said = "；".join(f"{column.label}：{' '.join(cells[column.at].split())}" for column, _ in named)
    where = layout.others
    number, title, detail, due = (text_at(cells, at) for at in (where.number, where.title, where.detail, where.due))
    limits = [each.due for each in found if each.due]
    due = due or (limits.pop() if len(limits) == 1 else "")
    unread = [cell[a:b] for (_, cell), each in zip(named, found, strict=True) for a, b in each.rest]
    return TaskRow(at, number, title, part, assigned, is_open, due, said, detail, (*unread, *limits))


def _duties(at: int, cells: tuple[str, ...], layout: TableLayout, part: str, habits: Habits) -> Iterator[TaskRow]:
    """Read one row of a table of agencies and their duties: an action for each sentence that says who acts."""
    where = layout.owners
    if not where or max(where.agency, where.duties) >= len(cells) or re.fullmatch(_FIGURE, cells[where.duties]):
        return
    for duty in duties.read(cells, where, habits.knows, habits.traditional):
        assigned = tuple(
            as_printed(printed(duty.text[a:b]), one.role, one.stated, one.word)
            for one in duty.parts
            for a, b in one.names
        )
        is_open = any(one.open_ended for one in duty.parts)
        number = text_at(cells, layout.others.number)
        yield TaskRow(at, number, text_at(cells, where.agency), part, assigned, is_open, "", duty.text, duty.said)


def _assigned(column: RoleColumn, cell: str, found: Clause, several: bool) -> Iterator[Assignment]:
    for part in found.parts:
        stated = part.stated or several or part.role != "co"
        for start, end in part.names:
            yield as_printed(printed(cell[start:end]), part.role, stated, part.word or column.label)


def text_at(cells: Sequence[str], at: int) -> str:
    """Return a cell as one line, its sentences whole; "" for a column that the table lacks."""
    return " ".join(re.sub(_BROKEN, "", cells[at]).split()) if 0 <= at < len(cells) else ""


def _unwrapped(cell: str) -> str:
    """Return a cell's text with each of its lines a piece of the list."""
    return "、".join(line.strip(" \t") for line in cell.strip().split("\n"))


def layout(table: Table, traditional: bool) -> TableLayout | None:
    """Find the rows of headings and what each column is."""
    width = max(map(len, table.rows), default=0)
    rows = [
        [re.sub(columns.NOTE, "", printed(fold(cell, traditional))) for cell in (*row, *[""] * (width - len(row)))]
        for row in table.rows[:_HEAD_ROWS]
    ]
    head = headings.find(rows, lambda cells: any(_agencies(cells)))
    agencies = tuple(_owners(head)) if head else ()
    owners = duties.columns(head.lowest) if head else None
    if head and not (owners and all(column.at == owners.duties for column in agencies)):
        return TableLayout(head, agencies, headings.others(head, {column.at for column in agencies}))
    for at, cells in enumerate(rows):
        if where := duties.columns(cells):
            head = headings.TableHead(at, at, tuple((cell,) if cell else () for cell in cells))
            return TableLayout(head, (), headings.others(head, {where.agency}), where)
    return None


def _owners(head: headings.TableHead) -> Iterator[RoleColumn]:
    """Yield the columns of agencies: by their lowest heading, else by one above it (责任单位 over 市级, 县级)."""
    lowest = list(_agencies(head.lowest))
    yield from lowest
    taken = {column.at for column in lowest}
    seen = {head.paths[at] for at in taken}
    for at, path in enumerate(head.paths):
        if at in taken or path in seen or len(path) < 2 or headings.is_person(path[-1]):
            continue
        above = next((column for name in reversed(path[:-1]) for column in _agencies([name])), None)
        if above:
            seen.add(path)
            yield above._replace(at=at)


def _agencies(heads: list[str]) -> Iterator[RoleColumn]:
    """Yield the columns whose heading is a label of agencies, a merged heading once."""
    seen = {""}
    lettered, acted = columns.are_letters(heads), columns.are_acts(heads)
    for at, head in enumerate(heads):
        found = columns.role(head, lettered or acted) if head not in seen else None
        seen.add(head)
        if found and found[0]:
            yield RoleColumn(at, found[0], head)


def _matrix(table: Table, folded: list[list[str]], found: matrices.Matrix, habits: Habits) -> Iterator[TaskRow]:
    """Yield the actions of a matrix, a row each."""
    heads = [re.sub(columns.NOTE, "", "".join(cell.split())) for cell in folded[found.row]]
    head = headings.TableHead(found.row, found.row, tuple((name,) if name else () for name in heads))
    where = headings.others(head, {unit.at for unit in found.units})
    for at in range(found.row + 1, len(folded)):
        cells = table.rows[at]
        assigned = tuple(
            as_printed(printed(table.rows[found.row][unit.at]), role, stated, cells[unit.at].strip())
            for unit in found.units
            if unit.at < len(cells)
            for role, stated in matrices.given(cells[unit.at], habits.legend, found.signs)
            if role
        )
        said = "；".join(f"{item.printed}：{item.word}" for item in assigned)
        number, title, detail, due = (text_at(cells, i) for i in (where.number, where.title, where.detail, where.due))
        yield TaskRow(at, number, title, "", assigned, False, due, said, detail)
