"""Tables of agencies and their duties (成员单位 | 主要职责): the agency is the subject of what its row says."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from respon.grammar import prose
from respon.grammar.fold import fold, hide
from respon.grammar.heads import Knows, is_organ
from respon.grammar.lists import split
from respon.grammar.stated import Part
from respon.grammar.words.lexicon import tokens

_HEADING = {"body", "all", "qualifier", "core"}
_DUTIES = ("职责", "职能", "任务", "分工", "事项")
_TEXT = "[\u4e00-\u9fffA-Za-z]"


class Columns(NamedTuple):
    """The column of agencies, and that of their duties."""

    agency: int
    duties: int


class SaidDuty(NamedTuple):
    """What one sentence of a row says; places are of `text`, the agencies' cell with the duties behind it.

    `said`: the sentence itself.
    """

    text: str
    parts: tuple[Part, ...]
    said: str = ""


def columns(heads: Sequence[str]) -> Columns | None:
    """Return the columns of a table of duties, by its folded headings."""
    agency = next((at for at, head in enumerate(heads) if _names_body(head)), -1)
    duties = next((at for at, head in enumerate(heads) if at > agency and any(word in head for word in _DUTIES)), -1)
    if agency < 0 or duties < 0:
        return None
    return Columns(agency, duties)


def _names_body(head: str) -> bool:
    """Tell whether a heading is a word for organs and nothing else: 成员单位, 科室, 部门名称."""
    bare = head.removesuffix("名称")
    line = tokens(bare).tokens
    said = sum(token.end - token.start for token in line if _HEADING & token.kinds.keys())
    return bool(line) and said == len(bare) and "body" in line[-1].kinds and line[-1].end - line[-1].start > 1


def read(cells: Sequence[str], where: Columns, knows: Knows | None, traditional: bool) -> Iterator[SaidDuty]:
    """Yield what a row says of its agencies; a task without a word of responsibility is shared by them."""
    owner = "、".join(filter(None, map(str.strip, cells[where.agency].split("\n"))))
    text = f"{owner}：{cells[where.duties]}"
    hidden = hide(fold(text, traditional))
    subject = split(hidden, 0, len(owner), knows)
    if not subject.names or not all(is_organ(hidden, *span, knows) for span in subject.names):
        return
    found = [
        (one.parts, text[one.start : one.end])
        for one in prose.read(hidden, len(owner) + 1, len(hidden), subject, knows)
        if one.parts
    ]
    if not found and re.search(_TEXT, cells[where.duties]):
        found = [((Part(subject.names, "co", "", False, subject.open_ended),), cells[where.duties])]
    for parts, said in found:
        yield SaidDuty(text, parts, said)
