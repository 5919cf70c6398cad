"""Actions without a clear owner: none, no lead, several leads, only a vague one, a list left open."""

from collections.abc import Iterator

from respon.graph import Graph
from respon.i18n import tr
from respon.model import Action, Plan
from respon.report import Column, Report, Row

GAPS = ("no-owner", "no-lead", "several-leads", "vague-owner", "open-ended")
COLUMNS = (
    Column("gap", "Gap", "term"),
    Column("action", "Action"),
    Column("title", "Title", "title"),
    Column("document", "Document"),
    Column("detail", "Detail", "title"),
)


def gaps(graph: Graph, only: str | None = None) -> Report:
    """Return every gap of every action, in the plan's order; one kind of gap, or all.

    no-owner: nobody is named. no-lead: several are, none leads, stated or inferred. several-leads: more
    than one leads. vague-owner: a collective such as 各有关部门. open-ended: the list ends in 等.
    """
    rows = [row for action in graph.plan.actions for row in _gaps(graph, action) if only in (None, row[0])]
    return Report("gaps", tr("Gaps"), COLUMNS, rows, frozen=2)


def _gaps(graph: Graph, action: Action) -> Iterator[Row]:
    owners = graph.owners(action)
    names = list(dict.fromkeys(given.agency for given in owners))
    leads = [given.agency for given in owners if given.role == "lead"]
    vague = [name for name in names if is_collective(graph.plan, name)]
    found = {
        "no-owner": None if names else "",
        "no-lead": "、".join(names) if len(names) > 1 and not leads else None,
        "several-leads": "、".join(leads) if len(leads) > 1 else None,
        "vague-owner": "、".join(vague) if vague else None,
        "open-ended": tr("the list ends in 等") if action.open_ended else None,
    }
    for gap, detail in found.items():
        if detail is not None:
            yield gap, action.id, action.title, action.document, detail


def is_collective(plan: Plan, name: str) -> bool:
    """Tell if the registry has the name as a collective: a phrase for many, not one agency."""
    agency = plan.agencies.get(name)
    return agency is not None and agency.kind == "collective"
