"""Whom does an agency share actions with, how many, and who leads which?"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Annotated, NamedTuple

from respon import marked
from respon.answer import Answer, Column, Marked, columns
from respon.fields import ActionIds, Jaccard, Shared
from respon.graph import Graph
from respon.judgements import leads
from respon.messages import say
from respon.model import Action
from respon.plan import Assignment


class CoOwnerRow(NamedTuple):
    """An agency, another that shares actions with it, and who leads these."""

    agency: Annotated[str, Column("the agency asked for")]
    co_owner: Annotated[str, Column("the agency that shares", "Co-owner")]
    shared: Shared
    led_by_agency: Annotated[
        int, Column("how many of them the agency leads", "Led by the agency", "number", spare=True)
    ]
    led_by_co_owner: Annotated[
        int, Column("how many of them the other leads", "Led by the co-owner", "number", spare=True)
    ]
    jaccard: Jaccard
    actions: ActionIds
    inferred_leads: Annotated[int, Column("in how many of the shared actions one of the two leads by inference")]


def co_owners(graph: Graph, agency: str, load: Mapping[str, int] | None = None) -> Answer:
    """Return everyone with whom the agency shares an action, most shared first.

    load: in how many actions each agency is, where the graph is of a part of them: the agency's own.
    """
    held = list(dict.fromkeys(duty.action.id for duty in graph.duties(agency)))
    shared: dict[str, list[Action]] = defaultdict(list)
    for key in held:
        action = graph.plan.actions[graph.plan.by_id[key]]
        for partner in graph.net[key]:
            if partner != agency:
                shared[partner].append(action)
    rows = [
        _row(graph, agency, partner, actions, len(held) + _load(graph, partner, load) - len(actions))
        for partner, actions in shared.items()
    ]
    rows.sort(key=lambda row: (-row.shared, row.co_owner))
    total = (
        say("Co-owners: {n}, in {actions} actions", n=len(rows), actions=len(held))
        if rows
        else say("{agency} shares no action with anyone.", agency=agency)
    )
    return Answer("co-owners", say("Co-owners of {agency}", agency=agency), columns(CoOwnerRow), rows, total=total)


def _load(graph: Graph, agency: str, load: Mapping[str, int] | None) -> int:
    return len(graph.net.pred[agency]) if load is None else load[agency]


def _row(graph: Graph, agency: str, partner: str, shared: list[Action], either: int) -> CoOwnerRow:
    own, theirs = _leads(graph, shared, agency), _leads(graph, shared, partner)
    inferred = [sum(not given.stated for given in led) for led in (own, theirs)]
    return CoOwnerRow(
        agency,
        Marked(partner, _way(graph, shared, agency, partner)),
        len(shared),
        marked.count(len(own), inferred[0]),
        marked.count(len(theirs), inferred[1]),
        round(len(shared) / either, 4),
        [action.id for action in shared],
        sum(inferred),
    )


def _way(graph: Graph, shared: list[Action], *agencies: str) -> str:
    owners = (given for action in shared for agency in agencies for given in graph.given(action, agency))
    return "".join(sorted({mark for given in owners for mark in marked.way(given)}))


def _leads(graph: Graph, shared: list[Action], agency: str) -> list[Assignment]:
    return [given for action in shared for given in leads(graph.given(action, agency))]
