"""CSV, RFC 4180, in UTF-8: one header line of the fixed English keys.

A line that would begin with a CI runner's command (`::`) begins with a quote instead; where it is a line within a cell,
it is joined to the one before by a blank (`harmless.door`).
"""

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

from respon.answer import Answer
from respon.harmless import starts_command
from respon.messages import SEPARATOR
from respon.render import Look
from respon.render.cells import flat, on_one_line

BOM = "\ufeff"
_RUNS = tuple("=+-@\t\r\n＝＋－＠")
"""First characters by which a spreadsheet takes a cell for a formula (OWASP, CSV injection)."""

_NUMBER = re.compile(
    r"[(（$¥￥€£]?[.．]?\d[\d .．,，:：/／－e%％年月日时分秒+-]*[)）]?(?: ?[ap]m)?"
    r"|(?:\d{1,4}[ ./-]?)?(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july"
    r"|august|september|october|november|december)[ ./-]?\d{1,4}(?:,? \d{4})?"
    r"|\d{1,4}[ ./-]?(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)",
    re.IGNORECASE,
)
_WHOLE = re.compile("0|[1-9][0-9]{0,10}")
_LONGEST = 40
"""Characters: no number or date is longer."""

_CHUNK = 5000
"""Rows a piece."""


def render(answer: Answer, look: Look) -> Iterator[bytes]:
    """Yield the answer as CSV; made for Excel, with a byte order mark, and nothing that it would run or rewrite."""
    return delimited(answer, look, ",")


def delimited(answer: Answer, look: Look, delimiter: str, lines: bool = True) -> Iterator[bytes]:
    """Yield the answer with this delimiter between the cells, which may hold several `lines` or have but one."""
    buffer = io.StringIO()
    ends = "\r\n" if look.excel else "\n"
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator=ends)
    quoting = csv.writer(buffer, delimiter=delimiter, lineterminator=ends, quoting=csv.QUOTE_ALL)
    buffer.write(BOM if look.excel else "")
    styles = [column.style for column in answer.columns]
    if look.header:
        writer.writerow([flat(column.key) for column in answer.columns])
    for number, row in enumerate(answer.cells(), 1):
        if look.join != SEPARATOR:
            row = [look.join.join(map(flat, cell)) if isinstance(cell, list) else cell for cell in row]  # noqa: PLW2901
        cells = list(map(_kept if look.excel else flat, row, styles))
        if not lines:
            cells = list(map(on_one_line, cells))
        (quoting if starts_command(cells[0]) else writer).writerow(cells)
        if number % _CHUNK == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def _taken(buffer: io.StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode("utf-8", "replace")


def _kept(cell: Any, style: str) -> str:
    """Return the cell with an apostrophe before what a spreadsheet would run or rewrite."""
    text = flat(cell, style)
    if isinstance(cell, int | float) or style == "number":
        return text
    return "'" + text if text.startswith(_RUNS) or _is_rewritten(text) else text


def _is_rewritten(text: str) -> bool:
    """Tell if a spreadsheet takes the text for a number, date, time or sum of money and writes it anew.

    So 1-2, 3/4, 1.10, 007, 1e3, 2031-03, (1), Mar 31, a number of 12 digits; not a whole number that stays what it is.
    """
    if len(text) > _LONGEST or _WHOLE.fullmatch(text):
        return False
    return _NUMBER.fullmatch(text.strip()) is not None
