"""What stands in the document, chapter by chapter."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from respon.answer import Answer
from respon.i18n import tr
from respon.messages import joined
from respon.model import ROLES
from respon.render.cells import LETTERS, heading, legend, shown, title, visible
from respon.render.palette import PRINT, role_of
from respon.report.content import Report
from respon.report.docx.division import Division
from respon.report.docx.paper import WIDTH, Paper
from respon.report.docx.wordml import WordCell, table
from respon.report.figures import figures
from respon.report.sections import SECTIONS
from respon.report.wording import aside, day, labelled, listed, sequence

MOST_ROWS = 500
"""Rows of overlaps, gaps and findings; the workbook has all."""

MOST_PAIRS = 60
"""Overlapping pairs and agencies of the network."""

MOST_CELLS = 10_000
"""Cells of a matrix that a document shows."""

WIDTHS = {
    "role": 20,
    "action": 26,
    "title": 46,
    "document": 30,
    "due": 22,
    "lead": 32,
    "co_owners": 56,
    "clause": 50,
}
"""The columns of an agency's sheet, in millimetres where all are there."""

OWN = 28
"""The width of a column of the keeper's own."""

ACROSS = 40
"""Agencies side by side in a matrix; more go into the next table."""


def fill(report: Report, paper: Paper, made: str) -> None:
    """Write the report onto the paper."""
    paper.title(report.title)
    paper.line(" · ".join(filter(None, (tr("Division of responsibilities"), report.subtitle, made))), "respon-small")
    paper.line(sequence(f"{f.label} {f.value}" for f in figures(report)), "respon-small")
    if said := report.inferred.sentence():
        paper.line(said, "respon-small")
    for section in SECTIONS:
        if section in report.sections:
            _CHAPTERS[section](report, paper)
    if "sources" in report.sections:
        paper.line(labelled(tr("Data files"), joined(report.files)))
        paper.line(labelled(tr("Fingerprint of the data (SHA-256)"), report.fingerprint))


def _division(report: Report, paper: Paper) -> None:
    """The table of all actions: a band for each document, its parts merged, columns nobody needs left out."""
    division = Division(report)
    paper.chapter(tr("All actions"))
    paper.table(table(division.heads, division.rows(), division.widths))
    for sign in legend(report.ledger.cells()):
        paper.line(sign, "respon-small")


def _sheets(report: Report, paper: Paper) -> None:
    paper.chapter(tr("Sheets"))
    for number, sheet in enumerate(report.sheets, 1):
        counts = listed(f"{tr(role)} {n}" for role in ROLES if (n := len(sheet.held(role))))
        paper.heading(number, aside(sheet.name, counts))
        answer = report.sheet(sheet)
        answer.columns = tuple(answer.columns[i] for i in visible(answer))
        needed = [WIDTHS.get(column.key, OWN) for column in answer.columns]
        widths = [WIDTH * width / sum(needed) for width in needed]
        paper.table(table(list(map(heading, answer.columns)), _sheet_rows(answer), widths))


def _sheet_rows(answer: Answer) -> Iterator[Sequence[WordCell]]:
    """Yield an agency's duties; the cells of the same role are merged."""
    last = ""
    for row in answer.cells():
        texts = [
            day(cell) if column.key == "due" else shown(cell, column)
            for cell, column in zip(row, answer.columns, strict=True)
        ]
        merge = "continue" if texts[0] == last else "restart"
        last = texts[0]
        first = WordCell("" if merge == "continue" else last, merge=merge, style="respon-number")
        yield [first, *map(WordCell, texts[1:])]


def _matrix(report: Report, paper: Paper) -> None:
    answer = report.matrix
    if len(list(answer.rows)) * len(answer.columns) > MOST_CELLS:
        return
    paper.chapter(title(answer))
    names = range(2, len(answer.columns))
    for first in range(2, len(answer.columns), ACROSS):
        block = names[first - 2 : first - 2 + ACROSS]
        heads = [tr("Action"), *("\n".join(answer.columns[i].key) for i in block)]
        wide = (WIDTH - 45) / max(len(block), 20)
        rows = ([WordCell(str(row[0])), *(_mark(answer, row, i) for i in block)] for row in answer.cells())
        paper.table(table(heads, rows, [45, *[wide] * len(block)]))
    paper.line(tr(LETTERS), "respon-small")


def _mark(answer: Answer, row: Sequence[Any], at: int) -> WordCell:
    role = role_of(str(row[at]))
    fill = PRINT[role].ground.lstrip("#") if role else ""
    return WordCell(shown(row[at], answer.columns[at]), style="respon-mark", fill=fill)


def _answer(answer: Answer | None, paper: Paper, most: int) -> None:
    """Write an answer as a chapter; its wide columns share the room."""
    if answer is None:
        return None
    paper.chapter(title(answer))
    rows = list(answer.cells())
    if not rows:
        return paper.none()
    columns = [answer.columns[i] for i in visible(answer)]
    share = [{"number": 1.0, "term": 1.4, "title": 3.0, "names": 3.0}.get(column.style, 1.8) for column in columns]
    cells = ([WordCell(shown(row[i], answer.columns[i])) for i in visible(answer)] for row in rows[:most])
    paper.table(table(list(map(heading, columns)), cells, [WIDTH * part / sum(share) for part in share]))
    if len(rows) > most:
        paper.line("… " + tr("and {n} more").format(n=len(rows) - most))
    return None


_CHAPTERS: dict[str, Callable[[Report, Paper], None]] = {
    "actions": _division,
    "agencies": lambda report, paper: _answer(report.agencies, paper, MOST_ROWS),
    "sheets": _sheets,
    "matrix": _matrix,
    "overlaps": lambda report, paper: _answer(report.overlaps, paper, MOST_PAIRS),
    "network": lambda report, paper: _answer(report.network, paper, MOST_PAIRS),
    "gaps": lambda report, paper: _answer(report.gaps, paper, MOST_ROWS),
    "findings": lambda report, paper: _answer(report.findings, paper, MOST_ROWS),
    "sources": lambda report, paper: _answer(report.documents, paper, MOST_ROWS),
}
"""What writes each section."""
