"""GitHub's annotations: workflow commands that its runner turns into marks on the lines of a change.

Escaping as the runner undoes it (actions/toolkit, packages/core, command.ts). It shows ten of each level a step.
"""

from collections.abc import Iterator

from respon.answer import Answer
from respon.finding import Finding
from respon.render import Look, found_in
from respon.render.cells import clean
from respon.render.paths import relative

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def render(answer: Answer, _: Look) -> Iterator[bytes]:
    """Yield a command a finding."""
    for finding in found_in(answer).all:
        yield (_command(finding) + "\n").encode("utf-8", "replace")


def _command(finding: Finding) -> str:
    properties = {"title": finding.rule}
    if path := relative(finding.where.file):
        properties = {"file": path} | ({"line": str(finding.where.line)} if finding.where.line else {}) | properties
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_LEVELS[finding.severity]} {listed}::{_data(finding.text)}"


def _data(text: str) -> str:
    return clean(text.replace("\r", " ")).replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
