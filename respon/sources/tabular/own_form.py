"""Tables in respon's own form, as `respon convert` writes them: a row an action, the rest as records."""

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

import msgspec

from respon.errors import DataError
from respon.messages import say
from respon.model import Action, DataFile
from respon.sources import records
from respon.sources.complaints import sentence, split
from respon.sources.tabular.flat import OWN, FlatError, action, column
from respon.sources.tabular.table_files import TableSheet

Decoded = TypeVar("Decoded", DataFile, list[DataFile])
_HEAD_ROWS = 8


class FlatForm(NamedTuple):
    """A sheet, the row of its head, and each column's key, or the head of one of one's own."""

    sheet: TableSheet
    head: int
    columns: tuple[str, ...]

    @property
    def own(self) -> list[str]:
        """The heads of the own columns."""
        return [name for name in self.columns if name and not column(name)]

    def at(self, key: str) -> int:
        """Return where a column is, -1 for nowhere."""
        return self.columns.index(key) if key in self.columns else -1


def find(sheet: TableSheet) -> FlatForm | None:
    """Return the form of a sheet, None where it has another. Raises DataError for two columns of one head."""
    for at, row in enumerate(sheet.rows[:_HEAD_ROWS]):
        if OWN in row.cells or {"id", "title"} <= set(row.cells):
            sheet.require_sound(at + 1)
            return FlatForm(sheet, at, tuple(_columns(sheet, at)))
    return None


def _columns(sheet: TableSheet, at: int) -> Iterator[str]:
    seen: set[str] = set()
    for number, cell in enumerate(sheet.rows[at].cells):
        name = "" if cell.startswith(records.LIST) else column(cell) or cell
        if name and name in seen:
            raise DataError(
                say("two columns are headed '{cell}'", cell=cell), sheet.where(at, number), say("rename one of them")
            )
        seen.add(name)
        yield name


def actions(form: FlatForm) -> Iterator[tuple[Action, int]]:
    """Yield the actions and the line of each; Raises DataError for a cell that can't be understood."""
    own = form.own
    for at, cells in _rows(form):
        if any(text for key, text in cells.items() if key != OWN):
            try:
                yield action(cells, own), form.sheet.rows[at].line
            except FlatError as error:
                where = form.sheet.where(at, form.at(error.column))
                message, hint = error.said
                raise DataError(message, where, hint) from None


def held_records(form: FlatForm) -> Iterator[tuple[DataFile, int]]:
    """Yield the records in rows without an action, and those in the head; with the line."""
    head = form.sheet.rows[form.head]
    for number, cell in enumerate(head.cells):
        if cell.startswith(records.LIST):
            yield from ((data, head.line) for data in _decoded(form, form.head, number, cell, records.listed))
    for at, cells in _rows(form):
        if cells.get(OWN) and not any(text for key, text in cells.items() if key != OWN):
            yield _decoded(form, at, form.at(OWN), cells[OWN], records.record), form.sheet.rows[at].line


def _decoded(form: FlatForm, at: int, number: int, text: str, decode: Callable[[str], Decoded]) -> Decoded:
    try:
        return decode(text)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        what = sentence(*split(error)) if isinstance(error, msgspec.ValidationError) else str(error)
        hint = say("take the cell from the file as it was written, or empty it")
        raise DataError(what, form.sheet.where(at, number), hint) from None


def _rows(form: FlatForm) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the index and the cells of each row below the head."""
    for at in range(form.head + 1, len(form.sheet.rows)):
        cells: dict[str, str] = {}
        for number, text in enumerate(form.sheet.rows[at].cells):
            name = form.columns[number] if number < len(form.columns) else ""
            if text and not name:
                raise DataError(
                    say("a cell without a heading"), form.sheet.where(at, number), say("write a heading above it")
                )
            cells[name] = text
        yield at, cells
