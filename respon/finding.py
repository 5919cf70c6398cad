"""What a rule finds: one place where the data breaks it. The formats for findings need no more."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from respon.messages import Message
from respon.where import Where

Severity = Literal["error", "warning", "info"]
LEVELS: tuple[Severity, ...] = ("error", "warning", "info")
"""Gravest first. error: the data is wrong; warning: somebody should look; info: worth knowing."""


class Finding(NamedTuple):
    """One place where a rule is not kept: where, what is wrong, how to mend it, and whom it concerns.

    action: the id of the action in which it stands, if it stands in one. agencies: the names concerned.
    about: whatever else tells this finding from the rule's others on the same action and agencies. rule and
    severity are added by the runner.
    """

    where: Where
    message: Message
    hint: Message
    action: str = ""
    agencies: tuple[str, ...] = ()
    about: str = ""
    rule: str = ""
    severity: Severity = "info"

    @property
    def text(self) -> str:
        """What is wrong and how to mend it, on one line, for machines."""
        return f"{self.message} — {self.hint}"


class RuleHelp(NamedTuple):
    """What is told of a rule: its name, its own severity, one line and the whole of its help."""

    name: str
    severity: Severity
    summary: str
    help: str


class Findings(NamedTuple):
    """The findings, the rules that were run, and the severity from which a finding fails the run (None: none does).

    show: the least severity that people are shown one by one; of what is below they are told how many. quotes: the
    lines of the data in which findings stand.
    """

    all: Sequence[Finding]
    rules: Sequence[RuleHelp]
    fail_on: Severity | None = "error"
    show: Severity = "info"
    quotes: Mapping[Where, str] = {}

    @property
    def shown(self) -> list[Finding]:
        """The findings that people are shown one by one."""
        return [finding for finding in self.all if LEVELS.index(finding.severity) <= LEVELS.index(self.show)]

    def fails(self, finding: Finding) -> bool:
        """Tell if this finding fails the run."""
        return fails(finding.severity, self.fail_on)


def fails(severity: Severity, fail_on: Severity | None) -> bool:
    """Tell if a finding of this severity fails a run that fails from another on; None: none does."""
    return fail_on is not None and LEVELS.index(severity) <= LEVELS.index(fail_on)


def gravest(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings, errors first, else in their order."""
    return sorted(findings, key=lambda finding: LEVELS.index(finding.severity))


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """Return a fingerprint a finding: the same wherever the finding moves, in whatever language it is told.

    It rests on the rule, the action, the agencies and `about`; equal findings are numbered.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    prints = []
    for finding in findings:
        key = (finding.rule, finding.action, *sorted(finding.agencies), finding.about)
        text = "\0".join((*key, str(seen[key])))
        prints.append(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32])
        seen[key] += 1
    return prints
