"""Tables of tasks (任务分工表): columns found by their headings, a row an action."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from respon.documents.grammar import labels
from respon.documents.grammar.fold import fold
from respon.documents.text import Table
from respon.model import Role

_TITLES = (
    re.compile(r"(?:任务|事项|举措|措施|项目|工作|工程|行动|内容|目标|指标|要点|条款|问题|任务分工|需求)(?:名称|清单|事项|内容)?(?:及要求)?$"),
    re.compile("任务|事项|举措|措施|项目|工作|内容"),
)
_BETTER = re.compile("任务|事项|举措|名称|项目|工作")
_DETAIL = re.compile("主要内容|具体内容|具体措施|内容|目标|要求|说明|备注|标准|成果|进展")
_NUMBER = re.compile("序号|编号|^号$")
_DUE = re.compile("时限|期限|时间|日期|节点|进度")
_PERSON = re.compile("责任人|负责人|领导|联系人|联络员|人员|姓名")
_HEAD_ROWS = 5


class Column(NamedTuple):
    """A column of agencies: where it is, its role, and its heading as printed."""

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


class Row(NamedTuple):
    """One action of a table: its place, heading, and the cells of its agencies."""

    at: int
    number: str
    title: str
    part: str
    cells: tuple[tuple[Column, str], ...]
    due: str


def rows(table: Table, traditional: bool = False) -> Iterator[Row]:
    """Yield the actions of a table; nothing where no column names agencies."""
    layout = _layout(table, traditional)
    if not layout:
        return
    part = ""
    last: tuple[str, ...] = ()
    for at, row in enumerate(table.rows[layout.row + 1 :], layout.row + 1):
        cells = tuple(cell.strip() for cell in row)
        filled = {cell for cell in cells if cell}
        if len(filled) == 1 and (len(cells) > 2 or not any(cells[c.at : c.at + 1] == (next(iter(filled)),) for c in layout.agencies)):
            part = next(iter(filled))
            continue
        if not filled or cells == last or cells == tuple(cell.strip() for cell in table.rows[layout.row]):
            continue
        last = cells
        named = tuple((column, cells[column.at]) for column in layout.agencies if column.at < len(cells) and cells[column.at])
        yield Row(at, _cell(cells, layout.number), _cell(cells, layout.title), part, named, _cell(cells, layout.due))


def _cell(cells: tuple[str, ...], at: int) -> str:
    return " ".join(cells[at].split()) if 0 <= at < len(cells) else ""


def _layout(table: Table, traditional: bool) -> Layout | None:
    """Find the row of headings and what each column is."""
    for at, row in enumerate(table.rows[:_HEAD_ROWS]):
        heads = ["".join(fold(cell, traditional).split()) for cell in row]
        columns = tuple(_agencies(heads))
        if columns and len({head for head in heads if head}) > 1:
            taken = {column.at for column in columns}
            return Layout(at, columns, _title(heads, taken), _first(heads, _NUMBER), _first(heads, _DUE))
    return None


def _agencies(heads: list[str]) -> Iterator[Column]:
    seen: set[str] = set()
    for at, head in enumerate(heads):
        if len(head) > 16 or head in seen or not head:
            continue
        found = labels.LABEL.match(head + ":")
        if found and found.end() == len(head) + 1 and not found["person"] and re.search("单位|部门|机构|机关|主体|牵头|主办|协办|配合|责任$|负责$|分工", head):
            seen.add(head)
            yield Column(at, labels.role(head), head)
        elif re.fullmatch("(?:任务|责任|工作|职责)?分工|牵头及?(?:责任|配合|参与)单位", head):
            seen.add(head)
            yield Column(at, "co", head)


def _title(heads: list[str], taken: set[int]) -> int:
    """Return the column that names the action: rather 任务 than 主要内容, rather the last of several."""
    free = [at for at, head in enumerate(heads) if at not in taken and head and not _NUMBER.search(head) and not _DUE.search(head) and not _PERSON.search(head)]
    for good in (
        [at for at in free if _BETTER.search(heads[at]) and not _DETAIL.search(heads[at])],
        [at for at in free if any(title.search(heads[at]) for title in _TITLES)],
        free,
    ):
        if good:
            return good[-1] if len(good) > 1 and heads[good[-1]] != heads[good[0]] else good[0]
    return -1


def _first(heads: list[str], pattern: re.Pattern[str]) -> int:
    return next((at for at, head in enumerate(heads) if pattern.search(head)), -1)
