"""Every agency, with how many actions it leads, shares, supports, oversees."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, NamedTuple

from respon import marked
from respon.answer import Answer, Column, columns
from respon.fields import Agency
from respon.graph import Graph
from respon.messages import say
from respon.query.day import held


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


def agencies(graph: Graph, kind: str | None = None) -> Answer:
    """Return the agencies that have an assignment, collective ones last; most actions first."""
    rows = [row for row in _rows(graph) if kind in (None, row.kind)]
    rows.sort(key=lambda row: (row.kind == "collective", -row.total, -int(row.lead), row.agency))
    total = say("Agencies: {n}", n=len(rows)) if rows else say("No agencies: nobody is named responsible here.")
    return Answer("agencies", say("Agencies"), columns(AgencyRow), rows, total=total)


def _rows(graph: Graph) -> Iterator[AgencyRow]:
    for name in graph.agencies():
        duties = graph.duties(name)
        roles = Counter(duty.given.role for duty in duties)
        inferred = sum(duty.given.role == "lead" and not duty.given.stated for duty in duties)
        agency = graph.plan.agencies.get(name)
        yield AgencyRow(
            held(graph, name),
            marked.sure(agency.full_name, agency.confidence_of("full_name")) if agency else "",
            agency.kind if agency else "other",
            marked.count(roles["lead"], inferred),
            roles["co"],
            roles["support"],
            roles["oversee"],
            len({duty.action.id for duty in duties}),
            inferred,
        )
