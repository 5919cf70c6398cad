"""What is told of returned forms: a row each, typed, in every format."""

from collections.abc import Iterable
from typing import Annotated, NamedTuple

from respon.answer import Answer, Column, columns
from respon.fields import ActionId, Agency, File, Line, Title
from respon.finding import Severity
from respon.messages import Message, say

SEVERITIES: dict[str, Severity] = {
    "unreadable": "error",
    "no-answer": "warning",
    "answers-differ": "warning",
    "lead-silent": "warning",
    "not-an-owner": "warning",
    "changed-meanwhile": "warning",
    "cleared": "warning",
    "locked-changed": "warning",
    "row-added": "warning",
    "row-gone": "warning",
    "row-twice": "warning",
    "action-gone": "warning",
    "column-unknown": "warning",
    "column-gone": "warning",
    "sheet-unknown": "warning",
    "unit-unknown": "warning",
    "not-a-table": "warning",
    "older-state": "info",
    "to-merge": "info",
}
"""What may be found, in the order in which it is told, and how grave it is: a warning is to be settled by somebody."""

RETURNS = tuple(SEVERITIES)


class ReturnRow(NamedTuple):
    """Something about a returned form: what was found, whose, where, what the data says and what came back."""

    finding: Annotated[str, Column(", ".join(f"`{kind}`" for kind in SEVERITIES), "Finding", "term")]
    agency: Agency
    action: ActionId
    title: Title
    column: Annotated[str, Column("the column's heading, or the sheet's name", "Column")]
    old: Annotated[
        str,
        Column("what was sent, what the data says now, or what whoever leads answered", "Was", "title"),
    ]
    new: Annotated[str, Column("what came back", "Came back", "title")]
    file: File
    line: Line
    severity: Annotated[
        str, Column("`error`: nothing is written; `warning`: to be settled; `info`: worth knowing", "", "term")
    ]


def told(
    finding: str,
    agency: str = "",
    action: str = "",
    title: str = "",
    column: str = "",
    old: str = "",
    new: str | Message = "",
    file: str = "",
    line: int | None = None,
) -> ReturnRow:
    """Return a finding as a row."""
    severity = SEVERITIES[finding]
    return ReturnRow(finding, agency, action, title, column, old, new, file, line, severity)  # type: ignore[arg-type]


def answer(rows: Iterable[ReturnRow], notes: Iterable[Message], files: Iterable[str]) -> Answer:
    """Return the findings as an answer: gravest first."""
    ranks = {kind: rank for rank, kind in enumerate(SEVERITIES)}
    found = sorted(rows, key=lambda row: ranks[row.finding])
    return Answer("collect", say("What came back"), columns(ReturnRow), found, list(notes), tuple(files), frozen=2)
