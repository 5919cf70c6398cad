"""Plain text and Markdown."""

from collections.abc import Iterator

from respon.files.decode import decode
from respon.files.limits import LINES
from respon.files.source import Source
from respon.reading.flow.assembly import Item, assemble, too_long
from respon.reading.flow.lines import Line, has_hidden, hidden_spans, plain_line, raw_lines, without
from respon.reading.plaintext.markdown import is_markdown, underlined, unmark
from respon.reading.plaintext.tables_in_text import tables_in
from respon.text import Text

BLANK = 5
"""Lines of a file for each that isn't blank, at the most."""


def read(source: Source) -> Text:
    """Read a txt or md document; a place's offset counts characters of the decoded file."""
    text = decode(source)
    if text.count("\n") + text.count("\r") > BLANK * LINES:
        raise too_long(source)
    return assemble(source, marked_items(source, text) if is_markdown(source.suffix, text) else plain_lines(text))


def plain_lines(text: str) -> Iterator[Line]:
    """Yield the lines that aren't blank, with their places."""
    hidden = has_hidden(text)
    for raw in raw_lines(text):
        line = without(raw, hidden_spans(raw.text)) if hidden else plain_line(raw)
        if line:
            yield line


def marked_items(source: Source, text: str) -> Iterator[Item]:
    """Yield the lines of a Markdown text that aren't blank, its marks taken off, and its tables."""
    tables = tables_in(source, text)
    table = next(tables, None)
    held: Line | None = None  # until the next line is seen: it may only underline this one
    hidden = has_hidden(text)
    for raw in raw_lines(text):
        if table and raw.offset >= table.start:
            if held:
                yield held
            held = None
            yield from table.items
            table = table._replace(items=[])
            if raw.offset < table.end:
                continue
            table = next(tables, None)
        line = unmark(raw, hidden)
        if held:
            heading = raw.words[0] in "=-" and not raw.gap and underlined(held, raw)
            yield heading or held
            if heading:
                line = None
        held = line
    if held:
        yield held
