"""A unit's form: its rows, what stands in each cell, and what is remembered of it for the way back.

A cell is known by its row's action and its column's key, whatever becomes of the sheet: rows sorted, columns moved or
renamed, the whole saved as csv. So the sheet itself carries, unseen, a row of keys above the heads, and in its first
two columns each row's action and what the row was sent with.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any, NamedTuple

from respon import headway, marked
from respon.answer import Column, columns
from respon.dates import first_day, last_day
from respon.fields import ActionId, CoOwners, Document, Due, Lead, Part, Role, Title
from respon.graph import Graph
from respon.harmless import revealed, unix
from respon.i18n import tr
from respon.model import Action
from respon.plan import Duty
from respon.render.cells import heading, shown

ACTION_KEY, SENT_KEY, NUMBER_KEY = "respon:action", "respon:sent", "respon:number"
"""The keys of the two unseen columns, a row's action and what its cells were sent with; and of the rows' numbers."""

OWN = "own:"
"""Begins the key of a column of the ledger's own; the others have those of `FormRow`."""

STATES = ("not started", "in progress", "done", "on hold")
"""What a column of states offers; any other text may be written too."""

LONGEST = 32_767
"""Characters that a cell can hold (Excel's specification)."""

_DIGESTED, _NEVER = 1000, 24
_DIGEST = "sha256:"


class FormRow(NamedTuple):
    """What the unit is told of an action, in cells that are locked."""

    action: ActionId
    title: Title
    summary: Annotated[str, Column("the action in one sentence", "Summary", "title")]
    document: Document
    part: Part
    role: Role
    lead: Lead
    co_owners: CoOwners
    due: Due


class Head(NamedTuple):
    """A column of a form: its key, its heading, and if the unit fills it in."""

    key: str
    heading: str
    blank: bool = False

    @property
    def own(self) -> str:
        """The name of the ledger's own column that this is, "" if it is none."""
        return self.key.removeprefix(OWN) if self.key.startswith(OWN) else ""


class UnitForm(NamedTuple):
    """What one unit is sent: heads, the actions' ids, and each row's texts in the heads' order."""

    unit: str
    heads: tuple[Head, ...]
    actions: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Enquiry(NamedTuple):
    """What is asked of the units: the columns to fill in, and only what is due before a date, if one is given."""

    blanks: tuple[str, ...]
    due_before: str = ""

    def wants(self, action: Action) -> bool:
        """Tell if a form has this action."""
        return not self.due_before or bool(action.due and last_day(action.due) < first_day(self.due_before))


def default_blanks() -> tuple[str, ...]:
    """Return the columns that are filled in unless one says which, in the user's language."""
    return (tr("Progress made"), tr("Results"), tr("Remarks"))


def with_state(blanks: Sequence[str]) -> tuple[str, ...]:
    """Return the columns to fill in, one of states before them unless one of them is that."""
    return tuple(blanks) if any(map(headway.is_state, blanks)) else (tr("State of work"), *blanks)


def form(graph: Graph, unit: str, asked: Enquiry) -> UnitForm:
    """Return the unit's form: what it leads first, then the rest, each in the plan's order, an action a row."""
    duties: dict[str, Duty] = {}
    for duty in graph.duties(unit):
        if asked.wants(duty.action):
            duties.setdefault(duty.action.id, duty)
    found = sorted(duties.values(), key=lambda duty: duty.given.role != "lead")
    heads = _heads([duty.action for duty in found], asked.blanks)
    return UnitForm(unit, heads, tuple(duty.action.id for duty in found), tuple(_row(duty, heads) for duty in found))


def _heads(actions: Sequence[Action], blanks: Sequence[str]) -> tuple[Head, ...]:
    """Return the columns; those of the plan that are empty in all rows are left out."""
    own = dict.fromkeys(key for action in actions for key in action.extra if key not in blanks)
    empty = {key for key in ("summary", "document", "part", "due") if not any(getattr(a, key) for a in actions)}
    told = [Head(each.key, heading(each) or tr("Part")) for each in COLUMNS.values() if each.key not in empty]
    return (*told, *(Head(OWN + key, revealed(key)) for key in own), *(Head(OWN + key, key, True) for key in blanks))


COLUMNS = {column.key: column for column in columns(FormRow)}


def _row(duty: Duty, heads: Iterable[Head]) -> tuple[str, ...]:
    told = _told(duty)
    return tuple(
        cell(duty.action.extra.get(head.own, "")) if head.own else cell(shown(told[head.key], COLUMNS[head.key]))
        for head in heads
    )


def _told(duty: Duty) -> Mapping[str, Any]:
    action = duty.action
    return {
        "action": action.id,
        "title": action.title,
        "summary": action.summary,
        "document": action.document,
        "part": action.part,
        "role": marked.role(duty.given),
        "lead": marked.leads(duty.owners),
        "co_owners": marked.names(duty.co_owners),
        "due": action.due or "",
    }


def cell(text: str) -> str:
    """Return a text as it stands in a cell: what steers or is not seen by its sign, cut where a cell is full."""
    text = revealed(text)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def normal(text: str) -> str:
    """Return what two writings of a cell share: programs that save it differ in line ends and blanks at the ends."""
    return "\n".join(line.rstrip() for line in unix(text).replace("\xa0", " ").strip().split("\n"))


def packed(row: Sequence[str], heads: Sequence[Head]) -> str:
    """Return what a row was sent with, as JSON of its columns' keys; long texts by their digest."""
    for most in (_DIGESTED, _NEVER):
        told = {head.key: text if len(text) <= most else _digest(text) for head, text in zip(heads, row, strict=True)}
        text = json.dumps({key: each for key, each in told.items() if each}, ensure_ascii=False)
        if len(text) <= LONGEST:
            return text
    return "{}"


def unpacked(text: str) -> dict[str, str] | None:
    """Return what a row was sent with; None where that can't be told."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    is_row = isinstance(found, dict) and all(isinstance(each, str) for each in found.values())
    return found if is_row and found else None


def is_sent(text: str, sent: str) -> bool:
    """Tell if a cell has the text that it was sent with."""
    if text == sent:
        return True
    if sent.startswith(_DIGEST) and _digest(text) == sent:
        return True
    return normal(text) == normal(sent)


def _digest(text: str) -> str:
    import hashlib  # 3 ms

    return _DIGEST + hashlib.sha256(normal(text).encode("utf-8", "replace")).hexdigest()
