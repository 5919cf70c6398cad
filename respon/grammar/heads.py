"""The form of agency names: the heads they end in (委 局 办 中心 政府 …), and the words none of them holds."""

import re
from collections.abc import Callable, Iterable

from respon.grammar.fold import ASIDE, HIDDEN
from respon.grammar.words.lexicon import lexicon, tokens
from respon.grammar.words.tokens import Token

Span = tuple[int, int]
Knows = Callable[[str, int, int], int]
"""knows(folded, start, end): the end of the longest registered name that starts there, or 0."""

STARS = "★☆▲△●○◎◆◇√✓※#"
"""Signs that mark a role in a list, where the document says so; no part of a name."""

LONGEST = 45
"""No agency's name has more characters."""

_ASIDE = f" {HIDDEN}{ASIDE}"
_NEAR = 200  # characters in which the first of such words mostly stands
_RANKS = ("总", "分", "支", "大", "中", "管理")
_AFTER_FIELD = ("、", "等", "和", "及")
_COLLECTIVE = re.compile("E[^、S]{0,14}?[AH]+$")
_OFFICES = frozenset("局委办厅署部处科股室府队组协联")
"""What the names of offices end in: none of them is a building."""
_OF_PLACE = frozenset("省市县区国州各旗盟镇乡")


def head(hidden: str, start: int, end: int) -> Token | None:
    """Return the head that the span ends in, brackets behind it aside."""
    while end > start and hidden[end - 1] in _ASIDE:
        end -= 1
    found = tokens(hidden).to(end)
    return found if found and found.start >= start and "organ" in found.kinds else None


def stop(hidden: str, start: int, end: int) -> Token | None:
    """Return the first word in hidden[start:end] that no name holds."""
    line = tokens(hidden)
    while start < end:
        near = min(end, start + _NEAR)
        found, verbs = line.of("stop", start, near), line.of("verb", start, near)
        for token in sorted(found + verbs) if verbs else found:
            if not _names(hidden, token, end):
                return token
        start = near
    return None


def _names(hidden: str, token: Token, end: int) -> bool:
    """Tell whether a doing names an organ (推进办, 考核委, 培训中心) or, in a list, its field (交通、建设等部门)."""
    does = token.kinds.get("stop", frozenset())
    if "who" in does and (after := tokens(hidden).at(token.end)):  # 使用科室
        return "body" in after.kinds and after.end <= end
    if "field" in does and hidden[token.end : token.end + 1] in _AFTER_FIELD:
        return True
    ranks = does and hidden.startswith(_RANKS, token.end)
    rank = next(rank for rank in _RANKS if hidden.startswith(rank, token.end)) if ranks else ""
    ranked = token.end + len(rank)  # 研究总院, 检查支队, 资助管理中心
    after = tokens(hidden).at(token.end) or tokens(hidden).at(ranked) if does & {"doing", "field"} else None
    if after and "organ" not in after.kinds and ranked > token.end:
        after = tokens(hidden).at(ranked)
    if not after or after.end > end or "organ" not in after.kinds:
        return False
    head = after.kinds["organ"]
    return "named" in head or ("field" in does and "kind" not in head)


def shape(hidden: str, start: int, end: int) -> str:
    """Return a letter for each word of the span, and x for any other character.

    E begins a collective, A is an area, G governs one, O is another organ, H hidden, S a stop, J a joint.
    """
    letters: list[str] = []
    at = start
    for token in tokens(hidden).between(start, end):
        letters += _others(hidden, at, token.start)
        kinds = token.kinds
        at = min(token.end, end)
        letters.append(
            "S"
            if "stop" in kinds or "verb" in kinds
            else "A"
            if "area" in kinds
            else "E"
            if "all" in kinds
            else "G"
            if "seat" in kinds.get("organ", ())
            else "O"
            if "organ" in kinds
            else "J"
            if "joint" in kinds
            else "x" * (token.end - token.start)
        )
    return "".join([*letters, *_others(hidden, at, end)])


def _others(hidden: str, start: int, end: int) -> str:
    return "".join("H" if char == HIDDEN else char if char in "、, " else "x" for char in hidden[start:end])


def is_collective(hidden: str, start: int, end: int) -> bool:
    """Tell whether the span is a collective of areas: 各区县, 有关镇(街道), 属地街道."""
    first = tokens(hidden).at(start)
    return first is not None and "all" in first.kinds and _COLLECTIVE.match(shape(hidden, start, end)) is not None


def is_vague(hidden: str, start: int, end: int) -> bool:
    """Tell whether the span names nobody in particular, but whoever is meant: 有关方面, 各方."""
    line = tokens(hidden)
    first, last = line.at(start), line.to(end)
    if first is None or last is None or "all" not in first.kinds or "common" not in last.kinds:
        return False
    before = line.to(last.start)
    return before is None or "organ" not in before.kinds or "organ" in last.kinds  # not 各居委会|三方


def is_organ(hidden: str, start: int, end: int, knows: Knows | None = None) -> bool:
    """Tell whether the span has the form of an agency's name, or is a registered one."""
    if knows and knows(hidden, start, end) == end:
        return True
    if not 2 <= end - start <= LONGEST or not has_head(hidden, start, end) or hidden.find("—", start, end) >= 0:
        return False
    return stop(hidden, start, end) is None or is_collective(hidden, start, end)


def organs(hidden: str, names: Iterable[Span], knows: Knows | None, *, all_of_them: bool) -> list[Span]:
    """Return the organs among names; none where another is no organ, or, if not all must be, can be no name."""
    found = []
    for span in names:
        if is_organ(hidden, *span, knows):
            found.append(span)
        elif all_of_them or stop(hidden, *span):
            return []
    return found


def has_head(hidden: str, start: int, end: int) -> bool:
    """Tell whether the span ends like an agency or a collective, whatever stands before."""
    if start >= end or (hidden[end - 1] not in lexicon().lasts and hidden[end - 1] not in _ASIDE):
        return False
    start = max(start, end - LONGEST)
    return head(hidden, start, end) is not None or is_collective(hidden, start, end) or is_vague(hidden, start, end)


def is_generic(hidden: str, start: int, end: int) -> bool:
    """Tell whether the span is a kind of body (金融机构, 项目公司, 部门), not a named organ or all of a kind."""
    if hidden[start:end] in ("部门", "政府", "地方", "机关"):
        return True
    found = head(hidden, start, end)
    does = found.kinds["organ"] if found else frozenset[str]()
    if not found or not does & {"kind", "firm"}:
        return False
    before = list(tokens(hidden).between(start, found.start))
    if _OF_PLACE & set(hidden[start : found.start]) or any("all" in token.kinds for token in before):
        return False
    return "kind" in does or sum(t.end - t.start for t in before if "trade" in t.kinds) == found.start - start


def is_office(hidden: str, start: int, end: int) -> bool:
    """Tell whether a name can only be that of one who acts (市财政局, 各村), not of a building (体育中心)."""
    found = head(hidden, start, end)
    if found is None or found.start <= start or is_generic(hidden, start, end):
        return is_collective(hidden, start, end)
    return hidden[start] in _OF_PLACE or hidden[found.end - 1] in _OFFICES


def is_place(hidden: str, start: int, end: int) -> bool:
    """Tell whether the span ends in the head of an area that acts: 白石镇, 街道."""
    found = head(hidden, start, end)
    return found is not None and "place" in found.kinds["organ"]
