"""Lines to paragraphs: hard line breaks and page breaks inside a paragraph undone.

A text either has one paragraph a line, or its lines end at a margin; the widths tell which. In both, a
line goes on in the next if it can't end there (an open bracket, a comma) or the next can't begin there.
Past that, in a text with margins a line that reaches the margin goes on, and in a text without, running
text that stops in mid sentence goes on in running text. The start of an item or a heading never joins.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from respon.reading.flow.lines import Line
from respon.reading.flow.shapes import (
    CLOSERS,
    COMMA,
    DANGLING,
    FULL_STOPS,
    HANGING,
    ITEM,
    LABEL,
    LISTED,
    SENTENCE,
    finished,
    prose,
    row,
    starts,
)
from respon.text import Paragraph, Place

NARROWEST, WIDEST = 24, 150
"""Columns of a line, one for a Latin letter, two for a Han character: a newspaper's column, A4 across."""
RAGGED = 5
"""Columns that a full line may lack: punctuation isn't let begin a line, nor a number be cut."""
BRACKET_REACH = 600
"""Characters that a bracket may stay open over lines: a clause with forty agencies."""
OPEN, CLOSE = "（(〔[【《", "）)〕]】》"
BRACKET = re.compile(f"[{re.escape(OPEN + CLOSE)}]")
LEFT_OPEN = re.compile(f"[{re.escape(OPEN)}][^{re.escape(OPEN + CLOSE)}]*$")


def joined(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Yield the paragraphs that the lines make up."""
    if not lines:
        return
    lines = measured(lines)
    layout = LineLayout(lines)
    start = 0
    for i in range(1, len(lines)):
        if not layout.goes_on(i):
            yield paragraph(lines[start:i])
            start = i
    yield paragraph(lines[start:])


def paragraph(lines: Sequence[Line]) -> Paragraph:
    """Make one paragraph of its lines; only two Latin words get a space between them."""
    if len(lines) == 1:
        return Paragraph(lines[0].text, lines[0].marks, lines[0].heading)
    pieces: list[str] = []
    marks: list[Place] = []
    at = 0
    for line in lines:
        if pieces and _latin(pieces[-1][-1]) and _latin(line.text[0]):
            pieces.append(" ")
            at += 1
        marks.extend(mark._replace(at=at + mark.at) for mark in line.marks)
        pieces.append(line.text)
        at += len(line.text)
    return Paragraph("".join(pieces), tuple(marks), lines[0].heading)


class LineLayout:
    """How a text's lines were laid out, and by that which of them go on in the next."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.margins = any(line.full for line in lines)
        self.inside = in_brackets(lines)
        gaps = sum(line.gap for line in lines)
        self.spaced = gaps * 2 > len(lines)
        full = Counter(b.indent for a, b in pairwise(lines) if a.full and (self.spaced or not b.gap))
        self.indent = full.most_common(1)[0][0] if full else 0
        self.indents = 5 * sum(line.indent > self.indent + 1 for line in lines) > len(lines)

    def goes_on(self, i: int) -> bool:
        """Tell whether line i goes on the paragraph of the line before it."""
        before, after = self.lines[i - 1], self.lines[i]
        if before.heading or after.heading or row(before.text) or row(after.text):
            return False
        if after.text[0] in DANGLING:
            return True
        if before.text[-1] in FULL_STOPS and not self.margins:
            return False  # most lines of most documents: told before anything slow is asked
        if before.text[-1] in HANGING or i in self.inside:
            return True
        if starts(after.text):
            return before.full and self._mid_paragraph(after)
        return self._flows(before, after)

    def _flows(self, before: Line, after: Line) -> bool:
        """Tell whether a line goes on in the next, though the one could end and the other begin there."""
        text = before.text
        if before.full:
            return self._past_the_margin(before, after)
        if finished(text):
            return bool(LABEL.fullmatch(text))
        listed = LISTED.match(text) is not None and COMMA.search(after.text) is not None  # what follows is a sentence
        return before.wraps or (text[-1] not in CLOSERS and prose(text) and not listed and _prose_end(after.text))

    def _mid_paragraph(self, after: Line) -> bool:
        """Tell whether a clause at a line's start is inside a paragraph, where paragraphs are indented."""
        return self.indents and after.indent <= self.indent + 1 and bool(LABEL.match(after.text))

    def _past_the_margin(self, before: Line, after: Line) -> bool:
        """Tell whether a full line goes on: unless the next is indented, or set apart by a blank line."""
        if after.indent > self.indent + 1 or (after.gap and not self.spaced and not after.turned):
            return not finished(before.text) and after.turned
        return True


def in_brackets(lines: Sequence[Line]) -> set[int]:
    """Return the lines at whose start a bracket is open that closes within reach, before any item begins."""
    inside: set[int] = set()
    still_open: list[tuple[int, int]] = []
    position = 0
    for i, line in enumerate(lines):
        text = line.text
        if still_open and (line.heading or ITEM.match(text)):
            still_open.clear()
        if still_open or (text[-1] not in FULL_STOPS and LEFT_OPEN.search(text)):
            for match in BRACKET.finditer(text):
                if match[0] in OPEN:
                    still_open.append((i, position + match.start()))
                elif still_open:
                    began, place = still_open.pop()
                    if position + match.start() - place <= BRACKET_REACH:
                        inside.update(range(began + 1, i + 1))
        position += len(text)
    return inside


def measured(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines with `full` set where the text's lines end at a margin."""
    if any(line.full for line in lines):
        return lines
    margin = margin_of(lines)
    if not margin:
        return lines
    return [line._replace(full=width(line) >= margin - RAGGED) for line in lines]


def width(line: Line) -> int:
    """Return the columns that a line takes with its indent."""
    return line.indent + len(line.text.encode("gb18030", "replace"))


def margin_of(lines: Sequence[Line]) -> int:
    """Return the column at which a text's lines end, 0 if each line is a paragraph.

    Lines that end at a margin are alike in width, stop in mid sentence more often than not, and few are
    longer.
    """
    if sum(len(line.text) > WIDEST // 2 for line in lines) * 10 > len(lines):
        return 0
    body = [(width(line), line.text) for line in lines if not line.heading]
    counts = Counter(columns for columns, _ in body)
    near, margin = max(
        ((sum(counts[m - k] for k in range(RAGGED + 1)), m) for m in counts if NARROWEST <= m <= WIDEST),
        default=(0, 0),
    )
    if near < 3 or near * 10 < len(body) * 3:
        return 0
    if sum(columns > margin for columns, _ in body) * 3 > len(body):
        return 0
    full = [text for columns, text in body if margin - RAGGED <= columns <= margin]
    running = sum(bool(COMMA.search(text) or SENTENCE.search(text) or "、" in text) for text in full)
    open_ended = sum(not finished(text) and text[-1] not in CLOSERS for text in full)
    return margin if open_ended * 10 > near * 6 and running * 2 > near else 0


def _prose_end(text: str) -> bool:
    """Tell whether a line can be the rest of a sentence begun before it, not a line of a list."""
    return finished(text) or prose(text)


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
