"""What the report holds, whatever its format: figures, agencies' sheets, answers, the picture, the sources."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Annotated, NamedTuple

from respon.answer import Answer, Column, Marked, columns
from respon.fields import Document
from respon.graph import Graph
from respon.graph.picture import Picture, picture
from respon.graph.room import require_room
from respon.i18n import speak, tr
from respon.messages import Term, say
from respon.query.agencies import agencies
from respon.query.day import day
from respon.query.gaps import gaps
from respon.query.matrix import matrix
from respon.query.network import network
from respon.query.overlaps import overlaps
from respon.report.fingerprint import fingerprint
from respon.report.inferred import Inferred, telling
from respon.report.ledger import ledger
from respon.report.parts import Entry, Sheet
from respon.report.progress import Told
from respon.report.sections import SECTIONS
from respon.where import BUNDLED

CROWDED = 60_000
"""Overlapping pairs from which the network is left out: its measures would take minutes."""


class DocumentRow(NamedTuple):
    """A document, how its lists are read, and where it is printed."""

    document: Document
    title: Annotated[str, Column("its title", "Title", "title")]
    issuer: Annotated[str, Column("who issued it", "Issuer")]
    issued: Annotated[str, Column("when", "Issued")]
    actions: Annotated[int, Column("how many actions it has", "Actions", "number")]
    list_order: Annotated[str, Column("how its unlabelled lists are read", "Unlabelled lists", "term")]
    witnesses: Annotated[Sequence[str], Column("its printings", "Printings", "names")]
    url: Annotated[str, Column("its address", "Address")]


@dataclass
class Report:
    """The whole picture of a plan; its parts are built when a writer asks for them.

    findings: what `respon check` found, or None if it has not been asked. told: takes a word on long work.
    sections: those that are wanted; `chosen`: the user named them. blank: headings of columns to be filled in by hand.
    """

    graph: Graph
    findings: Answer | None = None
    told: Told = field(default=lambda _: None)
    sections: Collection[str] = tuple(SECTIONS)
    chosen: bool = False
    blank: Sequence[str] = ()

    def __post_init__(self) -> None:
        """Raise DataError if the agencies' sheets, which name all co-owners of each duty, would have no end."""
        on = (len(owners) for owners in self.graph.plan.all_owner_names())
        require_room(Term("a report"), (count for count in on for _ in range(count)))

    @cached_property
    def title(self) -> str:
        """The document's title, or one for all documents, in the user's language."""
        titles = [document.title for document in self.graph.plan.documents.values()]
        return titles[0] if len(titles) == 1 else tr("Who carries what")

    @cached_property
    def chinese(self) -> bool:
        """True if there is anything Chinese in the data that a reader sees."""
        return self.graph.plan.is_chinese

    @cached_property
    def inferred(self) -> Inferred:
        """The documents of which every role is inferred."""
        plan = self.graph.plan
        return Inferred((action.document, given) for action in plan.actions for given in self.graph.assignments(action))

    @cached_property
    def own(self) -> list[str]:
        """The headings of the keeper's own columns, in the order of the data, and of those to be filled in."""
        return list(dict.fromkeys(chain(*(action.extra for action in self.graph.plan.actions), self.blank)))

    @cached_property
    def subtitle(self) -> str:
        """The day, or the planned reform, after which the report shows who holds what; empty as the text has it."""
        return speak(day(self.graph.plan)) if self.graph.plan.as_of else ""

    @cached_property
    def fingerprint(self) -> str:
        """The SHA-256 of the data's facts."""
        return fingerprint(self.graph.plan)

    @cached_property
    def files(self) -> list[str]:
        """The names of the data files, without their folders: the same data gives the same bytes anywhere."""
        return [bare_name(file) for file in self.graph.plan.files]

    @cached_property
    def entries(self) -> list[Entry]:
        """The actions, in the plan's order."""
        plan, owners = self.graph.plan, self.graph.assignments
        return [
            Entry(
                rank,
                action,
                owners(action),
                plan.unsettled(action),
                plan.documents.get(action.document),
                action.document in self.inferred.documents,
            )
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
        for rank, row in enumerate(self.agencies.rows):
            name = str(row.agency)
            duties, left_open = (
                [(by_id[duty.action.id], duty) for duty in found]
                for found in (self.graph.duties(name), self.graph.unsettled(name))
            )
            whole = Marked(row.full_name, getattr(row.full_name, "marks", ""))
            yield Sheet(rank, name, whole, duties, left_open, partners.get(name, []), row.total)

    @cached_property
    def agencies(self) -> Answer:
        """Every agency with how many actions it leads, shares, supports, oversees."""
        answer = self._spared(agencies(self.graph))
        order = list(self.graph.plan.agencies)
        rank = {name: number for number, name in enumerate(order)}
        answer.rows = sorted(
            answer.rows,
            key=lambda row: (row.kind == "collective", -row.total, -int(row.lead), rank.get(row.agency, len(rank))),
        )
        return telling(answer)

    def _spared(self, answer: Answer) -> Answer:
        return self.inferred.spared(answer, {action.id: action.document for action in self.graph.plan.actions})

    @cached_property
    def ledger(self) -> Answer:
        """总表: every action, a column a role, with its clause."""
        return ledger(self.entries, self.own)

    def sheet(self, sheet: Sheet) -> Answer:
        """Return an agency's sheet as an answer, without the columns that tell nothing."""
        plan = self.graph.plan
        told = {
            "document": len(plan.documents) > 1,
            "due": any(action.due for action in plan.actions),
            "clause": any(entry.clause for entry in self.entries),
        }
        return sheet.answer(told, self.own)

    @cached_property
    def matrix(self) -> Answer:
        """Actions by agencies, in RASCI letters."""
        answer = self._spared(matrix(self.graph))
        rank = {str(row.agency): number for number, row in enumerate(self.agencies.rows)}
        answer.columns = (
            *answer.columns[:2],
            *sorted(answer.columns[2:], key=lambda column: rank.get(column.key, len(rank))),
        )
        return answer

    @cached_property
    def overlaps(self) -> Answer:
        """All pairs of agencies that share actions, most shared first."""
        answer = overlaps(self.graph)
        answer.rows = list(answer.rows)
        return answer

    @cached_property
    def gaps(self) -> Answer:
        """Actions without a clear owner."""
        return telling(self._spared(gaps(self.graph)))

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
        community = {str(row.agency): row.community for row in self.network.rows}
        return picture([(s.name, s.actions, community[s.name]) for s in self.sheets], list(self.graph.pairs()))

    @cached_property
    def documents(self) -> Answer:
        """The sources: every document with its printings."""
        count = Counter(entry.action.document for entry in self.entries)
        rows = [
            DocumentRow(
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
        return telling(Answer("documents", say("Sources"), columns(DocumentRow), rows))


def bare_name(file: str) -> str:
    """Return a data file's name without its folder, or where it is bundled."""
    return Path(file.removeprefix(BUNDLED)).name
