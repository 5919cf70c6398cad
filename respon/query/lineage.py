"""What became of an agency, and what it was before."""

from typing import Annotated, NamedTuple

from respon import marked
from respon.answer import Answer, Column, columns
from respon.fields import Agency
from respon.messages import say
from respon.model import CHANGES
from respon.plan import Plan
from respon.reforms.descent import Relative, predecessors, successors


class RelativeRow(NamedTuple):
    """An agency of the lineage; change, date and instrument are of the step that joins it to the nearer row."""

    depth: Annotated[int, Column("steps from the agency asked for; negative for what it was before")]
    agency: Agency
    change: Annotated[
        str,
        Column(f"{', '.join(f'`{change}`' for change in CHANGES)}: the step to the nearer row", "Change", "term"),
    ] = ""
    date: Annotated[str, Column("when: year, month or day", "Date")] = ""
    instrument: Annotated[str, Column("by which decision", "Instrument")] = ""
    functions: Annotated[str, Column("which functions the step concerns", "Functions", "title")] = ""
    confidence: Annotated[str, Column("`seen` in a source, or `recalled`", "Confidence", "term")] = ""
    note: Annotated[str, Column("what else the registry says", "Note", "title")] = ""


def lineage(plan: Plan, agency: str) -> Answer:
    """Return the agency (depth 0), what it was before (negative depths) and what became of it (positive)."""
    known = plan.agencies.get(agency)
    rows = [
        *map(_row, predecessors(agency, plan.history())),
        RelativeRow(0, agency, note=known.note if known else ""),
        *map(_row, successors(agency, plan.history())),
    ]
    notes = [] if len(rows) > 1 else [say("the registry knows no reform of this agency")]
    return Answer("lineage", say("Lineage of {agency}", agency=agency), columns(RelativeRow), rows, notes, tree=True)


def _row(relative: Relative) -> RelativeRow:
    reform = relative.reform
    confidence = "recalled" if "recalled" in (reform.confidence, reform.date_confidence) else "seen"
    return RelativeRow(
        relative.depth,
        relative.agency,
        reform.change,
        marked.sure(reform.date, reform.date_confidence),
        reform.instrument,
        reform.functions,
        marked.sure(confidence, confidence),
        reform.note,
    )
