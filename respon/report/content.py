"""What the report holds, whatever its format: figures, agencies' sheets, answers, the picture, the sources."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from respon.answer import Answer, Column, Marked
from respon.graph import Graph
from respon.i18n import tr
from respon.model import ROLES
from respon.query import marked
from respon.query.agencies import agencies
from respon.query.gaps import gaps
from respon.query.matrix import matrix
from respon.query.network import network
from respon.query.overlaps import overlaps
from respon.reforms.then import PLANNED
from respon.report import Told
from respon.report.figures import Figure, figures
from respon.report.fingerprint import fingerprint
from respon.report.parts import Entry, Sheet
from respon.report.picture import Picture, picture

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


@dataclass
class Report:
    """The whole picture of a plan; its parts are built when a writer asks for them.

    findings: what `respon check` found, or None if it has not been asked. told: takes a word on long work.
    """

    graph: Graph
    findings: Answer | None = None
    told: Told = field(default=lambda _: None)

    @cached_property
    def title(self) -> str:
        """The document's title, or one for all documents, in the user's language."""
        titles = [document.title for document in self.graph.plan.documents.values()]
        return titles[0] if len(titles) == 1 else tr("Who carries what")

    @cached_property
    def subtitle(self) -> str:
        """The day, or the planned reform, after which the report shows who holds what; empty as the text has it."""
        as_of = self.graph.plan.as_of
        if not as_of:
            return ""
        return tr("after the planned reform") if as_of == PLANNED else tr("as of {day}").format(day=as_of)

    @cached_property
    def fingerprint(self) -> str:
        """The SHA-256 of the data's facts."""
        return fingerprint(self.graph.plan)

    @cached_property
    def files(self) -> list[str]:
        """The names of the data files, without their folders: the same data gives the same bytes anywhere."""
        return [bare_name(file) for file in self.graph.plan.files]

    @cached_property
    def figures(self) -> list[Figure]:
        """The headline figures."""
        return figures(self)

    @cached_property
    def entries(self) -> list[Entry]:
        """The actions, in the plan's order."""
        plan, owners = self.graph.plan, self.graph.owners
        return [
            Entry(rank, action, owners(action), plan.unsettled(action), plan.documents.get(action.document))
            for rank, action in enumerate(plan.actions)
        ]

    @cached_property
    def sheets(self) -> list[Sheet]:
        """The agencies' sheets, in the order of the agencies' answer: most actions first."""
        return list(self._sheets())

    def _sheets(self) -> Iterator[Sheet]:
        by_id = {entry.action.id: entry for entry in self.entries}
        partners: dict[str, list[tuple[str, int]]] = {}
        for pair in self.graph.pairs():
            partners.setdefault(pair.a, []).append((pair.b, pair.shared))
            partners.setdefault(pair.b, []).append((pair.a, pair.shared))
        for rank, (agency, full_name, *_, total, _inferred) in enumerate(self.agencies.rows):
            name = str(agency)
            duties = [(by_id[action.id], given) for action, given in self.graph.duties(name)]
            left_open = [(by_id[action.id], duty) for action, duty in self.graph.unsettled(name)]
            whole = Marked(full_name, getattr(full_name, "marks", ""))
            yield Sheet(rank, name, whole, duties, left_open, partners.get(name, []), total)

    @cached_property
    def agencies(self) -> Answer:
        """Every agency with how many actions it leads, shares, supports, oversees."""
        return agencies(self.graph)

    @cached_property
    def ledger(self) -> Answer:
        """总表: every action, a column a role, with its clause."""
        rows = []
        for entry in self.entries:
            action = entry.action
            head = (entry.rank + 1, action.id, action.title, action.document, action.part, marked.due(action))
            rows.append((*head, *map(entry.by_role, ROLES), entry.clause))
        return Answer("ledger", tr("All actions"), LEDGER, rows, frozen=3)

    @cached_property
    def matrix(self) -> Answer:
        """Actions by agencies, in RASCI letters."""
        return matrix(self.graph)

    @cached_property
    def overlaps(self) -> Answer:
        """All pairs of agencies that share actions, most shared first."""
        answer = overlaps(self.graph)
        answer.rows = list(answer.rows)
        return answer

    @cached_property
    def gaps(self) -> Answer:
        """Actions without a clear owner."""
        return gaps(self.graph)

    @cached_property
    def network(self) -> Answer | None:
        """The co-ownership network's measures; None if nobody shares an action or far too many do."""
        if not 0 < len(list(self.overlaps.rows)) <= CROWDED:
            return None
        self.told(tr("measuring the network"))
        return network(self.graph)

    @cached_property
    def picture(self) -> Picture | None:
        """The co-ownership network, drawn."""
        if self.network is None:
            return None
        self.told(tr("drawing the network"))
        community = {str(row[0]): int(row[4]) for row in self.network.rows}
        return picture([(s.name, s.actions, community[s.name]) for s in self.sheets], list(self.graph.pairs()))

    @cached_property
    def documents(self) -> Answer:
        """The sources: every document with its printings."""
        count = Counter(entry.action.document for entry in self.entries)
        rows = [
            (d.id, d.title, d.issuer, d.issued or "", count[d.id], d.list_order, [w.title for w in d.witnesses], d.url)
            for d in self.graph.plan.documents.values()
        ]
        return Answer("documents", tr("Sources"), DOCUMENTS, rows)


def bare_name(file: str) -> str:
    """Return a data file's name without its folder, or where it is bundled."""
    return Path(file.removeprefix("bundled:")).name
