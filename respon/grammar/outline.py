"""The outline: what a paragraph's beginning says of its place (章, 一、, (一), 1., 第X条, 专项N:, ——)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from respon.grammar import brackets, labels, verbs
from respon.grammar.fold import hide
from respon.grammar.heads import LONGEST, has_head

_CN = "[一二三四五六七八九十百零〇]{1,4}"
_MARKERS = re.compile(
    rf"(?P<annex>附件 ?(?:\d{{1,2}}|{_CN})?(?=[:. ]|$))"
    rf"|(?P<chapter>第 ?(?:{_CN}|\d+) ?[编章])"
    rf"|(?P<section>第 ?(?:{_CN}|\d+) ?节)"
    rf"|(?P<article>第 ?(?:{_CN}|\d+) ?条(?:之{_CN})?(?!款|项(?!目)| ?第|规定|的))"
    rf"|(?P<cn>{_CN} ?(?=[、.](?!\d)))"
    rf"|(?P<cnp>\( ?{_CN} ?\))"
    rf"|(?P<dotted>\d{{1,2}}(?: ?\. ?\d{{1,2}}){{1,3}}(?= |\.|[\u4e00-\u9fff]))"
    rf"|(?P<num>\d{{1,3}} ?(?=[.、](?! ?\d)))"
    rf"|(?P<nump>\( ?\d{{1,3}} ?\)|\d{{1,3}} ?\))"
    rf"|(?P<circled>[\u2460-\u2473])"
    rf"|(?P<named>(?!附|电话|邮编|联系|[^\d]*[年月])[\u4e00-\u9fff]{{2,4}} ?(?:\d{{1,3}}|{_CN})(?= ?[:、.]))"
    rf"|(?P<dash>—{{1,2}}|——)"
)
_AFTER = re.compile("[ 、.:]*")
_SPACE = re.compile(" *(?:[-•·●◆■▪◇□] *)?")
_TITLE_END = re.compile("[。:;!?]")
_LONGEST_TITLE = 60
_ARTICLE_TITLE = 16  # an article rarely has a title; a longer first stretch is its sentence
_LEAD_IN = re.compile(r"(?:[^,;。:!?()]|\([^()]*\)){2,30}?(?=:.)")
_DEPTH = {"annex": 0, "chapter": 1, "section": 2}
_SHORTEST, _SEVERAL = 80, 3  # a paragraph this long with so many markers in it has lost its line breaks
_MARK = re.compile(rf"\({_CN}\)")
_STOPS = "(?<=[。;:!?)》”])"
_SPLITS = re.compile(
    rf"{_STOPS}(?={_CN}、|第{_CN}[条章](?!款|项(?!目)|第|规定|的))"
    rf"|(?<![第条款项的])(?=\({_CN}\)(?!项|款|目))"
    rf"|(?<=[。;:)])(?=\d{{1,2}}[.、](?! ?\d))|(?<= )(?=\d{{1,2}}[.、][\u4e00-\u9fff])|(?<=。)(?=附件 ?\d)"
)
_LIKELY = re.compile(rf"[。;:!?)》”](?:{_CN}、|第{_CN}[条章])|\({_CN}\)")
_DEEP = re.compile(rf"{_CN}、|第{_CN}[条章]|\({_CN}\)")


class Heading(NamedTuple):
    """A marker with its title. `text`: where the title begins; `body`: where the text after it begins."""

    kind: str
    number: str
    title: str
    start: int
    text: int
    body: int


class Unit(NamedTuple):
    """A stretch of one paragraph under one heading at most."""

    start: int
    end: int
    heading: Heading | None


def units(folded: str, hidden: str, markup: int = 0) -> Iterator[Unit]:
    """Yield the paragraph's units: itself, or its parts where the text has lost its line breaks."""
    cuts = [0]
    if folded.count("单位:") > 1 or (len(folded) > _SHORTEST and len(_LIKELY.findall(folded)) >= _SEVERAL):
        cuts += _cuts(folded, hidden)
    for start, end in zip(cuts, [*cuts[1:], len(folded)], strict=True):
        yield Unit(start, end, heading(folded, start, end, markup))


def _cuts(folded: str, hidden: str) -> list[int]:
    """Return where headings stand inside a paragraph; nowhere, if it has its line breaks."""
    found = sorted({found.start() for found in _SPLITS.finditer(_with_markers(folded, hidden))} - {0})
    deep = sum(_DEEP.match(folded, at) is not None for at in found)
    return found if deep >= _SEVERAL or folded.count("单位:") > 1 else []


def _with_markers(folded: str, hidden: str) -> str:
    """Return the text with quotations and brackets hidden, but for markers such as (一)."""
    parts: list[str] = []
    at = 0
    for found in _MARK.finditer(folded):
        parts += [hidden[at : found.start()], found[0]]
        at = found.end()
    return "".join([*parts, hidden[at:]])


def heading(folded: str, start: int, end: int, markup: int = 0) -> Heading | None:
    """Return the heading that folded[start:end] begins with, if it does."""
    begin = _SPACE.match(folded, start, end)
    at = begin.end() if begin else start
    marker = _MARKERS.match(folded, at, end)
    if not marker:
        return _unnumbered(folded, at, end, markup)
    kind = marker.lastgroup or ""
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
        return "", start
    return folded[start:stop].strip(), min(end, stop + 1 if found else stop)


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
    lead = _LEAD_IN.match(folded, start, end)
    if lead and not (labels.at(folded, start) or labels.DUE.match(folded, start)):
        return Heading("lead-in", "", lead[0].strip(), start, start, lead.end() + 1)
    return None


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
            keep = [h for h in self.stack if numbered and h.kind in ("chapter", "section", "annex")]
            self.stack = keep
            return
        depth = _DEPTH[new.kind]
        self.stack = [h for h in self.stack if _DEPTH.get(h.kind, 9) < depth]

    @property
    def nearest(self) -> Heading | None:
        """The innermost heading."""
        return self.stack[-1] if self.stack else None

    @property
    def names(self) -> list[str]:
        """What an action here may be called, the shortest first: (一), then 二(一)."""
        last = self.nearest
        inner = last.title if last and last.kind == "lead-in" else ""
        numbers = [head.number for head in self.stack if head.number]
        paths = ["".join(numbers[start:]) for start in range(len(numbers) - 1, -1, -1)]
        if not paths:
            return [inner or (last.title if last else "")]
        return [f"{path}-{inner}" if inner else path for path in paths]

    @property
    def part(self) -> str:
        """The outermost heading above the present one, as number and title."""
        if len(self.stack) < 2:
            return ""
        above = [h for h in self.stack[:-1] if h.kind != "annex"]
        top = next((h for h in above if not h.kind.startswith("markup")), None)
        if not top:
            return ""
        mark = "、" if top.kind == "cn" else " " if top.kind in ("chapter", "section") else ""
        return f"{top.number}{mark}{top.title}".strip()
