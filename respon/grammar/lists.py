"""Lists of names joined by 、，和及与, and 等 that leaves them open.

A list is split and nothing is restored (甲、乙市政府 is 甲 and 乙市政府); fixed collectives
(各省、自治区、直辖市人民政府, 有关部门和单位) and what stands in brackets stay whole.
"""

import re
from typing import NamedTuple

from respon.grammar.fold import ASIDE, HIDDEN, LEAD_NOTE, SUPPORT_NOTE
from respon.grammar.heads import AREA, AREA_IN_A_RUN, LONGEST, STARS, Knows, Span, has_head


class Listed(NamedTuple):
    """Names of a list in the text's order, whether 等 leaves it open, and where reading stopped."""

    names: tuple[Span, ...] = ()
    open_ended: bool = False
    end: int = 0


_AREAS = re.compile(rf"(?:各|有关|相关)(?:有关|相关)?(?:{AREA_IN_A_RUN}|、|{HIDDEN})+$")
_MORE_AREAS = re.compile(
    rf"(?:{AREA_IN_A_RUN}|{HIDDEN})+(?:(?:人民政府|政府|管委会|党委和?政府|办事处|管理委员会){HIDDEN}*)?$"
    rf"|(?:(?:{AREA}){HIDDEN}+|自治区|直辖市|计划单列市)[\u4e00-\u9fff]{{2,14}}(?:局|委|厅|部门|机关)$"
)
_ONLY_AREAS = re.compile(rf"(?:{AREA_IN_A_RUN}|[、和及])+")  # 直辖市、县(市)主管机关: no area of its own is named
_AREA_BODY = re.compile(
    rf"(?:{AREA_IN_A_RUN}|{HIDDEN}|、)+(?:管委会|党委和?政府|主管机关"
    r"|(?:人民政府|政府)?(?:[\u4e00-\u9fff]{2,12}部门|主管部门)|人民政府|政府)"
)
COMMON = re.compile("(?:有关|相关)?(?:部门|单位|机构|企业|地区|地方|机关|人员|院校|团体|组织|区|方面)$")
"""A common noun that a collective may add without being split: 有关部门和单位."""

_VAGUE = re.compile("各|有关|相关|成员|责任|所属|直属|其他|上述")
_QUALIFIER = (
    r"(?:有关|相关|各|其他|多|[\d一二三四五六七八九十]|个|家|市级?|省级?|区级?|县级?|直属?|中央|国家|成员|责任|职能|行业|业务|行政|主管"
    r"|监管|管理|政府|参与|配合|所属|党政|机关|共同)*"
)
_QUALIFIERS = rf"{_QUALIFIER}(?:驻\w{{1,4}}{_QUALIFIER})?"
ETC = re.compile("(?<![高中初同平对优特上次])等(?![级次待于候同额值])")
ETC_NOUN = (
    rf"(?:{_QUALIFIERS}(?:部门|单位|机构|企业|地区|地方|机关|方面|省市|省份|区县|院校|高校|组织|团体|街道|乡镇|运营商|银行|委办局|处室|科室|主体)"
    rf"(?:和单位|、单位|及单位|{HIDDEN}+)?|[\u4e00-\u9fff]{{0,6}}(?:分公司|公司|分行|支行|分局|集团|局|委|政府|管委会))"
)
"""What 等 may be followed by without naming anybody: 等有关部门和单位, 等龙岩分公司."""

_ETC_TAIL = re.compile(f"{ETC_NOUN}?$")
_COUNT = re.compile(
    r"(?:\d{1,6}|[一二三四五六七八九十]{1,6})(?:个|家)?(?:市级?|省级?|有关|相关|成员|区)?(?:部门|单位|机构)(?:和单位)?$"
)
_SEPARATOR = re.compile(
    r"[、,;/|\n]|[.·・](?=[市省县区国州各])|  (?<=[\u4e00-\u9fff\ue000]  ) {0,100}(?=[\u4e00-\u9fff])"
)
_AND = re.compile("以及|和|及(?!时|格|其(?!他|它))|与|并(?=各)|(?<=[\u4e00-\u9fff\ue000]) (?=[市省县区国各州])")
_LEADING = re.compile(rf"[ \n{STARS}]*(?:以及|和|及|与|请|由|由于|其中|另|在[^,;。、]{{1,8}}?为)?[ \n{STARS}]*")
_TRAILING = f" \n.。:,;、(){ASIDE}{LEAD_NOTE}{SUPPORT_NOTE}{STARS}"


def clean(folded: str, start: int, end: int) -> Span:
    """Return the span without joining words before and white space or full stops around it."""
    leading = _LEADING.match(folded, start, end)
    start = leading.end() if leading and leading.end() < end else start
    while end > start and folded[end - 1] in _TRAILING:
        end -= 1
    return start, end


def split(hidden: str, start: int, end: int, knows: Knows | None = None) -> Listed:
    """Read hidden[start:end] as a list and nothing else: what stands after 等 is dropped."""
    names: list[Span] = []
    open_ended = False
    for first, last in merged(hidden, pieces(hidden, start, end, knows)):
        stop = last
        etc = hidden.rfind("等", first, last)
        if etc > 0 and ETC.match(hidden, etc) and _ETC_TAIL.match(hidden, etc + 1, last):
            open_ended = True
            stop = etc
        if hidden[stop - 1] in "门位构":
            count = _COUNT.search(hidden, first, stop)
            stop = count.start() if count and count.start() > first and hidden[first] != "各" else stop
        span = clean(hidden, first, stop)
        if span[1] > span[0]:
            names.append(span)
    return Listed(tuple(names), open_ended, end)


def pieces(hidden: str, start: int, end: int, knows: Knows | None) -> list[Span]:
    """Split a list at its separators, and at 和及与 where what stands before is a whole name."""
    spans: list[Span] = []
    at = start
    for mark in (*_SEPARATOR.finditer(hidden, start, end), None):
        stop = mark.start() if mark else end
        begin = at
        for joint in _AND.finditer(hidden, at, stop):
            if begin < joint.start() and joint.end() < stop:
                left = clean(hidden, begin, joint.start())
                if _joins(hidden, left, clean(hidden, joint.end(), stop), knows):
                    spans.append(left)
                    begin = joint.end()
        spans.append(clean(hidden, begin, stop))
        at = mark.end() if mark else end
    return [span for span in spans if span[1] > span[0]]


def _joins(hidden: str, left: Span, right: Span, knows: Knows | None) -> bool:
    """Tell whether a joining word stands between two names, not inside one (经济和信息化, 部门和单位)."""
    if left[1] - left[0] > LONGEST or (knows and knows(hidden, left[0], right[1]) > left[1] + 1):
        return False
    follows = hidden[right[0] : min(right[1], right[0] + LONGEST)]
    if COMMON.match(follows) and not follows.startswith(("有关", "相关")):
        return False
    if follows.startswith("政府") and hidden.endswith("党委", 0, left[1]):
        return False  # 各级党委和政府 is one collective
    if follows.startswith(("其他有关", "其他相关", "其他部门", "其他单位")):
        return True
    return ETC.search(hidden, *left) is not None or has_head(hidden, *left)


def merged(hidden: str, spans: list[Span]) -> list[Span]:
    """Join again what one collective has torn apart: 各省、自治区、直辖市人民政府; 有关部门、单位."""
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
    return bool(_ONLY_AREAS.fullmatch(hidden, *before) and _AREA_BODY.fullmatch(hidden, *here))


def _belongs(hidden: str, before: Span, here: Span) -> bool:
    """Tell whether a piece goes on with the collective before it."""
    if here[0] - before[1] > 2 or "," in hidden[before[1] : here[0]] or before[1] - before[0] > LONGEST:
        return False
    first, second = hidden[before[0] : before[1]], hidden[here[0] : here[1]]
    if _AREAS.match(first) and _MORE_AREAS.match(second):
        return True
    short = len(second) <= 2 and COMMON.fullmatch(second) is not None
    return short and (_VAGUE.match(first) or (_VAGUE.search(first) and has_head(hidden, *before))) is not None
