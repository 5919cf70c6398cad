"""Plain text and Markdown."""

from collections.abc import Iterator

from respon.documents.reading.assembly import assemble
from respon.documents.reading.decode import decode
from respon.documents.reading.lines import Line, has_hidden, hidden_spans, plain_line, raw_lines, without
from respon.documents.reading.markdown import is_markdown, underlined, unmark
from respon.documents.reading.source import Source
from respon.documents.text import Text


def read(source: Source) -> Text:
    """Read a txt or md document; a place's offset counts characters of the decoded file."""
    text = decode(source)
    return assemble(source, marked_lines(text) if is_markdown(source.suffix, text) else plain_lines(text))


def plain_lines(text: str) -> Iterator[Line]:
    """Yield the lines that aren't blank, with their places."""
    hidden = has_hidden(text)
    for raw in raw_lines(text):
        line = without(raw, hidden_spans(raw.text)) if hidden else plain_line(raw)
        if line:
            yield line


def marked_lines(text: str) -> list[Line]:
    """Return the lines of a Markdown text that aren't blank, its marks taken off."""
    hidden = has_hidden(text)
    lines: list[Line] = []
    for raw in raw_lines(text):
        if lines and not raw.gap and raw.text[0] in "=-" and (heading := underlined(lines[-1], raw)):
            lines[-1] = heading
        elif line := unmark(raw, hidden):
            lines.append(line)
    return lines
