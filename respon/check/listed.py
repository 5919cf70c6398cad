"""Which rules does the data break, and where?"""

from collections import Counter
from collections.abc import Sequence
from typing import Annotated, NamedTuple

from respon.answer import Answer, Column, Marked, columns
from respon.fields import File, Line
from respon.finding import LEVELS, Finding, Findings, Severity
from respon.messages import Message, say

Counts = Counter[tuple[str, Severity]]
"""How many findings there are of a rule, in a severity."""


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


class StatisticRow(NamedTuple):
    """A rule that is broken, and how often."""

    rule: Annotated[str, Column("the rule's name", "Rule", "code")]
    severity: Annotated[str, Column("`error`, `warning` or `info`", "Severity", "term")]
    findings: Annotated[int, Column("how many findings", "Findings", "number")]


def check(found: Findings, files: tuple[str, ...]) -> Answer:
    """Return the findings as an answer, with how many there are of each severity."""
    rows, notes = list(map(_row, found.all)), [_total(counted(found.all))]
    return Answer("check", say("Findings"), columns(FindingRow), rows, notes, files, findings=found)


def counted(found: Sequence[Finding]) -> Counts:
    """Return how many findings there are of each rule, in its severity."""
    return Counter((finding.rule, finding.severity) for finding in found)


def statistics(counts: Counts, files: tuple[str, ...]) -> Answer:
    """Return how many findings there are of each rule, the gravest rules first, then the most broken."""
    rows = [StatisticRow(rule, severity, count) for (rule, severity), count in counts.items()]
    rows.sort(key=lambda row: (LEVELS.index(row.severity), -row.findings, row.rule))
    return Answer("check", say("Findings"), columns(StatisticRow), rows, files=files, total=_total(counts))


def _total(found: Counts) -> Message:
    told = {level: sum(count for (_, severity), count in found.items() if severity == level) for level in LEVELS}
    return say("Findings by severity: error {error}, warning {warning}, info {info}", **told)


def _row(finding: Finding) -> FindingRow:
    where = finding.where
    return FindingRow(
        finding.rule,
        finding.severity,
        finding.message,
        where.file,
        where.line or None,
        finding.action,
        Marked(Message("{a}", {"a": finding.agencies}) if finding.agencies else ""),
        finding.hint,
    )
