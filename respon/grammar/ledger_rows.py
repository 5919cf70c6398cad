"""The rows of a ledger, read strictly: each is an action, and each cell is understood or told.

Parts across the table, sums, notes and signatures are no rows of it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from respon.grammar import marks, task_tables
from respon.grammar.fold import fold
from respon.grammar.ledger_head import MisreadCell, TaskLedger
from respon.grammar.task_tables import RoleColumn, TableLayout
from respon.plan import Assignment

_LINE = re.compile(r"[^:：]{1,12}[:：].{0,60}|\d{4}\D\d{1,2}\D\d{1,2}\D?|\d{4}年\d{1,2}月\d{0,2}日?|\D{1,3}")
"""A cell below a table that signs it: 填表人：…, a date, a name."""
_SUM = re.compile("合计|总计|小计|total", re.IGNORECASE)
_HEADED = re.compile("(?:第?[一二三四五六七八九十]{1,3}(?:[、.．]|部分)|[（(][一二三四五六七八九十]{1,3}[）)])")
_LONGEST = 3000
"""Characters of a cell of agencies: all of a province's units take some thousand."""

_NOTHING = re.compile(r"[-—–－/／\\无無]|暂无|none|n/?a|nil", re.IGNORECASE)
"""What says in a cell of names or dates that there is none."""


class LedgerEntry(NamedTuple):
    """A row: its place in the table, what its columns say, and the own columns by their headings, in their order."""

    row: int
    number: str
    title: str
    detail: str
    part: str
    assigned: tuple[Assignment, ...]
    open_ended: bool
    due: str
    clause: str
    own: dict[str, str]


def entries(ledger: TaskLedger) -> Iterator[LedgerEntry]:
    """Yield the rows. Raises MisreadCell for a cell that can't be understood."""
    table, found = ledger.table, ledger.layout
    head = [tuple(cell.strip() for cell in row) for row in table.rows[found.head.top : found.head.bottom + 1]]
    owned = [at for at in range(found.head.bottom + 1, len(table.rows)) if _owned(table.rows[at], found)]
    part = group = ""
    above: tuple[str, ...] = ()
    last: LedgerEntry | None = None
    for at in range(found.head.bottom + 1, len(table.rows)):
        cells = _filled(table.rows[at], above, ledger)
        if not any(cells) or cells in head or cells == above:
            continue
        if said := _across(cells, ledger):
            part, group = task_tables.part_of(said, part), ""
            continue
        if _is_aside(cells, found, below=not owned or at > owned[-1]):
            continue
        group = task_tables.text_at(cells, found.others.group) or group
        entry = _entry(at, cells, ledger, "/".join(filter(None, (part, group))), last)
        above = cells
        if last and _goes_on(entry, last):
            last = last._replace(
                assigned=(*last.assigned, *(one for one in entry.assigned if one not in last.assigned)),
                open_ended=last.open_ended or entry.open_ended,
                clause="；".join((last.clause, entry.clause)),
            )
            continue
        if last:
            yield last
        last = entry
    if last:
        yield last


def _owned(row: Sequence[str], found: TableLayout) -> bool:
    return any(row[column.at].strip() for column in found.agencies) and len({*row} - {""}) > 1 and not _signs(row)


def _signs(row: Sequence[str]) -> bool:
    """Tell whether a row is a line of labels: 填表人：…, 审核人：…."""
    filled = [cell for cell in row if cell]
    return all(_LINE.fullmatch(cell) for cell in filled) and any(":" in fold(cell) for cell in filled[:1])


def _filled(row: Sequence[str], above: tuple[str, ...], ledger: TaskLedger) -> tuple[str, ...]:
    """Return a row's cells, ditto marks replaced, but in columns of one's own."""
    cells = tuple(cell.strip() for cell in row)
    done = task_tables.undittoed(cells, above)
    return tuple(cell if at in ledger.own else full for at, (cell, full) in enumerate(zip(cells, done, strict=True)))


def _across(cells: tuple[str, ...], ledger: TaskLedger) -> str:
    """Return what a line across the table says, which begins a part; "" where the row is another."""
    filled = [at for at, cell in enumerate(cells) if cell]
    said = {cells[at] for at in filled}
    if len(said) != 1 or len(cells) < 3:
        return ""
    text, where = said.pop(), ledger.layout.others
    if len(filled) > 1 or _HEADED.match(text) or filled == [where.number]:
        return text
    return text if filled == [0] and where.title != 0 else ""


def _is_aside(cells: tuple[str, ...], found: TableLayout, below: bool) -> bool:
    """Tell whether a row is none of the ledger: a sum, or below its last row a line of labels."""
    filled = [cell for cell in cells if cell]
    if any(cells[column.at] and not _NOTHING.fullmatch(cells[column.at]) for column in found.agencies):
        return below and _signs(cells)
    return bool(_SUM.fullmatch(filled[0])) or (below and all(_LINE.fullmatch(cell) for cell in filled))


def _entry(at: int, cells: tuple[str, ...], ledger: TaskLedger, part: str, last: LedgerEntry | None) -> LedgerEntry:
    found = ledger.layout
    bare = tuple(_named(at, column, cells, ledger) for column in range(len(cells)))
    row = task_tables.task_row(at, bare, found, part, ledger.habits)
    if row.unread:
        raise _not_names(at, cells, found.agencies, row.unread[0])
    number, title, detail = row.number, row.title, row.detail
    if last and not number and not title and (detail or row.assigned):  # cells that a csv leaves empty where merged
        number, title, detail = last.number, last.title, detail or last.detail
    if not title and not detail:
        column = max(found.others.title, 0)
        raise MisreadCell(at, column, "the row has no title", "write what is to be done, or empty the whole row")
    own = {ledger.heading(column): cells[column] for column in ledger.own if cells[column]}
    due = "" if _NOTHING.fullmatch(row.due) else row.due
    said = "；".join(
        f"{column.label}：{' '.join(cells[column.at].split())}" for column in found.agencies if _bare(cells[column.at])
    )
    return LedgerEntry(
        at, number, title or detail, detail if title else "", part, row.assigned, row.open_ended, due, said, own
    )


def _named(at: int, column: int, cells: tuple[str, ...], ledger: TaskLedger) -> str:
    """Return a cell as the grammar takes it: in columns of agencies with marks as remarks, and nothing for 无."""
    if all(column != one.at for one in ledger.layout.agencies):
        return cells[column]
    if len(cells[column]) > _LONGEST:
        hint = "write agencies alone, joined by 、"
        raise MisreadCell(at, column, f"more than {_LONGEST} characters are no list of agencies", hint)
    try:
        return marks.noted(_bare(cells[column]), ledger.habits.legend)
    except marks.Unknown as error:
        hint = f"say below the table what it means (注：标{error}的为牵头单位), or write {error} as （牵头）"
        raise MisreadCell(at, column, f"nothing says what the mark {error} means", hint) from None


def _bare(cell: str) -> str:
    return "" if _NOTHING.fullmatch(cell) else cell


def _not_names(at: int, cells: tuple[str, ...], columns: Sequence[RoleColumn], unread: str) -> MisreadCell:
    column = next((column for column in columns if unread in cells[column.at]), columns[0])
    hint = "write agencies, joined by 、; leave the cell empty if there is none yet"
    return MisreadCell(at, column.at, f"'{unread[:40]}' is no agency", hint)


def _goes_on(entry: LedgerEntry, last: LedgerEntry) -> bool:
    """Tell whether a row only names more agencies of the action above it: all else is merged with that, or empty."""
    same = (entry.number, entry.title, entry.detail, entry.part) == (last.number, last.title, last.detail, last.part)
    others = entry.own in ({}, last.own) and entry.due in ("", last.due)
    return same and others and bool(entry.assigned) and bool(entry.number)
