"""What is due, whose is it, and what is late?"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Literal, NamedTuple, get_args

from respon import headway, marked
from respon.answer import Answer, Column, columns
from respon.dates import days, first_day, last_day
from respon.fields import ActionId, CoOwners, Document, Due, Lead, LeadStated, Title, needed
from respon.graph import Graph
from respon.messages import SEPARATOR, Message, say
from respon.model import Action
from respon.plan import Assignment, Duty, Unsettled, co_owners
from respon.query.duties import of_agency

Light = Literal["overdue", "soon", "open", "done"]
LIGHTS: tuple[Light, ...] = get_args(Light)
WINDOW = 30
"""Days ahead in which a thing is due soon, unless one says otherwise."""


class DueRow(NamedTuple):
    """An action with a due date, and whose it is: an agency's that was asked for, else that of whoever leads it."""

    due: Due
    days: Annotated[
        int, Column("days left to the last day of the due date; below 0 if that is past", "Days left", "number")
    ]
    status: Annotated[
        str,
        Column(
            "`done` if the action's own columns say so, `overdue`, `soon` (within the days of `--within`) or `open`",
            "Status",
            "term",
        ),
    ]
    agency: Annotated[
        str, Column("the agency asked for; without one, who leads: several joined with 、, empty if nobody", "Agency")
    ]
    role: Annotated[
        str, Column("the agency's role: `lead`, `co`, `support` or `oversee`; empty if none", "Role", "term")
    ]
    action: ActionId
    title: Title
    document: Document
    lead: Lead
    co_owners: CoOwners
    progress: Annotated[
        str,
        Column(
            "what the action's own columns tell of its progress (进展情况, 完成情况, 办理状态)", "Progress", "title"
        ),
    ]
    lead_stated: LeadStated


class Conditions(NamedTuple):
    """Which rows are asked for, as of the day `on`, YYYY-MM-DD. All conditions given must hold.

    before: due before the first day of this date. within: due in so many days from `on`, or late. overdue: late.
    """

    on: str
    before: str = ""
    within: int | None = None
    overdue: bool = False

    @property
    def window(self) -> int:
        """Days ahead in which a thing is due soon."""
        return WINDOW if self.within is None else self.within

    def left(self, due: str) -> int:
        """Return the days left to the last day of a due date; below 0 if that is past."""
        return days(self.on, last_day(due))

    def light(self, left: int, done: bool) -> Light:
        """Return what is to be said of an action with so many days left."""
        if done:
            return "done"
        return "overdue" if left < 0 else "soon" if left <= self.window else "open"

    def wants(self, due: str, done: bool) -> bool:
        """Tell if what is due then meets all conditions."""
        left = self.left(due)
        status = self.light(left, done)
        if self.before and last_day(due) >= first_day(self.before):
            return False
        if self.overdue and status != "overdue":
            return False
        return self.within is None or status == "overdue" or 0 <= left <= self.within


def due(graph: Graph, asked: Conditions, agencies: Sequence[str] = (), by_agency: bool = False) -> Answer:
    """Return the actions that are due: latest first, what is done last; or by agency, and so within each.

    With agencies, a row an action and agency, in its gravest role; else a row an action. Cancelled actions are nobody's
    and not due; those without a date are counted in a note.
    """
    carried = list(_duties(graph, agencies) if agencies else _led(graph))
    rows = [_of(graph, duty, action, asked) for duty, action in carried if action.due]
    undated = len({action.id for _, action in carried if not action.due})
    without = (agency for agency in agencies if not any(True for _ in of_agency(graph, agency)))
    notes = [say("{agency} has no duties in this data", agency=agency) for agency in without]
    return listed(rows, asked, undated, bool(agencies), by_agency, notes)


def listed(
    rows: Iterable[DueRow],
    asked: Conditions,
    undated: int,
    of_agencies: bool = False,
    by_agency: bool = False,
    notes: Sequence[Message] = (),
) -> Answer:
    """Return the answer from its rows, which are in the plan's order. undated: how many actions have no due date."""
    shown = [row for row in rows if asked.wants(row.due, row.status == "done")]
    shown.sort(key=lambda row: (row.agency if by_agency else "", row.status == "done", row.days))
    declared = needed(columns(DueRow), agency=of_agencies, role=of_agencies, progress=any(r.progress for r in shown))
    told = [say("actions without a due date: {count}", count=undated)] if undated else []
    title, total = say("Due as of {day}", day=asked.on), _total(shown, asked)
    return Answer("due", title, declared, shown, [*told, *notes], frozen=3, total=total)


def _duties(graph: Graph, agencies: Sequence[str]) -> Iterator[tuple[Duty | None, Action]]:
    for agency in agencies:
        found: dict[str, Duty] = {}
        for duty in of_agency(graph, agency):
            found.setdefault(duty.action.id, duty)
        yield from ((duty, duty.action) for duty in found.values())


def _led(graph: Graph) -> Iterator[tuple[Duty | None, Action]]:
    yield from ((None, action) for action in graph.plan.actions if not action.cancelled)


def _of(graph: Graph, duty: Duty | None, action: Action, asked: Conditions) -> DueRow:
    if duty is None:
        return led(action, graph.assignments(action), asked)
    return _row(action, duty.owners, duty.agency, duty.given, duty.co_owners, asked)


def led(action: Action, owners: Sequence[Assignment], asked: Conditions) -> DueRow:
    """Return the row of an action that has a due date, as whoever leads it has it."""
    leads = [given for given in owners if given.role == "lead"]
    agency = SEPARATOR.join(given.agency for given in leads)
    return _row(action, owners, agency, leads[0] if leads else None, co_owners(owners), asked)


def _row(
    action: Action,
    owners: Sequence[Assignment],
    agency: str,
    given: Assignment | Unsettled | None,
    others: Sequence[Assignment],
    asked: Conditions,
) -> DueRow:
    due = action.due or ""
    left = asked.left(due)
    return DueRow(
        due,
        left,
        asked.light(left, headway.done(action.extra)),
        agency,
        marked.role(given) if given else "",
        action.id,
        action.title,
        action.document,
        marked.leads(owners),
        marked.names(others),
        headway.told(action),
        marked.lead_stated(owners),
    )


def _total(rows: Sequence[DueRow], asked: Conditions) -> Message:
    """Return how many are late, due soon, due later, and done; or in a sentence that there is nothing."""
    if not rows:
        return say("Nothing is due.")
    count = Counter(row.status for row in rows)
    return say(
        "{overdue} overdue, {soon} due within {days} days, {open} later, {done} done",
        days=asked.window,
        **{light: count[light] for light in LIGHTS},
    )
