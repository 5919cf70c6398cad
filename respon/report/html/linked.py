"""Reports as the page's tables: cells with links, rows that know which actions and agencies they concern."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from respon.answer import Answer, Column
from respon.i18n import tr
from respon.messages import between
from respon.render.cells import shown, visible
from respon.report.content import Report
from respon.report.html.anchors import Anchors

LINKED = ("action", "actions", "agency", "a", "b", "co_owner", "lead", "co_owners", "agencies")
"""Columns whose cells name actions or agencies."""

SHADES = {"A/R": "lead", "R": "co", "S": "support", "C": "oversee"}


class Piece(NamedTuple):
    """A piece of a cell and where it leads, if anywhere."""

    text: str
    link: str = ""


class PageCell(NamedTuple):
    """A cell: its style's name, its pieces, and what stands between them."""

    style: str
    parts: list[Piece]
    stop: str


class PageRow(NamedTuple):
    """A row: the index of the action it concerns (-1: none), the indices of the agencies, the cells."""

    action: int
    agencies: str
    cells: list[PageCell]


class Letters(NamedTuple):
    """A cell of the matrix: RASCI letters as people see them, and the shade's name."""

    text: str
    shade: str


class Tables:
    """Turns answers into lines with links to the page's anchors."""

    def __init__(self, anchors: Anchors) -> None:
        self.anchors = anchors

    def columns(self, answer: Answer) -> list[Column]:
        """Return the columns that people see."""
        return [answer.columns[i] for i in visible(answer)]

    def lines(self, answer: Answer, most: int | None = None) -> Iterator[PageRow]:
        """Yield the answer's rows, the first `most` or all."""
        seen = visible(answer)
        for number, row in enumerate(answer.cells()):
            if number == most:
                return
            line = [_cell(answer.columns[i].style, self._parts(row[i], answer.columns[i])) for i in seen]
            yield PageRow(self._action(answer, row), self._agencies(answer, row), line)

    def _parts(self, value: Any, column: Column) -> list[Piece]:
        items = value if isinstance(value, list | tuple) else (value,)
        if column.key == "url" and str(value).startswith(("https://", "http://")):
            return [Piece(shown(value, column), str(value))]
        if column.key not in LINKED:
            return [Piece(shown(value, column))]
        return [Piece(shown(item, column), self.anchors.find(column.key, str(item))) for item in items]

    def _action(self, answer: Answer, row: Sequence[Any]) -> int:
        keys = (str(cell) for cell, column in zip(row, answer.columns, strict=True) if column.key == "action")
        return next((self.anchors.index[key] for key in keys if key in self.anchors.index), -1)

    def _agencies(self, answer: Answer, row: Sequence[Any]) -> str:
        names = (str(c) for c, column in zip(row, answer.columns, strict=True) if column.key in ("agency", "a", "b"))
        return " ".join(str(self.anchors.rank[name]) for name in names if name in self.anchors.rank)

    def matrix(self, answer: Answer) -> Iterator[tuple[str, str, list[Letters | None]]]:
        """Yield the matrix: action, title, a mark or None for each agency."""
        for key, title, *letters in answer.cells():
            yield key, title, [_mark(cell) if cell or getattr(cell, "marks", "") else None for cell in letters]


def _cell(style: str, parts: list[Piece]) -> PageCell:
    return PageCell(style, parts, between(part.text for part in parts))


def _mark(cell: Any) -> Letters:
    return Letters(f"{cell}{getattr(cell, 'marks', '')}", SHADES.get(str(cell).partition("+")[0], "open"))


class Heat(NamedTuple):
    """A row of the summed-up matrix: a part of a document, its actions, each agency's share in them."""

    document: str
    part: str
    actions: int
    counts: list[tuple[int, int]]


def heat(report: Report) -> list[Heat]:
    """Sum the matrix up by the documents' parts: (actions, shade 0 to 4) for each agency, in the sheets' order."""
    parts: dict[tuple[str, str], Counter[str]] = {}
    total: Counter[tuple[str, str]] = Counter()
    for entry in report.entries:
        key = (entry.action.document or tr("(no document)"), entry.action.part)
        total[key] += 1
        parts.setdefault(key, Counter()).update({given.agency for given in entry.owners})
    most = max((n for counts in parts.values() for n in counts.values()), default=1)
    return [
        Heat(*key, total[key], [(n := counts[sheet.name], -(-4 * n // most)) for sheet in report.sheets])
        for key, counts in parts.items()
    ]
