"""Tables in Markdown: cells between bars, or html, as converters of scans leave it."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from respon.files.source import Source
from respon.reading.flow.assembly import Item
from respon.reading.flow.lines import Line
from respon.reading.plaintext.markdown import INLINE
from respon.reading.tables.grid import table_of_texts
from respon.text import Table

BARRED_LINE = r"[^\n|]*\|[^\n]*"
RULED = r"[ \t]*(?:\|[ \t]*)?:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*(?:\|[ \t]*)?$"
BARRED = re.compile(rf"^{BARRED_LINE}\n{RULED}(?:\n{BARRED_LINE})*", re.MULTILINE)
MAY_BE_BARRED = re.compile(rf"^(?=[^\n]*\|){RULED}", re.MULTILINE)
HTML = re.compile(r"^[ \t]*<table\b", re.MULTILINE | re.IGNORECASE)
HTML_END = re.compile(r"</table>[^\n]*", re.IGNORECASE)
BAR = re.compile(r"(?<!\\)\|")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


Reader = Callable[[Source, str, int, int], list[Item]]


class Span(NamedTuple):
    """Where tables stand in a text, and what is read there."""

    start: int
    end: int
    items: list[Item]


def tables_in(source: Source, text: str) -> Iterator[Span]:
    """Yield the tables of a Markdown text from its beginning to its end."""
    found: list[tuple[int, int, Reader]] = []
    if "|" in text and MAY_BE_BARRED.search(text):
        found += [(match.start(), match.end(), _barred) for match in BARRED.finditer(text)]
    if "</" in text:
        found += [(start, end, _html) for start, end in _html_spans(text)]
    done = line = 0
    for start, end, reader in sorted(found, key=lambda span: span[:2]):
        if start >= done:
            line += text.count("\n", done, start)
            yield Span(start, end, reader(source, text[start:end], start, line + 1))
            line += text.count("\n", start, end)
            done = end


def _html_spans(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    while start := HTML.search(text, at):
        end = HTML_END.search(text, start.end())
        if not end:
            return
        yield start.start(), end.end()
        at = end.end()


def _barred(source: Source, text: str, _: int, line: int) -> list[Item]:
    rows = [(number, _cells(row)) for number, row in enumerate(text.splitlines(), line)]
    return list(table_of_texts(source, [*rows[:1], *rows[2:]]))


def _cells(row: str) -> list[str]:
    words = row.strip().removeprefix("|")
    words = words[:-1] if words.endswith("|") and not words.endswith("\\|") else words
    return [INLINE.sub("", BREAK.sub("\n", cell)).strip() for cell in BAR.split(words)]


def _html(source: Source, text: str, offset: int, line: int) -> list[Item]:
    from respon.reading.html.web import fragment  # 30 ms of lxml, for texts with such a table

    return [_moved(item, offset, line - 1) for item in fragment(source, text)]


def _moved(item: Item, offset: int, lines: int) -> Item:
    if isinstance(item, Table):
        return item._replace(lines=tuple(line + lines for line in item.lines))
    marks = tuple(mark._replace(offset=mark.offset + offset, line=mark.line + lines) for mark in item.marks)
    return Line(item.text, marks, item.heading, item.indent, item.gap)
