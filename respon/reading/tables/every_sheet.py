"""Every sheet of a file of tables, hidden ones too, cell by cell: for tables whose form is known, not guessed at.

xlsx and xlsm, ods, xls and xlsb by the same library; csv and tsv in whatever encoding they were saved. Nothing is
calculated or run.
"""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import NamedTuple

import msgspec
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from respon.errors import DocumentError
from respon.files.limits import SHEET_CELLS
from respon.files.package import BROKEN
from respon.files.source import Source
from respon.messages import say
from respon.reading.tables import separated
from respon.reading.tables.grid import too_large
from respon.reading.tables.sheet import guarded, texts
from respon.reading.tables.shown import cells, formats
from respon.text import Table

SUFFIXES = (".xlsx", ".xlsm", ".ods", ".xls", ".xlsb", ".et", ".csv", ".tsv", ".tab")
_PACKED, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class WholeSheet(NamedTuple):
    """A sheet: its name, if it is seen, and its rows that hold anything, each with its number from 1."""

    name: str
    visible: bool
    lines: Sequence[int]
    rows: Sequence[Sequence[str]]


def packed(source: Source, _: Sequence[str]) -> bytes:
    """Return the file's sheets in bytes, for `unpacked`: what a process with bounds hands over."""
    return msgspec.msgpack.encode(list(read(source)))


def unpacked(data: bytes) -> list[WholeSheet]:
    """Return the sheets that `packed` made."""
    return msgspec.msgpack.decode(data, type=list[WholeSheet])


def read(source: Source) -> Iterator[WholeSheet]:
    """Yield the file's sheets. Raises DocumentError if it is broken, encrypted or hostile."""
    if not source.data.startswith((_PACKED, _OLD)):
        blocks = separated.read(source).blocks
        yield from (WholeSheet("", True, each.lines, each.rows) for each in blocks if isinstance(each, Table))
        return
    package = guarded(source)[0] if source.data.startswith(_PACKED) else None
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(source.data))
        for told in workbook.sheets_metadata:
            if told.typ == SheetTypeEnum.WorkSheet:
                found = workbook.get_sheet_by_name(told.name)
                if found.total_height * found.total_width > SHEET_CELLS:
                    raise too_large(source)
                shown = cells(package, told.name, formats(package)) if package else ()
                yield _sheet(told.name, told.visible == SheetVisibleEnum.Visible, texts(found, shown))
    except CalamineError as error:
        raise _refused(source, error) from None


def _sheet(name: str, visible: bool, rows: Iterable[Sequence[str]]) -> WholeSheet:
    filled = [(line, row) for line, row in enumerate(rows, 1) if any(row)]
    return WholeSheet(name, visible, [line for line, _ in filled], [row for _, row in filled])


def _refused(source: Source, error: CalamineError) -> DocumentError:
    if source.data.startswith(_OLD):
        return source.error(say("an old or broken spreadsheet, or one protected by a password"), BROKEN)
    return source.error(say("a broken workbook: {error}", error=error), BROKEN)
