"""Every agency, with how many actions it leads, shares, supports, oversees."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, NamedTuple

from respon import marked
from respon.answer import Answer, Column, Marked, columns
from respon.fields import Agency
from respon.graph import Graph
from respon.messages import say
from respon.plan import Duty, Plan
from respon.query.day import held
from respon.role import Role


class AgencyRow(NamedTuple):
    """An agency and its load. Several roles in one action count each; `total` counts the action once."""

    agency: Agency
    full_name: Annotated[str, Column("its full name, empty if the registry has none", "Full name", "title", spare=True)]
    kind: Annotated[str, Column("its kind: `department`, `central`, `collective`, …", "Kind", "term", spare=True)]
    lead: Annotated[int, Column("how many actions it leads", "lead", "number")]
    co: Annotated[int, Column("how many it shares", "co", "number")]
    support: Annotated[int, Column("how many it supports", "support", "number")]
    oversee: Annotated[int, Column("how many it oversees", "oversee", "number")]
    total: Annotated[int, Column("how many actions it has a part in", "Total", "number")]
    inferred_lead: Annotated[int, Column("how many of `lead` are inferred")]


class Load(NamedTuple):
    """How many assignments an agency has in each role, how many leads are inferred, and in how many actions it is."""

    roles: Mapping[Role, int]
    inferred: int
    total: int


def agencies(graph: Graph, kind: str | None = None) -> Answer:
    """Return the agencies that have an assignment, collective ones last; most actions first."""
    return listed(graph.plan, ((held(graph, name), _load(graph.duties(name))) for name in graph.agencies()), kind)


def listed(plan: Plan, loads: Iterable[tuple[Marked, Load]], kind: str | None = None) -> Answer:
    """Return the answer from each agency's load, its name with the marks that it calls for."""
    rows = [row for row in (_row(plan, name, load) for name, load in loads) if kind in (None, row.kind)]
    rows.sort(key=lambda row: (row.kind == "collective", -row.total, -int(row.lead), row.agency))
    total = say("Agencies: {n}", n=len(rows)) if rows else say("No agencies: nobody is named responsible here.")
    return Answer("agencies", say("Agencies"), columns(AgencyRow), rows, total=total)


def _load(duties: Sequence[Duty]) -> Load:
    inferred = sum(duty.given.role == "lead" and not duty.given.stated for duty in duties)
    return Load(Counter(duty.given.role for duty in duties), inferred, len({duty.action.id for duty in duties}))


def _row(plan: Plan, name: Marked, load: Load) -> AgencyRow:
    agency = plan.agencies.get(name)
    return AgencyRow(
        name,
        marked.sure(agency.full_name, agency.confidence_of("full_name")) if agency else "",
        agency.kind if agency else "other",
        marked.count(load.roles.get("lead", 0), load.inferred),
        load.roles.get("co", 0),
        load.roles.get("support", 0),
        load.roles.get("oversee", 0),
        load.total,
        load.inferred,
    )
