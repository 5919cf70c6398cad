"""The cells of a table file, csv or workbook, with the place of each. A workbook is opened in a process with bounds."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from respon.errors import DataError, DocumentError
from respon.files.decode import decode
from respon.files.limits import MEGABYTE
from respon.files.source import Source
from respon.messages import recognised, say
from respon.reading.kinds import kind
from respon.reading.tables.separated import NOT_CSV, SEPARATORS, separator
from respon.sources.readers import COLUMNS
from respon.sources.tabular import columnar
from respon.sources.tabular.flat import OWN
from respon.text import Table
from respon.where import Where

CELL_BYTES = 16 * MEGABYTE
"""What a cell of a csv can hold: Python's own limit is below what a registry needs."""

_FAILED = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)")
_WORKBOOKS = "respon.reading.tables.sheet"
_NOT_A_TABLE = say("`respon extract` reads documents and proposes their actions; data is a table, or YAML")


class TableRow(NamedTuple):
    """A row's texts, and its line in the file or number in the sheet."""

    line: int
    cells: list[str]


class NewCell(NamedTuple):
    """What a cell is to hold: its sheet ("" in a csv), its line or row from 1, its column from 0, its text."""

    sheet: str
    line: int
    column: int
    text: str


class TableSheet(NamedTuple):
    """A table: its file, its sheet's name ("" in a csv), and its rows."""

    file: str
    name: str
    rows: Sequence[TableRow]

    def where(self, at: int, column: int = -1) -> Where:
        """Return the place of a row, by its index, or of a cell in it."""
        line = self.rows[at].line
        return Where(self.file, line, self.name, f"{letters(column)}{line}" if column >= 0 else "")

    def require_sound(self, first: int) -> None:
        """Raise DataError for a cell, from a row on, whose formula failed."""
        for at in range(first, len(self.rows)):
            for column, text in enumerate(self.rows[at].cells):
                if _FAILED.fullmatch(text):
                    where = self.where(at, column)
                    raise DataError(
                        say("a formula that failed: {words}", words=text),
                        where,
                        say("mend it, or write what it should be"),
                    )

    def table(self) -> Table:
        """Return the table as the grammar takes it: all rows of one length."""
        width = max((len(row.cells) for row in self.rows), default=0)
        rows = tuple((*row.cells, *[""] * (width - len(row.cells))) for row in self.rows)
        return Table(rows, tuple(row.line for row in self.rows), name=self.name)


def letters(column: int) -> str:
    """Return a column's letters, from 0: A, Z, AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def sheets(data: bytes, name: str) -> list[TableSheet]:
    """Return the tables of a file. Raises DataError if it is none, broken, hostile, or of an unknown encoding."""
    source = Source(name, data)
    try:
        if not data.strip():
            raise DataError(say("the file is empty"), Where(name), say("write a head and rows"))
        if data.startswith(COLUMNS):
            lines = [TableRow(line, cells) for line, cells in enumerate(columnar.rows(source), 1)]
            return [TableSheet(name, "", lines)]
        found = kind(source)
        if found == "tables.sheet":
            return list(_workbook(source))
        if found not in ("tables.separated", "plaintext.plain"):
            raise DataError(say("a document, not a table"), Where(name), _NOT_A_TABLE)
        return [TableSheet(name, "", list(_separated(source)))]
    except DocumentError as error:
        raise DataError(error.message, error.where, error.hint) from None


def _workbook(source: Source) -> Iterator[TableSheet]:
    from respon.files.confined import Confined  # 12 ms, for a workbook alone

    with Confined(_WORKBOOKS) as process:
        packed = process.call(f"{_WORKBOOKS}:packed", source, [])
    for name, _, rows in msgspec.msgpack.decode(packed):
        yield TableSheet(source.name, name, [TableRow(line, row) for line, row in enumerate(rows, 1) if any(row)])


def _separated(source: Source) -> Iterator[TableRow]:
    text = text_of(source)
    usual = csv.field_size_limit(CELL_BYTES)  # the library's is one for all that is read
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark_of(text))
    line = 1
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells):
                yield TableRow(line, cells)
            line = reader.line_num + 1
    except csv.Error as error:
        what = say("a broken table: {reason}", reason=recognised(str(error), NOT_CSV))
        raise DataError(what, Where(source.name, line), say("check the quotation marks from this line on")) from None
    finally:
        csv.field_size_limit(usual)


def text_of(source: Source) -> str:
    """Return the text: of UTF-8 whatever it holds, else as a document's is found."""
    try:
        return source.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(source)


def mark_of(text: str) -> str:
    """Return what separates the cells: told by respon's own head, else by most lines alike."""
    first = text.split("\n", 1)[0]
    for mark in SEPARATORS:
        if OWN in (cell.strip(' "\r') for cell in first.split(mark)[1:]):
            return mark
    return separator(text)
