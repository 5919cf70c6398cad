"""What changed between two versions: duties gained, lost, led by another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from respon.answer import Answer, Column, Row
from respon.diff import Change, changes, only, pairs
from respon.diff.change import Side
from respon.i18n import tr
from respon.plan import Plan

COLUMNS = (
    Column("change", "Change", "term"),
    Column("action", "Action"),
    Column("title", "Title", "title"),
    Column("agency", "Agency", "title"),
    Column("old", "Old", "terms"),
    Column("new", "New", "terms"),
)
BALANCE = (
    Column("agency", "Agency"),
    Column("gained", "Gains", "names"),
    Column("lost", "Loses", "names"),
    Column("leads", "Now leads", "names"),
    Column("led", "No longer leads", "names"),
)


def diff(old: Plan, new: Plan, document: str | None = None) -> Answer:
    """Return the changes from the old plan to the new one; for people first who gains and who loses duties.

    document: the number of the only one to compare. Raises UnknownName if neither plan has it.
    """
    if document is not None:
        old, new = only(old, new, document)
    found = changes(old, new)
    title = tr("Changes of duties")
    notes = [] if found else [tr("no difference")]
    answer = Answer("diff", title, COLUMNS, found, notes, (*old.files, *new.files), frozen=2)
    if rows := _balance(old, new, found):
        answer.summary = Answer("balance", tr("Agencies gaining and losing duties"), BALANCE, rows)
    return answer


class _Tally(NamedTuple):
    gained: list[str]
    lost: list[str]
    leads: list[str]
    led: list[str]


def _balance(old: Plan, new: Plan, found: Sequence[Change]) -> list[Row]:
    """Return, by agency, the actions gained, lost, led now and led no more; most concerned first."""
    tallies: dict[str, _Tally] = defaultdict(lambda: _Tally([], [], [], []))
    for agency, column, action in (*_moves(found), *_whole(old, new)):
        listed = getattr(tallies[agency], column)
        if action not in listed:
            listed.append(action)
    rows = [(agency, *tally) for agency, tally in tallies.items()]
    return sorted(rows, key=lambda row: (-len(row[1]) - len(row[2]), -len(row[3]) - len(row[4]), row[0]))


def _moves(found: Iterable[Change]) -> Iterator[tuple[str, str, str]]:
    """Yield (agency, column, action) of what changed within actions."""
    for change in found:
        if change.change == "agency-added":
            yield change.agency, "gained", change.action
        elif change.change == "agency-dropped":
            yield change.agency, "lost", change.action
        elif change.change == "lead-changed":
            was, now = (names.split("、") if names else [] for names in (change.old, change.new))
            yield from ((name, "leads", change.action) for name in now if name not in was)
            yield from ((name, "led", change.action) for name in was if name not in now)


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
