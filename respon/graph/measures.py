"""Measures of the co-ownership graph, by networkx."""

from itertools import pairwise
from typing import NamedTuple

import networkx as nx

from respon.errors import DataError
from respon.graph import Graph
from respon.messages import say
from respon.model import Action

MOST_STEPS = 50_000_000
"""Agencies by overlapping pairs that are measured: a minute's work."""


class Standing(NamedTuple):
    """An agency's place in the co-ownership graph.

    `partners`: agencies it shares an action with. `shared`: its shared actions summed over partners.
    `betweenness`: the part of all shortest chains between others that run through it, 0 to 1.
    `community`: number of its community, 1 the largest (greedy modularity, Clauset, Newman and Moore 2004).
    """

    agency: str
    partners: int
    shared: int
    betweenness: float
    community: int


class Link(NamedTuple):
    """One step of a chain: two agencies and the actions they share."""

    a: str
    b: str
    actions: list[Action]


def standings(graph: Graph) -> list[Standing]:
    """Return every agency's standing, most partners first."""
    _require_measurable(graph)
    net = graph.co_ownership()
    between = nx.betweenness_centrality(net)
    community = _communities(net)
    found = [
        Standing(name, net.degree[name], net.degree(name, weight="weight"), between[name], community[name])
        for name in net
    ]
    return sorted(found, key=lambda s: (-s.partners, -s.shared, s.agency))


def _require_measurable(graph: Graph) -> None:
    """Raise DataError if the measures would take hours: betweenness walks every edge from every agency."""
    agencies = len(graph.agencies())
    if agencies * graph.incidence.most_pairs <= MOST_STEPS:
        return
    pairs = sum(1 for _ in graph.pairs())
    if agencies * pairs > MOST_STEPS:
        raise DataError(
            say(
                "a network of {agencies} agencies and {pairs} overlapping pairs is too large to be measured",
                agencies=agencies,
                pairs=pairs,
            ),
            hint=say("measure a part of the data (-d), or see who shares most: overlaps --top 100"),
        )


def _communities(net: "nx.Graph[str]") -> dict[str, int]:
    if not net.number_of_edges():
        return {name: number for number, name in enumerate(net, 1)}
    groups = nx.community.greedy_modularity_communities(net, weight="weight")
    ranked = sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group))
    return {name: number for number, group in enumerate(ranked, 1) for name in group}


def chain(graph: Graph, a: str, b: str) -> list[Link]:
    """Return the shortest chain of shared actions from a to b, [] if there is none; the strongest of equals."""
    net = graph.co_ownership()
    if a not in net or b not in net or not nx.has_path(net, a, b):
        return []
    # Fewest steps first; among equals the chain that shares most: each step costs 1 and a little less for more.
    most = 1 + max(edge["weight"] for *_, edge in net.edges(data=True))
    steps = len(net)

    def cost(_: str, __: str, edge: dict[str, float]) -> float:
        less: float = 1 - edge["weight"] / most
        return 1 + less / steps

    path = nx.shortest_path(net, a, b, weight=cost)
    return [Link(x, y, graph.shared(x, y)) for x, y in pairwise(path)]
