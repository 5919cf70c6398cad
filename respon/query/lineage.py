"""What became of an agency, and what it was before."""

from respon.answer import Answer, Column, Marked, Row
from respon.i18n import tr
from respon.model import Reform
from respon.plan import Plan
from respon.reforms.descent import Relative, predecessors, successors

COLUMNS = (
    Column("depth"),
    Column("agency", "Agency"),
    Column("change", "Change", "term"),
    Column("date", "Date"),
    Column("instrument", "Instrument"),
    Column("functions", "Functions", "title"),
    Column("confidence", "Confidence", "term"),
    Column("note", "Note", "title"),
)


def lineage(plan: Plan, agency: str) -> Answer:
    """Return the agency (depth 0), what it was before (negative depths) and what became of it (positive).

    Each row's change, date and instrument are of the step that joins it to the row nearer to the agency.
    """
    rows = [
        *(_row(relative) for relative in predecessors(agency, plan.history())),
        (0, agency, "", "", "", "", "", _note(plan, agency)),
        *(_row(relative) for relative in successors(agency, plan.history())),
    ]
    notes = [] if len(rows) > 1 else [tr("the registry knows no reform of this agency")]
    return Answer("lineage", tr("Lineage of {agency}").format(agency=agency), COLUMNS, rows, notes, tree=True)


def _row(relative: Relative) -> Row:
    reform = relative.reform
    confidence = "recalled" if _recalled(reform) else "seen"
    return (
        relative.depth,
        relative.agency,
        reform.change,
        Marked(reform.date, "†" if reform.date_confidence == "recalled" else ""),
        reform.instrument,
        reform.functions,
        Marked(confidence, "†" if confidence == "recalled" else ""),
        reform.note,
    )


def _recalled(reform: Reform) -> bool:
    return "recalled" in (reform.confidence, reform.date_confidence)


def _note(plan: Plan, name: str) -> str:
    agency = plan.agencies.get(name)
    return agency.note if agency else ""
