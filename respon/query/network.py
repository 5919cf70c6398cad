"""The co-ownership graph: who is central, which agencies belong together, who is reached through whom."""

from respon.answer import Answer, Column
from respon.graph import Graph
from respon.i18n import tr
from respon.query import marked

STANDINGS = (
    Column("agency", "Agency"),
    Column("degree", "Partners", "number"),
    Column("weighted_degree", "Shared actions", "number"),
    Column("betweenness", "Betweenness", "number"),
    Column("community", "Community", "number"),
)
CHAIN = (
    Column("step", "Step", "number"),
    Column("a", "From"),
    Column("b", "To"),
    Column("shared", "Shared", "number"),
    Column("actions", "Actions", "names"),
)


def network(graph: Graph) -> Answer:
    """Return each agency's partners, shared actions, betweenness (0 to 1) and community (1 the largest)."""
    from respon.graph.measures import standings

    rows = [
        (marked.held(graph, s.agency), s.partners, s.shared, round(s.betweenness, 4), s.community)
        for s in standings(graph)
    ]
    return Answer("network", tr("Co-ownership network"), STANDINGS, rows)


def chain(graph: Graph, a: str, b: str) -> Answer:
    """Return the shortest chain of shared actions from one agency to another; no rows if there is none."""
    from respon.graph.measures import chain as links

    rows = [
        (step, link.a, link.b, len(link.actions), [action.id for action in link.actions])
        for step, link in enumerate(links(graph, a, b), 1)
    ]
    notes = [] if rows else [tr("no chain of shared actions joins them")]
    return Answer("network", tr("Chain from {a} to {b}").format(a=a, b=b), CHAIN, rows, notes)
