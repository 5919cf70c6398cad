"""A table's file with own columns of some actions set anew; every other cell, and all that a workbook has besides,
stays what it is.

A column that isn't there yet stands behind the last one, under its heading.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from respon.errors import DataError, DocumentError
from respon.files.source import Source
from respon.messages import say
from respon.sources.tabular import ledgers, own_form, set_in_lines
from respon.sources.tabular.table_data import held_in
from respon.sources.tabular.table_files import NewCell, TableSheet, sheets
from respon.where import Where

_WORKBOOKS = (".xlsx", ".xlsm")
_WORKBOOK = "respon.sources.tabular.set_in_workbook"


class _Layout(NamedTuple):
    """A sheet's head: its row, the columns by their headings, how many there are."""

    head: int
    columns: Mapping[str, int]
    width: int


def with_cells(data: bytes, name: str, extras: Mapping[str, Mapping[str, str]]) -> bytes:
    """Return the file's bytes with these own columns set, by their actions' ids.

    Raises DataError for a kind of table that can't be changed so, or a cell that can't hold it.
    """
    kind = PurePath(name).suffix.lower()
    found = sheets(data, name)
    cells = list(_cells(found, name, extras))
    if kind in _WORKBOOKS:
        return _in_workbook(data, name, cells)
    if kind == ".ods":
        raise DataError(
            say("an OpenDocument table can't be written into"), Where(name), say("save it as xlsx, and keep that")
        )
    return set_in_lines.with_cells(Source(name, data), cells)


def _in_workbook(data: bytes, name: str, cells: Sequence[NewCell]) -> bytes:
    import msgspec  # 0 ms by now

    from respon.files.confined import Confined  # 12 ms, for a workbook alone

    try:
        with Confined(_WORKBOOK) as process:
            return process.call(f"{_WORKBOOK}:packed", Source(name, data), [msgspec.json.encode(cells).decode()])
    except DocumentError as error:
        raise DataError(error.message, error.where, error.hint) from None


def _cells(found: Sequence[TableSheet], name: str, extras: Mapping[str, Mapping[str, str]]) -> Iterator[NewCell]:
    held = held_in(found, name)
    layouts = {sheet.name: layout for sheet in found if (layout := _layout(sheet))}
    added: dict[str, dict[str, int]] = {}
    for at, action in enumerate(held.data.actions):
        sheet = held.action_sheets[at] if held.action_sheets else ""
        for heading, text in extras.get(action.id, {}).items():
            layout, new = layouts[sheet], added.setdefault(sheet, {})
            column = layout.columns.get(heading)
            if column is None:
                column = new.setdefault(heading, layout.width + len(new))
            yield NewCell(sheet, held.action_lines[at], column, text)
    for sheet, new in added.items():
        yield from (NewCell(sheet, layouts[sheet].head, column, heading) for heading, column in new.items())


def _layout(sheet: TableSheet) -> _Layout | None:
    """Return the head of a sheet in respon's own form, or of a ledger; of several rows the first."""
    if form := own_form.find(sheet):
        columns = {heading: form.at(heading) for heading in form.own}
        return _Layout(sheet.rows[form.head].line, columns, len(form.columns))
    if kept := ledgers.find(sheet):
        columns = {heading: column for column, heading in enumerate(kept.ledger.headings) if heading}
        return _Layout(sheet.rows[kept.ledger.layout.head.top].line, columns, len(kept.ledger.headings))
    return None
