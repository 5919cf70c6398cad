"""The report's parts: an action with its owners, an agency with its duties."""

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, NamedTuple

from respon import marked
from respon.answer import Answer, Column, Marked, columns
from respon.fields import ActionId, CoOwners, Document, Due, Lead, Role, Title, needed
from respon.model import ROLES, Action
from respon.model import Document as Issued
from respon.model import Role as RoleName
from respon.plan import Assignment, Duty, Unsettled, co_owners


class SheetRow(NamedTuple):
    """A duty on its agency's sheet."""

    role: Role
    action: ActionId
    title: Title
    document: Document
    due: Due
    lead: Lead
    co_owners: CoOwners
    clause: Annotated[str, Column("the clause as printed", "Clause", "title")]
    own: Annotated[Mapping[str, str], Column("the keeper's own columns")]


class Entry(NamedTuple):
    """An action at its place in the plan (rank, from 0), with its owners in the text's order, and its document.

    `unsettled` are the duties that reforms have left open. `inferred`: all roles of its document are inferred, which is
    said elsewhere, once.
    """

    rank: int
    action: Action
    owners: Sequence[Assignment]
    unsettled: tuple[Unsettled, ...]
    document: Issued | None
    inferred: bool = False

    @property
    def clause(self) -> str:
        """The clause as printed."""
        return self.action.cite.clause if self.action.cite else ""

    def by_role(self, role: RoleName) -> list[Marked]:
        """Return the names of those with this role, marked if inferred or held through a doubtful reform."""
        return [Marked(given.agency, self.signs(given)) for given in self.owners if given.role == role]

    def signs(self, given: Assignment | Unsettled) -> str:
        """Return the marks of a duty: inferred, unless that is said once for all, or held through a doubtful reform."""
        return marked.way(given) if self.inferred else marked.marks(given)

    def others(self, agency: str) -> list[str]:
        """Return who else carries the action without leading it."""
        return marked.names(co_owners(self.owners, agency))


class Sheet(NamedTuple):
    """An agency's sheet: its rank among the agencies, who it is, its duties, its partners by shared actions.

    `left_open` are duties that reforms have left open, for which the agency is a candidate.
    """

    rank: int
    name: str
    full_name: Marked
    duties: list[tuple[Entry, Duty]]
    left_open: list[tuple[Entry, Duty]]
    partners: list[tuple[str, int]]
    actions: int

    def held(self, role: RoleName) -> list[tuple[Entry, Duty]]:
        """Return the duties in this role, in the plan's order."""
        return [(entry, duty) for entry, duty in self.duties if duty.given.role == role]

    def answer(self, told: Mapping[str, bool], own: Sequence[str]) -> Answer:
        """Return the sheet as an answer: a row a duty, leading ones first, open ones last.

        told: of columns that may be left out, whether they tell anything. own: headings of the keeper's own columns.
        """
        rows = [_row(entry, duty, entry.clause) for role in ROLES for entry, duty in self.held(role)]
        for entry, duty in self.left_open:
            rows.append(_row(entry, duty, f"{entry.clause} {among(duty)}".strip()))
        return Answer("sheet", self.name, (*needed(columns(SheetRow), **told), *own_columns(own)), rows, frozen=2)


def own_columns(headings: Sequence[str]) -> tuple[Column, ...]:
    """Return the keeper's own columns, of rows that have `own`; blank where a row has nothing under the heading."""
    return tuple(
        Column("a column of the keeper's own", heading, "own", key=f"own:{heading}", of=_under(heading))
        for heading in headings
    )


def _under(heading: str) -> Callable[[Any], str]:
    return lambda row: row.own.get(heading, "")


def _row(entry: Entry, duty: Duty, clause: str) -> SheetRow:
    action = duty.action
    return SheetRow(
        Marked(duty.given.role, entry.signs(duty.given)),
        action.id,
        action.title,
        action.document,
        action.due or "",
        entry.by_role("lead"),
        marked.names(duty.co_owners),
        clause,
        action.extra,
    )


def among(duty: Duty) -> str:
    """Return whose an open duty was, and among whom it is now."""
    return str(marked.among(duty.given)) if isinstance(duty.given, Unsettled) else ""
