"""The one pass over a text's blocks that puts outline, clauses, sentences and tables together."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from respon.documents.grammar import clause as clauses
from respon.documents.grammar import due, issued, labels, outline, prose, rule, table, verbs
from respon.documents.grammar.clause import Clause, Part
from respon.documents.grammar.fold import fold, fold_all, hide, is_traditional, unframe
from respon.documents.grammar.issued import Issued
from respon.documents.grammar.heads import has_head, is_organ
from respon.documents.grammar.lists import Listed, split
from respon.documents.grammar.outline import Heading, Outline, Unit
from respon.documents.grammar.recogniser import Recogniser
from respon.documents.grammar.result import Assigned, Extraction, Finding, Place, Proposal
from respon.documents.text import Paragraph, Table, Text

_SAMPLE = 8_000  # characters enough to tell which script a text is in
_HABIT = 2  # so many bare lists in brackets make a habit
_BARE = re.compile(r"\(([^()]{2,200}(?:\([^()]*\)[^()]*)*)\)[。;. ]*$")
_LABEL_START = re.compile(r"[ ]*(?:[-•·●◆■▪◇□]|\d{1,2}[.、])?[ ]*")
_LABEL_STOP = re.compile("。[ ]*")
_COLOPHON = re.compile("印刷|出版|刊号|发行|编辑部|网 *址|邮编|邮政编码|印数|承印")
_CLAUSE_WORDS = re.compile("单位|部门|牵头|负责|配合|主办|协办|责任|落实|参加|参与|会同")
_NO_ENTRY = ("annex", "chapter", "section")
_ENTRY_TAIL = re.compile("的?(?:主要|具体|工作)?(?:职责|职能|任务|分工)(?:是|为|分工|任务)?$")


class _At(NamedTuple):
    """A place in the text: block and character."""

    block: int
    char: int


class Assembler:
    """Reads a text block by block; holds what the present block stands under."""

    def __init__(self, text: Text, recogniser: Recogniser) -> None:
        self.text = text
        self.recogniser = recogniser
        self.knows = recogniser.knows if recogniser else None
        sample = "".join(_sample(text))
        self.traditional = is_traditional(sample)
        printed = [block.text if isinstance(block, Paragraph) else "" for block in text.blocks]
        self.lines = [unframe(line) for line in fold_all(printed, self.traditional)]
        levels = [block.heading if isinstance(block, Paragraph) else 0 for block in text.blocks]
        self.documents = issued.find(self.lines, printed, levels)
        self.document = Issued()
        self.rule: rule.Rule | None = None
        self.bare = False
        self.outline = Outline()
        self.subjects: list[tuple[Heading, Listed, int]] = []
        self.since = _At(0, 0)
        self.actions: list[Proposal] = []
        self.findings: list[Finding] = []
        self.ids: dict[str, int] = {}

    def run(self) -> Extraction:
        """Read everything once and return what was found."""
        starts = {document.start: index for index, document in enumerate(self.documents)}
        numbered = any(document.number for document in self.documents)
        reading = not numbered
        skip = 0
        for at, block in enumerate(self.text.blocks):
            if at in starts:
                self._enter(starts[at])
                reading = True
            if not reading or at < skip:
                continue
            if isinstance(block, Table):
                self._table(at, block)
            elif not issued.is_contents(self.lines[at]):
                skip = self._paragraph(at, block)
        return Extraction(tuple(self.documents), tuple(self.actions), tuple(self.findings))

    # ---- documents

    def _enter(self, index: int) -> None:
        """Begin a document: its rule, its habit, a fresh outline."""
        document = self.documents[index]
        end = self.documents[index + 1].start if index + 1 < len(self.documents) else len(self.lines)
        self.rule = self._rule(document.start, end)
        self.bare = self._has_habit(document.start, end)
        self.document = self.documents[index] = document._replace(rule=self.rule)
        self.outline = Outline()
        self.subjects = []
        self.since = _At(document.start, 0)
        self.ids = {}

    def _rule(self, start: int, end: int) -> rule.Rule | None:
        for line in self.lines[start:end]:
            found = rule.find(line) if "牵头" in line or "主办" in line or "主责" in line else None
            if found:
                return found
        return None

    def _has_habit(self, start: int, end: int) -> bool:
        """Tell whether the document closes its paragraphs with bare lists of names in brackets."""
        count = 0
        for line in self.lines[start:end]:
            found = _BARE.search(line[-260:]) if line.rstrip(" 。;.").endswith(")") else None
            if found and not _CLAUSE_WORDS.search(hide(found[1])) and self._all_names(hide(found[1])):
                count += 1
                if count >= _HABIT:
                    return True
        return False

    def _all_names(self, hidden: str) -> bool:
        listed = split(hidden, 0, len(hidden), self.knows)
        return bool(listed.names) and all(is_organ(hidden, a, b, self.knows) for a, b in listed.names)

    # ---- paragraphs

    def _paragraph(self, at: int, block: Paragraph) -> int:
        """Read one paragraph; return the first block that is still to be read."""
        folded = self.lines[at]
        after = at + 1
        for unit in outline.units(folded, block.heading):
            head = unit.heading
            leading = head is not None and head.kind == "lead-in"
            if head and leading:
                labelled = labels.LABEL.match(folded, head.start) or labels.DUE.match(folded, head.start)
                head = None if labelled else head
            if head:
                head = self._head(at, head, folded)
            after = max(after, self._unit(at, unit, head))
            if head and leading and self.outline.stack and self.outline.stack[-1] is head:
                self.outline.stack.pop()
        return after

    def _head(self, at: int, head: Heading, folded: str) -> Heading:
        """Enter a heading with its title as printed, and its entry 甲： where the title is a list of names."""
        head = head._replace(title=self._printed(at)[head.text : head.text + len(head.title)])
        self.outline.enter(head)
        self.since = _At(at, head.start)
        alive = set(map(id, self.outline.stack))
        self.subjects = [entry for entry in self.subjects if id(entry[0]) in alive]
        title = folded[head.text : head.body].rstrip(" :。;")
        tail = _ENTRY_TAIL.search(title)
        hidden = hide(title[: tail.start()] if tail else title)
        if head.kind not in _NO_ENTRY and 1 < len(hidden) <= 120 and has_head(hidden, 0, len(hidden)):
            listed = split(hidden, 0, len(hidden), self.knows)
            organs = [is_organ(hidden, a, b, self.knows) for a, b in listed.names]
            if organs and (all(organs) or (listed.open_ended and any(organs))):
                spans = tuple((a + head.text, b + head.text) for a, b in listed.names)
                self.subjects.append((head, Listed(spans, listed.open_ended, head.body), at))
        return head

    def _unit(self, at: int, unit: Unit, head: Heading | None) -> int:
        """Read one stretch: clauses in brackets, labelled lines, then its sentences."""
        folded = self.lines[at]
        piece = folded[unit.start : unit.end]
        acts = verbs.LIKELY.search(piece)
        labelled = labels.LIKELY.search(piece)
        if "(" in piece and (acts or labelled or self.bare):
            for start, end in _brackets(folded, unit.start, unit.end):
                self._bracket(at, start, end, unit.end)
        if not acts and not labelled:
            return at + 1
        hidden = folded[: unit.start] + hide(piece)
        start = unit.start
        if head:
            start = head.body if self.subjects and self.subjects[-1][0] is head else head.text
        while start < unit.end:
            label = self._label(hidden, start, unit.end) if labels.LIKELY.search(hidden, start, unit.end) else -1
            self._prose(at, hidden, start, label if label >= 0 else unit.end)
            if label < 0:
                break
            stop = self._label_end(hidden, label, unit.end)
            after = self._labelled(at, label, stop)
            if after > at + 1:
                return after
            start = stop
        return at + 1

    def _label_end(self, hidden: str, start: int, end: int) -> int:
        """Return where the labelled stretch that begins here ends: at a full stop with no label after it."""
        for found in _LABEL_STOP.finditer(hidden, start, end):
            after = found.end()
            if not (labels.LABEL.match(hidden, after) or labels.DUE.match(hidden, after)):
                return after
        return end

    def _bracket(self, at: int, start: int, end: int, limit: int) -> None:
        """Read what stands between folded[start] = ( and folded[end - 1] = )."""
        folded = self.lines[at]
        hidden = hide(folded[start + 1 : end - 1])
        labelled = labels.LABEL.search(hidden)
        if labelled or _CLAUSE_WORDS.search(hidden):
            found = clauses.parse(hidden, self.rule, self.knows)
            if found.is_bare and not labelled and not (self.bare and self._closes(folded, start, end, limit)):
                return
            if found.parts and (labelled or not self._is_aside(hidden, found)):
                self._propose(at, start, end, found, start + 1)
            elif labelled and (found.rest or not found.due):
                self._find("clause-not-understood", at, start, end)
        elif self.bare and self._closes(folded, start, end, limit) and self._all_names(hidden):
            self._propose(at, start, end, clauses.parse(hidden, self.rule, self.knows), start + 1)

    def _closes(self, folded: str, start: int, end: int, limit: int) -> bool:
        """Tell whether the bracket closes a sentence or the paragraph."""
        after = folded[end:limit].lstrip(" ")
        before = folded[:start].rstrip(" ")[-1:]
        return not after or after[0] in "。;" or before in ("。", ";", "!", "”")

    def _is_aside(self, hidden: str, found: Clause) -> bool:
        """Tell whether a bracket only explains: its names are a small part of it."""
        named = sum(b - a for part in found.parts for a, b in part.names)
        spoken = sum(len(part.word) for part in found.parts)
        return (named + spoken) * 3 < len(hidden)

    def _label(self, hidden: str, start: int, end: int) -> int:
        """Return where a label stands that begins a sentence, outside brackets, or -1."""
        for found in labels.LABEL.finditer(hidden, start, end):
            before = hidden[start : found.start()].rstrip(" ")
            if not before or before[-1] in "。;!,\ue000" or hidden[found.start() - 1 : found.start()] == " ":
                noun = labels.BODY.search(found["label"])
                if (noun or not before) and not found["person"] and "成员" not in found["label"]:
                    return found.start()
        return -1

    def _labelled(self, at: int, start: int, end: int) -> int:
        """Read labelled lines, from this one on as long as they go on; return the next block to read."""
        if _COLOPHON.search("".join(self.lines[max(0, at - 3) : at + 4])) and len(self.lines[at]) < 60:
            return at + 1
        lines = [(at, start, end)]
        while end == len(self.lines[at]):
            following = lines[-1][0] + 1
            line = self.lines[following] if following < len(self.lines) else ""
            lead = _LABEL_START.match(line)
            begin = lead.end() if lead else 0
            if not line or not (labels.LABEL.match(line, begin) or labels.DUE.match(line, begin)):
                break
            lines.append((following, begin, len(line)))
        texts = [hide(self.lines[block][first:last]) for block, first, last in lines]
        parsed = [clauses.parse(text, None, self.knows) for text in texts]
        led = any(part.role == "lead" for one in parsed for part in one.parts)
        if self.rule and not led:
            parsed = [clauses.parse(text, self.rule, self.knows) for text in texts]
        several = len({part.role for one in parsed for part in one.parts}) > 1
        if not any(one.parts for one in parsed):
            self._find("clause-not-understood", at, start, end)
            return lines[-1][0] + 1
        assigned = [
            item
            for (block, first, _), one in zip(lines, parsed, strict=True)
            for part in one.parts
            for item in self._assigned(block, first, part._replace(stated=True) if several else part)
        ]
        spoken = next((one.due for one in parsed if one.due), "")
        is_open = any(part.open_ended for one in parsed for part in one.parts)
        self._add(_At(at, start), _At(lines[-1][0], lines[-1][2]), assigned, is_open, spoken)
        return lines[-1][0] + 1

    def _prose(self, at: int, hidden: str, start: int, end: int) -> None:
        """Read the sentences of a stretch."""
        folded = self.lines[at]
        if end <= start or (folded.rstrip().endswith(":") and end == len(folded) and "。" not in folded):
            return
        _, subject, home = self.subjects[-1] if self.subjects else (None, None, at)
        for statement in _joined(list(prose.read(hidden, start, end, subject, self.knows)), hidden):
            assigned = []
            for part in statement.parts:
                entry = home != at and subject is not None and set(part.names) <= set(subject.names)
                assigned += self._assigned(home if entry else at, 0, part)
            is_open = any(part.open_ended for part in statement.parts)
            self._add(_At(at, statement.start), _At(at, statement.end), assigned, is_open, "")

    # ---- tables

    def _table(self, at: int, block: Table) -> None:
        """Read a table of tasks, row by row."""
        part = ""
        for row in table.rows(block, self.traditional):
            part = row.part or part
            assigned: list[Assigned] = []
            is_open = False
            parts: list[tuple[str, Part, str]] = []
            led = False
            for column, cell in row.cells:
                hidden = hide(fold(_unwrapped(cell), self.traditional))
                found = clauses.parse(hidden, None, self.knows, column.role)
                parts += [(_unwrapped(cell), one, column.label) for one in found.parts]
                led = led or any(one.role == "lead" for one in found.parts)
            if self.rule and not led:
                parts = [
                    (_unwrapped(cell), one, column.label)
                    for column, cell in row.cells
                    for one in clauses.parse(
                        hide(fold(_unwrapped(cell), self.traditional)), self.rule, self.knows, column.role
                    ).parts
                ]
            several = len({one.role for _, one, _ in parts}) > 1
            for cell, one, label in parts:
                is_open = is_open or one.open_ended
                stated = one.stated or several or one.role != "co"
                place = Place(at, row.at, row.at, 0, block.lines[row.at] if row.at < len(block.lines) else 0, block.page)
                assigned += [
                    Assigned("".join(cell[a:b].split()), one.role, stated, one.word or label, place) for a, b in one.names
                ]
            text = "".join(block.rows[row.at])
            shown = "；".join(f"{column.label}：{' '.join(cell.split())}" for column, cell in row.cells)
            place = Place(at, row.at, row.at, 0, block.lines[row.at] if row.at < len(block.lines) else 0, block.page)
            if assigned:
                self.actions.append(
                    Proposal(
                        self.document.id, self._id(row.number or row.title), part, row.number, row.title or row.number,
                        text, tuple(assigned), is_open, row.due, shown, place, due.date(row.due),
                    )
                )

    # ---- results

    def _propose(self, at: int, start: int, end: int, found: Clause, base: int) -> None:
        assigned = [item for part in found.parts for item in self._assigned(at, base, part)]
        is_open = any(part.open_ended for part in found.parts)
        self._add(_At(at, start), _At(at, end), assigned, is_open, found.due)
        for a, b in found.rest:
            self._find("name-not-recognised", at, base + a, base + b)

    def _assigned(self, at: int, base: int, part: Part) -> Iterator[Assigned]:
        """Yield a part's names as assignments, printed as the text has them."""
        block = self.text.blocks[at]
        assert isinstance(block, Paragraph)  # noqa: S101 - narrows the type
        for a, b in part.names:
            mark = block.place(base + a)
            place = Place(at, base + a, base + b, mark.offset, mark.line, mark.page)
            printed = "".join(block.text[base + a : base + b].replace("*", "").split())
            yield Assigned(printed, part.role, part.stated, self._word(at, base, part.word), place)

    def _word(self, at: int, base: int, word: str) -> str:
        """Return the word as printed, where the text is in Traditional characters."""
        if not self.traditional or not word:
            return word
        found = self.lines[at].find(word, max(0, base - 1))
        return self._printed(at)[found : found + len(word)] if found >= 0 else word

    def _add(self, start: _At, end: _At, assigned: list[Assigned], is_open: bool, spoken: str) -> None:
        """Record an action: what the text says from its heading, or the clause before, to this clause."""
        block = self.text.blocks[start.block]
        assert isinstance(block, Paragraph)  # noqa: S101 - narrows the type
        mark = block.place(start.char)
        head = next((h for h in reversed(self.outline.stack) if h.title or h.number), None)
        number = next((h.number for h in reversed(self.outline.stack) if h.number), "")
        title = (head.title or head.number) if head else self.document.title
        title = title or self.document.title
        since = self.since if self.since <= start else start
        self.actions.append(
            Proposal(
                self.document.id,
                self._id(self._name(head, number)),
                self.outline.part,
                head.number if head else "",
                (head.title if head else "") or title,
                self._text(since, end),
                tuple(assigned),
                is_open,
                spoken,
                self._text(start, end),
                Place(start.block, start.char, end.char, mark.offset, mark.line, mark.page),
                due.date(spoken),
            )
        )
        self.since = end

    @staticmethod
    def _name(head: Heading | None, number: str) -> str:
        if head and head.kind == "lead-in":
            return f"{number}-{head.title}" if number else head.title
        return number or (head.title if head else "")

    def _id(self, name: str) -> str:
        name = name or "1"
        count = self.ids[name] = self.ids.get(name, 0) + 1
        return name if count == 1 else f"{name}-{count}"

    def _text(self, start: _At, end: _At) -> str:
        """Return the printed text between two places."""
        if start.block == end.block:
            return self._printed(start.block)[start.char : end.char]
        middle = "".join(self._printed(block) for block in range(start.block + 1, end.block))
        return self._printed(start.block)[start.char :] + middle + self._printed(end.block)[: end.char]

    def _printed(self, at: int) -> str:
        block = self.text.blocks[at]
        return block.text if isinstance(block, Paragraph) else ""

    def _find(self, kind: str, at: int, start: int, end: int) -> None:
        block = self.text.blocks[at]
        assert isinstance(block, Paragraph)  # noqa: S101 - narrows the type
        mark = block.place(start)
        place = Place(at, start, end, mark.offset, mark.line, mark.page)
        self.findings.append(Finding(kind, block.text[start:end], place, self.document.id))  # type: ignore[arg-type]


def _sample(text: Text) -> Iterator[str]:
    """Yield enough of the text to tell which script it is in."""
    seen = 0
    for block in text.blocks:
        piece = block.text if isinstance(block, Paragraph) else "".join("".join(row) for row in block.rows)
        yield piece[:_SAMPLE]
        seen += len(piece)
        if seen > _SAMPLE:
            return


def _joined(statements: list[prose.Statement], hidden: str) -> Iterator[prose.Statement]:
    """Join to a statement those after it that only name more agencies: 由甲主办;乙协办。"""
    last: prose.Statement | None = None
    for statement in statements:
        spoken = hidden[statement.start : statement.end].rstrip(" 。;")
        if last and last.end == statement.start and spoken.endswith(statement.parts[-1].word):
            last = prose.Statement(last.start, statement.end, last.parts + statement.parts)
            continue
        if last:
            yield last
        last = statement
    if last:
        yield last


def _unwrapped(cell: str) -> str:
    """Return a cell's text with line breaks inside names undone; those between names become separators."""
    return re.sub(r"[ \t]*\n[ \t]*", "、", cell.strip()) if "\n" in cell.strip() else cell


def _brackets(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the outermost brackets in folded[start:end]; an unclosed one ends nothing."""
    depth = 0
    opened = 0
    for found in re.compile("[()]").finditer(folded, start, end):
        if found[0] == "(":
            if not depth:
                opened = found.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield opened, found.end()
