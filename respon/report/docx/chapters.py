"""What stands in the document, chapter by chapter."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from respon.answer import Answer
from respon.i18n import speak, tr
from respon.model import ROLES, Role
from respon.render.cells import heading, legend, shown, title, visible
from respon.report.content import Report
from respon.report.docx.paper import WIDTH, Paper
from respon.report.docx.wordml import WordCell, table
from respon.report.figures import figures
from respon.report.parts import Entry

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
    "due": 18,
    "lead": 34,
    "co_owners": 44,
    "clause": 43,
}
"""The columns of an agency's sheet, in millimetres where all are there."""

FILLS = {"A/R": "9CC3E4", "R": "D9E8F5", "S": "E3F0DA", "C": "F6ECD6"}
"""The colours of a matrix's letters: light, for black and white printers."""

ACROSS = 40
"""Agencies side by side in a matrix; more go into the next table."""


def fill(report: Report, paper: Paper, day: str) -> None:
    """Write the report onto the paper."""
    paper.title(report.title)
    paper.line(" · ".join(filter(None, (tr("Division of responsibilities"), report.subtitle, day))), "respon-small")
    paper.line("；".join(f"{f.label} {f.value}" for f in figures(report)), "respon-small")
    _division(report, paper)
    _sheets(report, paper)
    _matrix(report, paper)
    for answer, most in (
        (report.overlaps, MOST_PAIRS),
        (report.network, MOST_PAIRS),
        (report.gaps, MOST_ROWS),
        (report.findings, MOST_ROWS),
    ):
        if answer is not None:
            _answer(answer, paper, most)
    _answer(report.documents, paper, MOST_ROWS)
    paper.line(f"{tr('Data files')}：{'、'.join(report.files)}")
    paper.line(f"{tr('Fingerprint of the data (SHA-256)')}：{report.fingerprint}")


def _division(report: Report, paper: Paper) -> None:
    """The table of all actions: a band for each document, its parts merged, columns nobody needs left out."""
    roles = [role for role in ROLES if any(given.role == role for e in report.entries for given in e.owners)]
    dated = any(entry.action.due for entry in report.entries)
    heads = [tr("No."), tr("Part"), tr("Action"), tr("Content"), *map(tr, roles), *([tr("Due")] if dated else [])]
    fixed = [
        11.0,
        26.0,
        42.0,
        0.0,
        *(38.0 if role != "oversee" else 30.0 for role in roles),
        *([20.0] if dated else []),
    ]
    fixed[3] = max(WIDTH - sum(fixed), 30.0)
    scale = WIDTH / sum(fixed)
    widths = [width * scale for width in fixed]
    paper.chapter(tr("All actions"))
    paper.table(table(heads, _division_rows(report, roles, dated, len(heads)), widths))
    for sign in legend(report.ledger.cells()):
        paper.line(sign, "respon-small")


def _division_rows(report: Report, roles: Sequence[Role], dated: bool, across: int) -> Iterator[Sequence[WordCell]]:
    several = len({entry.action.document for entry in report.entries}) > 1
    for document, entries in groupby(report.entries, key=lambda e: e.action.document):
        if several:
            found = report.graph.plan.documents.get(document)
            words = f"{found.title}（{document}）" if found else document or tr("(no document)")
            yield [WordCell(words, span=across, style="respon-band", fill="F4F6F8")]
        for part, same in groupby(entries, key=lambda e: e.action.part):
            for place, entry in enumerate(same):
                merge = "continue" if place else "restart"
                yield [
                    WordCell(str(entry.rank + 1), style="respon-number"),
                    WordCell("" if place else part, merge=merge),
                    WordCell(f"{entry.action.id}\n{_title(entry)}"),
                    WordCell(entry.action.summary or "、".join(entry.action.topics)),
                    *(WordCell(_names(entry, role)) for role in roles),
                    *([WordCell(entry.action.due or "", style="respon-number")] if dated else []),
                ]


def _title(entry: Entry) -> str:
    return f"{entry.action.title}（{tr('cancelled')}）" if entry.action.cancelled else entry.action.title


def _names(entry: Entry, role: Role) -> str:
    return "、".join(f"{name}{name.marks}" for name in entry.by_role(role))


def _sheets(report: Report, paper: Paper) -> None:
    paper.chapter(tr("Sheets"))
    one_document = len(report.graph.plan.documents) == 1
    undated = not any(entry.action.due for entry in report.entries)
    left_out = {key for key, out in (("document", one_document), ("due", undated)) if out}
    for number, sheet in enumerate(report.sheets, 1):
        counts = "，".join(f"{tr(role)} {n}" for role in ROLES if (n := len(sheet.held(role))))
        paper.heading(number, f"{sheet.name}（{counts}）")
        answer = sheet.answer()
        answer.columns = tuple(column for column in answer.columns if column.key not in left_out)
        total = sum(WIDTHS[column.key] for column in answer.columns)
        widths = [WIDTH * WIDTHS[column.key] / total for column in answer.columns]
        paper.table(table(list(map(heading, answer.columns)), _sheet_rows(answer), widths))


def _sheet_rows(answer: Answer) -> Iterator[Sequence[WordCell]]:
    """Yield an agency's duties; the cells of the same role are merged."""
    last = ""
    for row in answer.cells():
        texts = list(map(shown, row, answer.columns))
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
    for note in answer.notes:
        paper.line(speak(note), "respon-small")


def _mark(answer: Answer, row: Sequence[Any], at: int) -> WordCell:
    fill = FILLS.get(str(row[at]).partition("+")[0], "")
    return WordCell(shown(row[at], answer.columns[at]), style="respon-mark", fill=fill)


def _answer(answer: Answer, paper: Paper, most: int) -> None:
    """Write an answer as a chapter; its wide columns share the room."""
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
