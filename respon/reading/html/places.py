"""Where the text of a parsed page stands in its source."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape

from respon.text import Place

ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?|\r\n?")
TAG = re.compile("<[/A-Za-z!?]")
_ANY_TAG = re.compile("<[^>]*+>?")
_WHOLE_TAG = re.compile(
    r"""<!--[^-]*+(?:-(?!->)[^-]*+)*+"""  # in comments and scripts nothing is a tag
    r"""|<(?:script|style)\b[^>]*+>?[^<]*+(?:<(?!/(?:script|style)\b)[^<]*+)*+"""
    r"""|(?P<tag></?[a-z](?:=\s*+(?:"[^"]*"|'[^']*')|[^>])*+>?)""",
    re.IGNORECASE,
)
MISSES = 200
"""Texts not found where they are looked for first, each a search through the page, before the search is given up."""


class Places:
    """The source of a page with its entities resolved, searched from text to text as the parser meets them.

    A parser tells the line of an element, not the place of a text; but its texts come in the source's
    order, each begins after a tag, and resolved they read as the source does.
    """

    def __init__(self, source: str) -> None:
        self.starts = [0]
        self.shifts = [0]
        self.newlines = [match.start() for match in re.finditer("\n|\r(?!\n)", source)]
        source = _WHOLE_TAG.sub(_closed, source)
        pieces: list[str] = []
        at = done = 0
        for match in ENTITY.finditer(source):
            resolved, end = _resolved(match)
            pieces += (source[done : match.start()], resolved)
            at += match.start() - done + len(resolved)
            done = end
            self.starts.append(at)
            self.shifts.append(done - at)
        self.text = "".join((*pieces, source[done:]))
        self.cursor = self.misses = 0

    def find(self, text: str) -> list[tuple[str, int]]:
        """Return where the next text of the page stands in `self.text`; the search goes on after it.

        In pieces, where a tag that the parser took for a mistake stands in the midst of it.
        """
        if self.misses < MISSES:
            for form, lead in ((f">{text}<", 1), (f">{text}", 1), (text, 0)):
                found = self.text.find(form, max(0, self.cursor - lead))
                if found >= 0:
                    if self._passes_text(found + lead) and (pieces := self._pieces(text)):
                        return pieces
                    self.cursor = found + lead + len(text)
                    return [(text, found + lead)]
            self.misses += 1
            if pieces := self._pieces(text):
                return pieces
        return [(text, self.cursor)]

    def _passes_text(self, found: int) -> bool:
        """Tell if more than tags stands before a place: then the text is perhaps nearer, with a tag in its midst."""
        passed = _ANY_TAG.sub("", self.text[self.cursor : found])
        if not passed or passed.isspace():
            return False
        self.misses += 1
        return True

    def _pieces(self, text: str) -> list[tuple[str, int]]:
        """Return the pieces of a text between tags; none if it isn't the source's next one."""
        source = self.text
        here = max(source.find(text[0], self.cursor), source.find(f">{text[0]}", max(0, self.cursor - 1)) + 1)
        pieces: list[tuple[str, int]] = []
        start, begun = 0, here
        for at, char in enumerate(text):
            while here < len(source) and (source[here] != char or TAG.match(source, here)):
                if source[here] == "<":
                    here = source.find(">", here) + 1 or len(source)
                elif source[here].isspace():  # white space that the parser left away
                    here += 1
                else:
                    return []
                pieces.append((text[start:at], begun))
                start, begun = at, here
            here += 1
        self.cursor = here
        return [(piece, place) for piece, place in (*pieces, (text[start:], begun)) if piece]

    def marks(self, at: int, place: int, length: int) -> Iterator[Place]:
        """Yield marks for `length` characters at `place` of `self.text`, from `at` of a paragraph on."""
        index = bisect_right(self.starts, place) - 1
        end = place + length
        here = place
        while here < end:
            offset = here + self.shifts[index]
            yield Place(0, at + here - place, offset, bisect_right(self.newlines, offset - 1) + 1, 0)
            index += 1
            here = self.starts[index] if index < len(self.starts) else end


def _closed(match: re.Match[str]) -> str:
    """Return a tag without the ends of tags that its attributes hold; what is no tag as it is."""
    whole = match["tag"]
    if not whole or whole.find(">") in (-1, len(whole) - 1):
        return match[0]
    return whole[:2] + "\0" * (len(whole) - 3) + ">"


def _resolved(match: re.Match[str]) -> tuple[str, int]:
    """Return what an entity or a line's end stands for, and where it ends: without its semicolon, before letters that
    stand for themselves.
    """
    if match[0][0] == "\r":
        return "\n", match.end()
    resolved = unescape(match[0])
    own = len(match[0])
    while len(resolved) > 1 and resolved[-1] == match[0][own - 1]:
        resolved, own = resolved[:-1], own - 1
    return resolved, match.start() + own
