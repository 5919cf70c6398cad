"""Tasks that nobody carries: headings that stand where actions stand, without a word of who is responsible.

Three signs make a heading such a task: most of its siblings bear a clause; it has a time limit of its own; or, in a
plan that names nobody at all, it and its part are worded as tasks (构建…, 推进…, 重点任务).
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from respon.grammar.outline import Heading
from respon.text import Place

_KINDS = ("cn", "cnp", "num", "nump", "named", "dotted")
_OUTLINE = (*_KINDS, "annex", "chapter", "section", "article")  # what else there is divides no task
_PLAN = re.compile("计划|规划|方案|意见|行动|要点|措施|纲要|工程")
_TASKS = re.compile("任务|行动|举措|措施|重点工作|工程|项目")
_NO_TASKS = re.compile("指导思想|原则|目标|总体|基础|形势|背景|环境$|意义|附则|思路")
_DOING = re.compile(
    "加[强快大]|推[进动广]|打造|建[设立]|构建|搭建|实施|提[升高]|深化|强化|优化|创新|健全|完善|发展|培育|拓展|促进|开展|落实|统筹|做[好优强大]"
    "|形成|营造|支持|引导|鼓励|扩大|壮大|聚焦|夯实|增强|集聚|培养|引进|保障|规范|组织|制定|探索|布局|繁荣|激发|释放|畅通|丰富|普及|改[善造进革]"
)
_SHARE = 0.5  # of the siblings must bear a clause


@dataclass
class _Node:
    head: Heading
    at: Place
    parent: int
    path: tuple[Heading, ...]
    covered: bool = False
    clause: bool = False
    due: str = ""
    leaf: bool = True


class Gaps:
    """Remembers a document's headings and which of them bear a clause."""

    def __init__(self) -> None:
        self.nodes: list[_Node] = []
        self.index: dict[int, int] = {}
        self.said = 0

    def head(self, stack: list[Heading], at: Place) -> None:
        """Note a heading just entered, the last of the stack."""
        head = stack[-1]
        if head.kind not in _OUTLINE:
            return
        parent = next((self.index[id(one)] for one in reversed(stack[:-1]) if id(one) in self.index), -1)
        if parent >= 0:
            self.nodes[parent].leaf = False
        self.index[id(head)] = len(self.nodes)
        self.nodes.append(_Node(head, at, parent, tuple(stack)))

    def limit(self, head: Heading, spoken: str) -> None:
        """Note that a heading has a time limit of its own: it is a task, whoever carries it."""
        if id(head) in self.index:
            self.nodes[self.index[id(head)]].due = spoken

    def cover(self, stack: list[Heading], clause: bool) -> None:
        """Note that something is said of the headings in force: by a clause, or in running text."""
        self.said += 1
        for head in stack:
            if id(head) in self.index:
                node = self.nodes[self.index[id(head)]]
                node.covered = True
                node.clause = node.clause or clause

    def tasks(self, title: str) -> Iterator[tuple[tuple[Heading, ...], Place, str]]:
        """Yield the tasks without owner: the headings down to them, where they begin, and their time limits."""
        groups: dict[tuple[int, str], list[_Node]] = defaultdict(list)
        for node in self.nodes:
            if node.leaf and node.head.kind in _KINDS and node.head.title:
                groups[node.parent, node.head.kind].append(node)
        plan = not self.said and _PLAN.search(title) is not None
        for nodes in groups.values():
            share = sum(node.clause for node in nodes) / len(nodes)
            for node in nodes:
                if not node.covered and (node.due or share >= _SHARE or (plan and _is_task(node))):
                    yield node.path, node.at, node.due


def _is_task(node: _Node) -> bool:
    """Tell whether a heading and the part it stands in are worded as tasks."""
    top = next((head for head in node.path[:-1] if head.kind in ("cn", "chapter")), None)
    if not top or any(_NO_TASKS.search(head.title) for head in node.path):
        return False
    return bool(_DOING.match(node.head.title)) and bool(_DOING.match(top.title) or _TASKS.search(top.title))
