"""The report's parts: an action with its owners, an agency with its duties."""

from typing import NamedTuple

from respon.answer import Answer, Column, Marked, Row
from respon.model import ROLES, Action, Document, Role
from respon.plan import Assignment, Unsettled
from respon.query import marked

SHEET = (
    Column("role", "Role", "term"),
    Column("action", "Action"),
    Column("title", "Title", "title"),
    Column("document", "Document"),
    Column("due", "Due"),
    Column("lead", "Lead", "names"),
    Column("co_owners", "Co-owners", "names"),
    Column("clause", "Clause", "title"),
)


class Entry(NamedTuple):
    """An action at its place in the plan (rank, from 0), with its owners in the text's order, and its document.

    `unsettled` are the duties that reforms have left open.
    """

    rank: int
    action: Action
    owners: list[Assignment]
    unsettled: tuple[Unsettled, ...]
    document: Document | None

    @property
    def clause(self) -> str:
        """The clause as printed."""
        return self.action.cite.clause if self.action.cite else ""

    def by_role(self, role: Role) -> list[Marked]:
        """Return the names of those with this role, marked if inferred or held through a doubtful reform."""
        return [Marked(given.agency, marked.role(given).marks) for given in self.owners if given.role == role]

    def others(self, agency: str) -> list[Marked]:
        """Return who else carries the action without leading it."""
        return marked.others((given for given in self.owners if given.role != "lead"), agency)


class Sheet(NamedTuple):
    """An agency's sheet: its rank among the agencies, who it is, its duties, its partners by shared actions.

    `left_open` are duties that reforms have left open, for which the agency is a candidate.
    """

    rank: int
    name: str
    full_name: Marked
    duties: list[tuple[Entry, Assignment]]
    left_open: list[tuple[Entry, Unsettled]]
    partners: list[tuple[str, int]]
    actions: int

    def held(self, role: Role) -> list[tuple[Entry, Assignment]]:
        """Return the duties in this role, in the plan's order."""
        return [(entry, given) for entry, given in self.duties if given.role == role]

    def answer(self) -> Answer:
        """Return the sheet as an answer: a row a duty, leading ones first, open ones last."""
        rows = [
            self._row(marked.role(given), entry, entry.clause) for role in ROLES for entry, given in self.held(role)
        ]
        for entry, duty in self.left_open:
            marks = ("" if duty.stated else "*") + "?" + ("†" if duty.recalled else "")
            rows.append(self._row(Marked(duty.role, marks), entry, f"{entry.clause} {among(duty)}".strip()))
        return Answer("sheet", self.name, SHEET, rows, frozen=2)

    def _row(self, role: Marked, entry: Entry, clause: str) -> Row:
        action = entry.action
        lead, others = marked.leads(entry.owners), entry.others(self.name)
        return role, action.id, action.title, action.document, marked.due(action), lead, others, clause


def among(duty: Unsettled) -> str:
    """Return whose an open duty was, and among whom it is now."""
    return f"{duty.agency} → {' / '.join(duty.candidates)}"
