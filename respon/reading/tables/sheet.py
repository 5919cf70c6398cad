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
from respon.text import Table, Text

MARKUP = re.compile(r"xl/.*\.xml")
DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
Value = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta


def read(source: Source) -> Text:
    """Read an xlsx workbook; a row's line is its number in the sheet, a table's page the sheet's.

    Raises DocumentError if it is broken, encrypted or hostile.
    """
    _guard(source)
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(source.data))
        tables = tuple(_tables(source, workbook))
    except CalamineError as error:
        raise source.error(f"a broken workbook: {error}", BROKEN) from error
    return Text(source.name, tables)


def _guard(source: Source) -> None:
    """Unpack the markup once within limits, before the library does so without any."""
    package = Package(source)
    for name in package.parts:
        if MARKUP.fullmatch(name):
            last = b""
            for chunk in package.bytes_of(name):
                if DECLARATION.search(last[-16:] + chunk):
                    raise source.error("a workbook with a document type or entities in it", HOSTILE)
                last = chunk


def _tables(source: Source, workbook: CalamineWorkbook) -> Iterator[Table]:
    for number, sheet in enumerate(workbook.sheets_metadata, 1):
        if sheet.typ != SheetTypeEnum.WorkSheet or sheet.visible != SheetVisibleEnum.Visible:
            continue
        found = workbook.get_sheet_by_name(sheet.name)
        rows = [[text_of(value) for value in row] for row in found.to_python(skip_empty_area=False)]
        merged = found.merged_cell_ranges or []
        if sum((bottom - top + 1) * (right - left + 1) for (top, left), (bottom, right) in merged) > SHEET_CELLS:
            raise too_large(source)
        for (top, left), (bottom, right) in merged:
            for row in rows[top : bottom + 1]:
                row[left : right + 1] = [rows[top][left]] * len(row[left : right + 1])
        yield from table_of_texts(source, list(enumerate(rows, 1)), number)


def text_of(value: Value) -> str:
    """Return a cell as the sheet shows it: whole numbers without a point, dates as 2016-06-30."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value).strip()
