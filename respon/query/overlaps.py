"""Which agencies overlap, on how many actions, and on which?"""

from collections.abc import Iterator
from itertools import islice, takewhile
from typing import Annotated, NamedTuple

from respon import marked
from respon.answer import Answer, Column, columns
from respon.fields import ActionId, ActionIds, Document, Due, Jaccard, Lead, LeadStated, Shared, Title
from respon.graph import Graph
from respon.messages import say
from respon.model import Action
from respon.query.day import held


class PairRow(NamedTuple):
    """Two agencies that share actions."""

    a: Annotated[str, Column("one agency, the first by name", "Agency A")]
    b: Annotated[str, Column("the other", "Agency B")]
    shared: Shared
    jaccard: Jaccard
    actions: ActionIds


class SharedRow(NamedTuple):
    """An action that the two agencies asked for share."""

    action: ActionId
    title: Title
    document: Document
    due: Due
    a: Annotated[str, Column("one agency")]
    a_role: Annotated[str, Column("its role", "Role of A", "term")]
    b: Annotated[str, Column("the other")]
    b_role: Annotated[str, Column("its role", "Role of B", "term")]
    lead: Lead
    a_stated: Annotated[bool, Column("true if the text itself names the role of `a`")]
    b_stated: Annotated[bool, Column("true if the text itself names the role of `b`")]
    lead_stated: LeadStated


def overlaps(graph: Graph, agency: str | None = None, top: int | None = None, least: int = 1) -> Answer:
    """Return the pairs of agencies that share actions, most shared first; one agency's, or all.

    top: only so many. least: only those that share as many actions.
    """
    return listed(_pairs(graph, agency, top, least), agency)


def listed(rows: Iterator[PairRow], agency: str | None) -> Answer:
    """Return the answer from its rows: of one agency, or of all."""
    title = say("Overlaps of {agency}", agency=agency) if agency else say("Overlaps")
    return Answer("overlaps", title, columns(PairRow), rows, frozen=2)


def _pairs(graph: Graph, agency: str | None, top: int | None, least: int) -> Iterator[PairRow]:
    for pair in takewhile(lambda pair: pair.shared >= least, islice(graph.pairs(top, agency), top)):
        a, b = (pair.a, pair.b) if not graph.plan.as_of else (held(graph, pair.a), held(graph, pair.b))
        yield PairRow(a, b, pair.shared, round(pair.jaccard, 4), graph.shared_ids(pair.a, pair.b))


def between(graph: Graph, a: str, b: str) -> Answer:
    """Return the actions that two agencies share, with both their roles."""
    title = say("Actions shared by {a} and {b}", a=a, b=b)
    rows = [_row(graph, action, a, b) for action in graph.shared(a, b)]
    total = say("Shared actions: {n}", n=len(rows)) if rows else say("{a} and {b} share no action.", a=a, b=b)
    return Answer("overlaps", title, columns(SharedRow), rows, frozen=2, total=total)


def _row(graph: Graph, action: Action, a: str, b: str) -> SharedRow:
    owners = graph.assignments(action)
    first, second = (next(given for given in owners if given.agency == name) for name in (a, b))
    return SharedRow(
        action.id,
        action.title,
        action.document,
        action.due or "",
        a,
        marked.role(first),
        b,
        marked.role(second),
        marked.leads(owners),
        first.stated,
        second.stated,
        marked.lead_stated(owners),
    )
