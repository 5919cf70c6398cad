"""A document as the readers hand it to the grammar: paragraphs and tables that know their place."""

from bisect import bisect_right
from typing import NamedTuple


class Mark(NamedTuple):
    """From character `at` of a paragraph on, the text stands at `offset` of the original.

    `offset`: character in the decoded original; `line`: 1-based, 0 unknown; `page`: 1-based, 0 unpaged.
    """

    at: int
    offset: int
    line: int
    page: int


class Paragraph(NamedTuple):
    """One paragraph, line breaks, page breaks and page furniture undone; the wording is untouched.

    `heading`: the level that the file's own markup gives (1 highest), 0 for none.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    heading: int = 0

    def place(self, at: int) -> Mark:
        """Return where character `at` of this paragraph stands in the original."""
        if not self.marks:
            return Mark(at, at, 0, 0)
        mark = self.marks[max(0, bisect_right(self.marks, at, key=lambda m: m.at) - 1)]
        return Mark(at, mark.offset + at - mark.at, mark.line, mark.page)


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
