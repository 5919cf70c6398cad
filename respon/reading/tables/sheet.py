"""Workbooks: each visible sheet a table, merged cells filled, nothing calculated or run."""

import datetime
import re
from collections.abc import Iterator
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from respon.files.limits import SHEET_CELLS
from respon.files.package import BROKEN, HOSTILE, Package
from respon.files.source import Source
from respon.reading.tables.grid import table_of_texts, too_large
from respon.reading.tables.shown import Value, cells, formats
from respon.text import Table, Text

MARKUP = re.compile(r"xl/.*\.xml")
DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
UNNAMED = re.compile(r"(?:sheet|工作表|table|feuil|tabelle)[ ]?\d{0,4}", re.IGNORECASE)
"""A name that a program gave a sheet."""


def read(source: Source) -> Text:
    """Read an xlsx workbook; a row's line is its number in the sheet, a table's page the sheet's.

    Raises DocumentError if it is broken, encrypted or hostile.
    """
    package = _guarded(source)
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(source.data))
        tables = tuple(_tables(source, workbook, package))
    except CalamineError as error:
        raise source.error(f"a broken workbook: {error}", BROKEN) from error
    return Text(source.name, tables)


def _guarded(source: Source) -> Package:
    """Unpack the markup once within limits, before the library does so without any; return the package."""
    package = Package(source)
    for name in package.parts:
        if MARKUP.fullmatch(name):
            last = b""
            for chunk in package.bytes_of(name):
                if DECLARATION.search(last[-16:] + chunk):
                    raise source.error("a workbook with a document type or entities in it", HOSTILE)
                last = chunk
    return Package(source)


def _tables(source: Source, workbook: CalamineWorkbook, package: Package) -> Iterator[Table]:
    shows = formats(package)
    for number, sheet in enumerate(workbook.sheets_metadata, 1):
        if sheet.typ != SheetTypeEnum.WorkSheet or sheet.visible != SheetVisibleEnum.Visible:
            continue
        found = workbook.get_sheet_by_name(sheet.name)
        values = found.to_python(skip_empty_area=False)
        rows = [[text_of(value) for value in row] for row in values]
        for row, column, show in cells(package, sheet.name, shows):
            if row < len(rows) and column < len(rows[row]):
                rows[row][column] = show(values[row][column]) or rows[row][column]
        merged = found.merged_cell_ranges or []
        if sum((bottom - top + 1) * (right - left + 1) for (top, left), (bottom, right) in merged) > SHEET_CELLS:
            raise too_large(source)
        for (top, left), (bottom, right) in merged:
            for row_below in rows[top : bottom + 1]:
                row_below[left : right + 1] = [rows[top][left]] * len(row_below[left : right + 1])
        name = "" if UNNAMED.fullmatch(sheet.name) else sheet.name
        yield from (table._replace(name=name) for table in table_of_texts(source, list(enumerate(rows, 1)), number))


def text_of(value: Value) -> str:
    """Return a cell as the sheet shows it: whole numbers without a point, dates as 2016-06-30."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value).strip()
