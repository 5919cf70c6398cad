"""Which rules does the data break, and where?"""

from collections import Counter
from collections.abc import Sequence

from respon.answer import Column
from respon.check import LEVELS, Finding, Findings, Rule, Severity
from respon.i18n import tr

COLUMNS = (
    Column("rule", "Rule", "code"),
    Column("severity", "Severity", "term"),
    Column("message", "Message", "title"),
    Column("file", "File"),
    Column("line", "Line", "number"),
    Column("action", "Action"),
    Column("agency", "Agency", "title"),
    Column("hint", "Mend", "title"),
)


def check(
    findings: Sequence[Finding], rules: Sequence[Rule], files: tuple[str, ...], fail_on: Severity | None = "error"
) -> Findings:
    """Return the findings as an answer, with how many there are of each severity.

    `line` is None where only the file is known; `agency` joins the names where several are concerned.
    """
    counts = Counter(finding.severity for finding in findings)
    count = ", ".join(f"{tr(level)} {counts[level]}" for level in LEVELS)
    return Findings(
        "check",
        tr("Findings"),
        COLUMNS,
        [_row(finding) for finding in findings],
        [tr("Findings by severity: {count}").format(count=count)],
        files,
        findings=findings,
        rules=rules,
        fail_on=fail_on,
    )


def _row(finding: Finding) -> tuple[str, str, str, str, int | None, str, str, str]:
    where = finding.where
    return (
        finding.rule,
        finding.severity,
        finding.message,
        where.file,
        where.line or None,
        finding.action,
        "、".join(finding.agencies),
        finding.hint,
    )
