"""A workbook with one sheet: header frozen, filters on, readable widths, every text a text."""

import io
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from respon.answer import Answer, Column, Row
from respon.errors import ResponError
from respon.render import Look
from respon.render.cells import bare, heading, notes, shown, visible
from respon.render.fit import LINE, TALLEST, fitted, height, is_blank

CREATED = datetime(2000, 1, 1)
"""Written into every workbook, so that the same data gives the same bytes."""

MAX_ROWS = 1_048_576
"""What a sheet can hold (Excel's specification)."""

MAX_LINKS = 65_530
"""Links that a sheet can hold (Excel's specification)."""

MAX_TEXT = 32_767
"""Characters that a cell can hold (Excel's specification)."""

FILLS = {
    "A/R": {"bg_color": "#17558C", "font_color": "#FFFFFF"},
    "R": {"bg_color": "#A9CBE6"},
    "S": {"bg_color": "#DCEBD2"},
    "C": {"bg_color": "#F1E3C4"},
}
"""The colours of a matrix's letters."""

Link = Callable[[str, str], str]


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


def render(answer: Answer, _: Look) -> Iterator[bytes]:
    """Yield the workbook."""
    rows = list(answer.cells())
    buffer = io.BytesIO()
    book = workbook(buffer)
    sheet(book, answer, rows, answer.name)
    if answer.summary:
        sheet(book, answer.summary, list(answer.summary.rows), answer.summary.name)
    book.close()
    yield buffer.getvalue()


def sheet(
    book: xlsxwriter.Workbook, answer: Answer, rows: Sequence[Row], name: str, link: Link | None = None
) -> Worksheet:
    """Add the answer to the workbook as a sheet of this name and return it.

    link: from a column's key and a cell's bare text to the place in the workbook that the cell leads to, if any.
    Raises ResponError if a sheet can't hold the rows.
    """
    if len(rows) >= MAX_ROWS:
        what = f"a sheet holds {MAX_ROWS - 1:,} rows, not {len(rows):,}"
        raise ResponError(what, hint="write csv: -f csv, or -o FILE.csv")
    page = book.add_worksheet(name)
    looks = _looks(book)
    columns = [(i, answer.columns[i]) for i in visible(answer)]
    rows = rows[: MAX_ROWS - 1]
    links = link if len(rows) * 2 < MAX_LINKS else None
    for at, (_, column) in enumerate(columns):
        mark = column.style == "mark"
        page.write_string(0, at, heading(column), looks["vertical" if mark else "head"])
    widths = fitted(rows, columns)
    for at, width in enumerate(widths):
        page.set_column(at, at, width)
    if tallest := max((len(heading(c)) for _, c in columns if c.style == "mark"), default=0):
        page.set_row(0, min(TALLEST, LINE * (tallest + 1)))
    for down, row in enumerate(rows, 1):
        lines = 1
        for at, (i, column) in enumerate(columns):
            if is_blank(row[i]):  # nothing for an empty cell: a matrix has a million of them
                continue
            text = _cut(shown(row[i], column))
            if target := links(column.key, str(row[i])) if links else "":
                page.write_url(down, at, f"internal:{target}", looks["link"], text)
            else:
                _write(page, down, at, row[i], text, column, looks)
            lines = max(lines, height(text, widths[at]))
        if lines > 1:  # Excel would find it out by itself, LibreOffice does not
            page.set_row(down, min(TALLEST, LINE * lines))
    page.freeze_panes(1, min(answer.frozen, len(columns) - 1))
    page.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    for down, note in enumerate(notes(answer, rows), len(rows) + 2):
        page.write_string(down, 0, note)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    return page


def _looks(book: xlsxwriter.Workbook) -> dict[str, Any]:
    """Return the formats of cells: head, vertical (a matrix's head), body, link, and one a role's letter."""
    head = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E8EEF4"}
    mark = {"align": "center", "valign": "top"}
    return {
        "head": book.add_format(head),
        "vertical": book.add_format(head | {"rotation": 270, "align": "center"}),
        "body": book.add_format({"text_wrap": True, "valign": "top"}),
        "number": book.add_format({"valign": "top", "align": "right"}),
        "part": book.add_format({"valign": "top", "align": "right", "num_format": "0.000"}),
        "link": book.add_format({"text_wrap": True, "valign": "top", "font_color": "#17558C"}),
        **{letter: book.add_format(mark | fill) for letter, fill in FILLS.items()},
    }


def _write(page: Worksheet, down: int, at: int, cell: Any, text: str, column: Column, looks: dict[str, Any]) -> None:
    value = bare(cell, column.style)
    if isinstance(value, int | float) and not isinstance(value, bool) and not getattr(cell, "marks", ""):
        page.write_number(down, at, value, looks["part" if isinstance(value, float) else "number"])
    elif text:
        look = str(cell).partition("+")[0] if column.style == "mark" else column.style
        page.write_string(down, at, text, looks.get(look, looks["body"]))


def _cut(text: str) -> str:
    return text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + "…"
