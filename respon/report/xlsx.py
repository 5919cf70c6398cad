"""A workbook that a clerk keeps: the ledger, a sheet an agency, matrix, overlaps, gaps, linked with one another."""

import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

from xlsxwriter.worksheet import Worksheet

from respon.answer import Answer
from respon.harmless import revealed
from respon.i18n import tr
from respon.render.cells import title
from respon.render.xlsx import CREATED, sheet, workbook
from respon.report.content import Report
from respon.report.figures import figures
from respon.report.moment import moment
from respon.report.progress import Told

LONGEST = 31
"""UTF-16 units in a sheet's name (Excel's specification)."""

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
        self.ledger, self.agencies = names.take(tr("All actions")), names.take(tr("Agencies"))
        self.matrix, self.overlaps, self.gaps = map(names.take, (tr("Matrix"), tr("Overlap"), tr("Gap")))
        self.findings, self.sources = names.take(tr("Findings")), names.take(tr("Sources"))
        self.sheets = {s.name: names.take(s.name) for s in report.sheets}
        self.rows = {entry.action.id: entry.rank + 2 for entry in report.entries}

    def all(self) -> None:
        """Write the sheets."""
        report = self.report
        self._add(report.ledger, self.ledger)
        self._add(report.agencies, self.agencies)
        self._add(report.matrix, self.matrix)
        self._add(report.overlaps, self.overlaps)
        self._add(report.gaps, self.gaps)
        if report.findings is not None:
            self._add(report.findings, self.findings)
        self._sources()
        for number, s in enumerate(report.sheets, 1):
            if number % 50 == 1:
                self.told(tr("sheets: {n} of {total}").format(n=number, total=len(report.sheets)))
            self._add(s.answer(), self.sheets[s.name])

    def link(self, key: str, text: str) -> str:
        """Return the place that a cell leads to: an agency's sheet, an action's row in the ledger, or nothing."""
        if key == "action":
            row = self.rows.get(text)
            return _place(self.ledger, f"B{row}") if row else ""
        if key in ("agency", "a", "b") and text in self.sheets:
            return _place(self.sheets[text])
        return ""

    def _add(self, answer: Answer, name: str) -> Worksheet:
        """Add the answer as a sheet, with a way back to the ledger and the list of agencies."""
        rows = list(answer.cells())
        page = sheet(self.target, answer, rows, name, None if name == self.ledger else self.link)
        seen = sum(bool(column.heading) for column in answer.columns)
        page.print_area(0, 0, max(len(rows), 1), seen - 1)
        _ways(page, seen + 1, [other for other in (self.ledger, self.agencies) if other != name])
        page.set_header("&C&B" + _plain(f"{self.report.title} · {title(answer)}"))
        page.set_footer("&C&P / &N")
        return page

    def _sources(self) -> None:
        """The documents, then the figures and the data's fingerprint below them."""
        report = self.report
        page = self._add(report.documents, self.sources)
        lines: list[Iterable[Any]] = [(f.label, f.value, f.note) for f in figures(report)]
        lines.append((tr("Data files"), "、".join(report.files)))
        lines.append((tr("Fingerprint of the data (SHA-256)"), report.fingerprint))
        down = len(list(report.documents.rows)) + 4
        for number, line in enumerate(lines, down):
            for at, cell in enumerate(line):
                if isinstance(cell, int):
                    page.write_number(number, at, cell)
                else:
                    page.write_string(number, at, revealed(cell))
        page.print_area(0, 0, down + len(lines), len(report.documents.columns) - 1)


def _ways(page: Worksheet, at: int, names: list[str]) -> None:
    for number, name in enumerate(names):
        page.write_url(0, at + number, f"internal:{_place(name)}", None, f"→ {name}")


def _place(name: str, cell: str = "A1") -> str:
    return f"'{name.replace(chr(39), chr(39) * 2)}'!{cell}"


def _plain(text: str) -> str:
    """A header's text: & steers Excel and XlsxWriter, whether doubled or not; and 255 characters are the most."""
    return revealed(text).replace("&", "＆").replace("\n", " ")[:200]
