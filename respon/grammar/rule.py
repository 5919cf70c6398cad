"""A document's own rule of how its lists are read: 列第一位者为牵头单位，下同; 第一个逗号前为牵头单位."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from respon.grammar.heads import STARS, Span
from respon.grammar.words.memory import remembered
from respon.model import Role

Kind = Literal["first", "before-mark", "starred"]

_LEADER = r"[^,;。、:]{0,12}?(?:牵头|主办|主责|总负责|第一责任)(?:责任)?(?:单位|部门|机关|人)?"
_FIRST = (
    r"(?:(?:排|列|居|位|署)?(?:在|于|名|序){0,3})?(?:第一|首|第1|最前)(?:位|个|家|名)?"
    r"(?:者|的|单位|部门|责任单位|责任部门|单位名称|列出)*"
)
_MARK = {"逗号": ",", "分号": ";", "顿号": "、", "句号": "。"}
_IS = "(?:均|皆|都|即)?(?:为|是|系|表示|代表)"
_RULE = (
    rf"(?P<mark>(?:第一个?)?(?P<sign>逗号|分号|顿号|句号)(?:之?前|以前|左边)的?(?:单位|部门|责任单位)?){_IS}{_LEADER}"
    rf"|(?P<starred>[标加带注打画]?有?“?[{STARS}]”?(?:号|的|者)*(?:单位|部门)?){_IS}{_LEADER}"
    rf"|(?P<first>{_FIRST})(?:{_IS}|牵头负责){_LEADER}"
    rf"|(?:列|排|居|位|序)[^,;。]{{0,3}}(?:第一|首)[^,;。]{{0,2}}的?(?:单位|部门)(?:负责|总)?牵头"
    rf"|(?:牵头|主办)(?:单位|部门){_IS}[^,;。]{{0,6}}(?:列|排|居|位|序)[^,;。]{{0,3}}(?:第一|首)[^,;。]{{0,4}}"
    rf"|(?:列|排)[^,;。]{{0,4}}(?:前|首)[^,;。]{{0,6}}{_IS}{_LEADER}"
)
_LIKELY = re.compile(f"第一|第1|[首前][^,;。]{{0,10}}[为是系牵]|[逗分]号|[{STARS}]")
_REST = re.compile(
    r"(?:其余|其他|其它|后面|之后|以后|后)[^,;。:]{0,10}?(?:为|是|系)[^,;。:]{0,6}?(?P<role>配合|协办|参加|参与|协助)"
)
_TO_MARK = re.compile("[^,;。]*[,;。]?")
_VAGUE = re.compile(
    "(?:各|有关|相关|各有关|各相关|国务院有关|市有关|省有关)(?:级|市直|省直)?(?:部门|单位|机构|方面|地方)"
)


class Rule(NamedTuple):
    """`kind` and, for before-mark, the sign; `rest`: the role of the others; `text`: the words quoted."""

    kind: Kind
    sign: str = ","
    rest: Role = "co"
    text: str = ""

    def leaders(self, clause: str, names: Sequence[Span]) -> list[Span]:
        """Return those of the names that lead. `clause`: their text, brackets hidden."""
        if self.kind == "starred":
            return [(a, b) for a, b in names if {clause[a - 1 : a], clause[b : b + 1]} & set(STARS)]
        if self.kind == "before-mark" and names:
            mark = clause.find(self.sign, names[0][1], names[-1][0])
            return [span for span in names if mark < 0 or span[1] <= mark]
        return [span for span in names[:1] if not _VAGUE.match(clause[span[0] : span[1]])]


@remembered(1024)
def find(folded: str) -> Rule | None:
    """Return the rule that the text states, if it states one."""
    named = "牵头" in folded or "主办" in folded or "主责" in folded or "责任" in folded
    found = _ruled(folded) if named else None
    if not found:
        return None
    rest: Role = "support" if _REST.match(folded, *_after(folded, found.end())) else "co"
    if found["mark"]:
        return Rule("before-mark", _MARK[found["sign"]], rest, found[0])
    return Rule("starred" if found["starred"] else "first", ",", rest, found[0])


def _ruled(text: str) -> re.Match[str] | None:
    return re.search(_RULE, text) if _LIKELY.search(text) else None


def _after(folded: str, end: int) -> tuple[int, int]:
    """Return the stretch behind the rule in which it may go on: 其余为配合单位."""
    begin = _TO_MARK.match(folded, end)
    return (begin.end() if begin else end), min(len(folded), end + 60)


def cut(clause: str) -> int:
    """Return where the clause's own list ends and the rule stated inside it begins."""
    found = _ruled(clause)
    if not found:
        return len(clause)
    return max(clause.rfind(sign, 0, found.start()) for sign in ",;。、") if found.start() else 0
