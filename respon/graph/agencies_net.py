"""The weighted network of agencies alone: an edge for every pair that shares actions, as researchers want it."""

import csv
import io
from collections.abc import Callable

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from respon.graph import Graph
from respon.graph.export import readable, without_day
from respon.harmless import steady


def one_mode(graph: Graph) -> "nx.Graph[str]":
    """Return the agencies' network. Nodes: label, full_name, agency_kind, actions (how many); edges: weight, jaccard.

    weight: actions shared; jaccard: as a part of all that either has. Raises DataError if there are too many pairs.
    """
    net: nx.Graph[str] = nx.Graph(name="respon")
    held = graph.incidence.load
    for name in graph.agencies():
        agency = graph.plan.agencies.get(name)
        told = (agency.full_name, agency.kind) if agency else ("", "other")
        net.add_node(
            steady(name), label=steady(name), full_name=steady(told[0]), agency_kind=told[1], actions=held(name)
        )
    for pair in graph.pairs():
        net.add_edge(steady(pair.a), steady(pair.b), weight=pair.shared, jaccard=round(pair.jaccard, 4))
    return net


def graphml(graph: Graph) -> str:
    """Return the network in GraphML."""
    return readable("\n".join(nx.generate_graphml(one_mode(graph)))) + "\n"


def gexf(graph: Graph) -> str:
    """Return the network in GEXF 1.2."""
    writer = GEXFWriter(version="1.2draft")
    writer.add_graph(one_mode(graph))
    without_day(writer)
    return readable(str(writer)) + "\n"


def edge_list(graph: Graph) -> str:
    """Return the network as csv, a pair a line, as Gephi and spreadsheets read it: source, target, weight, jaccard."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("source", "target", "weight", "jaccard"))
    writer.writerows((pair.a, pair.b, pair.shared, round(pair.jaccard, 4)) for pair in graph.pairs())
    return text.getvalue()


NETWORK_WRITERS: dict[str, Callable[[Graph], str]] = {"graphml": graphml, "gexf": gexf, "csv": edge_list}
