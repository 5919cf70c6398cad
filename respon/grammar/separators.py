"""What stands between the names of a list: a mark, blanks, a numeral that counts them."""

import re
from collections.abc import Iterator

_MARK = re.compile(
    r"[、,;/|→\n\u2460-\u2473.·・\dA-Z<](?:(?<=[、,;/|→\n\u2460-\u2473])|(?<=[.·・])(?=[市省县区国州各])"
    r"|(?<=\d)(?<![\d第]\d)\d?[.、](?=[\u4e00-\u9fff])|(?<=[A-Z])(?<![A-Za-z][A-Z])[.、](?=[\u4e00-\u9fff]|$)"
    r"|(?<=<)br ?/?>)"
)
"""What most separators are. What they begin with is asked first: few characters do."""
_RARE = re.compile("  |[+＋&＆]")
_MARK_OR_RARE = re.compile(
    rf"{_MARK.pattern}|(?<=[\u4e00-\u9fff\ue000])  +(?=[\u4e00-\u9fff])"
    r"|(?<=[\u4e00-\u9fff\ue000]) ?[+＋&＆] ?(?=[\u4e00-\u9fff])"
)


def separators(hidden: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Return the separators in a stretch, in order."""
    return (_MARK_OR_RARE if _RARE.search(hidden, start, end) else _MARK).finditer(hidden, start, end)
