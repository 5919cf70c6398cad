"""Every agency, with how many actions it leads, shares, supports, oversees."""

from collections import Counter
from collections.abc import Iterator

from respon.answer import Answer, Column, Marked, Row
from respon.graph import Graph
from respon.i18n import tr
from respon.model import ROLES
from respon.query import marked

COLUMNS = (
    Column("agency", "Agency"),
    Column("full_name", "Full name", "title"),
    Column("kind", "Kind", "term"),
    Column("lead", "lead", "number"),
    Column("co", "co", "number"),
    Column("support", "support", "number"),
    Column("oversee", "oversee", "number"),
    Column("total", "Total", "number"),
    Column("inferred_lead"),
)


def agencies(graph: Graph, kind: str | None = None) -> Answer:
    """Return the agencies that have an assignment, collective ones last; most actions first.

    Several roles in one action count each; `total` counts the action once. `inferred_lead` says how many
    of `lead` the text does not state.
    """
    rows = [row for row in _rows(graph) if kind in (None, row[2])]
    rows.sort(key=lambda row: (row[2] == "collective", -row[7], -int(row[3]), row[0]))
    return Answer("agencies", tr("Agencies"), COLUMNS, rows)


def _rows(graph: Graph) -> Iterator[Row]:
    for name in graph.agencies():
        held = graph.duties(name)
        roles = Counter(given.role for _, given in held)
        inferred = sum(given.role == "lead" and not given.stated for _, given in held)
        agency = graph.plan.agencies.get(name)
        full_name = Marked(agency.full_name, _caution(agency.confidence_of("full_name"))) if agency else ""
        counts = [roles[role] for role in ROLES]
        lead = Marked(str(counts[0]), "*") if inferred else counts[0]
        total = len({action.id for action, _ in held})
        yield (
            marked.held(graph, name),
            full_name,
            agency.kind if agency else "other",
            lead,
            *counts[1:],
            total,
            inferred,
        )


def _caution(confidence: str) -> str:
    return "†" if confidence == "recalled" else ""
