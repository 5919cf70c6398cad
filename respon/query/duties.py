"""What are an agency's duties: does it lead, or share, and with whom?"""

from collections.abc import Iterator, Sequence

from respon.answer import Answer, Column, Marked, Row
from respon.graph import Graph
from respon.i18n import tr
from respon.model import Action
from respon.plan import Assignment, Step, Unsettled
from respon.query import marked

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
REFORMED = (
    Column("from"),
    Column("via", "Through", "titles"),
    Column("status"),
    Column("candidates", "Candidates", "names"),
)
"""After reforms, each row also says whose duty it was, by which steps it came, and whether it is settled.

People see from the steps whose duty it was, and by the mark and the candidates that it is to be settled."""


def duties(graph: Graph, agencies: Sequence[str]) -> Answer:
    """Return the duties of these agencies, in the plan's order; `stated` is false for an inferred role.

    After reforms, the duties of an agency that exists no more are listed with their present holders, and duties
    that are to be settled with their candidates.
    """
    title = tr("Duties of {agency}").format(agency="、".join(agencies)) if len(agencies) < 4 else tr("Duties")
    rows = [row for agency in agencies for row in _rows(graph, agency)]
    columns = _spared(agencies, rows) if graph.plan.as_of else COLUMNS
    notes = [*_spared_document(columns, rows), *_ended(graph, agencies), *_without(graph, agencies, rows)]
    return Answer("duties", title, columns, rows, notes, frozen=4)


def _spared(agencies: Sequence[str], rows: Sequence[Row]) -> tuple[Column, ...]:
    """Return the columns after reforms; those that tell people nothing are left to machines.

    A table so wide has no room for the one agency that its title names, the one document of all rows, or an empty
    column.
    """
    empty = {column.key for i, column in enumerate(COLUMNS + REFORMED) if not any(row[i] for row in rows)}
    same = {column.key for i, column in enumerate(COLUMNS) if len({str(row[i]) for row in rows}) == 1}
    spared = empty & {"due", "candidates"} | same & ({"document", "agency"} if len(agencies) == 1 else {"document"})
    return tuple(c._replace(heading="") if c.key in spared else c for c in COLUMNS + REFORMED)


def _spared_document(columns: Sequence[Column], rows: Sequence[Row]) -> Iterator[str]:
    """Say which document all rows are of, where no column does."""
    at = [column.key for column in columns].index("document")
    if rows and not columns[at].heading and rows[0][at]:
        yield tr("all by {document}").format(document=rows[0][at])


def _without(graph: Graph, agencies: Sequence[str], rows: Sequence[Row]) -> Iterator[str]:
    """Say who has no duties here, and whether reforms would have brought some."""
    named = {row[0] for row in rows}
    for agency in agencies:
        if agency in named or graph.plan.ended(agency):
            continue
        yield tr("{agency} has no duties in this data").format(agency=agency)
        before = [r for r in graph.plan.reforms if agency in r.to and not graph.plan.as_of]
        if before:
            since = max(r.date for r in before)
            yield tr("{agency} came of a reform: --as-of {date} shows what it then holds").format(
                agency=agency, date=since
            )


def _ended(graph: Graph, agencies: Sequence[str]) -> Iterator[str]:
    for agency in agencies:
        if reform := graph.plan.ended(agency):
            yield tr("{agency} exists no more ({date}, {change}): its duties went to {to}").format(
                agency=agency, date=reform.date, change=tr(reform.change), to="、".join(reform.to)
            )


def _rows(graph: Graph, agency: str) -> Iterator[Row]:
    for action, given in graph.duties(agency):
        yield _row(graph, action, given)
    if not graph.plan.as_of:
        return
    order = graph.plan.by_id
    passed = [(a, g) for a in graph.plan.actions for g in graph.owners(a) if agency in (s.agency for s in g.via)]
    for action, given in passed:
        if given.agency != agency:
            yield _row(graph, action, given)
    unsettled = [(a, u) for a in graph.plan.actions for u in graph.plan.unsettled(a)]
    for action, open_ in sorted(unsettled, key=lambda found: order[found[0].id]):
        if agency == open_.agency or agency in open_.candidates:
            yield _open(graph, action, open_, agency)


def _row(graph: Graph, action: Action, given: Assignment) -> Row:
    row = (given.agency, marked.role(given), given.stated, *_told(graph, action, given.agency))
    if not graph.plan.as_of:
        return row
    origins = given.merged or (given.via[0].agency if given.via else given.agency,)
    return (*row, list(origins), _steps(given.via), "held", [])


def _open(graph: Graph, action: Action, open_: Unsettled, agency: str) -> Row:
    marks = ("" if open_.stated else "*") + "?" + ("†" if open_.recalled else "")
    row = (agency, Marked(open_.role, marks), open_.stated, *_told(graph, action, agency))
    return (*row, [open_.agency], _steps(open_.via), "to-be-settled", list(open_.candidates))


def _told(graph: Graph, action: Action, agency: str) -> Row:
    owners = graph.owners(action)
    return (
        action.id,
        action.title,
        action.document,
        action.part,
        marked.due(action),
        marked.leads(owners),
        marked.others(owners, agency),
        marked.lead_stated(owners),
    )


def _steps(via: Sequence[Step]) -> list[Marked]:
    return [
        Marked(f"{s.reform.date} {tr(s.reform.change)} {s.agency} → {s.to}", "†" if s.recalled else "") for s in via
    ]
