"""GitHub's annotations: workflow commands that its runner turns into marks on the lines of a change.

Escaping as the runner undoes it (actions/toolkit, packages/core, command.ts). It shows ten of each level a step, so
those are written, and a notice of how many there are besides.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from respon.answer import Answer
from respon.finding import LEVELS, Finding
from respon.harmless import revealed
from respon.render import Look, found_in
from respon.render.paths import relative

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


MOST = 10
"""Annotations of a level that GitHub shows for a step."""


def told(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings that are written: the gravest first, of each level as many as are shown.

    Where some are left out, the notice that says so is one of the notices.
    """
    by_level = {level: [f for f in findings if f.severity == level] for level in LEVELS}
    room = dict.fromkeys(LEVELS, MOST)
    if any(len(found) > MOST for found in by_level.values()):
        room["info"] -= 1
    return [finding for level in LEVELS for finding in by_level[level][: room[level]]]


def render(answer: Answer, _: Look) -> Iterator[bytes]:
    """Yield a command a finding, then a notice of those left out."""
    found, written = found_in(answer).all, told(found_in(answer).shown)
    for finding in written:
        yield (_command(finding) + "\n").encode("utf-8", "replace")
    if len(written) < len(found):
        left = Counter(f.severity for f in found) - Counter(f.severity for f in written)
        count = ", ".join(f"{level} {left[level]}" for level in LEVELS if left[level])
        words = f"{len(found) - len(written)} more findings are not shown here ({count})"
        yield f"::notice title=respon check::{_data(words)}\n".encode()


def _command(finding: Finding) -> str:
    properties = {"title": finding.rule}
    if path := relative(finding.where.file):
        properties = {"file": path} | ({"line": str(finding.where.line)} if finding.where.line else {}) | properties
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_LEVELS[finding.severity]} {listed}::{_data(finding.text)}"


def _data(text: str) -> str:
    return revealed(text.replace("\r", " ")).replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
