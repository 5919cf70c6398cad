"""Page furniture undone: page numbers, and running heads and feet, which recur beside them.

A line is furniture only by its place: beside a page number or at the edge of a page. A line that merely
recurs (a salutation, 特此通知。) is the document's own.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from respon.reading.flow.lines import Line
from respon.reading.flow.shapes import BARE_NUMBER, COMMA, ITEM, PAGE_ENDS, PAGE_NUMBER, SENTENCE

LONGEST = 60
"""Characters of the longest running head: a journal's title, its issue and the page."""
EDGE = 2
"""Lines at the head and foot of a page that may be furniture besides its number."""
APART = 8
"""Lines that stand between bare page numbers, on average, at the least."""
DIGITS = re.compile(r"\d+")
ISSUE = re.compile(r"[（(]?.{0,20}\d{4}\s*年\s*第\s*\d{1,4}\s*期.{0,20}")
HEAD_AND_NUMBER = re.compile(r".*[-—–―－─]\s*\d{1,4}\s*[-—–―－─]|[-—–―－─]\s*\d{1,4}\s*[-—–―－─].*")


def furniture(lines: Sequence[Line]) -> set[int]:
    """Return which of a document's lines, by their index, are not its own."""
    short = [i for i, line in enumerate(lines) if len(line.text) <= LONGEST]
    numbers = {i for i in short if lines[i].text[-1] in PAGE_ENDS and PAGE_NUMBER.fullmatch(lines[i].text)}
    numbers |= _bare_numbers(lines, short)
    return numbers | _running_heads(lines, numbers, short)


def _bare_numbers(lines: Sequence[Line], short: list[int]) -> set[int]:
    """Return digits alone on a line that stand at a page's edge, or count the pages of an unpaged text."""
    bare = [i for i in short if lines[i].text[0].isdigit() and BARE_NUMBER.fullmatch(lines[i].text)]
    if not bare:
        return set()
    if _paged(lines):
        return set(bare) & {i for way in _ways(lines, set()) for i in way}
    values = [int(DIGITS.findall(lines[i].text)[0]) for i in bare]
    counting = len(bare) > 2 and all(after - before == 1 for before, after in pairwise(values))
    return set(bare) if counting and bare[-1] - bare[0] >= APART * (len(bare) - 1) else set()


def _running_heads(lines: Sequence[Line], numbers: set[int], short: list[int]) -> set[int]:
    """Return the lines at pages' edges that recur at such edges, and heads with the page's number in them."""
    numbered = {i for i in short if i not in numbers and HEAD_AND_NUMBER.fullmatch(lines[i].text)}
    found = _recurring(lines, [[i] for i in numbered])
    ways = [(way.step, [i for i in way if i not in numbers]) for way in _ways(lines, numbers | numbered)]
    for direction in (-1, 1):
        found |= _recurring(lines, [way for step, way in ways if step == direction])
    return found


def _recurring(lines: Sequence[Line], ways: list[list[int]]) -> set[int]:
    """Return the lines met first on some of the ways that are met on others too, or name an issue."""
    times = Counter(_masked(lines[i].text) for i in {i for way in ways for i in way})
    found: set[int] = set()
    for way in ways:
        found.update(takewhile(lambda i: _is_head(lines[i], times), way))
    return found


def _is_head(line: Line, times: Counter[str]) -> bool:
    text = line.text
    if line.heading or len(text) > LONGEST or ITEM.match(text) or SENTENCE.search(text) or COMMA.search(text):
        return False
    return times[_masked(text)] > 1 or bool(ISSUE.fullmatch(text))


def _masked(text: str) -> str:
    """Return the text without its white space, and with its numbers alike."""
    return DIGITS.sub("#", "".join(text.split()))


def _paged(lines: Sequence[Line]) -> bool:
    return bool(lines and lines[-1].marks[0].page)


def _ways(lines: Sequence[Line], numbers: set[int]) -> Iterator[range]:
    """Yield the ways into the pages: up and down from each page number and from each turn of the page."""
    turns = []
    if _paged(lines):
        turns = [i for i, (a, b) in enumerate(pairwise(lines), 1) if a.marks[0].page != b.marks[0].page]
        turns = [0, *turns, len(lines)]
    for above, below in [(i, i + 1) for i in numbers] + [(i, i) for i in turns]:
        yield range(above - 1, max(-1, above - 1 - EDGE), -1)
        yield range(below, min(len(lines), below + EDGE))
