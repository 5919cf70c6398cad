"""The headings of a table of tasks, in one row or several, merged or left blank, and what the columns say."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from respon.grammar.heads import has_head
from respon.grammar.words import roles
from respon.grammar.words.lexicon import lexicon

TASKS = (
    *("任务", "事项", "举措", "措施", "名称", "项目", "工作", "行动"),
    *("工程", "指标", "要点", "问题", "需求", "内容", "目标", "action"),
    *("title", "activity"),
)
_DETAIL = (
    *("主要内容", "具体内容", "举措", "措施", "内容", "目标", "要求", "说明"),
    *("备注", "标准", "成果", "进展", "范围", "描述", "description", "detail"),
)
_NUMBER = ("序号", "编号", "编码", "项次")
_JUST_NUMBER = ("号", "no", "no.", "id", "#", "item no", "item no.")
_DUE = (
    *("时限", "期限", "期程", "时程", "时点", "完成时间", "完成日期", "截止", "办结时间"),
    *("deadline",),
)
_NOT_DUE = (
    *("启动", "开始", "开工", "填报", "更新", "填表", "进展", "情况"),
    *("起始", "实际"),
)
_PERSON = (
    *("责任人", "负责人", "领导", "联系人", "联络员", "人员", "姓名", "电话"),
    *("职务",),
)
_PROGRESS = (
    *("进展", "情况", "存在问题", "困难", "下一步", "备注", "是否", "状态"),
    *("完成率", "成效", "progress", "status", "remark", "note"),
)
_GROUP = ("类别", "分类", "领域", "方面", "板块", "大类", "专栏", "category")
_LONGEST = 16  # characters of a heading
_ROWS = 8  # rows in which a head is looked for
_GENERIC = 2  # characters of a heading that only looks like a name: 单位

Row = Sequence[str]
Bears = Callable[[list[str]], bool]
"""bears(cells): whether these cells head columns of agencies."""


class TableHead(NamedTuple):
    """A table's head: its first and last row, and for each column the headings over it, the outermost first."""

    top: int
    bottom: int
    paths: tuple[tuple[str, ...], ...]

    @property
    def lowest(self) -> list[str]:
        """The heading nearest to each column's cells, "" for none."""
        return [path[-1] if path else "" for path in self.paths]

    def named(self, at: int) -> str:
        """A column's headings as one: 进展情况·存在问题."""
        return "·".join(self.paths[at])


class Others(NamedTuple):
    """What the columns say that name no agencies; -1: none does. `untaken`: those that nothing is read from."""

    number: int
    title: int
    detail: int
    group: int
    due: int
    untaken: tuple[int, ...]


def find(rows: Sequence[Row], bears: Bears) -> TableHead | None:
    """Return the head of a table: the rows of headings around the first that heads columns of agencies.

    rows: folded, without white space.
    """
    rows = rows[:_ROWS]
    bottom = next((at for at, row in enumerate(rows) if len(set(filter(None, row))) > 1 and bears(list(row))), -1)
    if bottom < 0:
        return None
    top = bottom
    while bottom + 1 < len(rows) and (_more(rows[bottom + 1], bears) or _goes_on(rows[bottom], rows[bottom + 1])):
        bottom += 1
    while top > 0 and _may_head(rows[top - 1]) and _goes_on(rows[top - 1], rows[top]):
        top -= 1
    return TableHead(top, bottom, tuple(paths(rows[top : bottom + 1])))


def _more(row: Row, bears: Bears) -> bool:
    """Tell whether a row below headings is one more of them: a number is a task's."""
    return len(set(filter(None, row))) > 1 and bears(list(row)) and not any(cell.isdigit() for cell in row)


def _may_head(row: Row) -> bool:
    """Tell whether a row can be headings: several, short, and no labels with values (填报单位:甲)."""
    named = set(filter(None, row))
    return len(named) > 1 and all(len(name) <= _LONGEST and ":" not in name for name in named)


def _goes_on(upper: Row, lower: Row) -> bool:
    """Tell whether a row only divides the headings above it: what differs stands below merged or blank ones."""
    differs = False
    for at, (above, below) in enumerate(zip(upper, lower, strict=True)):
        if not below or below == above:
            continue
        near = {*upper[max(0, at - 1) : at], *upper[at + 1 : at + 2]}
        if len(below) > _LONGEST or below.isdigit() or not (above in near or not above or "" in near):
            return False
        if (
            len(below) > _GENERIC
            and has_head(below, 0, len(below))
            and not below.endswith(("单位", "部门", "机关", "机构"))
        ):
            return False
        differs = True
    return differs


def paths(rows: Sequence[Row]) -> Iterator[tuple[str, ...]]:
    """Yield the headings over each column; what is blank in an upper row has the heading on its left."""
    for at in range(len(rows[0])):
        path: list[str] = []
        for level, row in enumerate(rows):
            cell = row[at]
            if not cell and any(below[at] for below in rows[level + 1 :]):
                cell = next((one for one in reversed(row[:at]) if one), "")
            if cell and cell not in path[-1:]:
                path.append(cell)
        yield tuple(path)


def others(found: TableHead, taken: set[int]) -> Others:
    """Return what the columns are that name no agencies."""
    lowest = found.lowest
    number = next((at for at, name in enumerate(lowest) if is_number(name)), -1)
    due = _due(found, taken)
    free = [
        at
        for at, name in enumerate(lowest)
        if name and at not in (taken | {number, due}) and not (_says(name, _PERSON) or _is_time(name))
    ]
    asked = [at for at in free if not _says(found.named(at), _PROGRESS)]
    tasks = [at for at in asked if is_task(lowest[at])]
    names = [at for at in tasks if not _says(lowest[at], _DETAIL)]
    title = next((good[-1] if good is names else good[0] for good in (names, tasks, asked, free) if good), -1)
    detail = next((at for at in asked if at > title and _says(lowest[at], _DETAIL)), -1)
    group = next((at for at in reversed(asked) if at < title and (at in names or _says(lowest[at], _GROUP))), -1)
    said = {number, title, detail, group, due, *taken}
    merged = {at for at, path in enumerate(found.paths) if any(path == found.paths[one] for one in said if one >= 0)}
    untaken = tuple(at for at, name in enumerate(lowest) if name and at not in said | merged)
    return Others(number, title, detail, group, due, untaken)


def is_person(heading: str) -> bool:
    """Tell whether a column holds people, times, numbers or progress, whatever stands above it."""
    return _says(heading, _PERSON) or _says(heading, _PROGRESS) or is_number(heading) or _is_time(heading)


def _due(found: TableHead, taken: set[int]) -> int:
    free = [at for at in range(len(found.paths)) if at not in taken and not _says(found.named(at), _NOT_DUE)]
    return next((at for is_due in (_is_due, _is_time) for at in free if is_due(found.named(at))), -1)


def _says(heading: str, words: Iterable[str]) -> bool:
    return any(word in heading.lower() for word in words)


def is_number(heading: str) -> bool:
    """Tell whether a column holds the rows' numbers."""
    return _says(heading, _NUMBER) or heading.lower() in _JUST_NUMBER


def is_task(heading: str) -> bool:
    """Tell whether a heading is that of tasks."""
    return _says(heading, TASKS) or heading.lower().startswith("task")


def _is_due(heading: str) -> bool:
    return _says(heading, _DUE) or roles.stands(heading, "limit")


def _is_time(heading: str) -> bool:
    return _is_due(heading) or _says(heading, lexicon().of("limit"))
