"""Tables as text: csv and tsv."""

import csv
import io
from collections.abc import Iterator

from respon.files.decode import decode
from respon.files.limits import LINES
from respon.files.source import Source
from respon.messages import recognised, say
from respon.reading.flow.assembly import too_long
from respon.reading.tables.grid import table_of_texts
from respon.text import Text

SEPARATORS = ",\t;"
HEAD = 20
"""Lines by which the separator is told."""


NOT_CSV = (
    "unexpected end of data",
    "line contains NUL",
    "field larger than field limit ({count})",
    "{sign} expected after {quote}",
    "new-line character seen in unquoted field{rest}",
)
"""What the library says of a table that is broken, as far as it can be told in other languages."""


def read(source: Source) -> Text:
    """Read a csv or tsv table; a row's line is where it begins in the file."""
    text = decode(source)
    rows = list(_rows(source, text, separator(text)))
    return Text(source.name, tuple(table_of_texts(source, rows)))


def separator(text: str) -> str:
    """Return what separates the cells of most of the first lines, alike in all of them if one is."""
    lines = [line for line in text[:65536].splitlines()[:HEAD] if line.strip()]
    return max(SEPARATORS, key=lambda mark: (min(line.count(mark) for line in lines), text[:4096].count(mark)))


def _rows(source: Source, text: str, mark: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    line = 1
    try:
        for row in reader:
            yield line, [cell.strip() for cell in row]
            line = reader.line_num + 1
            if line > LINES:
                raise too_long(source)
    except csv.Error as error:
        told = say("a broken table: {reason}", reason=recognised(str(error), NOT_CSV))
        raise source.error(told, say("check the quotation marks from this line on"), line) from error
