"""How official short forms abbreviate full names (简称): 市经信委 for 上海市经济和信息化委员会."""

import re

_CITY = re.compile(r"^(上海市|上海|本市|市)")
_HEADS = (
    ("委员会", "委"), ("办公室", "办"), ("办公厅", "办公厅"), ("委", "委"), ("办", "办"), ("局", "局"),
    ("厅", "厅"), ("署", "署"), ("院", "院"), ("部", "部"), ("中心", "中心"), ("集团", "集团"),
)  # fmt: skip
_GENERIC = re.compile(r"(监督管理|行政管理|监督|管理|行政|服务|工作|事务|推进|领导小组|和|与|及)")
"""Words that short forms leave out without losing what the agency is about."""

_LEAST = 2
"""A short form keeps at least two characters before its head: 市局 or 市经委 could be anything."""


def core(name: str) -> str:
    """Return the name without the city's prefix: 上海市科委, 市科委 and 科委 have the same core."""
    return _CITY.sub("", name, count=1)


def _split(name: str) -> tuple[str, str]:
    for ending, head in _HEADS:
        if name.endswith(ending):
            return name[: -len(ending)], head
    return name, ""


def abbreviates(short: str, full: str) -> bool:
    """Tell if `short` is a lawful abbreviation of `full`, both without the city's prefix.

    Same head (委 for 委员会), same first character, an ordered subsequence, at least two characters kept.
    A short form that is merely the full name's beginning may drop generic words only: 文广影视局 may stand for
    文化广播影视管理局, but 安全局 is not 安全生产监督管理局.
    """
    stem, head = _split(short)
    full_stem, full_head = _split(full)
    if not head or head != full_head or len(stem) < _LEAST or stem[0] != full_stem[:1]:
        return False
    rest = iter(full_stem)
    if not all(char in rest for char in stem):
        return False
    return not full_stem.startswith(stem) or not _GENERIC.sub("", full_stem[len(stem) :])
