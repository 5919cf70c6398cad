"""The actions, by agency, role, document or words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, NamedTuple

from respon import marked
from respon.answer import Answer, Column, columns
from respon.fields import (
    ActionId,
    Clause,
    CoOwners,
    Document,
    Due,
    Lead,
    LeadStated,
    Part,
    Source,
    Status,
    Title,
    needed,
)
from respon.graph import Graph
from respon.messages import Message, say
from respon.model import Action, Role
from respon.names import plain, simplified
from respon.plan import co_owners


class ActionRow(NamedTuple):
    """An action and who carries it."""

    action: ActionId
    title: Title
    document: Document
    part: Part
    due: Due
    lead: Lead
    co_owners: CoOwners
    topics: Annotated[Sequence[str], Column("its topics", "Topics", "names", spare=True)]
    lead_stated: LeadStated
    status: Status
    clause: Clause
    source: Source


def actions(
    graph: Graph,
    agency: str | None = None,
    role: Role | None = None,
    document: str | None = None,
    search: str | None = None,
) -> Answer:
    """Return the actions that meet all conditions, in the plan's order.

    search: words that all must stand in the title, summary, topics or id, Traditional or Simplified.
    """
    words = [simplified(plain(word)).casefold() for word in (search or "").split()]
    rows = [
        _row(graph, action)
        for action in graph.plan.actions
        if _has(graph, action, agency, role)
        and document in (None, action.document)
        and all(word in _text(action) for word in words)
    ]
    return listed(rows, any(row.status == "cancelled" for row in rows)).listed()


def listed(rows: Iterable[ActionRow], cancelled: bool) -> Answer:
    """Return the answer from its rows, which a corpus may yield. cancelled: tells if any is of an action that is."""
    shown = needed(columns(ActionRow), status=cancelled)
    passed: Counter[str] = Counter()
    return Answer(
        "actions", say("Actions"), shown, _counting(rows, passed), frozen=2, total=lambda: _total(passed.total())
    )


def _counting(rows: Iterable[ActionRow], passed: Counter[str]) -> Iterator[ActionRow]:
    for row in rows:
        passed[row.status] += 1
        yield row


def _total(number: int) -> Message:
    return say("Actions: {n}", n=number) if number else say("No actions: none meets what was asked.")


def _has(graph: Graph, action: Action, agency: str | None, role: Role | None) -> bool:
    if agency is None and role is None:
        return True
    return any(agency in (None, given.agency) and role in (None, given.role) for given in graph.assignments(action))


def _text(action: Action) -> str:
    return simplified(plain("\n".join((action.id, action.title, action.summary, *action.topics)))).casefold()


def _row(graph: Graph, action: Action) -> ActionRow:
    owners = graph.assignments(action)
    return ActionRow(
        action.id,
        action.title,
        action.document,
        action.part,
        action.due or "",
        marked.leads(owners),
        marked.names(co_owners(owners)),
        list(action.topics),
        marked.lead_stated(owners),
        action.status,
        action.clause,
        str(graph.plan.where("action", action.id) or ""),
    )
