"""Actions without a clear owner: none, no lead, several leads, only a vague one, a list left open."""

from collections.abc import Iterator

from respon.answer import Answer, Column, Marked, Row
from respon.graph import Graph
from respon.i18n import tr
from respon.model import Action
from respon.plan import Plan, Unsettled
from respon.query import marked

GAPS = ("no-owner", "no-lead", "several-leads", "vague-owner", "open-ended", "to-be-settled")
COLUMNS = (
    Column("gap", "Gap", "term"),
    Column("action", "Action"),
    Column("title", "Title", "title"),
    Column("document", "Document"),
    Column("detail", "Detail", "names"),
)


def gaps(graph: Graph, only: str | None = None) -> Answer:
    """Return every gap of every action, in the plan's order; one kind of gap, or all.

    no-owner: nobody is named. no-lead: several are, none leads, stated or inferred. several-leads: more
    than one leads. vague-owner: a collective such as 各有关部门. open-ended: the list ends in 等.
    to-be-settled: a reform split the duty's agency, or handed it on in part.
    """
    rows = [row for action in graph.plan.actions for row in _gaps(graph, action) if only in (None, row[0])]
    return Answer("gaps", tr("Gaps"), COLUMNS, rows, frozen=2)


def _gaps(graph: Graph, action: Action) -> Iterator[Row]:
    owners = graph.owners(action)
    names = list({given.agency: Marked(given.agency, marked.passage(given)) for given in owners}.values())
    leads = [marked.name(given) for given in owners if given.role == "lead"]
    unsettled = graph.plan.unsettled(action)
    vague = [name for name in names if is_collective(graph.plan, name)]
    found = {
        "no-owner": None if names or unsettled else [],
        "no-lead": names if len(names) > 1 and not leads and not unsettled else None,
        "several-leads": leads if len(leads) > 1 else None,
        "vague-owner": vague or None,
        "open-ended": [tr("the list ends in 等")] if action.open_ended else None,
    }
    for gap, detail in found.items():
        if detail is not None:
            yield gap, action.id, action.title, action.document, detail
    for open_ in unsettled:
        yield "to-be-settled", action.id, action.title, action.document, _candidates(open_)


def _candidates(open_: Unsettled) -> list[str]:
    """Return who held the duty, who may hold it now, and by which reforms."""
    steps = (f"{step.reform.date} {tr(step.reform.change)} {step.reform.functions}".strip() for step in open_.via)
    among = " / ".join(open_.candidates)
    return [Marked(f"{open_.agency} → {among}", "?" + ("†" if open_.recalled else "")), *dict.fromkeys(steps)]


def is_collective(plan: Plan, name: str) -> bool:
    """Tell if the registry has the name as a collective: a phrase for many, not one agency."""
    agency = plan.agencies.get(name)
    return agency is not None and agency.kind == "collective"
