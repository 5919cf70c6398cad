"""Lines and tables, as a reader meets them, made into a document."""

from collections.abc import Iterable, Iterator
from itertools import islice

from respon.errors import DocumentError
from respon.files.limits import LINES, PARAGRAPH
from respon.files.source import Source
from respon.messages import say
from respon.reading.flow.furniture import furniture
from respon.reading.flow.joining import joined
from respon.reading.flow.lines import Line
from respon.text import Block, Paragraph, Table, Text

Item = Line | Table


def assemble(source: Source, items: Iterable[Item]) -> Text:
    """Return the document: furniture out, lines joined to paragraphs, tables where they stand.

    Raises DocumentError if there are too many lines, or a paragraph is too long.
    """
    found = list(islice(items, LINES + 1))
    if len(found) > LINES:
        raise too_long(source)
    blocks = tuple(_blocks(found))
    for block in blocks:
        if isinstance(block, Paragraph) and len(block.text) > PARAGRAPH:
            message = say("a paragraph of more than {count} characters: no official document has one", count=PARAGRAPH)
            raise source.error(message, say("break the text into its paragraphs"), block.marks[0].line)
    return Text(source.name, blocks)


def too_long(source: Source) -> DocumentError:
    """Return the error that a document has too many lines."""
    return source.error(
        say("more than {count} lines: no official document is that long", count=LINES), say("split the file")
    )


def cell_text(lines: list[Line]) -> str:
    """Return a table cell's text: one line for each of its paragraphs."""
    if len(lines) == 1:
        return lines[0].text
    return "\n".join(paragraph.text for paragraph in joined(lines))


def _blocks(items: list[Item]) -> Iterator[Block]:
    drop = furniture([item for item in items if isinstance(item, Line)])
    run: list[Line] = []
    turned = False
    count = 0
    for item in items:
        if isinstance(item, Table):
            yield from joined(run)
            run = []
            yield item
            continue
        if count in drop:
            turned = True
        else:
            run.append(item._replace(turned=True) if turned else item)
            turned = False
        count += 1
    yield from joined(run)
