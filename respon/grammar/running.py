"""Lists of names in running text, where nothing marks where the last name ends."""

import re

from respon.grammar.fold import ASIDE, HIDDEN, LEAD_NOTE, SUPPORT_NOTE
from respon.grammar.heads import LONGEST, Knows, Span, has_head, is_collective, is_vague, stop
from respon.grammar.lists import Listed, after_etc, etcetera, is_common, merged, pieces, split
from respon.grammar.words.lexicon import tokens
from respon.grammar.words.memory import remembered
from respon.grammar.words.tokens import Token

BREAK = re.compile(f"[,;:。!?|“{ASIDE}{LEAD_NOTE}{SUPPORT_NOTE}]")
"""What no name goes over."""
_BY = ("由", "经", "须经", "均由")
_COUNTED = re.compile(r"(?<!\d)\d+ ?[个家支名所座条辆项批]")  # 20支代表队, nobody in particular
_FORMER = ("原", "此前", "之前", "以前", "过去", "曾")
_DOINGS = {"act", "word", "adverb"}
_ACTS, _DIVISIONS = {"act", "verb", "modal"}, frozenset("科处室股部组局委队")
_WINDOW = 4 * LONGEST  # how far ahead the end of one name is looked for
_SHORT_NAME = 5  # characters of a name without a head
_GAP, _SHORT_GAP = 10, 6  # how much may stand between a head inside a name and the next
_BEARING = re.compile(
    "(?P<before>[^,;。、的]{0,30}?)(?:以及|和|及|与)?(?P<name>其他(?:依法)?(?:负有|承担|履行)[^,;。、]{2,24}?的(?:部门|单位|机构))"
)
"""The end of a statute's list: 农业农村以及其他负有监管职责的部门, one name whatever it holds."""


@remembered(1024)
def read(hidden: str, start: int, end: int, knows: Knows | None = None) -> Listed:
    """Read a list of names that begins at `start` of running text; `end` of the result: where it stops."""
    closed = Listed()  # what stands before 等部门和
    at = start
    while True:
        found, goes_on = _read(hidden, at, end, knows)
        if closed.names and not found.names:
            return closed
        names = (*closed.names, *found.names)
        found = Listed(names, found.open_ended or bool(closed.names), found.end)
        if not goes_on:
            return found
        closed, at = found, goes_on


def handed(hidden: str, start: int, begin: int, end: int, knows: Knows | None) -> Listed | None:
    """Read the names behind 由 up to a verb: 省级由甲、市级由乙|负责; without 由 those from `begin`.

    None: there is neither.
    """
    names: tuple[Span, ...] = ()
    for token in tokens(hidden).between(start, end):
        if hidden[token.start : token.end] in _BY and is_former(hidden, token.start):
            begin = token.start  # no name begins so
        elif hidden[token.start : token.end] in _BY:
            before = read(hidden, begin, token.start, knows).names if begin else ()
            names = (*names, *before) if before and hidden.startswith("、", before[-1][1]) else ()
            begin = token.end
    last = read(hidden, begin, end, knows) if begin else None
    return last._replace(names=(*names, *last.names)) if last and last.names else last


def is_former(hidden: str, by: int) -> bool:
    """Tell whether 由, or a label, names who had the duty before: 原由市卫生局负责的监管, 原牵头单位."""
    return hidden.endswith(_FORMER, 0, by)


def _read(hidden: str, start: int, end: int, knows: Knows | None) -> tuple[Listed, int]:
    """Read a list up to its 等; return it, and where it goes on behind 等部门和."""
    names: list[Span] = []
    at = start
    while at < end:
        bearing = _BEARING.match(hidden, at, end) if hidden.find("其他", at, at + LONGEST) >= 0 else None
        if bearing:
            before = split(hidden, *bearing.span("before"), knows).names
            return Listed((*merged(hidden, [*names, *before]), bearing.span("name")), False, bearing.end()), 0
        limit = _limit(hidden, at, min(end, at + _WINDOW))
        comma = hidden.find("、", at, limit)
        region = comma if comma >= 0 else limit
        if region <= at:
            break
        etc = etcetera(hidden, at, region)
        if etc >= 0:
            names.extend(split(hidden, at, etc, knows).names)
            return _closed(hidden, names, etc, end)
        if comma >= 0 and region - at <= LONGEST:
            names.extend(split(hidden, at, region, knows).names)
            at = comma + 1
            continue
        return _ended(hidden, names, at, region, knows), 0
    return _result(hidden, names, at, knows), 0


def _limit(hidden: str, at: int, end: int) -> int:
    """Return where no name that begins at `at` can go on: a stop word or a mark."""
    token = stop(hidden, at, end)
    limit = token.start if token else end
    mark = BREAK.search(hidden, at, limit)
    return mark.start() if mark else limit


def _ended(hidden: str, names: list[Span], at: int, region: int, knows: Knows | None) -> Listed:
    """Finish a list with the names in hidden[at:region], the last of which ends somewhere in it."""
    parts = pieces(hidden, at, region, knows)
    for index, (first, last) in enumerate(parts):
        found = name_end(hidden, first, last, knows) or (last if index + 1 < len(parts) else 0)
        if not found and _is_short(hidden, names, first, last, region):
            return Listed(tuple(merged(hidden, [*names, (first, last)])), False, last)
        if not found:
            break
        names.append((first, found))
        at = found
        if found != last:
            break
    return _result(hidden, names, at, knows)


def _is_short(hidden: str, names: list[Span], first: int, last: int, region: int) -> bool:
    """Tell whether a name without a head ends a list of one place's: 市财政局、市住建|配合."""
    area = tokens(hidden).at(first)
    if not names or last != region or not 1 < last - first <= _SHORT_NAME or area is None or area.end != first + 1:
        return False
    within = tokens(hidden).between(first, last)
    named = not any({"crowd", "person", "act"} & token.kinds.keys() for token in within)
    return named and "area" in area.kinds and hidden[first] == hidden[names[-1][0]]


def name_end(hidden: str, start: int, limit: int, knows: Knows | None) -> int:
    """Return where the name that starts here ends, or 0: the last head that still belongs to it."""
    last = limit
    while last > start and hidden[last - 1] in f" {HIDDEN}":
        last -= 1
    end = 0
    before: Token | None = None
    for token in tokens(hidden).between(start, min(limit, start + LONGEST)):
        if "organ" not in token.kinds or token.end > limit or _is_place(token, last):
            continue
        if end and not _extends(hidden, end, before, token, last):
            break
        end, before = (token.end, token) if token.end - start > 1 else (0, None)
    end = max(end, knows(hidden, start, limit) if knows else 0)
    while end and end < limit and hidden[end] == HIDDEN:
        end += 1
    if not end and (is_collective(hidden, start, last) or is_vague(hidden, start, last)):
        end = last
    return end or _collective_end(hidden, start, last)


def _collective_end(hidden: str, start: int, limit: int) -> int:
    """Return where a collective of areas ends before what it does, 0 where there is none: 各街镇|包干到底."""
    line = tokens(hidden)
    token, end = line.at(start), 0
    while token and token.end < limit and {"all", "area"} & token.kinds.keys():
        end = token.end
        token = line.at(end)
    does = token is not None and token.end <= limit and bool(_DOINGS & token.kinds.keys())
    return end if does and is_collective(hidden, start, end) else 0


def _is_place(token: Token, last: int) -> bool:
    """Tell whether a head is that of a place inside a name, not of one that acts: 白石镇牵头, not 白石镇水利站."""
    return "place" in token.kinds["organ"] and token.end != last


def _extends(hidden: str, end: int, before: Token | None, token: Token, last: int) -> bool:
    """Tell whether a name that could end at `end` goes on to the next head."""
    gap = hidden[end : token.start]
    if not gap.strip(HIDDEN) or token.end == last:
        return True
    if gap in ("和", "及", "、"):
        return is_common(hidden, token.start, token.end) or "seat" in token.kinds["organ"]
    if "sub" in token.kinds["organ"] and len(gap) <= _SHORT_GAP:
        return True
    if before is not None and "within" in before.kinds["organ"]:
        return len(gap) <= _GAP
    return len(gap) <= _SHORT_GAP and _is_division(hidden, end, token)


def _is_division(hidden: str, end: int, token: Token) -> bool:
    """Tell whether a head behind a whole name ends that of a part of it, and its act follows: 市财政局|预算科|统筹."""
    line = tokens(hidden)
    after = line.at(token.end)
    if hidden[token.end - 1] not in _DIVISIONS or (after and not _ACTS & after.kinds.keys()):
        return False
    between = line.between(end, token.start)
    return not any({"act", "joint"} & one.kinds.keys() and one.end < token.start for one in between)  # not 督查|室


def _closed(hidden: str, names: list[Span], etc: int, end: int) -> tuple[Listed, int]:
    """Finish a list at its 等: the names before it, then the common noun after it is passed over.

    Without that noun (等参加) the last name must have a head: 制造、文旅等重点领域 is no list of agencies.
    """
    last = after_etc(hidden, etc, end)
    if last == etc + 1 and not (names and has_head(hidden, *names[-1])):
        return Listed((), False, etc), 0
    begin = last + (hidden[last : last + 1] in ("、", ","))
    after = tokens(hidden).at(begin)
    goes_on = begin
    if after and "joint" in after.kinds:
        goes_on = after.end
    elif begin == last or not after or "all" not in after.kinds:
        goes_on = 0
    return Listed(tuple(merged(hidden, names)), True, last), goes_on if goes_on < end else 0


def _result(hidden: str, names: list[Span], end: int, knows: Knows | None) -> Listed:
    """Return the list if its last name has a head; a headless last name is no name."""
    whole = merged(hidden, names)
    while whole and not _good(hidden, whole[-1], knows):
        whole.pop()
    last = whole[-1][1] if whole else end
    return Listed(tuple(whole), False, max(end, last) if whole else end)


def _good(hidden: str, span: Span, knows: Knows | None) -> bool:
    if _COUNTED.search(hidden, *span):
        return False
    return has_head(hidden, *span) or (knows is not None and knows(hidden, *span) == span[1])
