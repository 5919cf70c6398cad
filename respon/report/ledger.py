"""总表: every action with its agencies by role, and the keeper's own columns."""

from collections.abc import Mapping, Sequence
from typing import Annotated, NamedTuple

from respon.answer import Answer, Column, columns
from respon.fields import ActionId, Document, Due, Status, Title, needed
from respon.messages import say
from respon.report.parts import Entry, own_columns


class LedgerRow(NamedTuple):
    """An action, with its agencies by role, and its clause."""

    number: Annotated[int, Column("its place in the plan, from 1", "No.", "number")]
    action: ActionId
    title: Title
    document: Document
    part: Annotated[str, Column("the document's part in which it stands", "Part", "title")]
    due: Due
    lead: Annotated[Sequence[str], Column("who leads", "lead", "names")]
    co: Annotated[Sequence[str], Column("who shares", "co", "names")]
    support: Annotated[Sequence[str], Column("who supports", "support", "names")]
    oversee: Annotated[Sequence[str], Column("who oversees", "oversee", "names")]
    clause: Annotated[str, Column("the clause as printed", "Clause", "title")]
    status: Status
    own: Annotated[Mapping[str, str], Column("the keeper's own columns")]


SPARED = ("part", "due", "support", "oversee", "clause")
"""Columns that are left out where no row has anything in them."""


def ledger(entries: Sequence[Entry], own: Sequence[str]) -> Answer:
    """Return every action, a column a role, with its clause. own: headings of the keeper's own columns."""
    rows = list(map(_row, entries))
    seen = {key: any(getattr(row, key) for row in rows) for key in SPARED}
    shown = needed(columns(LedgerRow), status=any(entry.action.cancelled for entry in entries), **seen)
    return Answer("ledger", say("All actions"), (*shown, *own_columns(own)), rows, frozen=3)


def _row(entry: Entry) -> LedgerRow:
    action = entry.action
    return LedgerRow(
        entry.rank + 1,
        action.id,
        action.title,
        action.document,
        action.part,
        action.due or "",
        entry.by_role("lead"),
        entry.by_role("co"),
        entry.by_role("support"),
        entry.by_role("oversee"),
        entry.clause,
        action.status,
        action.extra,
    )
