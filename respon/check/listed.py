"""Which rules does the data break, and where?"""

from collections import Counter
from typing import Annotated, NamedTuple

from respon.answer import Answer, Column, columns
from respon.fields import File, Line
from respon.finding import LEVELS, Finding, Findings
from respon.messages import SEPARATOR, Message, say


class FindingRow(NamedTuple):
    """A place where a rule is broken. `line` is null where only the file is known."""

    rule: Annotated[str, Column("the rule's name", "Rule", "code")]
    severity: Annotated[str, Column("`error`, `warning` or `info`", "Severity", "term")]
    message: Annotated[Message, Column("what is wrong", "Message", "title")]
    file: File
    line: Line
    action: Annotated[str, Column("the action's id, if it is in one", "Action")]
    agency: Annotated[str, Column("the agency, or agencies, concerned", "Agency", "title")]
    hint: Annotated[Message, Column("how to mend it", "Mend", "title")]


def check(found: Findings, files: tuple[str, ...]) -> Answer:
    """Return the findings as an answer, with how many there are of each severity."""
    counts = Counter(finding.severity for finding in found.all)
    told = {level: counts[level] for level in LEVELS}
    notes = [say("Findings by severity: error {error}, warning {warning}, info {info}", **told)]
    rows = list(map(_row, found.all))
    return Answer("check", say("Findings"), columns(FindingRow), rows, notes, files, findings=found)


def _row(finding: Finding) -> FindingRow:
    where = finding.where
    return FindingRow(
        finding.rule,
        finding.severity,
        finding.message,
        where.file,
        where.line or None,
        finding.action,
        SEPARATOR.join(finding.agencies),
        finding.hint,
    )
