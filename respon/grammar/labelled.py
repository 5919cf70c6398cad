"""Labels outside brackets: lines such as 牵头单位：甲 below a task, 责任单位：甲、乙。 ending a paragraph."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from respon.grammar import brackets, clause, labels, running
from respon.grammar.fold import ASIDE, HIDDEN, hide
from respon.grammar.heads import Knows, Span, has_head, is_organ, organs
from respon.grammar.lists import split
from respon.grammar.rule import Rule
from respon.grammar.stated import Clause, Part
from respon.grammar.words import roles
from respon.grammar.words.lexicon import tokens
from respon.grammar.words.memory import remembered
from respon.model import Role

_BULLETS = " ●○◎◆◇■□▪▲△▶►➢➤★☆※—"
_UNKNOWN = re.compile(
    rf"(?<![^。;,({_BULLETS}])(?P<word>[\u4e00-\u9fff\ue000-\ue003/、]{{2,30}})(?: *:|——?|(?<=单位|部门)为)"
    "|^ *(?P<first>[\u4e00-\u9fff]{2,8}(?= )|[\ue000-\ue003]{3,14}) *(?=[^:]{2,60}$|[^:]{2,60} [^ :]{2,8}:)"
)
_MAY_LABEL, _MAY_BEGIN = map(re.compile, ("[:—]|(?:单位|部门)为", " *(?:[\u4e00-\u9fff]{2,8} |[\ue000-\ue003]{3})"))
"""A stretch without either has no label that is not known. Cheaper than _UNKNOWN, which decides."""
_STOP = re.compile("。 *")
_LEADING = re.compile(r" *(?:[-•·●○◎◆◇■□▪▲△▶►➢➤★☆※]|(?:\d{1,2}|[A-Za-z])[.、])? *")
_BEFORE = f"。;!,:{HIDDEN}{ASIDE}"
_COLOPHON = re.compile("印刷|出版|刊号|发行|编辑部|网 *址|邮编|邮政编码|印数|承印")
_OF_THIS = re.compile("本(?:法|条例|办法|规定|规则|要点|标准|细则|准则)(?:所称|所定)?(?:之|的)?$")  # 主管机关为甲
_NUMBERED = re.compile(r" *(?:[(（]?[一二三四五六七八九十\d]+[)）、.]|第|附件)")
_ACTS = {"verb", "act", "core"}
_SHORTEST, _SHORT = 8, 60  # characters of a line of the colophon, at most
_LONGEST_PREFIX, _LONGEST_LIST = 6, 200  # characters before a label that are of it; of names behind one not known
_MOST = 20  # lines of names below one another
_LONGEST = 4000  # a stretch after a label that goes on longer is no clause


class LabelledLine(NamedTuple):
    """A labelled stretch: its block and where it stands in it."""

    block: int
    start: int
    end: int


@remembered(1024)
def find(hidden: str, start: int, end: int) -> int:
    """Return where a label stands that begins a sentence, or -1. It must name a 单位 or begin the line."""
    first = _LEADING.match(hidden, start, end)
    begins = first.end() if first else start
    for found in labels.find(hidden, start, end):
        at = found.start()
        before = hidden[max(start, at - 3) : at].rstrip(_BULLETS)[-1:]
        opens = (
            at == begins
            or before in _BEFORE
            or hidden[at - 1] in _BULLETS
            or _is_prefixed(hidden, begins, at)
            or _OF_THIS.search(hidden, max(start, at - 12), at) is not None
        )
        noun = labels.named(found["label"]) or at == begins or before == ";"
        members = "成员" in found["label"] and (found["label"].endswith("成员") or not found[0].endswith(":"))
        if opens and noun and not (labels.is_person(found) or members):
            return at
    return -1


def _is_prefixed(hidden: str, start: int, at: int) -> bool:
    """Tell whether nothing but a short word, no name, stands before a label: 整治|责任单位:."""
    begin = at
    while begin > start and "\u4e00" <= hidden[begin - 1] <= "\u9fff":
        begin -= 1
    named = any({"organ", "all", "by"} & token.kinds.keys() for token in tokens(hidden).between(begin, at))
    return 0 < at - begin <= _LONGEST_PREFIX and not named


@remembered(1024)
def unknown(hidden: str, start: int, end: int, knows: Knows | None) -> tuple[Span, ...]:
    """Return the stretches that look like a label not known, with names behind it: 某某单位:市科委、市教委."""
    return tuple(_unknown(hidden, start, end, knows))


def _unknown(hidden: str, start: int, end: int, knows: Knows | None) -> Iterator[Span]:
    if end - start > _SHORT and hidden.find(":", start, end) < 0:
        return
    if not (_MAY_LABEL.search(hidden, start, end) or (start == 0 and _MAY_BEGIN.match(hidden))):
        return
    labelled = list(_UNKNOWN.finditer(hidden, start, end))
    for found, after in zip_longest(labelled, labelled[1:]):
        begin = found.start("word" if found["word"] else "first")
        first = tokens(hidden).at(begin)
        if (first and {"addressee", "person"} & first.kinds.keys()) or labels.at(hidden, begin):
            continue
        last = min(end, found.end() + _LONGEST_LIST)
        full = hidden.find("。", found.end(), last)
        known = next(labels.find(hidden, found.end(), last), None)
        stops = (after.start() if after else last, full if full >= 0 else last, known.start() if known else last)
        behind = found.end(), min(*stops, last)
        listed = split(hidden, *behind, knows)
        if organs(hidden, listed.names, knows, all_of_them=not found["word"]) or (
            found["word"] and _begins_with_name(hidden, *behind, knows)
        ):
            yield found.start(), behind[1]


def _begins_with_name(hidden: str, start: int, end: int, knows: Knows | None) -> bool:
    """Tell whether a short stretch begins with the name of an organ: 市水利局 张某."""
    listed = running.read(hidden, start, end, knows)
    return bool(listed.names) and end - listed.end <= _SHORTEST


def over_list(lines: Sequence[str], at: int, knows: Knows | None) -> bool:
    """Tell whether a line is a label not known, and nothing but names stands below it: 某某单位:⏎市科委、市教委."""
    label = lines[at].rstrip(" ")
    if not label.endswith(":") or len(label) > _SHORT or labels.at(lines[at], 0) or at + 1 >= len(lines):
        return False
    return brackets.all_names(hide(lines[at + 1].rstrip("。; ")), knows)


def below(lines: Sequence[str], first: LabelledLine, knows: Knows | None) -> tuple[LabelledLine, ...]:
    """Return a stretch and the lines that its list goes on in."""
    found: tuple[LabelledLine, ...] = (first,)
    while found[-1].end == len(lines[found[-1].block]) and found[-1].block + 1 < len(lines):
        block = found[-1].block + 1
        if _begins(lines[block], 0) or not _goes_on(lines, found, block, knows):
            break
        found = (*found, LabelledLine(block, 0, len(lines[block])))
    return found


def stop(hidden: str, start: int, end: int) -> int:
    """Return where the labelled stretch that begins here ends: at a full stop with no label after it."""
    for found in _STOP.finditer(hidden, start, end):
        if not _begins(hidden, found.end()):
            return found.end()
    return end


def gather(lines: Sequence[str], first: LabelledLine, knows: Knows | None) -> list[tuple[LabelledLine, ...]]:
    """Return the stretch and, where it goes to its line's end, the labelled lines that follow it.

    Each is one line, or several: a list goes on in the next line where a name is broken, or a 、 is left open.
    """
    found: list[tuple[LabelledLine, ...]] = [(first,)]
    while True:
        last = found[-1][-1]
        block = last.block + 1
        if last.end != len(lines[last.block]) or block >= len(lines):
            return found
        leading = _LEADING.match(lines[block])
        start = leading.end() if leading else 0
        if _begins(lines[block], start):
            found.append((LabelledLine(block, start, len(lines[block])),))
        elif _goes_on(lines, found[-1], block, knows):
            found[-1] = (*found[-1], LabelledLine(block, 0, len(lines[block])))
        else:
            return found


def _goes_on(lines: Sequence[str], before: tuple[LabelledLine, ...], block: int, knows: Knows | None) -> bool:
    """Tell whether a line goes on with the list of the labelled line before it."""
    here = hide(lines[block])
    text = hide(lines[before[-1].block][before[-1].start :]).rstrip()
    if not here.strip() or len(here) > _SHORT or ":" in here or _NUMBERED.match(here):
        return False
    last = max(text.rfind(mark) for mark in "、,:;") + 1
    listed = split(here, 0, len(here.rstrip("。;")), knows)
    if listed.names and last and text[last:].strip().isalpha() and not has_head(text, last, len(text)):
        return is_organ(text[last:] + here, 0, len(text) - last + listed.names[0][1], knows)  # a name is broken
    if not any(is_organ(here, *span, knows) for span in listed.names[-1:]):
        return False
    if last == len(text):
        return text[-1:] in ("、", ",", ":")
    below = block
    while below < min(len(lines), block + _MOST) and brackets.all_names(hide(lines[below].rstrip("。; ")), knows):
        below += 1
    after = "".join(lines[below : below + 1]).strip()  # no signature's date
    ends = below == len(lines) and (below > block + 1 or len(before) > 1)  # a name a line, to the text's end
    return below > block and (ends or _NUMBERED.match(after) is not None or _begins(after, 0))


class Stretch:
    """Lines read as one text, and the way back from its places to theirs."""

    def __init__(self, lines: Sequence[str], pieces: tuple[LabelledLine, ...]) -> None:
        self.pieces = pieces
        self.text = ""
        self.starts: list[int] = []
        for block, start, end in pieces:
            before = self.text.rstrip()
            if before and has_head(before, max(0, len(before) - _SHORT), len(before)):
                self.text = f"{before}、"
            self.starts.append(len(self.text))
            self.text += hide(lines[block][start : min(end, start + _LONGEST)])

    def places(self, start: int, end: int) -> list[LabelledLine]:
        """Return where a name stands: one stretch of a line, or several."""
        found = []
        for begin, piece in zip(self.starts, self.pieces, strict=True):
            first, last = max(start, begin), min(end, begin + piece.end - piece.start)
            if first < last:
                found.append(LabelledLine(piece.block, piece.start + first - begin, piece.start + last - begin))
        return found


def _begins(line: str, at: int) -> bool:
    return labels.at(line, at) is not None or labels.is_limit(line, at)


def in_colophon(lines: Sequence[str], at: int) -> bool:
    """Tell whether a line belongs to a gazette's colophon: printer, publisher, address stand beside it."""
    near = [line for line in lines[max(0, at - 3) : at + 4] if len(line) < _SHORT]
    return len(lines[at]) < _SHORT and _COLOPHON.search("".join(near)) is not None


def parse(stretches: Sequence[Stretch], rule: Rule | None, knows: Knows | None) -> list[Clause]:
    """Understand the stretches as one clause: a lead in any of them makes sharing stated in all."""
    found = [clause.parse(stretch.text, None, knows) for stretch in stretches]
    if rule and not any(part.role == "lead" for one in found for part in one.parts):
        found = [clause.parse(stretch.text, rule, knows) for stretch in stretches]
    if len({part.role for one in found for part in one.parts}) > 1:
        found = [one._replace(parts=tuple(map(_stated, one.parts))) for one in found]
    return found


def intro(hidden: str, start: int, end: int) -> Role | None:
    """Return the role of those whom the headings below name: 主办机关及其任务如下:, 牵头单位为:."""
    stop = len(hidden[start:end].rstrip(" :")) + start
    if stop == end or ":" not in hidden[stop:end]:
        return None
    line = tokens(hidden)
    token = line.to(stop)
    while (
        token
        and token.start > start
        and {"joint", "filler", "duty", "intro"} & token.kinds.keys()
        and "body" not in token.kinds
    ):
        token = line.to(token.start)
    first = line.to(token.start) if token else None
    if not token or token.end == stop or "body" not in token.kinds or not first or not _ACTS & first.kinds.keys():
        return None
    return roles.of_label(hidden[first.start : token.end])


def _stated(part: Part) -> Part:
    return part._replace(stated=True)
