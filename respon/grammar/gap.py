"""What stands between a subject and its verb: adverbs, a phrase, a count; or something else."""

import re

from respon.grammar.fold import ASIDE
from respon.grammar.lists import is_common
from respon.grammar.words.lexicon import tokens

_BETWEEN = {"adverb", "modal", "joint", "by", "duty", "filler", "act"}  # kinds that may stand between subject and verb
PHRASE = re.compile(
    "[ \n]*(?:要|应当|应|须|将)?"
    "(?:根据|按照?|依据|依照|在|对|结合|围绕|针对|通过|依托|以(?!及)|作为|是|为|经|自|于|从|就|与|会同)"
)
_AND_THEN = re.compile("(?:并且|并|同时|和|及|具体|统一|共同|还|也|且)[ \n]*$")


def carries(hidden: str, start: int, end: int) -> bool:
    """Tell whether a subject before the gap is that of the verb behind it."""
    gap = hidden[start:end]
    last = gap.rfind(",") + 1
    return is_adverbial(hidden, start, end) or bool(PHRASE.match(gap, last)) or bool(_AND_THEN.search(gap))


def is_adverbial(hidden: str, start: int, end: int) -> bool:
    """Tell whether nothing but adverbs, and phrases such as 按照各自职责, stands in a gap."""
    at = start
    line = list(tokens(hidden).between(start, end))
    if line and line[0].start == start and "all" in line[0].kinds and line[-1].end == end:
        return bool({"person", "crowd"} & line[-1].kinds.keys())  # 由水利部有关人员组成
    for token in line:
        if not _BETWEEN & token.kinds.keys() and not _counts(hidden, token.start, token.end):
            return False
        if not _counts(hidden, at, token.start):
            return False
        at = token.end
    return _counts(hidden, at, end)


def qualifies(hidden: str, end: int) -> int:
    """Return where what a verb only qualifies begins, 0 where it doesn't: 负责的|工作, 牵头完成的|项目."""
    after = tokens(hidden).at(end)
    if after and {"stop", "act", "core"} & after.kinds.keys() and hidden[end : end + 1] != "的":
        end = after.end
    return end + 1 if hidden.startswith("的", end) else 0


def _counts(hidden: str, start: int, end: int) -> bool:
    """Tell whether a stretch is marks, or a count: 等5个部门和单位."""
    return all(char in f"、, \n—个{ASIDE}0123456789一二三四五六七八九十" for char in hidden[start:end]) or (
        is_common(hidden, start, end)
    )
