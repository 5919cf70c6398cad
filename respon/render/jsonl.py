"""JSON Lines: a row a line, with the keys of the JSON format; nothing else."""

from collections.abc import Iterator

from respon.answer import Answer
from respon.render import Look
from respon.render.json import dumps, record

_CHUNK = 2000
"""Rows a piece."""


def render(answer: Answer, _: Look) -> Iterator[bytes]:
    """Yield the rows, one JSON object a line."""
    lines: list[str] = []
    for row in answer.cells():
        lines.append(dumps(record(answer, row)))
        if len(lines) == _CHUNK:
            yield ("\n".join(lines) + "\n").encode("utf-8", "replace")
            lines = []
    if lines:
        yield ("\n".join(lines) + "\n").encode("utf-8", "replace")
