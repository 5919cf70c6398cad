"""What are an agency's duties: does it lead, or share, and with whom?"""

from collections.abc import Iterator, Sequence

from respon.graph import Graph
from respon.i18n import tr
from respon.query import cells
from respon.report import Column, Report, Row

COLUMNS = (
    Column("agency", "Agency"),
    Column("role", "Role", "term"),
    Column("stated"),
    Column("action", "Action"),
    Column("title", "Title", "title"),
    Column("document", "Document"),
    Column("part"),
    Column("due", "Due"),
    Column("lead", "Lead", "names"),
    Column("co_owners", "Co-owners", "names"),
    Column("lead_stated"),
)


def duties(graph: Graph, agencies: Sequence[str]) -> Report:
    """Return the duties of these agencies, in the plan's order; `stated` is false for an inferred role."""
    title = tr("Duties of {agency}").format(agency="、".join(agencies)) if len(agencies) < 4 else tr("Duties")
    return Report("duties", title, COLUMNS, list(_rows(graph, agencies)), frozen=4)


def _rows(graph: Graph, agencies: Sequence[str]) -> Iterator[Row]:
    for agency in agencies:
        for action, given in graph.duties(agency):
            owners = graph.owners(action)
            yield (
                agency,
                cells.role(given),
                given.stated,
                action.id,
                action.title,
                action.document,
                action.part,
                cells.due(action),
                cells.leads(owners),
                cells.others(owners, agency),
                cells.lead_stated(owners),
            )
