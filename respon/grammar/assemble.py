"""The one pass over a text's blocks that puts outline, clauses, sentences and tables together."""

import re
from functools import cached_property

from respon.grammar import (
    bare_brackets,
    brackets,
    clause,
    english,
    issued,
    labels,
    matrices,
    noted,
    outline,
    own_limit,
    own_tables,
    paper_title,
    prose,
    rule,
    tabbed,
    tabled,
)
from respon.grammar import labelled as lines
from respon.grammar.fold import hide
from respon.grammar.folded import Folded
from respon.grammar.heads import has_head, is_office, is_organ
from respon.grammar.lists import Listed, split
from respon.grammar.outline import Heading, Unit
from respon.grammar.recogniser import Recogniser
from respon.grammar.record import Record
from respon.grammar.recorded_lines import record_lines
from respon.grammar.result import Extraction
from respon.grammar.stated import Part
from respon.grammar.task_tables import Habits
from respon.model import Role
from respon.plan import Assignment
from respon.text import Paragraph, Place, Table, Text

_NO_ENTRY = ("annex", "chapter", "section")
_DUTIES = ("职责", "职能", "任务", "分工")
_ENTRY_TAIL = re.compile("的?(?:主要|具体|工作){0,3}(?:职责|职能|任务|分工)(?:分工|任务)?$")
_LONGEST_ENTRY, _LABEL_MARK = 120, 2  # characters; the latter before a line's label: a bullet and a space


class Assembler:
    """Reads a text block by block; holds what the present block stands under."""

    def __init__(self, text: Text, recogniser: Recogniser) -> None:
        self.source = Folded(text)
        self.knows = recogniser.knows if recogniser else None
        self.documents = issued.find(self.source.lines, self.source.printed, self.source.levels, self.source.tops)
        self.record = Record(self.source)
        self.rule: rule.Rule | None = None
        self.bare = False
        self.entries: list[prose.EntryHead] = []
        self.intro: tuple[Heading, Role, str] | None = None  # whose role the headings below it have
        self.untabled = 0  # the first block that may begin a table kept as lines

    def run(self) -> Extraction:
        """Read everything once and return what was found."""
        if own := own_tables.read(self.source):
            return own
        starts = {document.start: index for index, document in enumerate(self.documents)}
        reading = not any(document.number for document in self.documents)
        skip = 0
        for at, block in enumerate(self.source.text.blocks):
            if at in starts:
                self.record.close(at)
                self._enter(starts[at])
                reading = True
            if not reading or at < skip:
                continue
            if isinstance(block, Table):
                tabled.read(self.record, at, block, self._habits)
            elif not paper_title.is_contents(self.source.lines[at]):
                skip = self._paragraph(at, block)
        self.record.close(len(self.source.lines))
        return Extraction(tuple(self.documents), tuple(self.record.actions), tuple(self.record.findings))

    @cached_property
    def legend(self) -> matrices.Legend:
        """What the text says of the signs in its matrices."""
        return matrices.legend(self.source.all_lines())

    def _enter(self, index: int) -> None:
        """Begin a document: its rule, its habit, a fresh outline."""
        document = self.documents[index]
        end = self.documents[index + 1].start if index + 1 < len(self.documents) else len(self.source.lines)
        own = self.source.lines[document.start : end]
        self.rule = next((found for line in own if (found := rule.find(line))), None)
        self.bare = brackets.are_habit(own, self.knows)
        self.documents[index] = document._replace(rule=self.rule)
        self.record.enter(self.documents[index])
        self.entries = []

    @property
    def _habits(self) -> Habits:
        return Habits(self.rule, self.knows, self.source.traditional, self.legend)

    # ---- paragraphs

    def _paragraph(self, at: int, block: Paragraph) -> int:
        """Read one paragraph; return the first block that is still to be read."""
        if at >= self.untabled and (rows := tabbed.gather(self.source.printed, at)):
            if tabled.read(self.record, at, rows, self._habits):
                return at + len(rows.rows)
            self.untabled = at + len(rows.rows)  # these lines are no table of tasks: each is gathered once
        folded = self.source.lines[at]
        hidden = hide(folded)
        after = at + 1
        for unit in outline.units(folded, hidden, block.heading, self.record.outline.counted):
            head = self._head(at, unit.heading) if unit.heading else None
            if not head and self.record.closed >= 0 and not self._goes_on(at, unit):
                self.record.leave(at)
            after = max(after, self._unit(at, hidden, unit, head))
            if head and head.kind == "lead-in":
                self.record.outline.leave(head)
        return after

    def _goes_on(self, at: int, unit: Unit) -> bool:
        """Tell whether a paragraph without heading belongs to the item above: it is of its labels, or an entry's."""
        nearest = self.record.outline.nearest
        if any(entry.head is nearest for entry in self.entries):
            return True
        line = self.source.lines[at][unit.start : min(unit.end, unit.start + _LONGEST_ENTRY)]
        label = lines.find(hide(line), 0, len(line))
        limit = next(labels.limits(line), None)
        return line.startswith("(") or any(0 <= at <= _LABEL_MARK for at in (label, limit.start() if limit else -1))

    def _head(self, at: int, head: Heading) -> Heading:
        """Enter a heading with its title as printed, and its entry where the title is a list of names."""
        printed = self.source.printed[at]
        mark = "".join(printed[head.start : head.text].split()) if head.number else ""
        head = head._replace(title=printed[head.text : head.text + len(head.title)], mark=mark)
        self.record.head(head, at)
        stack = self.record.outline.stack
        self.entries = [entry for entry in self.entries if any(entry.head is one for one in stack)]
        subject = self._subject(at, head)
        if subject and self.intro and any(self.intro[0] is one for one in stack[:-1]):
            part = Part(subject.names, self.intro[1], self.intro[2], True, subject.open_ended)
            assigned = list(self.record.assigned(at, 0, part))
            self.record.add(Place(at, head.start), Place(at, head.body), assigned, is_open=subject.open_ended)
        elif subject:
            folded = self.source.lines[at]
            is_group = all(folded.endswith(("组", "专班"), *span) for span in subject.names)
            opens = folded[head.body - 1 : head.body] == ":" or folded[head.text : head.body].rstrip(" :。").endswith(
                _DUTIES
            )
            acts = opens and all(is_office(hide(folded), *span) for span in subject.names)
            self.entries.append(prose.EntryHead(head, subject, at, is_group, acts))
        return head

    def _subject(self, at: int, head: Heading) -> Listed | None:
        """Return the agencies that a heading consists of, but for 职责 and the like."""
        title = self.source.lines[at][head.text : head.body].rstrip(" :。;是为有")
        if title.endswith(_DUTIES):
            title = _ENTRY_TAIL.sub("", title)
        if head.kind in _NO_ENTRY or not 1 < len(title) <= _LONGEST_ENTRY:
            return None
        hidden = hide(title)
        if not has_head(hidden, 0, len(hidden)) or self._is_label(at, head):
            return None
        listed = split(hidden, 0, len(hidden), self.knows)
        organs = [is_organ(hidden, *span, self.knows) for span in listed.names]
        if not any(organs) or not (all(organs) or listed.open_ended):
            return None
        spans = tuple((start + head.text, end + head.text) for start, end in listed.names)
        return listed._replace(names=spans)

    def _is_label(self, at: int, head: Heading) -> bool:
        """Tell whether a title is a label with names after it (主管机关:甲), not an agency's entry."""
        hidden = hide(self.source.lines[at][head.text : head.body + _LONGEST_ENTRY])
        label = lines.find(hidden, 0, len(hidden))
        if not 0 <= label < head.body - head.text:
            return False
        return bool(clause.parse(hidden[label : lines.stop(hidden, label, len(hidden))]).parts)

    def _unit(self, at: int, hidden: str, unit: Unit, head: Heading | None) -> int:
        """Read one stretch: brackets, labels, then its sentences; return the next block to read."""
        folded = self.source.lines[at]
        begin, end = unit.start, unit.end
        if limit := own_limit.find(hidden, begin, end):
            spoken = self.source.printed[at][limit.start : limit.end]
            self.record.limit(spoken, back=limit.back, sure=limit.sure)
        for first, last in brackets.outermost(folded, begin, end):
            headed = unit.heading is not None and bool(unit.heading.number)
            self._bracket(at, bare_brackets.Bracket(folded, first, last, end, self.bare, headed))
        nearest = self.record.outline.nearest
        role = lines.intro(hidden, begin, end)
        if nearest and role:
            self.intro = (nearest, role, hidden[begin:end].strip())
        for start, stop in (*lines.unknown(hidden, begin, end, self.knows), *english.unknown(hidden, begin, end)):
            for piece in lines.below(self.source.lines, lines.LabelledLine(at, start, stop), self.knows):
                self.record.find("label-not-known", *piece)
        if end == len(folded) and not role and lines.over_list(self.source.lines, at, self.knows):
            self.record.find("label-not-known", at, begin, end)
            self.record.find("label-not-known", at + 1, 0, len(self.source.lines[at + 1]))
        if head:
            begin = head.body if self.entries and self.entries[-1].head is head else head.text
        while begin < end:
            label = lines.find(hidden, begin, end)
            self._prose(at, hidden, begin, label if label >= 0 else end)
            if label < 0:
                break
            begin = lines.stop(hidden, label, end)
            after = record_lines(self.record, lines.LabelledLine(at, label, begin), self.rule, self.knows)
            if after > at + 1:
                return after
        return at + 1

    def _bracket(self, at: int, found: bare_brackets.Bracket) -> None:
        """Read what stands between ( and its ), which may be missing."""
        said = bare_brackets.read(found, self.rule, self.knows)
        if said:
            self.record.clause(at, found.start, found.end, said, found.start + 1)
        elif bare_brackets.is_lost(found, self.knows):
            self.record.find("clause-not-understood", at, found.start, found.end)

    def _prose(self, at: int, hidden: str, start: int, end: int) -> None:
        """Read the sentences of a stretch; a line that only announces what follows has none."""
        if end <= start or (end == len(hidden) and hidden.endswith(":") and "。" not in hidden):
            return
        entry = self.entries[-1] if self.entries else None
        own = set(entry.subject.names) if entry else set()
        members = list(noted.read(hidden, start, end, self.knows, entry is not None and entry.is_group))
        if entry and members:
            self.entries.remove(entry)
            start, entry = members[0][0][1], None  # 某组:甲、乙。负责…: nor by that of its members
        for said in prose.under(entry, hidden, start, end, self.knows):
            assigned: list[Assignment] = []
            if not said.parts:
                self.record.find("sentence-not-understood", at, said.start, said.end)
                continue
            if entry and entry.is_group and any(not own.issuperset(part.names) for part in said.parts):
                self.entries = [one for one in self.entries if one is not entry]
            elif entry and entry not in self.entries:
                continue  # 某组:由甲牵头。负责…: whose members are named does nothing more by its own name
            for part in said.parts:
                carried = entry is not None and own.issuperset(part.names)
                assigned += self.record.assigned(entry.block if entry and carried else at, 0, part)
            is_open = any(part.open_ended for part in said.parts)
            self.record.add(Place(at, said.start), Place(at, said.end), assigned, is_open=is_open)
        for span, parts in (*english.read(hidden, start, end), *members):
            assigned = [item for part in parts for item in self.record.assigned(at, 0, part)]
            self.record.add(Place(at, span[0]), Place(at, span[1]), assigned, is_open=False)
