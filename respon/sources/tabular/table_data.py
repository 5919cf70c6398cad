"""A table file, csv or workbook, as data: each of its sheets in respon's own form, its reports, or people's ledgers."""

from collections.abc import Sequence
from typing import BinaryIO, NamedTuple

import msgspec

from respon.errors import DataError
from respon.files.limits import PACKAGE_BYTES
from respon.messages import say
from respon.model import Action, DataFile
from respon.sources import records
from respon.sources.held import Held, Lines
from respon.sources.readers import Progress
from respon.sources.tabular import ledgers, own_answers, own_form
from respon.sources.tabular.table_files import TableSheet, sheets
from respon.where import Where

_SHOWN = 12
"""Headings of a table that is refused, as many as a message holds."""

_MEND = say(
    "a ledger's head has a task (任务, 事项, task) and agencies (牵头单位, 责任单位, lead); "
    "`respon extract` reads documents and proposes"
)


class _Placed(NamedTuple):
    action: Action
    line: int
    sheet: str


def held(stream: BinaryIO, name: str, _: Progress) -> Held:
    """Return what the file holds. Raises DataError with the cell that can't be understood, and the mend."""
    return held_in(sheets(stream.read(PACKAGE_BYTES + 1), name), name)


def held_in(found: Sequence[TableSheet], name: str) -> Held:
    """Return what the sheets of a file of this name hold. Raises DataError as `held` does."""
    forms = [form for form in map(own_form.find, found) if form]
    if forms:
        return _in_own_form(found, forms)
    if answered := own_answers.find(found):
        placed = [_Placed(action, line, answered.sheet.name) for action, line in own_answers.actions(answered)]
        documents = tuple(own_answers.documents(answered))
        lines: Lines = {("documents", at): 1 for at in range(len(documents))}
        return _held(DataFile(respon=1, documents=documents), lines, placed)
    kept = [ledger for ledger in map(ledgers.find, found) if ledger]
    if not kept:
        raise _no_ledger(name, found)
    return _held(DataFile(respon=1), {}, [_Placed(*one) for one in ledgers.actions(kept)], _others(found, kept))


def _in_own_form(found: Sequence[TableSheet], forms: Sequence[own_form.FlatForm]) -> Held:
    placed = [_Placed(*one, form.sheet.name) for form in forms for one in own_form.actions(form)]
    parts = [part for form in forms for part in own_form.held_records(form)]
    return _held(records.merged(data for data, _ in parts), records.places(parts), placed, _others(found, forms))


def _held(data: DataFile, lines: Lines, placed: Sequence[_Placed], others: tuple[Where, ...] = ()) -> Held:
    data = msgspec.structs.replace(data, actions=tuple(one.action for one in placed))
    named = [one.sheet for one in placed]
    return Held(data, lines, [one.line for one in placed], named if any(named) else (), others)


def _others(
    found: Sequence[TableSheet], read: Sequence[own_form.FlatForm] | Sequence[ledgers.Kept]
) -> tuple[Where, ...]:
    """Return the sheets with rows of which nothing is read."""
    names = {one.sheet.name for one in read}
    return tuple(Where(sheet.file, 0, sheet.name) for sheet in found if sheet.rows and sheet.name not in names)


def _no_ledger(name: str, found: Sequence[TableSheet]) -> DataError:
    for sheet in found:
        wide = next((at for at, row in enumerate(sheet.rows) if len({*row.cells} - {""}) > 1), None)
        if wide is not None:
            cells = dict.fromkeys(filter(None, (" ".join(cell.split()) for cell in sheet.rows[wide].cells)))
            seen = " | ".join(cell[:20] for cell in list(cells)[:_SHOWN])
            return DataError(say("no ledger: its headings are {seen}", seen=seen), sheet.where(wide), _MEND)
    return DataError(say("no ledger: it has no head of several columns"), Where(name), _MEND)
