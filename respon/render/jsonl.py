"""JSON Lines: a row a line, with the keys of the JSON format; nothing else."""

import json
from collections.abc import Iterator

from respon.render import Look
from respon.render.json import record
from respon.report import Report

_CHUNK = 2000
"""Rows a piece."""


def render(report: Report, _: Look) -> Iterator[bytes]:
    """Yield the rows, one JSON object a line."""
    lines: list[str] = []
    for row in report.rows:
        lines.append(json.dumps(record(report, row), ensure_ascii=False))
        if len(lines) == _CHUNK:
            yield ("\n".join(lines) + "\n").encode("utf-8", "replace")
            lines = []
    if lines:
        yield ("\n".join(lines) + "\n").encode("utf-8", "replace")
