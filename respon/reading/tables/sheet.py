"""Workbooks: each visible sheet a table, merged cells filled, nothing calculated or run."""

import datetime
import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import NamedTuple

import msgspec
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from respon.files.limits import SHEET_CELLS
from respon.files.package import BROKEN, HOSTILE, Package
from respon.files.source import Source
from respon.messages import Term, say
from respon.reading.tables import opendocument
from respon.reading.tables.grid import table_of_texts, too_large
from respon.reading.tables.shown import Show, Value, cells, errors, formats
from respon.text import Table, Text

MARKUP = re.compile(r"xl/.*\.xml|(?:content|meta|settings|styles)\.xml")
DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
FAILED = b't="e"'
"""In a sheet's markup, a cell whose formula failed."""

UNNAMED = re.compile(r"(?:sheet|工作表|table|feuil|tabelle)[ ]?\d{0,4}", re.IGNORECASE)
"""A name that a program gave a sheet."""


class SheetCells(NamedTuple):
    """A sheet: its name, its number in the workbook, and its rows of texts as they are shown, empty ones too."""

    name: str
    number: int
    rows: list[list[str]]


def read(source: Source) -> Text:
    """Read a workbook, xlsx or ods; a row's line is its number in the sheet, a table's page the sheet's.

    Raises DocumentError if it is broken, encrypted or hostile.
    """
    return Text(source.name, tuple(table for sheet in sheets(source) for table in _table(source, sheet)))


def _table(source: Source, sheet: SheetCells) -> Iterator[Table]:
    name = "" if UNNAMED.fullmatch(sheet.name) else sheet.name
    for table in table_of_texts(source, list(enumerate(sheet.rows, 1)), sheet.number):
        yield table._replace(name=name)


def packed(source: Source, _: list[str]) -> bytes:
    """Return the sheets in bytes, for who reads them in a process with bounds."""
    return msgspec.msgpack.encode(list(sheets(source)))


def sheets(source: Source) -> Iterator[SheetCells]:
    """Yield the visible sheets. Raises DocumentError as `read` does."""
    package, failed = guarded(source)
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(source.data))
        yield from _sheets(source, workbook, package, failed)
    except CalamineError as error:
        raise source.error(say("a broken workbook: {reason}", reason=Term(error)), BROKEN) from error


def guarded(source: Source) -> tuple[Package, bool]:
    """Unpack the markup once within limits, before the library does so without any.

    Return the package, and whether a formula in it failed.
    """
    package = Package(source)
    failed = False
    for name in package.parts:
        if MARKUP.fullmatch(name):
            last = b""
            for chunk in package.bytes_of(name):
                if DECLARATION.search(last[-16:] + chunk):
                    raise source.error(say("a workbook with a document type or entities in it"), HOSTILE)
                failed = failed or FAILED in last[-16:] + chunk
                last = chunk
    return Package(source), failed


def _sheets(source: Source, workbook: CalamineWorkbook, package: Package, failed: bool) -> Iterator[SheetCells]:
    shows, spans = formats(package), opendocument.merged(package)
    for number, about in enumerate(workbook.sheets_metadata, 1):
        if about.typ != SheetTypeEnum.WorkSheet or about.visible != SheetVisibleEnum.Visible:
            continue
        found = workbook.get_sheet_by_name(about.name)
        rows = texts(found, cells(package, about.name, shows))
        for row, column, text in errors(package, about.name) if failed else ():  # which the library leaves out
            if row < len(rows) and column < len(rows[row]):
                rows[row][column] = text
        merged = spans.get(about.name) or found.merged_cell_ranges or []
        if sum((bottom - top + 1) * (right - left + 1) for (top, left), (bottom, right) in merged) > SHEET_CELLS:
            raise too_large(source)
        for (top, left), (bottom, right) in merged:
            for row_below in rows[top : bottom + 1]:
                row_below[left : right + 1] = [rows[top][left]] * len(row_below[left : right + 1])
        yield SheetCells(about.name, number, rows)


def texts(sheet: CalamineSheet, shown: Iterable[tuple[int, int, Show]]) -> list[list[str]]:
    """Return a sheet's cells as it shows them; shown: those that are shown otherwise than their value."""
    values = sheet.to_python(skip_empty_area=False)
    rows = [[text_of(value) for value in row] for row in values]
    for row, column, show in shown:
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = show(values[row][column]) or rows[row][column]
    return rows


def text_of(value: Value) -> str:
    """Return a cell as the sheet shows it: whole numbers without a point, dates as 2016-06-30."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value).strip()
