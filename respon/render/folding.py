"""Text folded to a width as Chinese is set: after 、 and other stops, at blanks, and never within a name that fits."""

import re
from collections.abc import Iterator

from rich.cells import cell_len

NOT_FIRST = "、，。；：！？）》〉」』】〕…·,.;:!?)]}*†‡%"
"""Characters that no line begins with."""

NOT_LAST = "（《〈「『【〔([{"
"""Characters that no line ends with."""

_WORDS = re.compile(rf"[{re.escape(NOT_LAST)} ]*(?:[^\W\u2e80-\uffff]+|[^ ])[{re.escape(NOT_FIRST)} ]*| +", re.S)
"""What stays together in running text: a Latin word or one character, with the signs that cling to it."""


def _items(text: str) -> list[str]:
    """Return a list's items, each with what joins it to the next."""
    return text.replace("、", "、\0").replace(", ", ", \0").split("\0")


def folded(text: str, width: int, *, listed: bool = False) -> list[str]:
    """Return the text's lines, none wider than so many cells.

    listed: the text is a list joined by 、 or commas, whose items stay whole where they fit.
    """
    if cell_len(text) <= width:
        return [text]
    return list(_lines(_items(text) if listed else _WORDS.findall(text), width, listed))


def narrowest(text: str, *, listed: bool = False) -> int:
    """Return the least width at which no item of a list, no word and no cluster of signs is broken."""
    pieces = _items(text) if listed else _WORDS.findall(text)
    return max((cell_len(piece.rstrip()) for piece in pieces), default=0)


def _lines(pieces: list[str], width: int, listed: bool) -> Iterator[str]:
    line = ""
    for piece in pieces:
        if cell_len(line + piece.rstrip()) <= width:
            line += piece
            continue
        if line.strip():
            yield line.rstrip()
        line = piece.lstrip()
        if cell_len(line.rstrip()) > width:
            *whole, line = _broken(line, width, listed)
            yield from whole
    if line.strip():
        yield line.rstrip()


def _broken(piece: str, width: int, listed: bool) -> Iterator[str]:
    """Yield the lines of what fits on none: an item by its words, a word by its characters."""
    words = _WORDS.findall(piece)
    if listed and len(words) > 1:
        yield from _lines(words, width, listed=False)
        return
    line = ""
    for char in piece.rstrip():
        if line and cell_len(line + char) > width:
            yield line
            line = ""
        line += char
    yield line
