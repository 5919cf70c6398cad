"""CSV, RFC 4180, in UTF-8: one header line of the fixed English keys."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from respon.answer import Answer
from respon.render import Look
from respon.render.cells import flat

BOM = "\ufeff"
_RUNS = tuple("=+-@\t\r\n＝＋－＠")
"""First characters by which a spreadsheet takes a cell for a formula (OWASP, CSV injection)."""

_CHUNK = 5000
"""Rows a piece."""


def render(answer: Answer, look: Look) -> Iterator[bytes]:
    """Yield the answer as CSV; made for Excel, with a byte order mark and formulas disarmed."""
    return delimited(answer, look, ",")


def delimited(answer: Answer, look: Look, delimiter: str) -> Iterator[bytes]:
    """Yield the answer with this delimiter between the cells."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n" if look.excel else "\n")
    buffer.write(BOM if look.excel else "")
    styles = [column.style for column in answer.columns]
    writer.writerow([flat(column.key) for column in answer.columns])
    for number, row in enumerate(answer.cells(), 1):
        writer.writerow(map(_disarmed if look.excel else flat, row, styles))
        if number % _CHUNK == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def _taken(buffer: io.StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode("utf-8", "replace")


def _disarmed(cell: Any, style: str) -> str:
    text = flat(cell, style)
    return "'" + text if text.startswith(_RUNS) and not isinstance(cell, int | float) else text
