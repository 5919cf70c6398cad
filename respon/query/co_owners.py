"""Whom does an agency share actions with, how many, and who leads which?"""

from collections import Counter

from respon.answer import Answer, Column, Marked, Row
from respon.graph import Graph
from respon.i18n import tr
from respon.model import Action
from respon.plan import Assignment
from respon.query import marked

COLUMNS = (
    Column("agency"),
    Column("co_owner", "Co-owner"),
    Column("shared", "Shared", "number"),
    Column("led_by_agency", "Led by the agency", "number"),
    Column("led_by_co_owner", "Led by the co-owner", "number"),
    Column("jaccard", "Jaccard", "number"),
    Column("actions", "Actions", "names"),
    Column("inferred_leads"),
)


def co_owners(graph: Graph, agency: str) -> Answer:
    """Return everyone with whom the agency shares an action, most shared first.

    jaccard: shared actions as a part of all that either has, 0 to 1. led_by_*: how many of the shared
    actions each leads; `inferred_leads`: in how many of them that lead is inferred.
    """
    held = dict.fromkeys(action.id for action, _ in graph.duties(agency))
    partners: Counter[str] = Counter()
    for action in held:
        partners.update(given for given in graph.net[action] if given != agency)
    rows = [_row(graph, agency, partner, len(held)) for partner in partners]
    rows.sort(key=lambda row: (-row[2], row[1]))
    title = tr("Co-owners of {agency}").format(agency=agency)
    return Answer("co-owners", title, COLUMNS, rows)


def _row(graph: Graph, agency: str, partner: str, held: int) -> Row:
    shared = graph.shared(agency, partner)
    either = held + len(graph.net.pred[partner]) - len(shared)
    own, theirs = _leads(graph, shared, agency), _leads(graph, shared, partner)
    return (
        agency,
        Marked(partner, _passage(graph, shared, agency, partner)),
        len(shared),
        _count(own),
        _count(theirs),
        round(len(shared) / either, 4),
        [action.id for action in shared],
        sum(not given.stated for given in own + theirs),
    )


def _passage(graph: Graph, shared: list[Action], *agencies: str) -> str:
    owners = (given for action in shared for given in graph.owners(action) if given.agency in agencies)
    return "".join(sorted({mark for given in owners for mark in marked.passage(given)}))


def _leads(graph: Graph, shared: list[Action], agency: str) -> list[Assignment]:
    owners = (graph.owners(action) for action in shared)
    return [given for on in owners for given in on if given.agency == agency and given.role == "lead"]


def _count(leads: list[Assignment]) -> int | Marked:
    return Marked(str(len(leads)), "*") if any(not given.stated for given in leads) else len(leads)
