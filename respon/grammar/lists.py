"""Lists of names joined by 、，和及与, and 等 that leaves them open.

A list is split and nothing is restored (甲、乙市政府 is 甲 and 乙市政府); fixed collectives
(各省、自治区、直辖市人民政府, 有关部门和单位) and what stands in brackets stay whole.
"""

import re
from typing import NamedTuple

from respon.grammar.fold import ASIDE, HIDDEN, LEAD_NOTE, SUPPORT_NOTE
from respon.grammar.heads import LONGEST, STARS, Knows, Span, has_head, head, shape
from respon.grammar.separators import separators
from respon.grammar.words.lexicon import lexicon, tokens


class Listed(NamedTuple):
    """Names of a list in the text's order, whether 等 leaves it open, and where reading stopped."""

    names: tuple[Span, ...] = ()
    open_ended: bool = False
    end: int = 0


# Of shapes (heads.shape): which pieces of a list are one collective.
_AREAS = re.compile("EE?[AH、]+$")  # 各省
_MORE_AREAS = re.compile("[AH]++(?:[GOJ]{1,3}H*+)?$|A[AHx]{2,14}O$")  # 自治区; 直辖市人民政府; 县(市)公安局
_ONLY_AREAS = re.compile("[AJ、]+")  # 直辖市、县(市)主管机关: no area of its own is named
_AREA_BODY = re.compile("[AH、]+(?:[GOJ]|x{2,12}O){1,3}H*")
_ENGLISH_AND = re.compile(" (?:and(?: the)?|&) ")
_LEADING = frozenset(f" \n—–<>{ASIDE}{STARS}")
_TRAILING = frozenset(f" \n<>.。:,;、(){ASIDE}{LEAD_NOTE}{SUPPORT_NOTE}{STARS}")
_OPENER = frozenset({"joint", "opener"})
_OPENING, _TWO, _PLACES = 10, 2, "市省县区国各州"
_DIGITS = frozenset("0123456789一二三四五六七八九十两")


def clean(folded: str, start: int, end: int) -> Span:
    """Return the span without joining words before and white space or full stops around it."""
    begin = at = start
    line = tokens(folded)
    while at < end:
        if folded[at] in _LEADING:
            at += 1
            continue
        token = line.at(at)
        if not token or token.end >= end or _OPENER.isdisjoint(token.kinds):
            break
        as_a = folded.find("为", at, at + _OPENING) if folded[at] == "在" else -1  # 在中央为教育部
        at = as_a + 1 if as_a >= 0 else token.end
    start = at if at < end else begin
    while end > start and folded[end - 1] in _TRAILING:
        end -= 1
    return start, end


def split(hidden: str, start: int, end: int, knows: Knows | None = None) -> Listed:
    """Read hidden[start:end] as a list and nothing else: what stands after 等 is dropped."""
    names: list[Span] = []
    open_ended = False
    for first, last in merged(hidden, pieces(hidden, start, end, knows)):
        etc = etcetera(hidden, first, last)
        closes = etc > first and after_etc(hidden, etc, last) == last
        open_ended = open_ended or closes
        span = clean(hidden, first, _uncounted(hidden, first, etc if closes else last))
        if span[1] > span[0]:
            names.append(span)
    return Listed(tuple(names), open_ended, end)


def is_one(hidden: str, listed: Listed) -> bool:
    """Tell whether a list is one organ, or one collective of them: not 各市党委、政府, which are two of each."""
    if len(listed.names) != 1 or listed.open_ended:
        return False
    start, end = listed.names[0]
    return shape(hidden, start, end).count("G") < _TWO


def etcetera(hidden: str, start: int, end: int) -> int:
    """Return where 等 stands that leaves a list open, or -1."""
    found = tokens(hidden).of("etc", start, end)
    return found[0].start if found else -1


def after_etc(hidden: str, at: int, end: int) -> int:
    """Return where the words behind 等 end that name nobody: 等有关部门和单位, 等5个单位, 等龙岩分公司."""
    at += 1
    stop = at
    limit = min(end, at + LONGEST)
    line = tokens(hidden)
    while stop < limit:
        token = line.at(stop)
        if token and {"all", "body", "area", "qualifier", "organ", "common"} & token.kinds.keys():
            stop = min(token.end, end)
            if "organ" in token.kinds or "body" in token.kinds or "common" in token.kinds:
                at = stop
        elif hidden[stop] in "和及、与" and at == stop:
            after = line.at(stop + 1)
            if not after or not is_common(hidden, after.start, min(after.end, end)):
                break
            stop = at = min(after.end, end)
        elif hidden[stop] in _DIGITS or hidden[stop] in f"个家多{HIDDEN}":
            stop += 1
            at = stop if hidden[stop - 1] == HIDDEN and at == stop - 1 else at
        elif stop - at < 7 and "\u4e00" <= hidden[stop] <= "\u9fff" and not (token and _ends(token.kinds)):
            stop = token.end if token else stop + 1
        else:
            break
    return at


def _ends(kinds: object) -> bool:
    return bool({"stop", "verb", "act", "modal", "by", "adverb", "joint"} & set(kinds))  # type: ignore[call-overload]


def is_common(hidden: str, start: int, end: int) -> bool:
    """Tell whether a piece is a common noun that a collective may add without being split: 有关部门和单位."""
    line = tokens(hidden)
    last = line.to(end)
    if not last or last.start < start or "common" not in last.kinds:
        return False
    return all("all" in token.kinds for token in line.between(start, last.start)) and (
        sum(token.end - token.start for token in line.between(start, last.start)) == last.start - start
    )


def _uncounted(hidden: str, start: int, end: int) -> int:
    """Return where a name ends before a count: 市科委5个部门."""
    found = head(hidden, start, end)
    if not found or "common" not in found.kinds or hidden[start] == "各":
        return end
    at = found.start
    while at > start and (hidden[at - 1] in "个家市省级" or hidden[at - 1] in _DIGITS):
        at -= 1
    return at if at > start and any(char in _DIGITS for char in hidden[at : found.start]) else end


def pieces(hidden: str, start: int, end: int, knows: Knows | None) -> list[Span]:
    """Split a list at its separators, and at 和及与 where what stands before is a whole name."""
    spans: list[Span] = []
    line = tokens(hidden)
    at = start
    for mark in (*separators(hidden, start, end), None):
        stop = mark.start() if mark else end
        begin = at
        for joint in line.of("joint", at, stop):
            if begin < joint.start and joint.end < stop:
                left = clean(hidden, begin, joint.start)
                if _joins(hidden, left, clean(hidden, joint.end, stop), knows):
                    spans.append(left)
                    begin = joint.end
        if hidden.find(" ", begin, stop) < 0:
            spans.append(clean(hidden, begin, stop))
        else:
            spans += [clean(hidden, *part) for span in _spaced(hidden, begin, stop) for part in _english(hidden, *span)]
        at = mark.end() if mark else end
    return [span for span in spans if span[1] > span[0]]


def _spaced(hidden: str, start: int, end: int) -> list[Span]:
    """Split at a single space between whole names: 甲局 市乙局, 工程部 物资部; not 市委 组织部."""
    spans: list[Span] = []
    at = start
    for index in range(start + 1, end - 1):
        if hidden[index] == " " and has_head(hidden, at, index) and _begins_name(hidden, at, index, end):
            spans.append((at, index))
            at = index + 1
    return [*spans, (at, end)]


def _begins_name(hidden: str, start: int, blank: int, end: int) -> bool:
    """Tell whether a name begins behind the blank that follows one: by its place, or both are offices without one."""
    if hidden[blank + 1] in _PLACES:
        return True
    after = hidden.find(" ", blank + 1, end)
    left, right = head(hidden, start, blank), head(hidden, blank + 1, after if after >= 0 else end)
    if not left or not right or hidden[start] in _PLACES or hidden[blank - 1] == "委":
        return False
    return blank - start > _TWO and right.start > blank + 1 and "seat" not in left.kinds["organ"]


def _english(hidden: str, start: int, end: int) -> list[Span]:
    """Split at `and` behind a word such as Unit or Office: Parks Unit and Police, not Food and Drugs."""
    spans: list[Span] = []
    bodies = lexicon().latin
    at = start
    for found in _ENGLISH_AND.finditer(hidden, start, end):
        last = hidden[at : found.start()].split()[-1:]
        if found[0] == " and the " or (last and "body" in bodies.get(last[0].lower(), ())):
            spans.append((at, found.start()))
            at = found.end()
    return [*spans, (at, end)]


def _joins(hidden: str, left: Span, right: Span, knows: Knows | None) -> bool:
    """Tell whether a joining word stands between two names, not inside one (经济和信息化, 部门和单位)."""
    if left[1] - left[0] > LONGEST or (knows and knows(hidden, left[0], right[1]) > left[1] + 1):
        return False
    if hidden.startswith(("其他有关", "其他相关", "其他部门", "其他单位"), right[0]):
        return True
    follows = next(iter(tokens(hidden).between(*right)), None)
    if follows and follows.start == right[0] and "common" in follows.kinds and follows.end == right[1]:
        return False
    if hidden.startswith("政府", right[0]) and hidden.endswith("党委", 0, left[1]):
        return False  # 各级党委和政府 is one collective
    return etcetera(hidden, *left) > left[0] or has_head(hidden, *left)


def merged(hidden: str, spans: list[Span]) -> list[Span]:
    """Join again what one collective has torn apart: 各省、自治区、直辖市人民政府; 有关部门、单位."""
    if len(spans) < _TWO:
        return spans[:]
    whole: list[Span] = []
    for start, end in spans:
        if whole and _belongs(hidden, whole[-1], (start, end)):
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((start, end))
    joined: list[Span] = []  # from the end: 省、市、县人民政府
    for span in reversed(whole):
        if joined and _is_area_of(hidden, span, joined[-1]):
            joined[-1] = (span[0], joined[-1][1])
        else:
            joined.append(span)
    return joined[::-1]


def _is_area_of(hidden: str, before: Span, here: Span) -> bool:
    """Tell whether a piece is nothing but areas whose body stands in the next: 市、县人民政府."""
    if here[0] - before[1] > 2 or "," in hidden[before[1] : here[0]] or here[1] - before[0] > LONGEST:
        return False
    last = tokens(hidden).to(before[1])
    if last is None or "area" not in last.kinds:
        return False
    return bool(_ONLY_AREAS.fullmatch(shape(hidden, *before)) and _AREA_BODY.fullmatch(shape(hidden, *here)))


def _belongs(hidden: str, before: Span, here: Span) -> bool:
    """Tell whether a piece goes on with the collective before it."""
    if here[0] - before[1] > 2 or "," in hidden[before[1] : here[0]] or before[1] - before[0] > LONGEST:
        return False
    opening = tokens(hidden).at(before[0])
    vague = opening is not None and "all" in opening.kinds
    if vague and _AREAS.match(shape(hidden, *before)) and _MORE_AREAS.match(shape(hidden, *here)):
        return True
    if hidden[here[0] : here[1]] in ("政府", "人民政府") and hidden.endswith("党委", 0, before[1]):
        return True  # 各市党委、政府
    if here[1] - here[0] > _TWO or not is_common(hidden, *here):
        return False
    return vague or ("E" in shape(hidden, *before) and has_head(hidden, *before))
