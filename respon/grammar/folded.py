"""A text while it is read: its blocks folded once, and the way back from folded places to printed words."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from respon.grammar import letterhead
from respon.grammar.fold import fold, fold_all, is_traditional, printed, unframe
from respon.text import Paragraph, Place, Table, Text

_ASTERISK = re.compile(r"\*[^,，。;；]{0,8}(?:为|是|表示|代表|為)[^,，。;；]{0,8}(?:牵头|主办|主责|牽頭|主辦)")
TOP = 5
"""Rows that a table's title and labels take at most."""
_SAMPLE = 8_000  # characters enough to tell which script a text is in


class Folded:
    """The blocks of a text; `lines` holds each paragraph folded, "" for a table."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.traditional = is_traditional("".join(_sample(text)))
        self.printed = [block.text if isinstance(block, Paragraph) else "" for block in text.blocks]
        self.lines = [unframe(line) for line in fold_all(self._marked(), self.traditional)]
        self.tops = [_top(block) if isinstance(block, Table) else () for block in text.blocks[: letterhead.HEAD]]
        self.levels = [block.heading if isinstance(block, Paragraph) else 0 for block in text.blocks]

    def _marked(self) -> list[str]:
        """Return the paragraphs with their asterisks kept, where the text says that they mark who leads."""
        if not any("*" in line and _ASTERISK.search(line) for line in self.printed):
            return self.printed
        return [line.replace("*", "★") for line in self.printed]

    def all_lines(self) -> Iterator[str]:
        """Yield every line of text, then every cell of the tables, once a row, folded."""
        yield from self.lines
        for block in self.text.blocks:
            if isinstance(block, Table):
                yield from (fold(cell, self.traditional) for row in block.rows for cell in dict.fromkeys(row))

    def place(self, at: int, start: int, end: int) -> Place:
        """Return where characters of a paragraph stand in the original."""
        block = self.text.blocks[at]
        if not isinstance(block, Paragraph):
            return Place(at, start, end=end)
        _, _, offset, line, page, *_ = block.place(start)
        until = offset + end - start
        if end > start and len(block.marks) > 1:  # several lines, joined
            until = block.place(end - 1).offset + 1
        return Place(at, start, offset, line, page, end, until)

    def row(self, at: int, row: int) -> Place:
        """Return where a row of the table that begins at a block stands in the original."""
        block = self.text.blocks[at]
        if isinstance(block, Paragraph):  # a table kept as lines
            return self.place(at + row, 0, len(self.printed[at + row]))
        return Place(at, row, 0, block.lines[row] if row < len(block.lines) else 0, block.page, row)

    def words(self, at: int, start: int, end: int) -> str:
        """Return what is printed there, without white space and the file's own markup."""
        return printed(self.printed[at][start:end].replace("*", ""))

    def between(self, start: Place, end: Place) -> str:
        """Return the printed text between two places, paragraphs joined."""
        if start.block == end.block:
            return self.printed[start.block][start.at : end.at]
        middle = "".join(self.printed[start.block + 1 : end.block])
        return self.printed[start.block][start.at :] + middle + self.printed[end.block][: end.at]

    def word(self, at: int, start: int, word: str) -> str:
        """Return a folded word as it is printed behind `start`, if the text is in Traditional characters."""
        if not self.traditional or not word:
            return word
        found = self.lines[at].find(word, max(0, start - 1), start + 400)
        return self.printed[at][found : found + len(word)] if found >= 0 else word


def _top(table: Table) -> tuple[str, ...]:
    """Return the rows above a table's own head, each as a line: its title in a merged cell, labels and values."""
    rows: list[str] = []
    for row in table.rows[:TOP]:
        cells = list(dict.fromkeys(" ".join(cell.split()) for cell in row if cell.strip()))
        values = cells[1:] if len(cells) == 2 else []
        cells = [
            f"{cell}:" if letterhead.is_label(fold(cell), value) else cell
            for cell, value in zip_longest(cells, values, fillvalue="")
        ]
        if len(cells) != 1 and not any(":" in fold(cell) for cell in cells):
            break
        rows.append(" ".join(cells))
    return tuple(rows)


def _sample(text: Text) -> Iterator[str]:
    """Yield enough of the text to tell which script it is in."""
    seen = 0
    for block in text.blocks:
        piece = block.text if isinstance(block, Paragraph) else "".join("".join(row) for row in block.rows)
        yield piece[:_SAMPLE]
        seen += len(piece)
        if seen > _SAMPLE:
            return
