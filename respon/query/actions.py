"""The actions, by agency, role, document or words."""

from respon.answer import Answer, Column, Row
from respon.graph import Graph
from respon.i18n import tr
from respon.model import Action, Role
from respon.names import plain, simplified
from respon.query import marked

COLUMNS = (
    Column("action", "Action"),
    Column("title", "Title", "title"),
    Column("document", "Document"),
    Column("part"),
    Column("due", "Due"),
    Column("lead", "Lead", "names"),
    Column("co_owners", "Co-owners", "names"),
    Column("topics", "Topics", "names"),
    Column("lead_stated"),
)


def actions(
    graph: Graph,
    agency: str | None = None,
    role: Role | None = None,
    document: str | None = None,
    search: str | None = None,
) -> Answer:
    """Return the actions that meet all conditions, in the plan's order.

    search: words that all must stand in the title, summary, topics or id, Traditional or Simplified.
    `co_owners` are all agencies of the action that do not lead it.
    """
    words = [simplified(plain(word)).casefold() for word in (search or "").split()]
    rows = [
        _row(graph, action)
        for action in graph.plan.actions
        if _has(graph, action, agency, role)
        and document in (None, action.document)
        and all(word in _text(action) for word in words)
    ]
    return Answer("actions", tr("Actions"), COLUMNS, rows, frozen=2)


def _has(graph: Graph, action: Action, agency: str | None, role: Role | None) -> bool:
    if agency is None and role is None:
        return True
    return any(agency in (None, given.agency) and role in (None, given.role) for given in graph.owners(action))


def _text(action: Action) -> str:
    return simplified(plain("\n".join((action.id, action.title, action.summary, *action.topics)))).casefold()


def _row(graph: Graph, action: Action) -> Row:
    owners = graph.owners(action)
    lead = marked.leads(owners)
    rest = [given.agency for given in owners if given.agency not in lead]
    return (
        action.id,
        action.title,
        action.document,
        action.part,
        marked.due(action),
        lead,
        list(dict.fromkeys(rest)),
        list(action.topics),
        marked.lead_stated(owners),
    )
