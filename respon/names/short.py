"""How official short forms abbreviate full names (简称): 市经信委 for 上海市经济和信息化委员会."""

import re
from collections import Counter
from collections.abc import Iterable

_PLACE = re.compile(
    r"^(?![省市县区州盟旗本各全该]|城市|城区|城乡|郊区|社区|园区|地区|中国|国家)"
    r"(?:\w{2,5}?|\w)(?:自治[区州县旗]|[省市县区盟旗])"
)
LEVELS = {level: re.compile(f"^(?:本|自治)?{level}") for level in "省市县区州盟旗"}
"""What an organ's own place is called in its papers: 市科委 in a city's, 县教育局 in a county's."""

_HEADS = (
    ("委员会", "委"), ("办公室", "办"), ("办公厅", "办公厅"), ("委", "委"), ("办", "办"), ("局", "局"),
    ("厅", "厅"), ("署", "署"), ("院", "院"), ("部", "部"), ("中心", "中心"), ("集团", "集团"),
)  # fmt: skip
_GENERIC = re.compile(r"(监督管理|行政管理|监督|管理|行政|服务|工作|事务|推进|领导小组|和|与|及)")
"""Words that short forms leave out without losing what the agency is about."""

_MEANINGS = {"城管": "城市管理", "卫健": "卫生健康", "医保": "医疗保障", "文旅": "旅游", "应急": "应急", "统战": "统战"}
"""Words that are abbreviations by themselves: 城管局 is not 城市规划管理局."""

_QUALIFIERS = ("地方", "国家")
"""First words of full names that people leave out: a short form without them may still mean the agency."""

_LEAST = 2
"""A short form keeps at least two characters before its head: 市局 or 市经委 could be anything."""


def place_of(full_names: Iterable[str]) -> str:
    """Return the place whose organs the full names are mostly of: 上海市; "" if there is none."""
    found = Counter(match[0] for name in full_names if (match := _PLACE.match(name)))
    return found.most_common(1)[0][0] if found else ""


def core(name: str, place: str) -> str:
    """Return a registered name without its place: in 上海市, 上海市科委 and 市科委 have the same core."""
    own = LEVELS.get(place[-1:], LEVELS["市"])
    return name.removeprefix(place) if place and name.startswith(place) else own.sub("", name, count=1)


def cores(written: str, place: str) -> list[str]:
    """Return what a written form may be without the place, most literal first.

    市场监管局 may be a core itself; 上海发改委 is written for 上海市发改委. But 上海 is never added or dropped in a
    registered name: 海关 is not 上海海关.
    """
    return list(dict.fromkeys((written, core(written, place), written.removeprefix(place[:-1]))))


def unqualified(full: str) -> str:
    """Return a full name, without its place, less a first word that tells only whose it is: 地方金融管理局."""
    return next((full.removeprefix(word) for word in _QUALIFIERS if full.startswith(word)), full)


def abbreviates(short: str, full: str, place: str) -> bool:
    """Tell if `short` is a lawful abbreviation of `full`, both without the place.

    Same head (委 for 委员会), same first character, an ordered subsequence, at least two characters kept; a
    branch is only meant where its place is named. A short form that is merely a part of the full name may drop
    generic words only: 文广影视局 may stand for 文化广播影视管理局, but 安全局 is not 安全生产监督管理局.
    """
    stem, head = _split(short)
    full_stem, full_head = _split(full)
    if not head or head != full_head or len(stem) < _LEAST or stem[0] != full_stem[:1]:
        return False
    if place and place[:-1] in full_stem and place[:-1] not in stem:  # 国税局 is not 国家税务总局上海市税务局
        return False
    if any(word in stem and meaning not in full_stem for word, meaning in _MEANINGS.items()):
        return False
    rest = iter(full_stem)
    if not all(char in rest for char in stem) or stem in full_stem[1:]:
        return False
    return not full_stem.startswith(stem) or not _GENERIC.sub("", full_stem[len(stem) :])


def may_abbreviate(short: str, full: str, place: str) -> bool:
    """Tell if `short` abbreviates `full`, or has only its head and first character (教委): to be offered, not taken."""
    stem, head = _split(short)
    full_stem, full_head = _split(full)
    by_one = len(stem) == 1 and head != "" and head == full_head and full_stem.startswith(stem)
    return by_one or abbreviates(short, full, place)


def begins(short: str, full: str) -> bool:
    """Tell if a full name has the same head and begins alike but says more, and may be another organ: 农业农村局."""
    stem, head = _split(short)
    full_stem, full_head = _split(full)
    return head == full_head != "" and len(stem) >= _LEAST and stem != full_stem and full_stem.startswith(stem)


def is_organ(name: str) -> bool:
    """Tell if a name has the form of an organ's: some words, then 委, 局, 办公室 and the like."""
    stem, head = _split(name)
    return bool(head) and len(stem) >= _LEAST


def _split(name: str) -> tuple[str, str]:
    for ending, head in _HEADS:
        if name.endswith(ending):
            return name[: -len(ending)], head
    return name, ""
