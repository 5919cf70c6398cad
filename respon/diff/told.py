"""What changed between two versions: duties gained, lost, led by another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, NamedTuple

from respon.answer import Answer, Column, columns
from respon.diff import Change, changes, only, pairs
from respon.diff.change import Side
from respon.fields import Agency
from respon.messages import SEPARATOR, say
from respon.plan import Plan


class ChangeRow(NamedTuple):
    """A change between the two versions."""

    change: Annotated[
        str,
        Column("the kind of change: `agency-added`, `lead-changed`, `action-renumbered`, …", "Change", "term"),
    ]
    action: Annotated[str, Column("the action's id; in the new version, if it is in both", "Action")]
    title: Annotated[str, Column("its title, or the document's", "Title", "title")]
    agency: Annotated[str, Column("the agency concerned", "Agency", "title")]
    old: Annotated[str, Column("what it was", "Old", "terms")]
    new: Annotated[str, Column("what it is now", "New", "terms")]


class BalanceRow(NamedTuple):
    """An agency, and the actions that it gains and loses."""

    agency: Agency
    gained: Annotated[Sequence[str], Column("actions it newly has a part in", "Gains", "names")]
    lost: Annotated[Sequence[str], Column("actions it has no part in any more", "Loses", "names")]
    leads: Annotated[Sequence[str], Column("actions it newly leads", "Now leads", "names")]
    led: Annotated[Sequence[str], Column("actions it leads no more", "No longer leads", "names")]


def diff(old: Plan, new: Plan, document: str | None = None) -> Answer:
    """Return the changes from the old plan to the new one; for people first who gains and who loses duties.

    document: the number of the only one to compare. Raises UnknownName if neither plan has it.
    """
    if document is not None:
        old, new = only(old, new, document)
    found = changes(old, new)
    notes = [] if found else [say("no difference")]
    files = (*old.files, *new.files)
    answer = Answer("diff", say("Changes of duties"), columns(ChangeRow), list(map(row, found)), notes, files, frozen=2)
    if rows := _balance(old, new, found):
        answer.summary = Answer("balance", say("Agencies gaining and losing duties"), columns(BalanceRow), rows)
    return answer


def row(change: Change) -> ChangeRow:
    """Return the change as a row: what has several parts, joined."""
    agency, old, new = map(SEPARATOR.join, (change.agencies, change.old, change.new))
    return ChangeRow(change.change, change.action, change.title, agency, old, new)


class _Tally(NamedTuple):
    gained: list[str]
    lost: list[str]
    leads: list[str]
    led: list[str]


def _balance(old: Plan, new: Plan, found: Sequence[Change]) -> list[BalanceRow]:
    """Return, by agency, the actions gained, lost, led now and led no more; most concerned first."""
    tallies: dict[str, _Tally] = defaultdict(lambda: _Tally([], [], [], []))
    for agency, column, action in (*_moves(found), *_whole(old, new)):
        listed = getattr(tallies[agency], column)
        if action not in listed:
            listed.append(action)
    rows = [BalanceRow(agency, *tally) for agency, tally in tallies.items()]
    return sorted(rows, key=lambda row: (-len(row.gained) - len(row.lost), -len(row.leads) - len(row.led), row.agency))


def _moves(found: Iterable[Change]) -> Iterator[tuple[str, str, str]]:
    """Yield (agency, column, action) of what changed within actions."""
    for change in found:
        if change.change == "agency-added":
            yield from ((name, "gained", change.action) for name in change.agencies)
        elif change.change == "agency-dropped":
            yield from ((name, "lost", change.action) for name in change.agencies)
        elif change.change == "lead-changed":
            yield from ((name, "leads", change.action) for name in change.new if name not in change.old)
            yield from ((name, "led", change.action) for name in change.old if name not in change.new)


def _whole(old: Plan, new: Plan) -> Iterator[tuple[str, str, str]]:
    """Yield (agency, column, action) of actions that came and went as a whole."""
    for before, after in pairs(old, new):
        if before is None and after:
            yield from _all(Side(new, after), "gained", "leads")
        elif after is None and before:
            yield from _all(Side(old, before), "lost", "led")


def _all(side: Side, held: str, led: str) -> Iterator[tuple[str, str, str]]:
    for given in side.given:
        yield given.agency, held, side.action.id
        if given.role == "lead":
            yield given.agency, led, side.action.id
