"""Which agencies overlap, on how many actions, and on which?"""

from collections.abc import Iterator
from itertools import islice

from respon.answer import Answer, Column, Row
from respon.graph import Graph
from respon.i18n import tr
from respon.model import Action
from respon.query import marked

PAIRS = (
    Column("a", "Agency A"),
    Column("b", "Agency B"),
    Column("shared", "Shared", "number"),
    Column("jaccard", "Jaccard", "number"),
    Column("actions", "Actions", "names"),
)
ACTIONS = (
    Column("action", "Action"),
    Column("title", "Title", "title"),
    Column("document", "Document"),
    Column("due", "Due"),
    Column("a"),
    Column("a_role", "Role of A", "term"),
    Column("b"),
    Column("b_role", "Role of B", "term"),
    Column("lead", "Lead", "names"),
    Column("a_stated"),
    Column("b_stated"),
    Column("lead_stated"),
)


def overlaps(graph: Graph, agency: str | None = None, top: int | None = None) -> Answer:
    """Return the pairs of agencies that share actions, most shared first; one agency's, or all.

    top: only so many pairs. jaccard: shared actions as a part of all that either has, 0 to 1.
    """
    title = tr("Overlaps of {agency}").format(agency=agency) if agency else tr("Overlaps")
    return Answer("overlaps", title, PAIRS, _pairs(graph, agency, top), frozen=2)


def _pairs(graph: Graph, agency: str | None, top: int | None) -> Iterator[Row]:
    pairs = graph.pairs(None if agency else top)
    chosen = islice((pair for pair in pairs if agency in (None, pair.a, pair.b)), top)
    for pair in chosen:
        a, b = (pair.a, pair.b) if not graph.plan.as_of else (marked.held(graph, pair.a), marked.held(graph, pair.b))
        yield a, b, pair.shared, round(pair.jaccard, 4), graph.shared_ids(pair.a, pair.b)


def between(graph: Graph, a: str, b: str) -> Answer:
    """Return the actions that two agencies share, with both their roles."""
    title = tr("Actions shared by {a} and {b}").format(a=a, b=b)
    return Answer("overlaps", title, ACTIONS, [_row(graph, action, a, b) for action in graph.shared(a, b)], frozen=2)


def _row(graph: Graph, action: Action, a: str, b: str) -> Row:
    owners = graph.owners(action)
    first, second = (next(g for g in owners if g.agency == name) for name in (a, b))
    return (
        action.id,
        action.title,
        action.document,
        marked.due(action),
        a,
        marked.role(first),
        b,
        marked.role(second),
        marked.leads(owners),
        first.stated,
        second.stated,
        marked.lead_stated(owners),
    )
