"""A workbook with one sheet: header frozen, filters on, readable widths, every text a text."""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from respon.errors import ResponError
from respon.render import Look
from respon.render.cells import bare, heading, notes, shown, visible
from respon.report import Column, Report, Row

WIDEST = 60
"""Characters; longer cells wrap."""

CREATED = datetime(2000, 1, 1)
"""Written into every workbook, so that the same data gives the same bytes."""

MAX_ROWS = 1_048_576
"""What a sheet can hold (Excel's specification)."""

MAX_TEXT = 32_767
"""Characters that a cell can hold."""


def workbook(buffer: io.BytesIO) -> xlsxwriter.Workbook:
    """Return a workbook in memory in which no text becomes a formula or a link."""
    book = xlsxwriter.Workbook(
        buffer,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"created": CREATED})
    return book


def render(report: Report, _: Look) -> Iterator[bytes]:
    """Yield the workbook."""
    rows = list(report.rows)
    buffer = io.BytesIO()
    book = workbook(buffer)
    sheet(book, report, rows, report.name)
    book.close()
    yield buffer.getvalue()


def sheet(book: xlsxwriter.Workbook, report: Report, rows: Sequence[Row], name: str) -> Worksheet:
    """Add the report to the workbook as a sheet of this name and return it. Raises ResponError if it can't hold it."""
    if len(rows) >= MAX_ROWS:
        what = f"a sheet holds {MAX_ROWS - 1:,} rows, not {len(rows):,}"
        raise ResponError(what, hint="write csv: -f csv, or -o FILE.csv")
    page = book.add_worksheet(name)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E8EEF4"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    columns = [(i, report.columns[i]) for i in visible(report)]
    for at, (_, column) in enumerate(columns):
        page.write_string(0, at, heading(column), head)
    for down, row in enumerate(rows, 1):
        for at, (i, column) in enumerate(columns):
            _write(page, down, at, row[i], column, body)
    for at, (i, column) in enumerate(columns):
        page.set_column(at, at, _width([heading(column), *(shown(row[i], column) for row in rows[:1000])]))
    page.freeze_panes(1, min(report.frozen, len(columns) - 1))
    page.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    for down, note in enumerate(notes(report, rows), len(rows) + 2):
        page.write_string(down, 0, note)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    return page


def _write(page: Worksheet, down: int, at: int, cell: Any, column: Column, form: Any) -> None:
    value = bare(cell, column.style)
    if isinstance(value, int | float) and not isinstance(value, bool) and not getattr(cell, "marks", ""):
        page.write_number(down, at, value, form)
    else:
        text = shown(cell, column)
        page.write_string(down, at, text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + "…", form)


def _width(texts: Sequence[str]) -> int:
    return min(WIDEST, 3 + max(sum(2 if ord(char) > 0x2E7F else 1 for char in text) for text in texts))
