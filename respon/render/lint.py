"""Findings on the terminal, as linters tell them: where, how grave, what, by which rule; the mend below."""

from collections import Counter
from collections.abc import Iterator

from respon.finding import LEVELS, Finding, Findings, gravest
from respon.harmless import revealed
from respon.i18n import speak, tr
from respon.render import Look
from respon.render.cells import on_one_line

INDENT = "    "

_SGR = {"error": "1;38;5;167", "warning": "38;5;130", "info": "38;5;243"}
"""The palette's colours of gravity, of the 256 that every terminal with colours has."""


def lines(found: Findings, look: Look) -> Iterator[str]:
    """Yield each finding that is shown, gravest first, then how many there are of each level and rule."""
    for finding in gravest(found.shown):
        yield from _told(finding, found, look.colour)
    if found.shown:
        yield ""
    yield from _counts(found)


def _told(finding: Finding, found: Findings, colour: bool) -> Iterator[str]:
    severity = _painted(tr(finding.severity), finding.severity, colour)
    message = on_one_line(revealed(speak(finding.message)))
    yield f"{on_one_line(revealed(str(finding.where)))}: {severity}: {message} [{finding.rule}]"
    if quote := found.quotes.get(finding.where, "").strip():
        yield INDENT + _dim(on_one_line(revealed(quote)), colour)
    yield INDENT + tr("mend: {hint}").format(hint=on_one_line(revealed(speak(finding.hint))))


def _counts(found: Findings) -> Iterator[str]:
    """Yield a line a level: how many findings, of which rules, and how to see those that are not shown."""
    if not found.all:
        yield tr("No findings: none of the {n} rules is broken.").format(n=len(found.rules))
    shown = {finding.severity for finding in found.shown}
    for level in LEVELS:
        rules = Counter(finding.rule for finding in found.all if finding.severity == level)
        if not rules:
            continue
        told = ", ".join(f"{rule} {count}" for rule, count in rules.most_common())
        line = f"{tr(level)} {sum(rules.values())}: {told}"
        yield line if level in shown else line + tr("; shown with --show {level}").format(level=level)


def _painted(word: str, severity: str, colour: bool) -> str:
    return f"\x1b[{_SGR[severity]}m{word}\x1b[0m" if colour else word


def _dim(text: str, colour: bool) -> str:
    return f"\x1b[2m{text}\x1b[0m" if colour else text
