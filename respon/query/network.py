"""The co-ownership graph: who is central, which agencies belong together, who is reached through whom."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, NamedTuple

from respon.answer import Answer, Column, columns
from respon.fields import ActionIds, Agency, Shared
from respon.graph import Graph
from respon.graph.sampled import Progress, unheard
from respon.messages import Message, say
from respon.query.day import held

if TYPE_CHECKING:
    from respon.graph.measures import Measured
    from respon.graph.picture import Picture


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


def network(graph: Graph, exact: bool = False, progress: Progress = unheard) -> Answer:
    """Return each agency's partners, shared actions, betweenness (0 to 1) and community (1 the largest).

    exact: walk the chains of all agencies of a large network, however long that takes. progress: is told how many were.
    """
    return _network(graph, say("Co-ownership network"), None, exact, progress)


def neighbourhood(graph: Graph, agency: str, exact: bool = False, progress: Progress = unheard) -> Answer:
    """Return the same of one agency and its partners, the agency first."""
    near = [agency, *(pair.a if pair.b == agency else pair.b for pair in graph.pairs(agency=agency))]
    answer = _network(graph, say("Network of {agency}", agency=agency), near, exact, progress)
    if len(near) == 1:
        answer.notes = [say("{agency} shares no action with anybody", agency=agency)]
    return answer


def _network(graph: Graph, title: Message, near: Sequence[str] | None, exact: bool, progress: Progress) -> Answer:
    """Return the standings of all agencies, or of those `near`, and how to draw them."""
    from respon.graph.measures import standings  # 95 ms: networkx, for those who only want the columns

    rank = {name: number for number, name in enumerate(near or [])}
    measured = standings(graph, exact, progress)
    found = [s for s in measured.standings if near is None or s.agency in rank]
    if near:
        found.sort(key=lambda s: rank[s.agency])
    rows = [
        StandingRow(held(graph, s.agency), s.partners, s.shared, round(s.betweenness, 4), s.community) for s in found
    ]

    def drawn() -> "Picture":
        from respon.graph.picture import picture  # 3 ms, which only pictures need

        shown = {s.agency for s in found}
        pairs = [pair for pair in graph.pairs() if pair.a in shown and pair.b in shown]
        groups = {s.agency: s.community if near is None else min(rank[s.agency], 1) for s in found}
        return picture([(name, graph.incidence.load(name), group) for name, group in groups.items()], pairs)

    return Answer("network", title, columns(StandingRow), rows, list(_estimated(measured)), picture=drawn)


def _estimated(measured: "Measured") -> Iterator[Message]:
    """Say on what an estimate rests."""
    if measured.sample < len(measured.standings):
        yield say(
            "betweenness is estimated from the chains of {sample} of {agencies} agencies; its standard error is at "
            "most {error} (--exact walks all)",
            sample=measured.sample,
            agencies=len(measured.standings),
            error=f"{measured.error:.5f}",
        )
    if measured.label_propagation:
        yield say("communities by label propagation; with igraph (respon[bulk]) by modularity")


def chain(graph: Graph, a: str, b: str) -> Answer:
    """Return the shortest chain of shared actions from one agency to another; no rows if there is none."""
    from respon.graph.measures import chain as links  # 95 ms, as above

    rows = [
        LinkRow(step, link.a, link.b, len(link.actions), [action.id for action in link.actions])
        for step, link in enumerate(links(graph, a, b), 1)
    ]
    notes = [] if rows else [say("no chain of shared actions joins them")]
    return Answer("network", say("Chain from {a} to {b}", a=a, b=b), columns(LinkRow), rows, notes)
