"""People's ledgers (台账) as actions: ids made unique, dates read, titles told apart, own columns kept."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from respon.errors import DataError
from respon.grammar import due, ledger_head, ledger_rows, titles
from respon.grammar.ledger_head import MisreadCell, TaskLedger
from respon.grammar.ledger_rows import LedgerEntry
from respon.messages import say
from respon.model import ROLES, Action, Cite, Role
from respon.plan import Assignment
from respon.sources.tabular.cell_values import day
from respon.sources.tabular.table_files import TableSheet

_DUE = say("write a year, month or day: 2026, 2026-06, 2026年6月底前; or 长期, which is kept as it is")
_YEAR = say("write the year before it, or in the table's title: 2026年…")


class Kept(NamedTuple):
    """A ledger and the sheet that it stands on."""

    sheet: TableSheet
    ledger: TaskLedger


def find(sheet: TableSheet) -> Kept | None:
    """Return the ledger of a sheet, None where its head is another. Raises DataError for a column without a heading."""
    try:
        found = ledger_head.find(sheet.table()) if sheet.rows else None
    except MisreadCell as slip:
        raise _error(sheet, slip) from None
    if not found:
        return None
    sheet.require_sound(found.layout.head.bottom + 1)
    return Kept(sheet, found)


def actions(found: Iterable[Kept]) -> Iterator[tuple[Action, int, str]]:
    """Yield the actions of all ledgers of a file, with line and sheet. Raises DataError for what isn't understood."""
    found = list(found)
    rows = [(kept, entry) for kept in found for entry in _entries(kept)]
    shared = Counter(entry.title for _, entry in rows if entry.detail)
    ids = iter(_ids(rows))
    for kept, entry in rows:
        part = "/".join(filter(None, (kept.sheet.name if len(found) > 1 else "", entry.part)))
        title = entry.title
        if shared[title] > 1 and entry.detail:
            title = f"{title}：{titles.sentence(entry.detail)}"
        line = kept.sheet.rows[entry.row].line
        yield _action(kept, entry, next(ids), title, part), line, kept.sheet.name


def _entries(kept: Kept) -> Iterator[LedgerEntry]:
    try:
        yield from ledger_rows.entries(kept.ledger)
    except MisreadCell as slip:
        raise _error(kept.sheet, slip) from None


def _error(sheet: TableSheet, slip: MisreadCell) -> DataError:
    return DataError(slip.message, sheet.where(slip.row, slip.column), slip.hint)


def _ids(rows: list[tuple[Kept, LedgerEntry]]) -> Iterator[str]:
    """Yield an id for each row: its number; with its sheet's name where two sheets have the same; counted on where a
    number comes again.
    """
    sheets: dict[str, set[str]] = {}
    for kept, entry in rows:
        sheets.setdefault(entry.number, set()).add(kept.sheet.name)
    named = any(len(names) > 1 for number, names in sheets.items() if number)
    wanted = [
        f"{kept.sheet.name}-{entry.number}" if named and entry.number else entry.number or str(place)
        for place, (kept, entry) in enumerate(rows, 1)
    ]
    times, seen = Counter(wanted), set[str]()
    for id in wanted:
        found, count = id, 1
        while found in seen or (found != id and found in times):
            count += 1
            found = f"{id}-{count}"
        seen.add(found)
        yield found


def _action(kept: Kept, entry: LedgerEntry, id: str, title: str, part: str) -> Action:
    found = kept.ledger
    own = dict(entry.own)
    date = _due(kept, entry)
    if entry.due and (not date or due.says_more(entry.due)):  # 长期; or of 3月至6月 the beginning
        own[found.heading(found.layout.others.due) or "完成时限"] = entry.due
    return Action(
        id=id,
        title=title,
        part=part,
        **agencies(entry.assigned),  # type: ignore[arg-type]
        terms=_terms(entry.assigned),
        open_ended=entry.open_ended,
        due=date,
        cite=Cite(entry.clause) if entry.clause else None,
        extra={**own},
    )


def _due(kept: Kept, entry: LedgerEntry) -> str | None:
    if due.lasts(entry.due) or not due.says(entry.due):
        return None
    try:
        return day(entry.due, kept.ledger.year)
    except ValueError as error:
        where = kept.sheet.where(entry.row, max(kept.ledger.layout.others.due, 0))
        if due.date(entry.due, "2000"):
            raise DataError(say("'{due}' is of no year", due=entry.due[:40]), where, _YEAR) from None
        raise DataError(str(error), where, _DUE) from None


def _terms(assigned: Sequence[Assignment]) -> dict[Role, str]:
    """Return the ledger's own word for each role that it states: of several the first."""
    words = {given.role: given.word for given in reversed(assigned) if given.stated and given.word}
    return {role: words[role] for role in ROLES if role in words}


def agencies(assigned: Iterable[Assignment]) -> dict[str, tuple[str, ...]]:
    """Return the names by role: stated ones under it, the others as a bare list, each once."""
    found: dict[str, dict[str, None]] = {}
    for given in assigned:
        found.setdefault(given.role if given.stated else "responsible", {})[given.printed] = None
    return {key: tuple(found[key]) for key in ("responsible", *ROLES) if key in found}
