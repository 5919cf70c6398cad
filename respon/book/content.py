"""What the book holds, whatever its format: figures, agencies' sheets, reports, the picture, the sources."""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from respon.book import Told
from respon.book.fingerprint import fingerprint
from respon.book.picture import Picture, picture
from respon.errors import UsageError
from respon.graph import Graph
from respon.i18n import tr
from respon.model import ROLES, Action, Assignment, Document, Role
from respon.query import cells
from respon.query.agencies import agencies
from respon.query.gaps import gaps
from respon.query.matrix import matrix
from respon.query.network import network
from respon.query.overlaps import overlaps
from respon.report import Column, Marked, Report, Row

CROWDED = 60_000
"""Overlapping pairs from which the network is left out: its measures would take minutes."""

LEDGER = (
    Column("number", "No.", "number"),
    Column("action", "Action"),
    Column("title", "Title", "title"),
    Column("document", "Document"),
    Column("part", "Part"),
    Column("due", "Due"),
    *(Column(role, role, "names") for role in ROLES),
    Column("clause", "Clause", "title"),
)
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
DOCUMENTS = (
    Column("document", "Document"),
    Column("title", "Title", "title"),
    Column("issuer", "Issuer"),
    Column("issued", "Issued"),
    Column("actions", "Actions", "number"),
    Column("list_order", "Unlabelled lists", "term"),
    Column("witnesses", "Printings", "names"),
    Column("url", "Address"),
)


class Figure(NamedTuple):
    """A headline figure: how many of what, and the section that tells more."""

    value: int
    label: str
    note: str = ""
    section: str = ""


class Entry(NamedTuple):
    """An action with its owners in the text's order, its document, and where it stands in the data."""

    index: int
    action: Action
    owners: list[Assignment]
    document: Document | None
    place: str

    @property
    def clause(self) -> str:
        """The clause as printed."""
        return self.action.cite.clause if self.action.cite else ""

    def by_role(self, role: Role) -> list[Marked]:
        """Return the names of those with this role, marked if the text doesn't state it."""
        return [Marked(g.agency, "" if g.stated else "*") for g in self.owners if g.role == role]


class Sheet(NamedTuple):
    """An agency's sheet: who it is, its duties by role, and its partners with the number of shared actions."""

    index: int
    name: str
    full_name: Marked
    english: Marked
    kind: str
    duties: list[tuple[Entry, Assignment]]
    partners: list[tuple[str, int]]
    actions: int

    def held(self, role: Role) -> list[tuple[Entry, Assignment]]:
        """Return the duties in this role, in the plan's order."""
        return [(entry, given) for entry, given in self.duties if given.role == role]


@dataclass
class Book:
    """The whole picture of a plan; reports are built when a writer asks for them.

    findings: what `respon check` found, or None if it has not been asked.
    """

    graph: Graph
    findings: Report | None = None
    subtitle: str = ""
    told: Told = field(default=lambda _: None)

    @cached_property
    def title(self) -> str:
        """The book's title, in the user's language."""
        titles = [d.title for d in self.graph.plan.documents.values()]
        return titles[0] if len(titles) == 1 else tr("Who carries what")

    @cached_property
    def fingerprint(self) -> str:
        """The SHA-256 of the data's facts."""
        return fingerprint(self.graph.plan)

    @cached_property
    def files(self) -> list[str]:
        """The names of the data files, without their folders: the same data gives the same bytes anywhere."""
        return [Path(file).name for file in self.graph.plan.files]

    @cached_property
    def entries(self) -> list[Entry]:
        """The actions, in the plan's order."""
        plan = self.graph.plan
        found = []
        for index, action in enumerate(plan.actions):
            where = plan.where_action(index)
            place = str(where._replace(file=Path(where.file).name))
            owners = self.graph.owners(action)
            found.append(Entry(index, action, owners, plan.documents.get(action.document), place))
        return found

    @cached_property
    def sheets(self) -> list[Sheet]:
        """The agencies' sheets, in the order of the agencies' report: most actions first."""
        return list(self._sheets())

    def _sheets(self) -> Iterator[Sheet]:
        by_id = {entry.action.id: entry for entry in self.entries}
        partners: dict[str, list[tuple[str, int]]] = {}
        for pair in self.graph.pairs():
            partners.setdefault(pair.a, []).append((pair.b, pair.shared))
            partners.setdefault(pair.b, []).append((pair.a, pair.shared))
        for index, row in enumerate(self.agencies.rows):
            name, full_name, kind, actions = str(row[0]), row[1], str(row[2]), int(row[7])
            known = self.graph.plan.agencies.get(name)
            english = Marked(known.english, "†" if known.confidence_of("english") == "recalled" else "") if known else ""
            duties = [(by_id[action.id], given) for action, given in self.graph.duties(name)]
            yield Sheet(
                index, name, Marked(full_name, getattr(full_name, "marks", "")), Marked(english), kind, duties,
                partners.get(name, []), actions,
            )  # fmt: skip

    @cached_property
    def agencies(self) -> Report:
        """Every agency with how many actions it leads, shares, supports, oversees."""
        return agencies(self.graph)

    @cached_property
    def ledger(self) -> Report:
        """总表: every action, a column a role, with its clause."""
        rows = [
            (
                entry.index + 1,
                entry.action.id,
                entry.action.title,
                entry.action.document,
                entry.action.part,
                cells.due(entry.action),
                *(entry.by_role(role) for role in ROLES),
                entry.clause,
            )
            for entry in self.entries
        ]
        return Report("ledger", tr("All actions"), LEDGER, rows, frozen=3)

    def sheet(self, sheet: Sheet) -> Report:
        """Return an agency's sheet as a report: a row a duty, leading ones first."""
        rows: list[Row] = [
            (
                cells.role(given),
                entry.action.id,
                entry.action.title,
                entry.action.document,
                cells.due(entry.action),
                cells.leads(entry.owners),
                cells.others((o for o in entry.owners if o.role != "lead"), sheet.name),
                entry.clause,
            )
            for role in ROLES
            for entry, given in sheet.held(role)
        ]
        return Report("sheet", sheet.name, SHEET, rows, frozen=2)

    @cached_property
    def matrix(self) -> Report:
        """Actions by agencies, in RASCI letters."""
        return matrix(self.graph)

    @cached_property
    def overlaps(self) -> Report:
        """All pairs of agencies that share actions, most shared first."""
        report = overlaps(self.graph)
        report.rows = list(report.rows)
        return report

    @cached_property
    def gaps(self) -> Report:
        """Actions without a clear owner."""
        return gaps(self.graph)

    @cached_property
    def network(self) -> Report | None:
        """The co-ownership network's measures; None if nobody shares an action or far too many do."""
        self.told(tr("measuring the network"))
        return network(self.graph) if 0 < len(list(self.overlaps.rows)) <= CROWDED else None

    @cached_property
    def picture(self) -> Picture | None:
        """The co-ownership network, drawn."""
        if self.network is None:
            return None
        self.told(tr("drawing the network"))
        community = {str(row[0]): int(row[4]) for row in self.network.rows}
        return picture([(s.name, s.actions, community[s.name]) for s in self.sheets], list(self.graph.pairs()))

    @cached_property
    def documents(self) -> Report:
        """The sources: every document with its printings."""
        count = Counter(entry.action.document for entry in self.entries)
        rows = [
            (
                document.id,
                document.title,
                document.issuer,
                document.issued or "",
                count[document.id],
                document.list_order,
                [witness.title for witness in document.witnesses],
                document.url,
            )
            for document in self.graph.plan.documents.values()
        ]
        return Report("documents", tr("Sources"), DOCUMENTS, rows)

    @cached_property
    def figures(self) -> list[Figure]:
        """The headline figures."""
        leads = [g for entry in self.entries for g in entry.owners if g.role == "lead"]
        inferred = sum(not given.stated for given in leads)
        alone = sum(len({g.agency for g in entry.owners}) == 1 for entry in self.entries)
        open_to = len({row[1] for row in self.gaps.rows})
        found = [
            Figure(len(self.graph.plan.documents), tr("Documents"), section="sources"),
            Figure(len(self.entries), tr("Actions"), tr("{n} with one agency alone").format(n=alone), "actions"),
            Figure(len(self.sheets), tr("Agencies"), self._busiest(), "agencies"),
            Figure(
                sum(len(entry.owners) for entry in self.entries), tr("Assignments"),
                tr("{n} leads, {inferred} of them inferred").format(n=len(leads), inferred=inferred), "matrix",
            ),
            Figure(len(list(self.overlaps.rows)), tr("Overlapping pairs"), self._closest(), "overlaps"),
            Figure(open_to, tr("Actions with a gap"), self._gaps_by_kind(), "gaps"),
        ]  # fmt: skip
        if self.findings is not None:
            found.append(Figure(len(list(self.findings.rows)), tr("Findings"), section="findings"))
        return found

    def _busiest(self) -> str:
        if not self.sheets:
            return ""
        first = self.sheets[0]
        return tr("most: {agency}, {n}").format(agency=first.name, n=first.actions)

    def _closest(self) -> str:
        for a, b, shared, *_ in self.overlaps.rows:
            return tr("most: {agency}, {n}").format(agency=f"{a} + {b}", n=shared)
        return ""

    def _gaps_by_kind(self) -> str:
        kinds = Counter(row[0] for row in self.gaps.rows)
        return "、".join(f"{tr(kind)} {n}" for kind, n in kinds.most_common())


def moment() -> datetime | None:
    """Return the moment that SOURCE_DATE_EPOCH names, in UTC; None without one. Raises UsageError.

    See reproducible-builds.org/specs/source-date-epoch: with it the book is dated, without it it is not.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not given:
        return None
    try:
        return datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            f"SOURCE_DATE_EPOCH is not a number of seconds: '{given}'", hint="SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)"
        ) from None
