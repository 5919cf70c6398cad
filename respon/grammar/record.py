"""What has been found so far: proposals under their headings, with ids unique in their document; findings."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from respon.grammar import due
from respon.grammar.folded import At, Source
from respon.grammar.outline import Heading, Outline
from respon.grammar.result import Assigned, Finding, Issued, Kind, Proposal
from respon.grammar.stated import Clause, Part
from respon.grammar.unassigned import Gaps


class Said(NamedTuple):
    """How an action was said: by a clause or in running text, and its time limit."""

    is_clause: bool = False
    due: str = ""


SAID = Said()


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
        self.add(At(at, start), At(at, end), assigned, is_open=is_open, clause=Said(True, found.due))
        for first, last in found.rest:
            self.find("name-not-recognised", at, base + first, base + last)

    def assigned(self, at: int, base: int, part: Part) -> Iterator[Assigned]:
        """Yield a part's names as assignments, printed as the text has them."""
        for first, last in part.names:
            start, end = base + first, base + last
            word = self.source.word(at, base, part.word)
            place = self.source.place(at, start, end)
            yield Assigned(self.source.words(at, start, end), part.role, part.stated, word, place)

    def add(self, start: At, end: At, assigned: Iterable[Assigned], *, is_open: bool, clause: Said = SAID) -> None:
        """Record an action: what the text says from its heading, or the clause before, to this clause."""
        head = self.outline.nearest
        self.gaps.cover(self.outline.stack, clause.is_clause)
        since = self.since if self.since <= start else start
        self.put(
            self.outline.names,
            Proposal(
                part=self.outline.part,
                number=head.number if head else "",
                title=(head.title or head.number) if head else self.document.title,
                text=self.source.between(since, end),
                assignments=tuple(assigned),
                open_ended=is_open,
                due=clause.due,
                clause=self.source.between(start, end),
                place=self.source.place(start.block, start.char, end.char),
                due_date=due.date(clause.due),
            ),
        )
        self.since = end

    def put(self, names: list[str], action: Proposal) -> None:
        """Record an action under the first of the names that is free in its document."""
        self.actions.append(action._replace(document=self.document.id, id=self._id(names)))

    def close(self, end: int) -> None:
        """End a document before block `end`: add its tasks that nobody carries, in the text's order."""
        marks = [node.at for node in self.gaps.nodes]
        for path, at in self.gaps.tasks(self.document.title):
            after = marks.index(at) + 1
            stop = marks[after] if after < len(marks) else At(end - 1, len(self.source.printed[end - 1]))
            self.outline.stack = list(path)
            self.since = at
            place = self.source.place(at.block, at.char, at.char)
            text = self.source.between(at, stop)
            self.put(
                self.outline.names,
                Proposal(
                    part=self.outline.part,
                    number=path[-1].number,
                    title=path[-1].title,
                    text=text,
                    place=place,
                ),
            )
        self.actions[self.first :] = sorted(
            self.actions[self.first :], key=lambda action: (action.place.block, action.place.start)
        )

    def find(self, kind: Kind, at: int, start: int, end: int) -> None:
        """Record something to look at by eye."""
        place = self.source.place(at, start, end)
        self.findings.append(Finding(kind, self.source.printed[at][start:end], place, self.document.id))

    def _id(self, names: list[str]) -> str:
        """Return an id that the document doesn't have yet: the number, with those above it, or -2, -3."""
        here = self.outline.nearest
        for name in names:
            owner, count = self.ids.get(name, (here, 0))
            if owner is here:
                self.ids[name] = (here, count + 1)
                return name if not count else f"{name}-{count + 1}"
        name = names[-1]
        self.ids[name] = (self.ids[name][0], self.ids[name][1] + 1)
        return f"{name}-{self.ids[name][1]}"
