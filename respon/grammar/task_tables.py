"""Tables of tasks (任务分工表): columns found by their headings, a row an action."""

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import NamedTuple

from respon.grammar import clause, columns, matrices, rule
from respon.grammar import duty_tables as duties
from respon.grammar.fold import fold, hide, printed
from respon.grammar.heads import Knows
from respon.grammar.result import Assigned, Place
from respon.grammar.rule import Rule
from respon.grammar.stated import Clause
from respon.model import Role
from respon.text import Table

_TASK = re.compile(
    "(?i:task|action|activit|measure|initiative|recommendation|project|title)|任务|事项|举措|措施|名称|项目|工作|行动|工程|指标|要点|问题|需求|内容|目标"
)
_DETAIL = re.compile("主要内容|具体内容|措施|内容|目标|要求|说明|备注|标准|成果|进展|范围")
_NUMBER = re.compile("(?i:^no[.]?$|^#$|^id$)|序号|编号|项次|^号$")
_DUE = re.compile("(?i:due|deadline|target ?date|completion ?date)|时限|期限|时间|日期|节点|进度")
_PERSON = re.compile("责任人|负责人|领导|联系人|联络员|人员|姓名|电话")
_NOTE = re.compile(r"(?<=.)\([^()]*\)$")  # 责任单位(排第一位的为牵头单位)
_HEAD_ROWS = 5
_NOWHERE = Place(0, 0, 0)


class Column(NamedTuple):
    """A column of agencies: where it is, its role, and its heading."""

    at: int
    role: Role
    label: str


class Layout(NamedTuple):
    """What the columns of a table are; -1: there is none."""

    row: int
    agencies: tuple[Column, ...]
    title: int
    number: int
    due: int
    owners: duties.Columns | None = None


class Row(NamedTuple):
    """One action of a table."""

    at: int
    number: str
    title: str
    part: str
    assigned: tuple[Assigned, ...]
    open_ended: bool
    due: str
    clause: str
    unread: tuple[str, ...] = ()


class Habits(NamedTuple):
    """How a document is read: its own rule, the names known, its script."""

    rule: Rule | None = None
    knows: Knows | None = None
    traditional: bool = False
    legend: matrices.Legend = MappingProxyType({})


def rows(table: Table, habits: Habits) -> Iterator[Row]:
    """Yield the actions of a table; nothing where no column names agencies."""
    folded = [[fold(cell, habits.traditional) for cell in row] for row in table.rows]
    found = matrices.find(folded, habits.legend, habits.knows)
    if found:
        yield from _matrix(table, folded, found, habits)
        return
    layout = _layout(table, habits.traditional)
    if not layout:
        return
    if not habits.rule:
        habits = habits._replace(rule=rule.find(fold("".join(table.rows[layout.row]), habits.traditional)))
    part = ""
    last: tuple[str, ...] = tuple(cell.strip() for cell in table.rows[layout.row])
    for at in range(layout.row + 1, len(table.rows)):
        cells = tuple(cell.strip() for cell in table.rows[at])
        filled = {cell for cell in cells if cell}
        if len(filled) == 1 and (
            len(cells) > 2 or not any(cells[column.at : column.at + 1] for column in layout.agencies)
        ):
            part = " ".join(next(iter(filled)).split())
        elif filled and cells != last and layout.owners:
            yield from _duties(at, cells, layout, part, habits)
        elif filled and cells != last:
            yield _row(at, cells, layout, part, habits)
        last = cells


def _row(at: int, cells: tuple[str, ...], layout: Layout, part: str, habits: Habits) -> Row:
    """Read the agencies of one row; a lead in any cell makes sharing stated in all."""
    named = [(column, _unwrapped(cells[column.at])) for column in layout.agencies if _cell(cells, column.at)]
    own, knows, traditional, _ = habits
    starred = own is not None and own.kind == "starred"
    marked = [(column, cell.replace("*", "★") if starred else cell) for column, cell in named]
    folded = [(column, hide(fold(cell, traditional))) for column, cell in marked]
    found = [clause.parse(cell, None, knows, column.role) for column, cell in folded]
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
    number, title, due = (_cell(cells, where) for where in (layout.number, layout.title, layout.due))
    unread = tuple(cell[a:b] for (_, cell), each in zip(named, found, strict=True) for a, b in each.rest)
    return Row(at, number, title, part, assigned, is_open, due, said, unread)


def _duties(at: int, cells: tuple[str, ...], layout: Layout, part: str, habits: Habits) -> Iterator[Row]:
    """Read one row of a table of agencies and their duties: an action for each sentence that says who acts."""
    where = layout.owners
    if not where or max(where.agency, where.duties) >= len(cells):
        return
    for duty in duties.read(cells, where, habits.knows, habits.traditional):
        assigned = tuple(
            Assigned(printed(duty.text[a:b]), one.role, one.stated, one.word, _NOWHERE)
            for one in duty.parts
            for a, b in one.names
        )
        is_open = any(one.open_ended for one in duty.parts)
        number = _cell(cells, layout.number)
        yield Row(at, number, _cell(cells, where.agency), part, assigned, is_open, "", duty.text)


def _assigned(column: Column, cell: str, found: Clause, several: bool) -> Iterator[Assigned]:
    for part in found.parts:
        stated = part.stated or several or part.role != "co"
        for start, end in part.names:
            yield Assigned(printed(cell[start:end]), part.role, stated, part.word or column.label, _NOWHERE)


def _cell(cells: tuple[str, ...], at: int) -> str:
    return " ".join(cells[at].split()) if 0 <= at < len(cells) else ""


def _unwrapped(cell: str) -> str:
    """Return a cell's text with each of its lines a piece of the list."""
    return "、".join(line.strip(" \t") for line in cell.strip().split("\n"))


def layout(table: Table, traditional: bool) -> Layout | None:
    """Return what the columns of a table are."""
    return _layout(table, traditional)


def _layout(table: Table, traditional: bool) -> Layout | None:
    """Find the row of headings and what each column is."""
    found = None
    for at, row in enumerate(table.rows[:_HEAD_ROWS]):
        heads = [_NOTE.sub("", printed(fold(cell, traditional))) for cell in row]
        columns = tuple(_agencies(heads))
        if columns and len({head for head in heads if head}) > 1:
            taken = {column.at for column in columns}
            found = Layout(at, columns, _title(heads, taken), _first(heads, _NUMBER), _first(heads, _DUE))
        elif not found and (where := duties.columns(heads)):
            return Layout(at, (), where.agency, _first(heads, _NUMBER), -1, where)
        elif found:
            break  # a heading of two rows (责任单位 above 牵头 and 配合) is read by its second
    return found


def _agencies(heads: list[str]) -> Iterator[Column]:
    """Yield the columns whose heading is a label of agencies, a merged heading once."""
    seen = {""}
    for at, head in enumerate(heads):
        found = columns.role(head) if head not in seen else None
        seen.add(head)
        if found and found[0]:
            yield Column(at, found[0], head)


def _matrix(table: Table, folded: list[list[str]], found: matrices.Matrix, habits: Habits) -> Iterator[Row]:
    """Yield the actions of a matrix, a row each."""
    heads = [_NOTE.sub("", "".join(cell.split())) for cell in folded[found.row]]
    title = _title(heads, {unit.at for unit in found.units})
    number, due = _first(heads, _NUMBER), _first(heads, _DUE)
    for at in range(found.row + 1, len(folded)):
        cells = table.rows[at]
        assigned = tuple(
            Assigned(printed(table.rows[found.row][unit.at]), role, stated, cells[unit.at].strip(), _NOWHERE)
            for unit in found.units
            if unit.at < len(cells)
            for role, stated in matrices.given(cells[unit.at], habits.legend, found.signs)
            if role
        )
        said = "；".join(f"{item.printed}：{item.word}" for item in assigned)
        yield Row(at, _cell(cells, number), _cell(cells, title), "", assigned, False, _cell(cells, due), said)


def _title(heads: list[str], taken: set[int]) -> int:
    """Return the column that names the action: rather 任务 than 主要内容, rather the last of several."""
    free = [
        at
        for at, head in enumerate(heads)
        if head and at not in taken and not any(other.search(head) for other in (_NUMBER, _DUE, _PERSON))
    ]
    tasks = [at for at in free if _TASK.search(heads[at])]
    names = [at for at in tasks if not _DETAIL.search(heads[at])]
    return next((good[-1] if good is names else good[0] for good in (names, tasks, free) if good), -1)


def _first(heads: list[str], pattern: re.Pattern[str]) -> int:
    return next((at for at, head in enumerate(heads) if pattern.search(head)), -1)
