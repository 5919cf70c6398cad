"""JSON, version 1: `{"report", "version", "data", "rows", "notes"}`, the same shape when empty."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from respon.answer import Answer
from respon.harmless import escaped
from respon.render import Look
from respon.render.cells import LETTERS, bare, found

VERSION = 1


def render(answer: Answer, _: Look) -> Iterator[bytes]:
    """Yield the answer as one JSON object, a row a line."""
    rows: Iterable[Sequence[Any]] = answer.cells()
    notes = list(map(str, answer.notes))
    if any(column.style == "mark" for column in answer.columns):  # a matrix keeps its marks
        rows = list(rows)
        notes = [*notes, LETTERS, *found(rows).values()]
    head = {"report": answer.name, "version": VERSION, "data": list(answer.files)}
    yield (dumps(head)[:-1] + ', "rows": [').encode()
    separator = "\n"
    for row in rows:
        yield (separator + dumps(record(answer, row))).encode("utf-8", "replace")
        separator = ",\n"
    yield ('], "notes": ' + dumps(notes) + "}\n").encode("utf-8", "replace")


def record(answer: Answer, row: Sequence[Any]) -> dict[str, Any]:
    """Return the row by its columns' keys."""
    return {c.key: bare(cell, c.style) for c, cell in zip(answer.columns, row, strict=True)}


def dumps(value: Any) -> str:
    """Return the value as JSON on one line: Chinese as it is, characters that steer a terminal escaped."""
    return escaped(json.dumps(value, ensure_ascii=False))
