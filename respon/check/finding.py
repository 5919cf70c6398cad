"""What a rule finds, and the answer made of it: all that the formats for findings need."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from respon.answer import Answer
from respon.where import Where

if TYPE_CHECKING:
    from respon.check.context import Context

Severity = Literal["error", "warning", "info"]
LEVELS: tuple[Severity, ...] = ("error", "warning", "info")
"""Gravest first. error: the data is wrong; warning: somebody should look; info: worth knowing."""


class Finding(NamedTuple):
    """One place where a rule is not kept: where, what is wrong, how to mend it, and whom it concerns.

    action: the id of the action in which it stands, if it stands in one. agencies: the names concerned.
    about: whatever else tells this finding from the rule's others on the same action and agencies, in words
    that no language setting changes. rule and severity are added by the runner.
    """

    where: Where
    message: str
    hint: str
    action: str = ""
    agencies: tuple[str, ...] = ()
    about: str = ""
    rule: str = ""
    severity: Severity = "info"

    @property
    def text(self) -> str:
        """What is wrong and how to mend it, on one line."""
        return f"{self.message} — {self.hint}"


class Rule(NamedTuple):
    """A rule: its name, its own severity, one line and the whole of its help, and what it does."""

    name: str
    severity: Severity
    summary: str
    help: str
    check: "Callable[[Context], Iterator[Finding]]"


@dataclass
class Findings(Answer):
    """An answer whose rows are findings, kept whole for the formats that tell other programs of them.

    rules: those that were run. fail_on: the severity from which a finding fails the run; None: none does.
    """

    findings: Sequence[Finding] = ()
    rules: Sequence[Rule] = ()
    fail_on: Severity | None = "error"

    def fails(self, finding: Finding) -> bool:
        """Tell if this finding fails the run."""
        return self.fail_on is not None and LEVELS.index(finding.severity) <= LEVELS.index(self.fail_on)


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
