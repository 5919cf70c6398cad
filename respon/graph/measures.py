"""Measures of the co-ownership graph: by networkx, and of a large one by what `sampled` has."""

from collections.abc import Collection, Iterable
from itertools import pairwise
from typing import NamedTuple

import networkx as nx

from respon.graph import Graph
from respon.graph.sampled import Progress, Weighted, unheard
from respon.model import Action

MOST_STEPS = 50_000_000
"""Agencies by overlapping pairs that networkx measures within a minute: betweenness walks every edge from each one."""


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


class Measured(NamedTuple):
    """Every agency's standing, most partners first; how many agencies' chains betweenness rests on, and its error.

    `error`: the largest standard error, 0 where all chains were walked.
    """

    standings: list[Standing]
    sample: int
    error: float
    label_propagation: bool = False


def standings(graph: Graph, exact: bool = False, progress: Progress = unheard) -> Measured:
    """Return every agency's standing. Large networks: by igraph, or from a sample, unless `exact` insists on all."""
    names = graph.agencies()
    if len(names) * graph.incidence.most_pairs <= MOST_STEPS:  # told without counting
        return _by_networkx(graph)
    edges = graph.incidence.edges()
    if len(names) * len(edges.shared) <= MOST_STEPS:
        return _by_networkx(graph)
    network = Weighted(len(names), edges)
    partners, shared = network.degrees()
    groups = [{names[at] for at in group} for group in network.communities()]
    community = _numbered(groups)
    between = network.betweenness(exact, progress)
    found = [
        Standing(name, partners[at], shared[at], between.values[at], community[name]) for at, name in enumerate(names)
    ]
    return Measured(sorted(found, key=_order), between.sample, between.error, not network.quick)


def _by_networkx(graph: Graph) -> Measured:
    net = graph.co_ownership()
    between = nx.betweenness_centrality(net)
    community = _communities(net)
    found = [
        Standing(name, net.degree[name], net.degree(name, weight="weight"), between[name], community[name])
        for name in net
    ]
    return Measured(sorted(found, key=_order), len(found), 0.0)


def _order(standing: Standing) -> tuple[int, int, str]:
    return -standing.partners, -standing.shared, standing.agency


def _communities(net: "nx.Graph[str]") -> dict[str, int]:
    if not net.number_of_edges():
        return {name: number for number, name in enumerate(net, 1)}
    return _numbered(nx.community.greedy_modularity_communities(net, weight="weight"))


def _numbered(groups: Iterable[Collection[str]]) -> dict[str, int]:
    """Return each agency's number: 1 for the largest community."""
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
