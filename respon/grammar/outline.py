"""The outline: what a paragraph's beginning says of its place (章, 一、, (一), 1., 第X条, 专项N:, ——)."""

import re
from typing import NamedTuple

from respon.grammar import brackets, labels, runon, verbs
from respon.grammar.fold import hide
from respon.grammar.heads import LONGEST, has_head
from respon.grammar.words.memory import remembered

_CN = "[一二三四五六七八九十百零〇]{1,4}"
_MARKERS = re.compile(
    rf"(?P<annex>附件 ?(?:\d{{1,2}}|{_CN})?(?=[:. ]|$))"
    rf"|(?P<chapter>第 ?(?:{_CN}|\d+) ?[编章])"
    rf"|(?P<section>第 ?(?:{_CN}|\d+) ?节)"
    rf"|(?P<article>第 ?(?:{_CN}|\d+) ?条(?:之{_CN})?(?!款|项(?!目)| ?第|规定|的))"
    rf"|(?P<capital>[壹贰叁肆伍陆柒捌玖拾]{{1,2}} ?(?=[、.]))"
    rf"|(?P<cn>{_CN} ?(?=[、.](?!\d)))"
    rf"|(?P<cnp>\( ?{_CN} ?\))"
    rf"|(?P<dotted>\d{{1,2}}(?: ?\. ?\d{{1,2}}){{1,3}}(?= |\.|[\u4e00-\u9fff])(?! ?[年月日]))"
    rf"|(?P<num>\d{{1,3}} ?(?=[.、](?! ?\d)|[.、] ?\d{{1,4}} ?[年月日]|\.\d{{3,}}[\u4e00-\u9fff]))"
    rf"|(?P<nump>\( ?\d{{1,3}} ?\)|\d{{1,3}} ?\))"
    rf"|(?P<circled>[\u2460-\u2473])"
    rf"|(?P<named>(?!附|电话|邮编|联系|[^\d]*[年月])[\u4e00-\u9fff]{{2,4}} ?(?:\d{{1,3}}|{_CN})(?= ?[:、.]))"
    rf"|(?P<dash>—{{1,2}}|——)"
)
_AFTER = re.compile("[ 、.:]*")
_AMOUNT = re.compile(r"(\d{1,3})(?=\.\d{2,} ?[\u4e00-\u9fff])")
"""A number before an amount, 3.12座泵站: no heading 3.12 stands where 2. was the last one."""
_SPACE = re.compile(" *(?:[-•·●◆■▪◇□] *)?")
_TITLE_END = re.compile("[。:;!?]")
_LONGEST_TITLE = 60
_SHORTEST_TITLE = 8  # characters of what a comma may cut off as a title
_ARTICLE_TITLE = 16  # an article rarely has a title; a longer first stretch is its sentence
_LEAD_IN = re.compile(r"(?:[^,;。:!?()]|\([^()]*\)){2,30}?(?=:.)")
_DEPTH = {"annex": 0, "chapter": 1, "section": 2}


class Heading(NamedTuple):
    """A marker with its title. `text`: where the title begins; `body`: where the text after it begins.

    `mark`: the marker as printed.
    """

    kind: str
    number: str
    title: str
    start: int
    text: int
    body: int
    mark: str = ""

    @property
    def label(self) -> str:
        """The marker as printed and the title: 一、任务, 第一章 总则."""
        space = " " if self.kind in ("chapter", "section", "article", "annex") else ""
        return f"{self.mark}{space}{self.title}".strip()


class Unit(NamedTuple):
    """A stretch of one paragraph under one heading at most."""

    start: int
    end: int
    heading: Heading | None


@remembered(1024)
def units(folded: str, hidden: str, markup: int = 0, last: int = 0) -> tuple[Unit, ...]:
    """Return the paragraph's units: itself, or its parts where the text has lost its line breaks.

    last: the number that the last heading of the kind 1. had, 0 for none.
    """
    cuts = [0, *runon.cuts(folded, hidden)]
    ends = [*cuts[1:], len(folded)]
    return tuple(
        Unit(start, end, heading(folded, start, end, markup, last)) for start, end in zip(cuts, ends, strict=True)
    )


def heading(folded: str, start: int, end: int, markup: int = 0, last: int = 0) -> Heading | None:
    """Return the heading that folded[start:end] begins with, if it does. last: as in `units`."""
    begin = _SPACE.match(folded, start, end)
    at = begin.end() if begin else start
    marker = _MARKERS.match(folded, at, end)
    if not marker:
        return _unnumbered(folded, at, end, markup)
    kind = marker.lastgroup or ""
    amount = _AMOUNT.match(folded, at, end) if kind == "dotted" else None
    if amount and int(amount[1]) == last + 1 > 1:
        kind, marker = "num", amount
    after = _AFTER.match(folded, marker.end(), end)
    body = after.end() if after else marker.end()
    title, stop = _title(folded, body, end)
    number = "".join(marker[0].split())
    return Heading(kind, number, "" if kind == "article" and len(title) > _ARTICLE_TITLE else title, at, body, stop)


def _title(folded: str, start: int, end: int) -> tuple[str, int]:
    """Return the title that begins at `start` and where the text after it begins."""
    found = _TITLE_END.search(hide(folded[start : min(end, start + 300)]))
    stop = start + found.start() if found else end
    for bracket, after in brackets.outermost(folded, start, stop) if "(" in folded[start:stop] else ():
        if _is_clause(folded, bracket, folded[bracket:after]):
            stop, found = bracket, None
            break
    if stop - start > _LONGEST_TITLE:
        return _cut(folded, start), start
    return folded[start:stop].strip(), min(end, stop + 1 if found else stop)


def _cut(folded: str, start: int) -> str:
    """Return what a sentence too long for a title begins with, up to its last comma before."""
    hidden = hide(folded[start : start + _LONGEST_TITLE + 1])
    comma = hidden.rfind(",", _SHORTEST_TITLE)
    return folded[start : start + comma] if comma > 0 else ""


def _is_clause(folded: str, bracket: int, inside: str) -> bool:
    """Tell whether a bracket in a title says who is responsible: (甲牵头), or a list behind what is no name."""
    hidden = hide(inside[1:-1])
    if any(labels.find(inside)) or verbs.verbs(hidden, 0, len(hidden)):
        return True
    return brackets.all_names(hidden, None) and not has_head(folded, max(0, bracket - LONGEST), bracket)


def _unnumbered(folded: str, start: int, end: int, markup: int) -> Heading | None:
    """Return a heading by the file's markup, or a short lead-in before a colon."""
    if markup:
        return Heading(f"markup{markup}", "", folded[start:end].strip(), start, start, end)
    lead = _LEAD_IN.match(folded, start, end) if folded.find(":", start, end) >= 0 else None
    if lead and not (labels.at(folded, start) or labels.is_limit(folded, start) or _states(lead[0])):
        return Heading("lead-in", "", lead[0].strip(), start, start, lead.end() + 1)
    return None


def _states(lead: str) -> bool:
    """Tell whether a lead-in is a sentence of its own: 甲会同乙研究提出了意见:."""
    hidden = hide(lead)
    return any(has_head(hidden, 0, verb.start) for verb in verbs.verbs(hidden, 0, len(hidden)))


class Outline:
    """The headings in force, outermost first."""

    def __init__(self) -> None:
        self.stack: list[Heading] = []

    def enter(self, new: Heading) -> None:
        """Put a heading in its place: after its like, or below all."""
        if new.kind in _DEPTH or new.kind.startswith("markup"):
            self._cut(new)
        else:
            for index, old in enumerate(self.stack):
                if old.kind == new.kind:
                    del self.stack[index:]
                    break
        self.stack.append(new)

    def leave(self, head: Heading) -> None:
        """Leave a heading that holds for its own paragraph only."""
        if self.stack and self.stack[-1] is head:
            self.stack.pop()

    def _cut(self, new: Heading) -> None:
        if new.kind.startswith("markup"):
            numbered = any(not h.kind.startswith(("markup", "lead-in", "annex")) for h in self.stack)
            kept = ("chapter", "section", "annex") if numbered else ()
            self.stack = [
                h for h in self.stack if h.kind in kept or (h.kind.startswith("markup") and h.kind < new.kind)
            ]
            return
        depth = _DEPTH[new.kind]
        self.stack = [h for h in self.stack if _DEPTH.get(h.kind, 9) < depth]

    @property
    def nearest(self) -> Heading | None:
        """The innermost heading."""
        return self.stack[-1] if self.stack else None

    @property
    def counted(self) -> int:
        """The number that the heading of the kind 1. in force has, 0 for none."""
        return next((int(head.number) for head in self.stack if head.kind == "num"), 0)

    @property
    def names(self) -> list[str]:
        """What an action here may be called, the shortest first: (一), then 二(一); nothing where no heading is."""
        last = self.nearest
        inner = last.title if last and last.kind == "lead-in" else ""
        numbers = [head.number for head in self.stack if head.number]
        paths = ["".join(numbers[start:]) for start in range(len(numbers) - 1, -1, -1)]
        if not paths:
            return [name] if (name := inner or (last.title if last else "")) else []
        return [f"{path}-{inner}" if inner else path for path in paths]

    def path(self, title: str = "", inner: bool = False) -> str:
        """Return the headings above the present one (or that too), outermost first: 一、任务/（一）建设.

        title: the document's, which is no part of it.
        """
        above = self.stack if inner else self.stack[:-1]
        heads = [head for head in above if head.kind != "lead-in" and not (title and _is_title(head, title))]
        heads = [head for head in heads if head.title or head.kind != "annex"]
        return "/".join(head.label for head in heads if head.label)


def _is_title(head: Heading, title: str) -> bool:
    """Tell whether a heading by markup is the document's own title."""
    own = "".join(head.title.split())
    return head.kind.startswith("markup") and bool(own) and (own in title or title in own)
