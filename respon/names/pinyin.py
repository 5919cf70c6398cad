"""Initials of the pinyin, for those who type sjxw for 市经信委. Needs the extra `pinyin`."""

from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import product

_READINGS = 16
"""At most so many readings a name: characters with several sounds multiply."""


@cache
def available() -> bool:
    """Tell if pypinyin is installed."""
    return find_spec("pypinyin") is not None


def initials(name: str) -> frozenset[str]:
    """Return the possible initials of a name in lower case (sjxw), or nothing without pypinyin."""
    return _initials(name) if available() else frozenset()


@lru_cache(maxsize=4096)
def _initials(name: str) -> frozenset[str]:
    from pypinyin import Style, pinyin  # 500 ms

    sounds = pinyin(name, style=Style.FIRST_LETTER, heteronym=True, errors="ignore")
    readings = ["".join(letters) for _, letters in zip(range(_READINGS), product(*sounds), strict=False)]
    return frozenset(readings)
