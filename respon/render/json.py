"""JSON, version 1: `{"report", "version", "data", "rows", "notes"}`, the same shape when empty."""

import json
from collections.abc import Iterator
from typing import Any

from respon.render import Look
from respon.render.cells import bare
from respon.report import Report, Row

VERSION = 1


def render(report: Report, _: Look) -> Iterator[bytes]:
    """Yield the report as one JSON object, a row a line."""
    head = {"report": report.name, "version": VERSION, "data": list(report.files)}
    yield (_json(head)[:-1] + ', "rows": [').encode()
    separator = "\n"
    for row in report.rows:
        yield (separator + _json(record(report, row))).encode("utf-8", "replace")
        separator = ",\n"
    yield ('], "notes": ' + _json(report.notes) + "}\n").encode("utf-8", "replace")


def record(report: Report, row: Row) -> dict[str, Any]:
    """Return the row by its columns' keys."""
    return {c.key: bare(cell, c.style) for c, cell in zip(report.columns, row, strict=True)}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
