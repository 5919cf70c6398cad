"""Lists of names in running text, where nothing marks where the last name ends."""

import re

from respon.grammar.fold import ASIDE, HIDDEN, LEAD_NOTE, SUPPORT_NOTE
from respon.grammar.heads import COLLECTIVE, HEADED, LONGEST, STOP, Knows, Span, has_head
from respon.grammar.lists import COMMON, ETC, ETC_NOUN, Listed, merged, pieces, split

_BREAK = re.compile(f"[,;:。!?“{ASIDE}{LEAD_NOTE}{SUPPORT_NOTE}]")
_WINDOW = 4 * LONGEST  # how far ahead the end of one name is looked for
_GAP, _SHORT_GAP = 10, 6  # how much may stand between a head inside a name and the next

# Heads that are often followed by more of the same name: 市委|宣传部, 市机关|事务中心, 中院|执行局.
_WITHIN = re.compile(
    "(?:省委|市委|区委|县委|州委|党委|工委|旗委|中央|政府|人大|政协|[国行][务政]院|常委会|[新区园镇]区|街道|乡镇|企业|高校"
    "|机关|地方|水务|消防|邮政|军区|气象|电信|移动|联通|铁塔|部|大学|学校|银行|集团|公司|教体|主体|单位)$"
)
_SUBHEAD = re.compile(
    "办公室|办公厅|支队|总队|大队|分局|分公司|支行|分行|中心支行|监管局|管理处|管理局|派出所|研究院|研究所|党组|专班|领导小组"
)
_AFTER_ETC = re.compile(f"{ETC_NOUN}?")
_BEARING = re.compile(
    "(?P<before>[^,;。、的]{0,30}?)(?:以及|和|及|与)?(?P<name>其他(?:依法)?(?:负有|承担|履行)[^,;。、]{2,24}?的(?:部门|单位|机构))"
)
"""The end of a statute's list: 农业农村以及其他负有监管职责的部门, one name whatever it holds."""
_AND_MORE = re.compile("[、,]?(?:和|及|以及|与|、)(?=各|有关|相关)")


def read(hidden: str, start: int, end: int, knows: Knows | None = None) -> Listed:
    """Read a list of names that begins at `start` of running text; `end` of the result: where it stops."""
    names: list[Span] = []
    at = start
    while at < end:
        bearing = _BEARING.match(hidden, at, end)
        if bearing:
            before = split(hidden, *bearing.span("before"), knows).names
            return Listed((*merged(hidden, [*names, *before]), bearing.span("name")), False, bearing.end())
        limit = _limit(hidden, at, min(end, at + _WINDOW))
        comma = hidden.find("、", at, limit)
        region = comma if comma >= 0 else limit
        if region <= at:
            break
        etc = ETC.search(hidden, at, region)
        if etc:
            names.extend(split(hidden, at, etc.start(), knows).names)
            return _closed(hidden, names, etc, end, knows)
        if comma >= 0 and region - at <= LONGEST:
            names.extend(split(hidden, at, region, knows).names)
            at = comma + 1
            continue
        return _ended(hidden, names, at, region, knows)
    return _result(hidden, names, at, knows)


def _limit(hidden: str, at: int, end: int) -> int:
    """Return where no name that begins at `at` can go on: a stop word or a mark."""
    stop = STOP.search(hidden, at, end)
    limit = stop.start() if stop else end
    mark = _BREAK.search(hidden, at, limit)
    return mark.start() if mark else limit


def _ended(hidden: str, names: list[Span], at: int, region: int, knows: Knows | None) -> Listed:
    """Finish a list with the names in hidden[at:region], the last of which ends somewhere in it."""
    parts = pieces(hidden, at, region, knows)
    for index, (first, last) in enumerate(parts):
        stop = _name_end(hidden, first, last, knows) or (last if index + 1 < len(parts) else 0)
        if not stop:
            break
        names.append((first, stop))
        at = stop
        if stop != last:
            break
    return _result(hidden, names, at, knows)


def _name_end(hidden: str, start: int, limit: int, knows: Knows | None) -> int:
    """Return where the name that starts here ends, or 0: the last head that still belongs to it."""
    stop = limit
    while stop > start and hidden[stop - 1] in f" {HIDDEN}":
        stop -= 1
    end = 0
    for head in HEADED.finditer(hidden, start, min(limit, start + LONGEST)):
        if end and not _extends(hidden, start, end, head, stop):
            break
        end = head.end() if head.end() - start > 1 else 0
    end = max(end, knows(hidden, start, limit) if knows else 0)
    while end and end < limit and hidden[end] == HIDDEN:
        end += 1
    if not end:
        area = COLLECTIVE.match(hidden[start:limit].rstrip())
        end = start + area.end() if area else 0
    return end


def _extends(hidden: str, start: int, end: int, head: re.Match[str], stop: int) -> bool:
    """Tell whether a name that could end at `end` goes on to the next head."""
    gap = hidden[end : head.start()]
    if not gap.strip(HIDDEN) or head.end() == stop:
        return True
    if gap in ("和", "及", "、"):
        return COMMON.fullmatch(head[0]) is not None or head[0] == "政府"
    if _SUBHEAD.match(head[0]) and len(gap) <= _SHORT_GAP:
        return True
    return len(gap) <= _GAP and _WITHIN.search(hidden, max(start, end - 3), end) is not None


def _closed(hidden: str, names: list[Span], etc: re.Match[str], end: int, knows: Knows | None) -> Listed:
    """Finish a list at its 等: the names before it, then the common noun after it is passed over.

    Without that noun (等参加) the last name must have a head: 制造、文旅等重点领域 is no list of agencies.
    """
    tail = _AFTER_ETC.match(hidden, etc.end(), end)
    stop = tail.end() if tail else etc.end()
    if stop == etc.end() and not (names and has_head(hidden, *names[-1])):
        return Listed((), False, etc.start())
    more = _AND_MORE.match(hidden, stop, end)
    rest = read(hidden, more.end(), end, knows) if more else Listed()
    if rest.names:
        return Listed((*merged(hidden, names), *rest.names), True, rest.end)
    return Listed(tuple(merged(hidden, names)), True, stop)


def _result(hidden: str, names: list[Span], end: int, knows: Knows | None) -> Listed:
    """Return the list if its last name has a head; a headless last name is no name."""
    whole = merged(hidden, names)
    while whole and not _good(hidden, whole[-1], knows):
        whole.pop()
    stop = whole[-1][1] if whole else end
    return Listed(tuple(whole), False, max(end, stop) if whole else end)


def _good(hidden: str, span: Span, knows: Knows | None) -> bool:
    return has_head(hidden, *span) or (knows is not None and knows(hidden, *span) == span[1])
