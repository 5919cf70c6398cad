"""Text folded to a width as Chinese is set: after 、 and other stops, at blanks, and never within a name that fits."""

import re
from collections.abc import Iterator

from rich.cells import cell_len

NOT_FIRST = "、，。；：！？）》〉」』】〕…·,.;:!?)]}*†‡%"
"""Characters that no line begins with."""

NOT_LAST = "（《〈「『【〔([{"
"""Characters that no line ends with."""

_WORD = re.compile(r"[^\W\u2e80-\uffff]+|.", re.S)
"""A Latin word, or one character."""


def _words(text: str) -> list[str]:
    """Return what stays together in running text: a word, with the signs that cling to it and the blanks behind."""
    clusters: list[str] = []
    opened = False  # the last cluster ends with a sign that no line ends with
    for piece in _WORD.findall(text):
        if clusters and (opened or piece.isspace() or piece in NOT_FIRST):
            clusters[-1] += piece
        else:
            clusters.append(piece)
        opened = piece in NOT_LAST or (opened and piece.isspace())
    return clusters


def _items(text: str) -> list[str]:
    """Return a list's items, each with what joins it to the next."""
    return text.replace("、", "、\0").replace(", ", ", \0").split("\0")


def folded(text: str, width: int, *, listed: bool = False) -> list[str]:
    """Return the text's lines, none wider than so many cells.

    listed: the text is a list joined by 、 or commas, whose items stay whole where they fit.
    """
    if cell_len(text) <= width:
        return [text]
    return list(_lines(_items(text) if listed else _words(text), width, listed))


def narrowest(text: str, *, listed: bool = False) -> int:
    """Return the least width at which no item of a list, no word and no cluster of signs is broken."""
    pieces = _items(text) if listed else _words(text)
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
    words = _words(piece)
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
