"""Data as a workbook that people keep: heads in their language, ids as text, days as days.

What they need not see stands in hidden columns of the same sheet, documents and registry in their heads: so it stays
with the rows, however they are sorted, and when the sheet is saved as csv.
"""

import io
from collections.abc import Iterator
from typing import Any

from xlsxwriter.worksheet import Worksheet

from respon.answer import Column
from respon.convert.rows import Rows, rows
from respon.errors import ResponError
from respon.i18n import language, tr
from respon.messages import Message, say
from respon.model import DataFile
from respon.render.fit import fitted, height, high
from respon.render.xlsx import DAY, MAX_ROWS, MAX_TEXT, as_day, as_texts, print_set_up, workbook
from respon.sources.tabular.flat import COLUMNS, OWN

_HEAD = 30_000
"""Characters of records in a head: fewer than a cell holds, which counts some as two."""

_MENDS = say("write yaml, json, jsonl or csv: they hold texts of any length")
_WRAPPED = ("title", "responsible", "lead", "co", "support", "oversee", "topics", "summary", "clause", "note")


def write(data: DataFile, _: str) -> Iterator[bytes]:
    """Yield the workbook. Raises ResponError if a sheet can't hold the data."""
    given = rows(data)
    if len(given.cells) >= MAX_ROWS:
        raise ResponError(
            say("a sheet holds {most} actions, not {cells}", most=f"{MAX_ROWS - 1:,}", cells=f"{len(given.cells):,}"),
            hint=_MENDS,
        )
    buffer = io.BytesIO()
    book = workbook(buffer)
    _ledger(book, given)
    book.close()
    yield buffer.getvalue()


def _ledger(book: Any, given: Rows) -> None:
    page = book.add_worksheet(tr("Ledger"))
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E8EEF4"})
    body = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    day = book.add_format({"valign": "top", "align": "left", "num_format": DAY})
    columns = [(at, _column(key)) for at, key in enumerate(given.columns[:-1])]
    lines = list(given.lines())
    widths = fitted([line[:-1] for line in lines], columns)
    for at, (_, column) in enumerate(columns):
        page.write_string(0, at, column.heading, head)
        page.set_column(at, at, widths[at], body)
    hidden = [OWN, *given.heads(_HEAD)]
    for at, text in enumerate(hidden, len(columns)):
        _put(page, 0, at, text, None, say("a document, an agency or a reform"))
    page.set_column(len(columns), len(columns) + len(hidden) - 1, None, None, {"hidden": True})
    page.set_row(0, high(2))
    for down, line in enumerate(lines, 1):
        for at, (key, text) in enumerate(zip(given.columns, line, strict=True)):
            if key == "due" and (found := as_day(text)):
                page.write_datetime(down, at, found, day)
            elif text:
                _put(page, down, at, _said(key, text), None if key == OWN else body, say("action '{id}'", id=line[0]))
        tallest = max(map(height, line[:-1], widths), default=1)
        page.set_row(down, high(tallest))
    page.freeze_panes(1, 2)
    page.autofilter(0, 0, max(len(lines), 1), len(columns) - 1)
    page.print_area(0, 0, max(len(lines), 1), len(columns) - 1)
    as_texts(page, len(lines), len(columns))
    print_set_up(page, 0)


def _column(key: str) -> Column:
    """Return a column with its head in the user's language."""
    heads = COLUMNS.get(key)
    heading = key if heads is None else heads.chinese if language() == "zh" else heads.english
    return Column("", heading, "names" if key in _WRAPPED or heads is None else "text")


def _said(key: str, text: str) -> str:
    if key == "status":
        return tr(text)
    return "✓" if key == "open_ended" else text


def _put(page: Worksheet, down: int, at: int, text: str, look: Any, whose: Message) -> None:
    if len(text.encode("utf-16-le", "surrogatepass")) // 2 > MAX_TEXT:
        raise ResponError(
            say("a cell holds {count} characters, and {whose} has a text of more", count=f"{MAX_TEXT:,}", whose=whose),
            hint=_MENDS,
        )
    page.write_string(down, at, text, look)
