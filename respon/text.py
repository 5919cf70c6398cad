"""A document as the readers hand it to the grammar: paragraphs and tables that know their place."""

from bisect import bisect_right
from typing import NamedTuple


class Place(NamedTuple):
    """Where something stands, in the text and in the original; of two in one text the later is the greater.

    block: the index of its paragraph or table, 0 as long as the text isn't whole. at: its first character in the
    paragraph, or its row. offset: its first character in the decoded original; line: 1-based, 0 unknown; page:
    1-based, 0 unpaged. end, until: behind its last character, in the paragraph and in the original, where it is more
    than a point: a line break of the original may stand inside it.
    """

    block: int
    at: int
    offset: int = 0
    line: int = 0
    page: int = 0
    end: int = 0
    until: int = 0


NOWHERE = Place(0, 0)


class Paragraph(NamedTuple):
    """One paragraph, line breaks, page breaks and page furniture undone; the wording is untouched.

    `marks`: from each of these places on, the text stands as it does in the original. `heading`: the level that the
    file's own markup gives (1 highest), 0 for none.
    """

    text: str
    marks: tuple[Place, ...] = ()
    heading: int = 0

    def place(self, at: int) -> Place:
        """Return where character `at` of this paragraph stands in the original."""
        if not self.marks:
            return Place(0, at, at)
        mark = self.marks[max(0, bisect_right(self.marks, at, key=lambda m: m.at) - 1)]
        return Place(0, at, mark.offset + at - mark.at, mark.line, mark.page)


class Table(NamedTuple):
    """A table, cell by cell, merged cells carried down and across; `lines` is the line of each row.

    `name`: that of its sheet, empty where it says nothing.
    """

    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...] = ()
    page: int = 0
    name: str = ""


Block = Paragraph | Table


class Text(NamedTuple):
    """A whole document: its file's name and its blocks in reading order."""

    file: str
    blocks: tuple[Block, ...]
