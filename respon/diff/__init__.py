"""What changed between two versions of a plan, as a list of typed changes. It never asks where a plan is from.

Compared is who carries what: documents, actions, agencies, roles, order, due dates, clauses, and the keeper's own
columns (`extra`). Summaries, topics, notes and fingerprints are the data's own affair and no change of duties.
"""

from collections.abc import Iterator, Mapping

from respon.diff.change import KINDS, Change, Side
from respon.diff.documents import counterparts, documents, only
from respon.diff.match import pairs
from respon.diff.owners import owners
from respon.diff.same import Same, alike
from respon.model import Action
from respon.plan import Plan

__all__ = ["KINDS", "Change", "Side", "changes", "only", "pairs"]


def changes(old: Plan, new: Plan) -> list[Change]:
    """Return what changed from the old plan to the new one: documents, then actions in the new plan's order."""
    same, moved = Same(old, new), counterparts(old, new)
    found = list(documents(old, new))
    for before, after in pairs(old, new):
        if before and after:
            found += _changed(Side(old, before), Side(new, after), same, moved)
        elif after:
            found.append(Change("action-added", after.id, after.title, new=Side(new, after).listed()))
        elif before:
            found.append(Change("action-removed", before.id, before.title, old=Side(old, before).listed()))
    return found


def _changed(before: Side, after: Side, same: Same, moved: Mapping[str, str]) -> Iterator[Change]:
    one, other = before.action, after.action
    if one.id != other.id:
        yield after.change("action-renumbered", old=[one.id], new=[other.id])
    if not alike(one.title, other.title):
        yield after.change("action-retitled", old=[one.title], new=[other.title])
    if not alike(one.document, moved.get(other.document, other.document)):
        yield after.change("action-moved", old=[one.document], new=[other.document])
    if one.status != other.status:
        yield after.change("status-changed", old=[one.status], new=[other.status])
    given = list(owners(before, after, same))
    yield from given
    if one.open_ended != other.open_ended:
        yield after.change("open-ended-changed", old=[_open(one)], new=[_open(other)])
    if one.due != other.due:
        yield after.change("due-changed", old=[one.due or ""], new=[other.due or ""])
    if not given and not alike(one.clause, other.clause):
        yield after.change("clause-changed", old=[one.clause], new=[other.clause])
    for key in dict.fromkeys((*one.extra, *other.extra)):
        if one.extra.get(key, "") != other.extra.get(key, ""):
            yield after.change("extra-changed", old=[_own(one, key)], new=[_own(other, key)])


def _own(action: Action, key: str) -> str:
    return f"{key}: {action.extra[key]}" if key in action.extra else ""


def _open(action: Action) -> str:
    return "等" if action.open_ended else ""
