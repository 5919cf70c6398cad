"""A workbook with one sheet: header frozen, filters on, readable widths, every text a text."""

import io
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from respon.answer import Answer, Column, Row
from respon.errors import ResponError
from respon.messages import is_chinese, say
from respon.render import Look
from respon.render.cells import bare, heading, notes, shown, visible
from respon.render.fit import TALLEST, UPRIGHT, fitted, height, high, is_blank, long
from respon.render.palette import LIGHT, role_of

CREATED = datetime(2000, 1, 1)
"""Written into every workbook, so that the same data gives the same bytes."""

MAX_ROWS = 1_048_576
"""What a sheet can hold (Excel's specification)."""

MAX_LINKS = 65_530
"""Links that a sheet can hold (Excel's specification)."""

MAX_TEXT = 32_767
"""Characters that a cell can hold (Excel's specification)."""

DAY = "yyyy-mm-dd"
"""The number format of days."""

FIRST_DAY = "1900-03-01"
"""Days before it are other days in Excel, which takes 1900 for a leap year."""

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
    book: xlsxwriter.Workbook,
    answer: Answer,
    rows: Sequence[Row],
    name: str,
    link: Link | None = None,
    above: Sequence[str] = (),
) -> Worksheet:
    """Add the answer to the workbook as a sheet of this name and return it.

    link: from a column's key and a cell's bare text to the place in the workbook that the cell leads to, if any.
    above: lines over the table's head, the first of them a title. Raises ResponError if a sheet can't hold the rows.
    """
    if len(rows) >= MAX_ROWS - len(above):
        what = say("a sheet holds {most} rows, not {rows}", most=f"{MAX_ROWS - 1:,}", rows=f"{len(rows):,}")
        raise ResponError(what, hint=say("write csv: -f csv, or -o FILE.csv"))
    page = book.add_worksheet(name)
    looks = Looks(book)
    columns = [(i, answer.columns[i]) for i in visible(answer)]
    widths = fitted(rows, columns)
    _above(page, above, sum(widths), len(columns), looks)
    top = len(above)
    _head(page, top, [column for _, column in columns], widths, looks)
    links = link if len(rows) * 2 < MAX_LINKS else None
    for down, row in enumerate(rows, top + 1):
        _row(page, down, row, columns, widths, looks, links)
    page.freeze_panes(top + 1, min(answer.frozen, len(columns) - 1))
    page.autofilter(top, 0, top + max(len(rows), 1), len(columns) - 1)
    page.conditional_format(
        top,
        0,
        top + max(len(rows), 1),
        len(columns) - 1,
        {"type": "formula", "criteria": "=TRUE", "format": looks["box"]},
    )
    for down, note in enumerate(notes(answer, rows), top + len(rows) + 2):
        page.write_string(down, 0, note)
    as_texts(page, top + len(rows), len(columns))
    print_set_up(page, top)
    return page


def _row(
    page: Worksheet,
    down: int,
    row: Row,
    columns: Sequence[tuple[int, Column]],
    widths: Sequence[float],
    looks: "Looks",
    links: Link | None,
) -> None:
    """Write a row, as high as its longest cell needs."""
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
    page.set_row(down, high(lines))


def as_day(date: str) -> datetime | None:
    """Return the day that a cell can hold; None for a year or month, which is no day, and for what Excel can't tell."""
    return datetime.fromisoformat(date) if len(date) == len(DAY) and date >= FIRST_DAY else None


def as_texts(page: Worksheet, rows: int, columns: int) -> None:
    """Say that ids which look like numbers or dates are meant as texts: no green corners."""
    cells = xl_range(0, 0, max(rows, 1), max(columns - 1, 0))
    page.ignore_errors({"number_stored_as_text": cells, "two_digit_text_year": cells})


def print_set_up(page: Worksheet, top: int) -> None:
    """Print on A4 across, one page wide, with what is above the rows on every page."""
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, top)
    page.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.65)
    page.center_horizontally()


def _above(page: Worksheet, lines: Sequence[str], width: float, columns: int, looks: "Looks") -> None:
    """Write a title, and what is said under it, across the whole table."""
    for down, (line, look) in enumerate(zip(lines, ("top", *["said"] * len(lines)), strict=False)):
        if columns > 1:
            page.merge_range(down, 0, down, columns - 1, "", looks[look])
        page.write_string(down, 0, _cut(line), looks[look])
        page.set_row(down, high(height(line, width)) + (12 if look == "top" else 0))


def _head(page: Worksheet, down: int, columns: Sequence[Column], widths: Sequence[float], looks: "Looks") -> None:
    lines, tallest = 1, 0
    for at, (column, width) in enumerate(zip(columns, widths, strict=True)):
        words = heading(column)
        page.write_string(down, at, words, looks[_upright(words) if column.style == "mark" else "head"])
        page.set_column(at, at, width)
        if column.style == "mark":
            tallest = max(tallest, long(words))
        else:
            lines = max(lines, height(words, width))
    page.set_row(down, min(TALLEST, max(high(lines), tallest * UPRIGHT)))


def _upright(words: str) -> str:
    """Return how a matrix's head is set: Chinese letter below letter, else turned."""
    return "vertical" if is_chinese(words) else "turned"


class Looks:
    """The formats of cells: head, vertical (a matrix's head), body, link, box, one a role's letter, marked numbers."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = self._book.add_format(_LOOKS.get(name, _LOOKS["body"]))
        return self._made[name]

    def number(self, value: float, marks: str) -> Any:
        """Return the format of a number, which shows its marks and stays a number."""
        name = "part" if isinstance(value, float) else "number"
        if marks and f"{name}{marks}" not in self._made:
            digits = _LOOKS[name].get("num_format", "0")
            self._made[f"{name}{marks}"] = self._book.add_format(_LOOKS[name] | {"num_format": f'{digits}"{marks}"'})
        return self[f"{name}{marks}"]


_HEAD = {"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "bottom": 1, "bg_color": "#E8EEF4"}
_BODY = {"text_wrap": True, "valign": "vcenter"}
LIGHTS = {
    "overdue": _BODY | {"bg_color": "#F6C7C1", "font_color": "#8C1C13"},
    "soon": _BODY | {"bg_color": "#FBE8A6"},
    "done": _BODY | {"bg_color": "#CFE8CF", "font_color": "#1E5B2A"},
}
"""The looks of what is due."""

_LOOKS: dict[str, dict[str, Any]] = {
    "head": _HEAD,
    "vertical": _HEAD | {"rotation": 270, "text_wrap": False, "valign": "bottom"},
    "turned": _HEAD | {"rotation": 90, "text_wrap": False, "valign": "bottom"},
    "top": {"bold": True, "font_size": 16, "align": "center", "valign": "vcenter", "text_wrap": True},
    "said": {"align": "center", "valign": "vcenter", "text_wrap": True, "font_color": "#444444"},
    "body": _BODY,
    "number": {"valign": "vcenter", "align": "center"},
    "part": {"valign": "vcenter", "align": "center", "num_format": "0.000"},
    "link": _BODY | {"font_color": LIGHT["lead"].ground},
    "date": {"valign": "vcenter", "align": "center", "num_format": DAY},
    "box": {"border": 1, "border_color": "#A6A6A6"},
    **{
        role: {"align": "center", "valign": "vcenter", "bg_color": shade.ground, "font_color": shade.ink}
        for role, shade in LIGHT.items()
    },
    **LIGHTS,
}


def _write(page: Worksheet, down: int, at: int, cell: Any, text: str, column: Column, looks: Looks) -> None:
    value = bare(cell, column.style)
    if isinstance(value, int | float) and not isinstance(value, bool):
        page.write_number(down, at, value, looks.number(value, getattr(cell, "marks", "")))
    elif column.style == "date" and (day := as_day(text)):
        page.write_datetime(down, at, day, looks["date"])
    elif text:
        look = (role_of(str(cell)) or "body") if column.style == "mark" else column.style
        light = column.style == "term" and str(cell) in LIGHTS
        page.write_string(down, at, text, looks[str(cell) if light else look])


def _cut(text: str) -> str:
    return text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + "…"
