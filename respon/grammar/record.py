"""What has been found so far: proposals under their headings, with ids unique in their document; findings."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from respon.grammar import due, issued, titles
from respon.grammar.folded import Folded
from respon.grammar.outline import Heading, Outline
from respon.grammar.result import Doubt, Issued, Kind, Proposal, as_printed
from respon.grammar.stated import Clause, Part
from respon.grammar.unassigned import Gaps
from respon.names.normal import fingerprint
from respon.plan import Assignment
from respon.text import Place


class Said(NamedTuple):
    """How an action was said: by a clause or in running text, and its time limit."""

    is_clause: bool = False
    due: str = ""


SAID = Said()
_TAIL = 4  # characters behind a clause that still ends its paragraph: ）。


class Record:
    """Collects proposals and findings of the document that is being read."""

    def __init__(self, source: Folded) -> None:
        self.source = source
        self.actions: list[Proposal] = []
        self.bases: list[titles.Basis | None] = []
        self.findings: list[Doubt] = []
        self.enter(Issued())

    def enter(self, document: Issued) -> None:
        """Begin a document: a fresh outline, fresh ids."""
        self.document = document
        self.year = issued.since(document)
        self.gaps = Gaps()
        self.first = len(self.actions)
        self.outline = Outline()
        self.begun = Place(-1, 0)  # where the nearest heading's text begins
        self.pending = ""  # a time limit said before the clause that it is of
        self.closed = -1  # the block in which a clause ended the nearest heading's item
        self.since = Place(document.start, 0)
        self.ids: dict[str, tuple[object, int]] = {}

    def head(self, head: Heading, at: int) -> None:
        """Enter a heading: the next action's text begins here."""
        self.outline.enter(head)
        self.since = Place(at, head.start)
        self.begun = Place(at, head.body)
        self.pending = ""
        self.closed = -1
        self.gaps.head(self.outline.stack, self.since)

    def clause(self, at: int, start: int, end: int, found: Clause, base: int) -> None:
        """Record an action by its clause, whose names stand `base` characters into the paragraph."""
        assigned = [item for part in found.parts for item in self.assigned(at, base, part)]
        is_open = any(part.open_ended for part in found.parts)
        self.add(Place(at, start), Place(at, end), assigned, is_open=is_open, clause=Said(True, found.due))
        for first, last in found.rest:
            self.find("name-not-recognised", at, base + first, base + last)

    def assigned(self, at: int, base: int, part: Part) -> Iterator[Assignment]:
        """Yield a part's names as assignments, printed as the text has them."""
        for first, last in part.names:
            start, end = base + first, base + last
            word = self.source.word(at, base, part.word)
            place = self.source.place(at, start, end)
            yield as_printed(self.source.words(at, start, end), part.role, part.stated, word, place)

    def leave(self, at: int) -> None:
        """Leave an item that its clause has closed: what begins at a later block without a heading is not of it."""
        head = self.outline.nearest
        if head and 0 <= self.closed < at:
            self.outline.leave(head)
            self.closed = -1

    def add(
        self, start: Place, end: Place, assigned: Iterable[Assignment], *, is_open: bool, clause: Said = SAID
    ) -> None:
        """Record an action: what the text says from its heading, or the clause before, to this clause."""
        head = self.outline.nearest
        clause = Said(clause.is_clause, clause.due or self.pending)
        self.pending = ""
        self.gaps.cover(self.outline.stack, clause.is_clause)
        since = self.since if self.since <= start else start
        text, said = self.source.between(since, end), self.source.between(start, end)
        part = self.outline.path(self.document.title)
        basis = self._basis(since, start, end, clause, part)
        self.put(
            self.outline.names or [basis.sentence or self.document.title],
            Proposal(
                part=part,
                number=head.number if head else "",
                title=(head.title or head.number) if head else self.document.title,
                text=text,
                assignments=tuple(assigned),
                open_ended=is_open,
                due=clause.due,
                clause=said,
                place=self.source.place(start.block, start.at, end.at),
                due_date=self._due(clause.due, text, said),
            ),
            basis,
        )
        if clause.due:
            self.dated(clause.due, self.actions[-1])
        self.since = end
        self._close_item(start, end, clause)

    def limit(self, spoken: str, *, back: bool, sure: bool) -> None:
        """Note a time limit that stands by itself: of the action just told under this heading, else of the next."""
        last = self.actions[-1] if back and len(self.actions) > self.first else None
        basis = self.bases[-1] if last else None
        if last and basis and basis.head is self.outline.nearest and not last.due:
            found = last._replace(due=spoken.strip(), due_date=due.date(spoken, self.year))
            self.actions[-1] = found
            self.dated(spoken, found)
        else:
            self.pending = spoken.strip()
            if sure and (head := self.outline.nearest):
                self.gaps.limit(head, self.pending)

    def _close_item(self, start: Place, end: Place, clause: Said) -> None:
        """Note that a clause at its paragraph's end closes its item, unless it only closes a paragraph of it."""
        line = self.source.lines[end.block]
        ends = len(line) - end.at <= _TAIL and not line[end.at :].strip(" 。;.")
        has_body = self.begun.block >= 0 and len(self.source.lines[self.begun.block]) > self.begun.at
        if clause.is_clause and ends and (start.block == self.begun.block or has_body):
            self.closed = end.block

    def _basis(self, since: Place, start: Place, end: Place, clause: Said, part: str) -> titles.Basis:
        """Return what the action may be called: the sentence it is said in, or that its clause closes."""
        head = self.outline.nearest
        inner = "/".join(filter(None, (part, head.label if head and head.kind != "lead-in" else "")))
        apart = start.block > self.begun.block
        if not clause.is_clause:
            said = titles.sentence(self.source.between(start, end))
            return titles.Basis(head, False, said, inner)
        own = Place(start.block, 0)
        if since < own and self.source.printed[own.block][: start.at].strip():
            return titles.Basis(head, apart, titles.sentence(self.source.between(own, start)), inner)
        before = max(since, self.begun) if self.begun <= start else since
        return titles.Basis(head, apart, self._sentence_before(before, start), inner)

    def _sentence_before(self, since: Place, start: Place) -> str:
        """Return the last sentence before a clause; of a paragraph above it, the first."""
        if since.block == start.block:
            return titles.sentence(self.source.between(since, start), last=True)
        for at in range(start.block - 1, since.block - 1, -1):
            text = self.source.printed[at][since.at if at == since.block else 0 :]
            if found := titles.sentence(text):
                return found
        return ""

    def _due(self, spoken: str, text: str, said: str) -> str:
        """Return the date of a limit; without one, of the only limit that the action's own words set."""
        since = self.year or due.year_in(said)
        if spoken:
            return due.date(spoken, since)
        head = self.outline.nearest
        named = due.date(due.bracketed(head.title), since) if head else ""
        return named or due.within(text, since)

    def dated(self, spoken: str, action: Proposal) -> None:
        """Tell of a time limit that is no date."""
        if not action.due_date and due.says(spoken):
            self.findings.append(Doubt("due-not-dated", spoken.strip(), action.place, self.document.id))

    def tell(self, kind: Kind, text: str, place: Place) -> None:
        """Record a finding whose words are not those of one stretch of a paragraph."""
        self.findings.append(Doubt(kind, text, place, self.document.id))

    def put(self, names: list[str], action: Proposal, basis: titles.Basis | None = None) -> None:
        """Record an action under the first of the names that is free in its document."""
        mark = fingerprint(action.text) if action.text else ""
        self.actions.append(action._replace(document=self.document.id, id=self._id(names), fingerprint=mark))
        self.bases.append(basis)

    def close(self, end: int) -> None:
        """End a document before block `end`: add its tasks that nobody carries, in the text's order."""
        marks = [node.at for node in self.gaps.nodes]
        after = {mark: number for number, mark in reversed([*enumerate(marks, 1)])}
        for path, at, spoken in self.gaps.tasks(self.document.title):
            stop = marks[after[at]] if after[at] < len(marks) else Place(end - 1, len(self.source.printed[end - 1]))
            self.outline.stack = list(path)
            self.since = at
            place = self.source.place(at.block, at.at, at.at)
            text = self.source.between(at, stop)
            self.put(
                self.outline.names,
                Proposal(
                    part=self.outline.path(self.document.title),
                    number=path[-1].number,
                    title=path[-1].title,
                    text=text,
                    place=place,
                    due=spoken,
                    due_date=due.date(spoken, self.year),
                ),
            )
            self.dated(spoken, self.actions[-1])
        self.actions[self.first :] = sorted(
            titles.settled(self.actions[self.first :], self.bases[self.first :]),
            key=lambda action: (action.place.block, action.place.at),
        )

    def find(self, kind: Kind, at: int, start: int, end: int) -> None:
        """Record something to look at by eye."""
        place = self.source.place(at, start, end)
        self.findings.append(Doubt(kind, self.source.printed[at][start:end], place, self.document.id))

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
