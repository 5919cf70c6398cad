"""The co-ownership graph: who is central, which agencies belong together, who is reached through whom."""

from typing import Annotated, NamedTuple

from respon.answer import Answer, Column, columns
from respon.fields import ActionIds, Agency, Shared
from respon.graph import Graph
from respon.messages import say
from respon.query.day import held


class StandingRow(NamedTuple):
    """An agency's place in the network."""

    agency: Agency
    degree: Annotated[int, Column("number of agencies it shares an action with", "Partners", "number")]
    weighted_degree: Annotated[int, Column("shared actions, summed over those agencies", "Shared actions", "number")]
    betweenness: Annotated[
        float,
        Column("the part of all shortest chains between others that run through it, 0 to 1", "Betweenness", "number"),
    ]
    community: Annotated[int, Column("number of its community, 1 the largest", "Community", "number")]


class LinkRow(NamedTuple):
    """One step of the chain between two agencies."""

    step: Annotated[int, Column("number of the step in the chain, from 1", "Step", "number")]
    a: Annotated[str, Column("from this agency", "From")]
    b: Annotated[str, Column("to this one", "To")]
    shared: Shared
    actions: ActionIds


def network(graph: Graph) -> Answer:
    """Return each agency's partners, shared actions, betweenness (0 to 1) and community (1 the largest)."""
    from respon.graph.measures import standings  # 95 ms: networkx, for those who only want the columns

    rows = [
        StandingRow(held(graph, s.agency), s.partners, s.shared, round(s.betweenness, 4), s.community)
        for s in standings(graph)
    ]
    return Answer("network", say("Co-ownership network"), columns(StandingRow), rows)


def chain(graph: Graph, a: str, b: str) -> Answer:
    """Return the shortest chain of shared actions from one agency to another; no rows if there is none."""
    from respon.graph.measures import chain as links  # 95 ms, as above

    rows = [
        LinkRow(step, link.a, link.b, len(link.actions), [action.id for action in link.actions])
        for step, link in enumerate(links(graph, a, b), 1)
    ]
    notes = [] if rows else [say("no chain of shared actions joins them")]
    return Answer("network", say("Chain from {a} to {b}", a=a, b=b), columns(LinkRow), rows, notes)
