"""The lines of a document, each with its place, before they are joined into paragraphs."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from respon.text import Place

HIDDEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Characters that show nothing and split names: soft hyphens, zero-width spaces, direction marks."""
INVISIBLE = re.compile(f"[{re.escape(HIDDEN)}]+")
ENDS = ("\n", "\r")
Span = tuple[int, int]


class Line(NamedTuple):
    """One line as it stands, white space at its ends taken off.

    heading: the level that markup gives. indent: columns before it. gap: a blank line stands before it.
    turned: a page ends before it. full: it reaches the margin. wraps: markup breaks the line after it,
    not the paragraph.
    """

    text: str
    marks: tuple[Place, ...]
    heading: int = 0
    indent: int = 0
    gap: bool = False
    turned: bool = False
    full: bool = False
    wraps: bool = False


class Raw(NamedTuple):
    """A line of a text file before markup is taken off it; `page` is 0 where no page breaks are.

    text: as it stands; words: without the white space at its ends.
    """

    text: str
    words: str
    offset: int
    line: int
    page: int
    gap: bool
    turned: bool


def raw_lines(text: str) -> Iterator[Raw]:
    """Yield the lines that aren't blank. A form feed ends a page, not a line of the count."""
    offset, line, page = 0, 1, 1 if "\f" in text else 0
    gap, last = False, page
    for piece in text.splitlines(keepends=True):
        words = piece.strip()
        if words and piece[0] == "\t" and "\t" in words:
            words = f"\t{words}"  # a row whose first cell is empty
        if words:
            yield Raw(piece, words, offset, line, page, gap, page != last)
            gap, last = False, page
        else:
            gap = True
        offset += len(piece)
        if piece.endswith(ENDS):
            line += 1
        elif piece[-1] == "\f":
            page += 1


def plain_line(raw: Raw, start: int = 0, heading: int = 0, wraps: bool = False) -> Line | None:
    """Return a line from `start` on with only the white space at its ends taken off, None if that is all."""
    text, words, offset, line, page, gap, turned = raw
    if start:
        words = text[start:].strip()
        if not words:
            return None
    first = text.index(words[0], start)
    mark = Place(0, 0, offset + first, line, page)
    return Line(words, (mark,), heading, indent(text[:first]) if first else 0, gap, turned, False, wraps)


def line_of(text: str, mark: Place, heading: int = 0, turned: bool = False) -> Line | None:
    """Return the text of a paragraph that begins at a place as a line, None if it is blank."""
    words = text.strip()
    if not words:
        return None
    raw = Raw(text, words, mark.offset, mark.line, mark.page, True, turned)
    return without(raw, hidden_spans(text), heading) if has_hidden(text) else plain_line(raw, heading=heading)


def has_hidden(text: str) -> bool:
    """Tell whether invisible characters stand anywhere in the text."""
    return any(char in text for char in HIDDEN)


def hidden_spans(text: str) -> list[Span]:
    """Return where invisible characters stand."""
    return [match.span() for match in INVISIBLE.finditer(text)]


def without(raw: Raw, spans: Iterable[Span], heading: int = 0, wraps: bool = False) -> Line | None:
    """Return the line without the spans (they may overlap), None if nothing is left of it."""
    text, _, offset, line, page, gap, turned = raw
    pieces: list[str] = []
    marks: list[Place] = []
    at = start = 0
    end = len(text)
    for left, right in (*sorted(spans), (end, end)):
        if left > start:
            piece = text[start:left] if pieces else text[start:left].lstrip()
            if piece:
                marks.append(Place(0, at, offset + left - len(piece), line, page))
                pieces.append(piece)
                at += len(piece)
        start = max(start, right)
    words = "".join(pieces).rstrip()
    if not words:
        return None
    if marks[-1].at >= len(words):
        marks = [mark for mark in marks if mark.at < len(words)]
    columns = indent(text[: end - len(text.lstrip())])
    return Line(words, tuple(marks), heading, columns, gap, turned, False, wraps)


def indent(space: str) -> int:
    """Return the columns of white space; an ideographic space takes two, a tab four."""
    return len(space) + space.count("\u3000") + 3 * space.count("\t")
