"""Actions without a clear owner: none, no lead, several leads, only a vague one, a list left open."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated, NamedTuple

from respon import judgements, marked
from respon.answer import Answer, Column, Marked, columns
from respon.fields import ActionId, Document, Title
from respon.graph import Graph
from respon.messages import Message, Term, say
from respon.model import Action
from respon.plan import Step, Unsettled

GAPS = ("no-owner", "no-lead", "several-leads", "vague-owner", "open-ended", "to-be-settled")
OPEN = say("the text leaves the list open")


class GapRow(NamedTuple):
    """An action without a clear owner."""

    gap: Annotated[str, Column("one of " + ", ".join(f"`{gap}`" for gap in GAPS), "Gap", "term")]
    action: ActionId
    title: Title
    document: Document
    detail: Annotated[Sequence[str], Column("the agencies that it is about, or what else", "Detail", "names")]


def gaps(graph: Graph, only: str | None = None, document: str | None = None) -> Answer:
    """Return every gap of every action, in the plan's order; one kind of gap, or all; one document's, or all.

    no-owner: nobody is named. no-lead: several are, none leads, stated or inferred. several-leads: more
    than one leads. vague-owner: a collective such as 各有关部门. open-ended: the text leaves the list open.
    to-be-settled: a reform split the duty's agency, or handed it on in part. What a document cancels has no gap.
    """
    actions = (action for action in graph.plan.actions if not action.cancelled and document in (None, action.document))
    rows = [row for action in actions for row in _gaps(graph, action) if only in (None, row.gap)]
    return Answer(
        "gaps", say("Gaps"), columns(GapRow), rows, frozen=2, total=_total(rows, only), grouped=("gap", "document")
    )


def _total(rows: Sequence[GapRow], only: str | None) -> Message:
    """Return how many gaps there are of each kind, or in a sentence that there are none."""
    if not rows and only:
        return say("No gaps of this kind: {gap}.", gap=Term(only))
    if not rows:
        return say("No gaps: every action has an owner and a lead, and nobody in it is vague.")
    counts = Counter(row.gap for row in rows)
    told = [say("{n} {gap}", n=counts[gap], gap=Term(gap)) for gap in GAPS if counts[gap]]
    return say(
        "Gaps: {n} ({told}), actions: {actions}", n=len(rows), actions=len({row.action for row in rows}), told=told
    )


def _gaps(graph: Graph, action: Action) -> Iterator[GapRow]:
    head = (action.id, action.title, action.document)
    owners, unsettled = graph.assignments(action), graph.plan.unsettled(action)
    if judgements.no_owner(owners, unsettled):
        yield GapRow("no-owner", *head, [])
    if judgements.no_lead(owners, unsettled):
        yield GapRow("no-lead", *head, list(marked.names(owners)))
    if several := judgements.several_leads(owners):
        yield GapRow("several-leads", *head, list(marked.leads(several)))
    if vague := judgements.vague_owners(graph.plan, owners):
        yield GapRow("vague-owner", *head, list(marked.names(vague)))
    if action.open_ended:
        yield GapRow("open-ended", *head, [Marked(OPEN)])
    for open_ in unsettled:
        yield GapRow("to-be-settled", *head, _candidates(open_))


def _candidates(open_: Unsettled) -> list[str]:
    """Return who held the duty, who may hold it now, and by which reforms."""
    steps = {str(step): step for step in map(_step, open_.via)}
    return [marked.among(open_), *map(Marked, steps.values())]


def _step(step: Step) -> Message:
    reform = step.reform
    given = {"date": reform.date, "change": Term(reform.change)}
    if reform.functions:
        return say("{date} {change} {functions}", **given, functions=reform.functions)
    return say("{date} {change}", **given)
