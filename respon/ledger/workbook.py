"""A form as a workbook: the cells to fill in are open, all others locked, what the way back needs is not seen."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from respon import headway
from respon.answer import SIGNS
from respon.harmless import revealed
from respon.i18n import tr
from respon.ledger.form import ACTION_KEY, NUMBER_KEY, SENT_KEY, STATES, UnitForm, packed
from respon.ledger.slip import Slip, written
from respon.render.fit import LINE, TALLEST, WIDEST, height, long
from respon.render.xlsx import workbook

TITLE, NOTE, KEYS, HEADS = range(4)
"""The rows above the table: the last two are the unseen keys of the columns, and their headings."""

FIRST = 3
"""Columns before the form's own: the row's action, what it was sent with, and its number."""

HIDDEN = "respon"
"""The sheet that nobody sees: the slip, and the ids of all actions sent."""

_NARROWEST, _BLANK = 8, 30.0
_ALLOWED = {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True}


def preface(unit: str, blanks: Sequence[str], inferred: bool) -> tuple[str, str]:
    """Return the title above the table, and what to do."""
    title = tr("Ledger of {agency}").format(agency=revealed(unit))
    told = tr("Fill in the yellow cells ({columns}) and send the workbook back; all other cells are locked.")
    return title, " ".join([told.format(columns="、".join(map(revealed, blanks))), *([tr(SIGNS["*"])] * inferred)])


def pages(form: UnitForm, slip: Slip) -> bytes:
    """Return the form as a workbook."""
    buffer = io.BytesIO()
    book = workbook(buffer)
    _Page(book, form, slip).write()
    _hidden(book.add_worksheet(HIDDEN), form, slip)
    book.close()
    return buffer.getvalue()


class _Page:
    """Writes the sheet that the unit sees."""

    def __init__(self, book: Workbook, form: UnitForm, slip: Slip) -> None:
        self.form, self.slip = form, slip
        self.looks = _looks(book)
        self.sheet: Worksheet = book.add_worksheet(tr("Ledger"))
        self.last = FIRST + len(form.heads) - 1
        self.widths = list(_widths(form))

    def write(self) -> None:
        """Write the words above, the heads, the rows, and set up the sheet."""
        self._above()
        for down, (action, row) in enumerate(zip(self.form.actions, self.form.rows, strict=True), HEADS + 1):
            self._row(down, action, row)
        self._choices()
        self._set_up()

    def _above(self) -> None:
        sheet, looks = self.sheet, self.looks
        title, note = self.slip.preface
        sheet.merge_range(TITLE, FIRST - 1, TITLE, self.last, title, looks["title"])
        sheet.merge_range(NOTE, FIRST - 1, NOTE, self.last, note, looks["note"])
        sheet.set_row(NOTE, LINE * height(note, sum(self.widths)))
        sheet.write_row(KEYS, 0, [ACTION_KEY, SENT_KEY, NUMBER_KEY, *(head.key for head in self.form.heads)])
        sheet.write_row(HEADS, 0, [ACTION_KEY, written(self.slip)])
        sheet.write_string(HEADS, 2, tr("No."), looks["head"])
        for at, head in enumerate(self.form.heads, FIRST):
            sheet.write_string(HEADS, at, head.heading, looks["asked" if head.blank else "head"])
        sheet.set_row(KEYS, None, None, {"hidden": True})

    def _row(self, down: int, action: str, row: Sequence[str]) -> None:
        sheet, looks = self.sheet, self.looks
        sheet.write_string(down, 0, action)
        sheet.write_string(down, 1, packed(row, self.form.heads))
        sheet.write_number(down, 2, down - HEADS, looks["number"])
        lines = 1
        for at, (head, text, width) in enumerate(zip(self.form.heads, row, self.widths, strict=True), FIRST):
            look = looks["blank" if head.blank else "body"]
            if text:
                sheet.write_string(down, at, text, look)
                lines = max(lines, height(text, width))
            else:
                sheet.write_blank(down, at, None, look)
        sheet.set_row(down, min(TALLEST, LINE * lines))

    def _choices(self) -> None:
        """Offer states where states are asked for; other words are asked about, and taken."""
        if not self.form.rows:
            return
        for at, head in enumerate(self.form.heads, FIRST):
            if head.blank and headway.is_state(head.heading):
                asked = {"validate": "list", "source": [tr(state) for state in STATES], "error_type": "warning"}
                self.sheet.data_validation(HEADS + 1, at, HEADS + len(self.form.rows), at, asked)

    def _set_up(self) -> None:
        sheet = self.sheet
        sheet.set_column(0, 1, None, None, {"hidden": True})
        sheet.set_column(2, 2, 6)
        for at, width in enumerate(self.widths, FIRST):
            sheet.set_column(at, at, width)
        end = HEADS + max(1, len(self.form.rows))
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{end + 1}"})
        sheet.autofilter(HEADS, 0, end, self.last)
        sheet.freeze_panes(HEADS + 1, FIRST + min(2, len(self.form.heads)))
        sheet.protect("", _ALLOWED)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEADS)
        sheet.print_area(TITLE, 2, end, self.last)
        sheet.set_footer("&C&P / &N")


def _hidden(sheet: Worksheet, form: UnitForm, slip: Slip) -> None:
    sheet.write_string(0, 0, written(slip))
    for down, action in enumerate(form.actions, 1):
        sheet.write_string(down, 0, action)
    sheet.hide()
    sheet.protect()


def _widths(form: UnitForm) -> Iterator[float]:
    for at, head in enumerate(form.heads):
        need = max([long(head.heading), *(long(row[at]) for row in form.rows)])
        yield (
            _BLANK if head.blank and not headway.is_state(head.heading) else min(WIDEST / 2, max(_NARROWEST, need + 3))
        )


def _looks(book: Workbook) -> dict[str, Any]:
    """Return the formats of cells; those to fill in are yellow, open, and take what is typed as text."""
    edge: dict[str, Any] = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#999999"}
    head = edge | {"bold": True, "bg_color": "#E8EEF4"}
    return {
        "title": book.add_format({"bold": True, "font_size": 16, "align": "center"}),
        "note": book.add_format({"text_wrap": True, "valign": "top"}),
        "head": book.add_format(head),
        "asked": book.add_format(head | {"bg_color": "#FFE699"}),
        "body": book.add_format(edge),
        "number": book.add_format(edge | {"align": "right"}),
        "blank": book.add_format(edge | {"bg_color": "#FFF9E5", "locked": False, "num_format": "@"}),
    }
