"""What has been found so far: proposals under their headings, with ids unique in their document; findings."""

from collections.abc import Iterable, Iterator

from respon.documents.grammar import due
from respon.documents.grammar.clause import Clause, Part
from respon.documents.grammar.gaps import Gaps
from respon.documents.grammar.issued import Issued
from respon.documents.grammar.outline import Heading, Outline
from respon.documents.grammar.result import Assigned, Finding, Kind, Place, Proposal
from respon.documents.grammar.source import At, Source


class Record:
    """Collects proposals and findings of the document that is being read."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.actions: list[Proposal] = []
        self.findings: list[Finding] = []
        self.enter(Issued())

    def enter(self, document: Issued) -> None:
        """Begin a document: a fresh outline, fresh ids."""
        self.document = document
        self.gaps = Gaps()
        self.first = len(self.actions)
        self.outline = Outline()
        self.since = At(document.start, 0)
        self.ids: dict[str, tuple[object, int]] = {}

    def head(self, head: Heading, at: int) -> None:
        """Enter a heading: the next action's text begins here."""
        self.outline.enter(head)
        self.since = At(at, head.start)
        self.gaps.head(self.outline.stack, self.since)

    def clause(self, at: int, start: int, end: int, found: Clause, base: int) -> None:
        """Record an action by its clause, whose names stand `base` characters into the paragraph."""
        assigned = [item for part in found.parts for item in self.assigned(at, base, part)]
        is_open = any(part.open_ended for part in found.parts)
        self.add(At(at, start), At(at, end), assigned, is_open, found.due, clause=True)
        for first, last in found.rest:
            self.find("name-not-recognised", at, base + first, base + last)

    def assigned(self, at: int, base: int, part: Part) -> Iterator[Assigned]:
        """Yield a part's names as assignments, printed as the text has them."""
        for first, last in part.names:
            start, end = base + first, base + last
            word = self.source.word(at, base, part.word)
            place = self.source.place(at, start, end)
            yield Assigned(self.source.words(at, start, end), part.role, part.stated, word, place)

    def add(
        self,
        start: At,
        end: At,
        assigned: Iterable[Assigned],
        is_open: bool,
        limit: str = "",
        clause: bool = False,
    ) -> None:
        """Record an action: what the text says from its heading, or the clause before, to this clause."""
        head = self.outline.nearest
        self.gaps.cover(self.outline.stack, clause)
        since = self.since if self.since <= start else start
        self._propose(
            names=self.outline.names,
            part=self.outline.part,
            number=head.number if head else "",
            title=(head.title or head.number) if head else self.document.title,
            text=self.source.between(since, end),
            assigned=tuple(assigned),
            is_open=is_open,
            limit=limit,
            clause=self.source.between(start, end),
            place=self.source.place(start.block, start.char, end.char),
        )
        self.since = end

    def row(
        self, place: Place, part: str, number: str, title: str, text: str,
        assigned: Iterable[Assigned], is_open: bool, limit: str, clause: str,
    ) -> None:  # fmt: skip
        """Record the action of a table's row."""
        self._propose(
            [number or title],
            part,
            number,
            title or number,
            text,
            tuple(assigned),
            is_open,
            limit,
            clause,
            place,
        )

    def _propose(
        self, names: list[str], part: str, number: str, title: str, text: str,
        assigned: tuple[Assigned, ...], is_open: bool, limit: str, clause: str, place: Place,
    ) -> None:  # fmt: skip
        self.actions.append(
            Proposal(
                self.document.id,
                self._id(names),
                part,
                number,
                title,
                text,
                assigned,
                is_open,
                limit,
                clause,
                place,
                due.date(limit),
            )  # fmt: skip
        )

    def close(self, end: int) -> None:
        """End a document before block `end`: add its tasks that nobody carries, in the text's order."""
        marks = [node.at for node in self.gaps.nodes]
        for path, at in self.gaps.tasks(self.document.title):
            after = marks.index(at) + 1
            stop = marks[after] if after < len(marks) else At(end - 1, len(self.source.printed[end - 1]))
            self.outline.stack = list(path)
            self.since = at
            self._propose(
                self.outline.names, self.outline.part, path[-1].number, path[-1].title, self.source.between(at, stop),
                (), False, "", "", self.source.place(at.block, at.char, at.char),
            )  # fmt: skip
        self.actions[self.first :] = sorted(
            self.actions[self.first :], key=lambda action: (action.place.block, action.place.start)
        )

    def find(self, kind: Kind, at: int, start: int, end: int) -> None:
        """Record something to look at by eye."""
        place = self.source.place(at, start, end)
        self.findings.append(Finding(kind, self.source.printed[at][start:end], place, self.document.id))

    def _id(self, names: list[str]) -> str:
        """Return an id that the document doesn't have yet: the number, else with those above it, else -2, -3."""
        here = self.outline.nearest
        for name in names:
            owner, count = self.ids.get(name, (here, 0))
            if owner is here:
                self.ids[name] = (here, count + 1)
                return name if not count else f"{name}-{count + 1}"
        name = names[-1]
        self.ids[name] = (self.ids[name][0], self.ids[name][1] + 1)
        return f"{name}-{self.ids[name][1]}"
