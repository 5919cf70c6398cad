"""What are an agency's duties: does it lead, or share, and with whom?"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated, NamedTuple

from respon import marked
from respon.answer import Answer, Column, Marked, columns
from respon.fields import (
    REFORMED,
    ActionId,
    Agency,
    Clause,
    CoOwners,
    Document,
    Due,
    Lead,
    LeadStated,
    Part,
    Role,
    Source,
    Stated,
    Title,
)
from respon.graph import Graph
from respon.graph.room import require_room
from respon.messages import Message, Term, say
from respon.model import ROLES
from respon.model import Role as RoleName
from respon.plan import Assignment, Duty, Step


class DutyRow(NamedTuple):
    """An agency's duty. The last four say, after reforms, whose it was, by which steps it came, if it is settled."""

    agency: Agency
    role: Role
    stated: Stated
    action: ActionId
    title: Title
    document: Document
    part: Part
    due: Due
    lead: Lead
    co_owners: CoOwners
    lead_stated: LeadStated
    clause: Clause
    source: Source
    from_: Annotated[Sequence[str], Column("who holds the duty by the text", when=REFORMED)] = ()
    via: Annotated[
        Sequence[str],
        Column("the steps by which it came: date, change, from → to", "Through", "titles", REFORMED),
    ] = ()
    status: Annotated[
        str, Column("`held`, or `to-be-settled` where a reform split the agency or handed on a part", when=REFORMED)
    ] = ""
    candidates: Annotated[
        Sequence[str],
        Column("who may hold the duty now, where that is to be settled", "Candidates", "names", REFORMED),
    ] = ()


ALL = columns(DutyRow)
PLAIN = tuple(column for column in ALL if not column.when)
"""Without reforms, nothing is to be said of whose duty it was. After them, people see from the steps whose it was, and
by the mark and the candidates that it is to be settled."""

FEW = 4
"""Agencies that a title doesn't list any more."""


def duties(graph: Graph, agencies: Sequence[str], role: RoleName | None = None, document: str | None = None) -> Answer:
    """Return the duties of these agencies, in the plan's order; `stated` is false for an inferred role.

    role, document: only duties in this role, of this document.

    After reforms, the duties of an agency that exists no more are listed with their present holders, and duties
    that are to be settled with their candidates. Raises DataError where they would name millions of co-owners.
    """
    title = say("Duties of {agency}", agency=tuple(agencies)) if len(agencies) < FEW else say("Duties")
    asked = [
        duty
        for agency in agencies
        for duty in of_agency(graph, agency)
        if role in (None, duty.given.role) and document in (None, duty.action.document)
    ]
    require_room(Term("duties"), (len(duty.owners) for duty in asked))
    rows = [_row(graph, duty) for duty in asked]
    shown = ALL if graph.plan.as_of else PLAIN
    notes = [*_ended(graph, agencies), *_without(graph, agencies, rows)]
    return Answer("duties", title, shown, rows, notes, frozen=4, total=_total(rows))


def _total(rows: Sequence[DutyRow]) -> Message:
    """Return how many duties there are, in which roles, or in a sentence that there are none."""
    if not rows:
        return say("No duties.")
    counts = Counter(str(row.role) for row in rows)
    told = [say("{n} {role}", n=counts[role], role=Term(role)) for role in ROLES if counts[role]]
    return say("Duties: {n} ({told})", n=len(rows), told=told)


def of_agency(graph: Graph, agency: str) -> Iterator[Duty]:
    """Yield the agency's duties; after reforms, those too that it handed on, and those that are to be settled."""
    yield from graph.duties(agency)
    if graph.plan.as_of:
        yield from graph.passed_on(agency)
        yield from graph.unsettled(agency)


def _row(graph: Graph, duty: Duty) -> DutyRow:
    action, given = duty.action, duty.given
    row = DutyRow(
        duty.agency,
        marked.role(given),
        given.stated,
        action.id,
        action.title,
        action.document,
        action.part,
        action.due or "",
        marked.leads(duty.owners),
        marked.names(duty.co_owners),
        marked.lead_stated(duty.owners),
        action.clause,
        str(graph.plan.where("action", action.id) or ""),
    )
    if not graph.plan.as_of:
        return row
    if isinstance(given, Assignment):
        origins = given.merged or (given.via[0].agency if given.via else given.agency,)
        return row._replace(from_=list(origins), via=_steps(given.via), status="held")
    return row._replace(
        from_=[given.agency], via=_steps(given.via), status="to-be-settled", candidates=list(given.candidates)
    )


def _steps(via: Sequence[Step]) -> list[Marked]:
    return [Marked(_step(step), marked.RECALLED if step.recalled else "") for step in via]


def _step(step: Step) -> Message:
    reform = step.reform
    return say("{date} {change} {a} → {b}", date=reform.date, change=Term(reform.change), a=step.agency, b=step.to)


def _without(graph: Graph, agencies: Sequence[str], rows: Sequence[DutyRow]) -> Iterator[Message]:
    """Say who has no duties here, and whether reforms would have brought some."""
    named = {name for row in rows for name in (row.agency, *row.from_)}
    for agency in agencies:
        if agency in named or graph.plan.ended(agency):
            continue
        yield say("{agency} has no duties in this data", agency=agency)
        before = [r for r in graph.plan.reforms if agency in r.to and not graph.plan.as_of]
        if before:
            since = max(r.date for r in before)
            yield say("{agency} came of a reform: --as-of {date} shows what it then holds", agency=agency, date=since)


def _ended(graph: Graph, agencies: Sequence[str]) -> Iterator[Message]:
    """Say whose name has ended, or goes on beside another under which its duties stand."""
    for agency in agencies:
        for beside in graph.plan.history() if graph.plan.as_of else ():
            if beside.change == "also-named" and agency in beside.from_:
                yield say(
                    "{agency} goes on as a name beside {to} ({date}), under which its duties stand",
                    agency=agency,
                    to=beside.to,
                    date=beside.date,
                )
        if reform := graph.plan.ended(agency):
            yield say(
                "{agency} exists no more ({date}, {change}): its duties went to {to}",
                agency=agency,
                date=reform.date,
                change=Term(reform.change),
                to=reform.to,
            )
