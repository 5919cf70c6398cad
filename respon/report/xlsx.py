"""A workbook that a clerk keeps: the ledger, a sheet an agency, matrix, overlaps, gaps, linked with one another."""

import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from xlsxwriter.worksheet import Worksheet

from respon.answer import Answer
from respon.harmless import revealed
from respon.i18n import speak, tr
from respon.messages import joined, say
from respon.render.cells import title, visible
from respon.render.xlsx import CREATED, sheet, workbook
from respon.report.content import Report
from respon.report.figures import figures
from respon.report.moment import moment
from respon.report.progress import Told

LONGEST = 31
"""UTF-16 units in a sheet's name (Excel's specification)."""

_NAMES = {
    "actions": say("All actions"),
    "agencies": say("Agencies"),
    "matrix": say("Matrix"),
    "overlaps": say("Overlap"),
    "gaps": say("Gap"),
    "findings": say("Findings"),
    "sources": say("Sources"),
}
"""What the sheets of the sections are called; `sheets` has one an agency, and the network is no table."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f\ufffd]")


def write(report: Report, told: Told) -> Iterator[bytes]:
    """Yield the workbook."""
    buffer = io.BytesIO()
    target = workbook(buffer)
    target.set_properties({"title": revealed(report.title)[:255], "created": moment() or CREATED})
    _Writer(report, target, told).all()
    told(tr("packing the workbook"))
    target.close()
    yield buffer.getvalue()


class SheetNames:
    """Names that a spreadsheet takes: no []:*?/\\, at most 31 units, no two alike whatever their case."""

    def __init__(self) -> None:
        self._taken = {"history"}  # Excel keeps this one for itself

    def take(self, wanted: str) -> str:
        """Return the name as wanted, or the nearest that is free."""
        base = _FORBIDDEN.sub("_", revealed(wanted)).strip("' ") or "_"
        name, number = _cut(base, LONGEST), 2
        while name.casefold() in self._taken:
            name, number = f"{_cut(base, LONGEST - 1 - len(str(number)))}~{number}", number + 1
        self._taken.add(name.casefold())
        return name


def _cut(text: str, units: int) -> str:
    kept = text
    while len(kept.encode("utf-16-le", "replace")) // 2 > units:
        kept = kept[:-1]
    return kept.strip("' ") or "_"


class _Writer:
    """Writes one report's sheets; knows every sheet's name beforehand, so that any can link to any."""

    def __init__(self, report: Report, target: Any, told: Told) -> None:
        self.report, self.target, self.told = report, target, told
        names = SheetNames()
        self.names = {
            section: names.take(speak(words)) for section, words in _NAMES.items() if section in report.sections
        }
        with_sheets = report.sheets if "sheets" in report.sections else []
        self.sheets = {s.name: names.take(s.name) for s in with_sheets}
        self.said = report.inferred.sentence()
        self.rows = {entry.action.id: entry.rank + 3 + bool(self.said) for entry in report.entries}

    def all(self) -> None:
        """Write the sheets."""
        report = self.report
        for section, answer in self._answers():
            page = self._add(answer, self.names[section])
            if section == "actions":
                self._stated(page, answer)
            if section == "sources":
                self._figures(page, answer)
        for number, s in enumerate(report.sheets if self.sheets else [], 1):
            if number % 50 == 1:
                self.told(tr("sheets: {n} of {total}").format(n=number, total=len(report.sheets)))
            self._add(report.sheet(s), self.sheets[s.name])
        if not self.target.worksheets():
            self.target.add_worksheet()

    def _answers(self) -> Iterator[tuple[str, Answer]]:
        """Yield the sections that are a sheet each."""
        told: dict[str, Callable[[Report], Answer | None]] = {
            "actions": lambda report: report.ledger,
            "agencies": lambda report: report.agencies,
            "matrix": lambda report: report.matrix,
            "overlaps": lambda report: report.overlaps,
            "gaps": lambda report: report.gaps,
            "findings": lambda report: report.findings,
            "sources": lambda report: report.documents,
        }
        for section, answer in told.items():
            if section in self.names and (found := answer(self.report)) is not None:
                yield section, found

    def link(self, key: str, text: str) -> str:
        """Return the place that a cell leads to: an agency's sheet, an action's row in the ledger, or nothing."""
        if key == "action" and "actions" in self.names:
            row = self.rows.get(text)
            return _place(self.names["actions"], f"B{row}") if row else ""
        if key in ("agency", "a", "b") and text in self.sheets:
            return _place(self.sheets[text])
        return ""

    def _add(self, answer: Answer, name: str) -> Worksheet:
        """Add the answer as a sheet, with a title above, and a way back to the ledger and the list of agencies."""
        rows = list(answer.cells())
        link = None if name == self.names.get("actions") else self.link
        words = f"{self.report.title} · {title(answer)}"
        page = sheet(self.target, answer, rows, name, link, list(filter(None, (revealed(words), self.said))))
        seen = len(visible(answer))
        page.print_area(0, 0, 1 + bool(self.said) + max(len(rows), 1), seen - 1)
        back = [self.names[section] for section in ("actions", "agencies") if section in self.names]
        _ways(page, seen + 1, [other for other in back if other != name])
        page.set_footer("&C&P / &N")
        return page

    def _stated(self, page: Worksheet, answer: Answer) -> None:
        """Say in a hidden column, for whoever reads the workbook back, which rows' roles are all inferred."""
        at, top = len(visible(answer)), 1 + bool(self.said)
        page.write_string(top, at, "stated")
        for entry in self.report.entries:
            if entry.inferred:
                page.write_string(top + 1 + entry.rank, at, "false")
        page.set_column(at, at, None, None, {"hidden": True})

    def _figures(self, page: Worksheet, answer: Answer) -> None:
        """Write the figures and the data's fingerprint below the documents."""
        report = self.report
        lines: list[Iterable[Any]] = [(f.label, f.value, f.note) for f in figures(report)]
        lines.append((tr("Data files"), joined(report.files)))
        lines.append((tr("Fingerprint of the data (SHA-256)"), report.fingerprint))
        down = len(list(answer.rows)) + 4 + bool(self.said)
        for number, line in enumerate(lines, down):
            for at, cell in enumerate(line):
                if isinstance(cell, int):
                    page.write_number(number, at, cell)
                else:
                    page.write_string(number, at, revealed(cell))
        page.print_area(0, 0, down + len(lines), len(visible(answer)) - 1)


def _ways(page: Worksheet, at: int, names: list[str]) -> None:
    for number, name in enumerate(names):
        page.write_url(0, at + number, f"internal:{_place(name)}", None, f"→ {name}")


def _place(name: str, cell: str = "A1") -> str:
    return f"'{name.replace(chr(39), chr(39) * 2)}'!{cell}"
