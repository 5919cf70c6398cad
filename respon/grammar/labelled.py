"""Labels outside brackets: lines such as 牵头单位：甲 below a task, 责任单位：甲、乙。 ending a paragraph."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from respon.grammar import clause, labels
from respon.grammar.clause import Clause, Part
from respon.grammar.fold import HIDDEN, hide
from respon.grammar.heads import Knows
from respon.grammar.rule import Rule

_STOP = re.compile("。 *")
_LEADING = re.compile(r" *(?:[-•·●◆■▪◇□]|\d{1,2}[.、])? *")
_BEFORE = f"。;!,:{HIDDEN}"
_COLOPHON = re.compile("印刷|出版|刊号|发行|编辑部|网 *址|邮编|邮政编码|印数|承印")
_OF_THIS = re.compile("本(?:法|条例|办法|规定|规则|要点|标准|细则|准则)(?:所称|所定)?(?:之|的)?$")  # 主管机关为甲
_SHORT = 60  # characters of a line of the colophon, at most
_LONGEST = 4000  # a stretch after a label that goes on longer is no clause


class Line(NamedTuple):
    """A labelled stretch: its block and where it stands in it."""

    block: int
    start: int
    end: int


def find(hidden: str, start: int, end: int) -> int:
    """Return where a label stands that begins a sentence, or -1. It must name a 单位 or begin the line."""
    if not labels.LIKELY.search(hidden, start, end):
        return -1
    first = _LEADING.match(hidden, start, end)
    begins = first.end() if first else start
    for found in labels.LABEL.finditer(hidden, start, end):
        at = found.start()
        before = hidden[max(start, at - 3) : at].rstrip(" ")[-1:]
        opens = at == begins or before in _BEFORE or hidden[at - 1] == " "
        opens = opens or _OF_THIS.search(hidden, max(start, at - 12), at) is not None
        noun = labels.BODY.search(found["label"]) or at == begins
        if opens and noun and not found["person"] and "成员" not in found["label"]:
            return at
    return -1


def stop(hidden: str, start: int, end: int) -> int:
    """Return where the labelled stretch that begins here ends: at a full stop with no label after it."""
    for found in _STOP.finditer(hidden, start, end):
        if not _begins(hidden, found.end()):
            return found.end()
    return end


def gather(lines: Sequence[str], first: Line) -> list[Line]:
    """Return the stretch and, where it goes to its line's end, the labelled lines that follow it."""
    found = [first]
    while found[-1].end == len(lines[found[-1].block]) and found[-1].block + 1 < len(lines):
        block = found[-1].block + 1
        leading = _LEADING.match(lines[block])
        start = leading.end() if leading else 0
        if not _begins(lines[block], start):
            break
        found.append(Line(block, start, len(lines[block])))
    return found


def _begins(line: str, at: int) -> bool:
    return labels.LABEL.match(line, at) is not None or labels.DUE.match(line, at) is not None


def in_colophon(lines: Sequence[str], at: int) -> bool:
    """Tell whether a line belongs to a gazette's colophon: printer, publisher, address stand beside it."""
    near = [line for line in lines[max(0, at - 3) : at + 4] if len(line) < _SHORT]
    return len(lines[at]) < _SHORT and _COLOPHON.search("".join(near)) is not None


def parse(lines: Sequence[str], stretches: Sequence[Line], rule: Rule | None, knows: Knows | None) -> list[Clause]:
    """Understand the stretches as one clause: a lead in any of them makes sharing stated in all."""
    texts = [hide(lines[block][start : min(end, start + _LONGEST)]) for block, start, end in stretches]
    found = [clause.parse(text, None, knows) for text in texts]
    if rule and not any(part.role == "lead" for one in found for part in one.parts):
        found = [clause.parse(text, rule, knows) for text in texts]
    if len({part.role for one in found for part in one.parts}) > 1:
        found = [one._replace(parts=tuple(map(_stated, one.parts))) for one in found]
    return found


def _stated(part: Part) -> Part:
    return part._replace(stated=True)
