"""Measures of a network too large for networkx: exact by igraph, or, where even that takes long, from a sample."""

import random
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from typing import Any, NamedTuple

from respon.graph.incidence import Edges

MOST_STEPS = 4_000_000_000
"""Agencies by overlapping pairs that igraph measures exactly without being asked to: less than a minute's work."""

SLOW_STEPS = 25_000_000
"""The same of networkx, which is some hundred times slower, and has to do where igraph is not installed."""

BATCHES = 20
"""Parts of a sample, by whose spread its error is told."""

SEED = 7
"""The same data shall give the same bytes."""

Progress = Callable[[int, int], None]
"""Is told how many agencies' shortest chains were walked, and of how many."""


def unheard(_: int, __: int) -> None:
    """Tell nobody."""


class Betweenness(NamedTuple):
    """Each agency's betweenness, 0 to 1; `sample`: from how many agencies' chains; `error`: the largest standard error.

    A sample of all is exact, and its error 0.
    """

    values: Sequence[float]
    sample: int
    error: float


class Weighted:
    """The agencies' network by numbers: `size` agencies, and edges with the actions shared."""

    def __init__(self, size: int, edges: Edges) -> None:
        self.size = size
        self.edges = edges
        self.quick = find_spec("igraph") is not None
        self._graph = self._igraph() if self.quick else self._networkx()

    def _igraph(self) -> Any:
        import igraph  # 60 ms, and an extra

        ends, shared = self.edges
        rows = memoryview(ends).cast("B").cast("q", (len(shared), 2)) if shared else ()
        graph = igraph.Graph(n=self.size, edges=rows)
        graph.es["weight"] = shared
        return graph

    def _networkx(self) -> Any:
        import networkx as nx  # 90 ms, for the measures alone

        graph: nx.Graph[int] = nx.Graph()
        graph.add_nodes_from(range(self.size))
        graph.add_weighted_edges_from(self._triples())
        return graph

    def _triples(self) -> Iterator[tuple[int, int, int]]:
        return zip(self.edges.ends[::2], self.edges.ends[1::2], self.edges.shared, strict=True)

    def degrees(self) -> tuple[list[int], list[int]]:
        """Return each agency's number of partners, and the actions shared with them, summed."""
        partners, shared = [0] * self.size, [0] * self.size
        for *ends, weight in self._triples():
            for at in ends:
                partners[at] += 1
                shared[at] += weight
        return partners, shared

    def betweenness(self, exact: bool, progress: Progress) -> Betweenness:
        """Return every agency's betweenness; from a sample where all would take long, unless `exact` insists on all."""
        most = (MOST_STEPS if self.quick else SLOW_STEPS) // max(1, len(self.edges.shared))
        count = self.size if exact else min(self.size, max(2 * BATCHES, most))
        drawn = list(range(self.size))
        random.Random(SEED).shuffle(drawn)  # noqa: S311 - a sample, no secret
        parts = [drawn[at:count:BATCHES] for at in range(BATCHES) if at < count]
        sums = []
        for number, part in enumerate(parts, 1):
            sums.append(self._from(part))
            progress(count * number // len(parts), count)
        most_pairs = max(1, (self.size - 1) * (self.size - 2) / 2)
        scale = self.size / count / most_pairs
        values = [sum(each) * scale for each in zip(*sums, strict=True)]
        return Betweenness(values, count, 0.0 if count == self.size else _error(sums, self.size / most_pairs, parts))

    def _from(self, sources: Sequence[int]) -> list[float]:
        """Return the parts of shortest chains from these agencies that run through each agency."""
        if self.quick:
            return list(self._graph.betweenness(directed=False, sources=sources))
        import networkx as nx  # 0 ms by now

        found = nx.betweenness_centrality_subset(self._graph, sources, list(range(self.size)))
        return [found[at] for at in range(self.size)]

    def communities(self) -> list[list[int]]:
        """Return the communities: by greedy modularity, or, without igraph, by label propagation, which ends soon."""
        if self.quick:
            if not self.edges.shared:
                return [[at] for at in range(self.size)]
            return [list(group) for group in self._graph.community_fastgreedy(weights="weight").as_clustering()]
        import networkx as nx  # 0 ms by now

        found = nx.community.fast_label_propagation_communities(self._graph, weight="weight", seed=SEED)
        return [list(group) for group in found]


def _error(sums: Sequence[Sequence[float]], scale: float, parts: Sequence[Sequence[int]]) -> float:
    """Return the largest standard error of the means, from how the parts of the sample differ."""
    worst = 0.0
    for each in zip(*sums, strict=True):
        means = [value * scale / len(part) for value, part in zip(each, parts, strict=True)]
        middle = sum(means) / len(means)
        spread = sum((mean - middle) ** 2 for mean in means) / (len(means) - 1)
        worst = max(worst, (spread / len(means)) ** 0.5)
    return worst
