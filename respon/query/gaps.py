"""Actions without a clear owner: none, no lead, several leads, only a vague one, a list left open; or no due date."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Annotated, NamedTuple

from respon import judgements, marked
from respon.answer import Answer, Column, Marked, columns
from respon.fields import ActionId, Document, Title
from respon.graph import Graph
from respon.messages import Message, Term, say
from respon.model import Action
from respon.plan import Assignment, Plan, Step, Unsettled

GAPS = ("no-owner", "no-lead", "several-leads", "vague-owner", "open-ended", "to-be-settled", "no-due")
OPEN = say("the text leaves the list open")
DATED = 1 / 4
"""From which part of a document's actions with a due date on the others are told to have none, unasked."""


class GapRow(NamedTuple):
    """An action without a clear owner, or without a due date."""

    gap: Annotated[str, Column("one of " + ", ".join(f"`{gap}`" for gap in GAPS), "Gap", "term")]
    action: ActionId
    title: Title
    document: Document
    detail: Annotated[Sequence[str], Column("the agencies that it is about, or what else", "Detail", "names")]


class Lacks(NamedTuple):
    """What an action lacks besides owners: its list's end, a due date where its document sets them."""

    an_end: bool
    a_date: bool


class Owners(NamedTuple):
    """The names of those who carry an action, and of those among them who lead it, marked, each once."""

    names: Sequence[str]
    leads: Sequence[str] = ()

    @classmethod
    def of(cls, given: Sequence[Assignment]) -> "Owners":
        """Return the names by the assignments, of each agency in each role one."""
        return cls(marked.names(given), marked.leads(given))


def gaps(graph: Graph, only: str | None = None, document: str | None = None) -> Answer:
    """Return every gap of every action, in the plan's order; one kind of gap, or all; one document's, or all.

    no-owner: nobody is named. no-lead: several are, none leads, stated or inferred. several-leads: more
    than one leads. vague-owner: a collective such as 各有关部门. open-ended: the text leaves the list open.
    to-be-settled: a reform split the duty's agency, or handed it on in part. no-due: no due date is set; where nobody
    asks for it, told of documents that set one for a quarter of their actions or more. What a document cancels has no
    gap.
    """
    actions = [action for action in graph.plan.actions if not action.cancelled and document in (None, action.document)]
    dated = None if only == "no-due" else dated_documents(actions)
    rows = [row for action in actions for row in of_action(graph, action, dated) if only in (None, row.gap)]
    return listed(rows, only).listed()


def listed(rows: Iterable[GapRow], only: str | None) -> Answer:
    """Return the answer from its rows, an action's side by side: of one kind of gap, or of all."""
    counts: Counter[str] = Counter()
    return Answer(
        "gaps",
        say("Gaps"),
        columns(GapRow),
        _counting(rows, counts),
        frozen=2,
        total=lambda: _total(counts, only),
        grouped=("gap", "document"),
    )


def _counting(rows: Iterable[GapRow], counts: Counter[str]) -> Iterator[GapRow]:
    """Yield the rows, and count them by their gap, and their actions as "": a corpus has millions, and holds none."""
    action = ""
    for row in rows:
        counts[row.gap] += 1
        if row.action != action:
            counts[""] += 1
            action = row.action
        yield row


def _total(counts: Mapping[str, int], only: str | None) -> Message:
    """Return how many gaps there are of each kind, or in a sentence that there are none."""
    found = [gap for gap in GAPS if counts[gap]]
    if not found and only:
        return say("No gaps of this kind: {gap}.", gap=Term(only))
    if not found:
        return say("No gaps: every action has an owner and a lead, and nobody in it is vague.")
    told = [say("{n} {gap}", n=counts[gap], gap=Term(gap)) for gap in found]
    return say(
        "Gaps: {n} ({told}), actions: {actions}", n=sum(counts[gap] for gap in found), actions=counts[""], told=told
    )


def dated_documents(actions: Sequence[Action]) -> set[str]:
    """Return the documents whose actions have due dates, on the whole."""
    counted = Counter(action.document for action in actions)
    return dated(counted, Counter(action.document for action in actions if action.due))


def dated(actions: Mapping[str, int], due: Mapping[str, int]) -> set[str]:
    """Return the documents whose actions have due dates, on the whole; given how many each has, with one and at all."""
    return {document for document, count in due.items() if count and count >= actions[document] * DATED}


def of_action(graph: Graph, action: Action, dated: Container[str] | None) -> Iterator[GapRow]:
    """Yield one action's gaps. dated: the documents in which the lack of a due date is one; None: in all."""
    if not action.cancelled:
        lacks = Lacks(action.open_ended, not action.due and (dated is None or action.document in dated))
        owners, unsettled = Owners.of(graph.assignments(action)), graph.plan.unsettled(action)
        yield from found(graph.plan, (action.id, action.title, action.document), lacks, owners, unsettled)


def found(
    plan: Plan,
    head: tuple[str, str, str],
    lacks: Lacks,
    owners: Owners,
    unsettled: Sequence[Unsettled] = (),
) -> Iterator[GapRow]:
    """Yield the gaps of an action in force, told by its id, title and document, and by who carries it."""
    names, leads = owners
    if judgements.no_owner(names, unsettled):
        yield GapRow("no-owner", *head, [])
    if judgements.no_lead(names, leads, unsettled):
        yield GapRow("no-lead", *head, names)
    if judgements.several_leads(leads):
        yield GapRow("several-leads", *head, leads)
    if vague := judgements.vague_owners(plan, names):
        yield GapRow("vague-owner", *head, vague)
    if lacks.an_end:
        yield GapRow("open-ended", *head, [Marked(OPEN)])
    for open_ in unsettled:
        yield GapRow("to-be-settled", *head, _candidates(open_))
    if lacks.a_date:
        yield GapRow("no-due", *head, leads)


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
