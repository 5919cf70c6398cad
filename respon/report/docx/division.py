"""总表 as an office prints it: a band for each document, its parts merged, columns nobody needs left out."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from respon.i18n import tr
from respon.messages import joined
from respon.model import ROLES, Role
from respon.report.content import Report
from respon.report.docx.paper import WIDTH
from respon.report.docx.wordml import WordCell
from respon.report.parts import Entry
from respon.report.wording import aside, day

ROLE_WIDTHS: dict[Role, float] = {"lead": 34, "co": 64, "support": 44, "oversee": 30}
"""Millimetres: many share, one leads."""


class _Place(NamedTuple):
    """A column: its key, its heading, its width in millimetres."""

    key: str
    heading: str
    width: float


class Division:
    """The table of all actions."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.roles = [role for role in ROLES if any(given.role == role for e in report.entries for given in e.owners)]
        self.places = list(self._places())
        self.heads = [place.heading for place in self.places]
        number, *others = (place.width for place in self.places)
        self.widths = [number, *(width * (WIDTH - number) / sum(others) for width in others)]

    def _places(self) -> Iterator[_Place]:
        actions = [entry.action for entry in self.report.entries]
        yield _Place("number", tr("No."), 7 + 2 * max(2, len(str(len(actions)))))
        if any(action.part for action in actions):
            yield _Place("part", tr("Part"), 24)
        yield _Place("action", tr("Action"), 44)
        if any(map(_content, self.report.entries)):
            yield _Place("content", tr("Content"), 76)
        for role in self.roles:
            yield _Place(role, tr(role), ROLE_WIDTHS[role])
        if any(action.due for action in actions):
            yield _Place("due", tr("Due"), 24)
        for heading in self.report.own:
            yield _Place(f"own:{heading}", heading, 28)

    def rows(self) -> Iterator[Sequence[WordCell]]:
        """Yield the rows, cell by cell."""
        entries = self.report.entries
        several = len({entry.action.document for entry in entries}) > 1
        for document, same in groupby(entries, key=lambda e: e.action.document):
            if several:
                yield [WordCell(self._band(document), span=len(self.heads), style="respon-band", fill="F4F6F8")]
            for part, group in groupby(same, key=lambda e: e.action.part):
                for place, entry in enumerate(group):
                    first = WordCell("" if place else part, merge="continue" if place else "restart")
                    yield [self._cell(each.key, entry, first) for each in self.places]

    def _band(self, document: str) -> str:
        found = self.report.graph.plan.documents.get(document)
        return aside(found.title, document) if found else document or tr("(no document)")

    def _cell(self, key: str, entry: Entry, part: WordCell) -> WordCell:
        match key:
            case "number":
                return WordCell(str(entry.rank + 1), style="respon-number")
            case "part":
                return part
            case "action":
                return WordCell(f"{entry.action.id}\n{_title(entry)}")
            case "content":
                return WordCell(_content(entry))
            case "due":
                return WordCell(day(entry.action.due or ""), style="respon-number")
            case "lead" | "co" | "support" | "oversee":
                return WordCell(joined([f"{name}{name.marks}" for name in entry.by_role(key)]))
            case _:
                return WordCell(entry.action.extra.get(key.removeprefix("own:"), ""))


def _content(entry: Entry) -> str:
    return entry.action.summary or joined(entry.action.topics)


def _title(entry: Entry) -> str:
    return aside(entry.action.title, tr("cancelled") if entry.action.cancelled else "")
