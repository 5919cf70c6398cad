"""Clauses that only say who is responsible: (责任单位:A、B), (A牵头,B、C参加), 牵头单位：A."""

import re
from typing import NamedTuple

from respon.grammar import behind, due, labels, running, strange, verbs
from respon.grammar.heads import Knows, Span
from respon.grammar.lists import Listed, is_one
from respon.grammar.pieces import Pieces
from respon.grammar.rule import Rule, cut
from respon.grammar.stated import Clause, Part, settled
from respon.grammar.words import roles
from respon.grammar.words.lexicon import tokens
from respon.grammar.words.memory import remembered
from respon.model import Role


class _Token(NamedTuple):
    kind: str  # label, due or verb
    start: int
    end: int
    label: str = ""
    person: bool = False
    verb: verbs.Verb | None = None
    both: bool = False  # a label of organs and of persons


_MARKS = re.compile("[,;。]")
_COMMA = re.compile("[,;]")
_NEVER = ("不再", "不", "未", "无需")


def _tokens(hidden: str) -> list[_Token]:
    named = [
        _Token("label", m.start(), m.end(), m["label"], labels.is_person(m), both=labels.is_both(m))
        for m in labels.find(hidden)
    ]
    dues = [_Token("due", m.start(), m.end()) for m in labels.limits(hidden)]
    taken = [(token.start, token.end) for token in named + dues]
    acts = [
        _Token("verb", verb.start, verb.end, verb=verb)
        for verb in verbs.verbs(hidden, 0, len(hidden))
        if not any(start < verb.end and verb.start < end for start, end in taken)
    ]
    return sorted(named + dues + acts, key=lambda token: token.start)


@remembered(2048)
def parse(
    hidden: str, rule: Rule | None = None, knows: Knows | None = None, role: Role | None = None, both: bool = False
) -> Clause:
    """Understand a clause. `hidden`: its text, inner brackets hidden.

    role: what an unlabelled list has. both: it is one of organs and of persons.
    """
    reader = _Reader(hidden[: _cut(hidden)], knows, role)
    reader.both = both
    reader.run()
    limits = [span for span in reader.rest if due.is_limit(hidden[slice(*span)])]
    limit = reader.due or (hidden[slice(*limits[0])] if limits else "")
    rest = tuple(span for span in reader.rest if span not in limits and not behind.is_deed(hidden, *span))
    return Clause(settled(reader.parts, hidden, rule), limit, rest)


def _cut(hidden: str) -> int:
    """Return where a rule, or a standing note that names nobody (以下均需各镇落实), ends the clause."""
    stop = cut(hidden)
    for token in tokens(hidden).between(1, stop):
        if "note" in token.kinds and hidden[token.start - 1] in ",;。 ":
            return token.start
    return stop


class _Reader(Pieces):
    """Goes through the clause once, from label or verb to the next."""

    def __init__(self, hidden: str, knows: Knows | None, role: Role | None) -> None:
        super().__init__(hidden, knows, role)
        self.parts: list[Part] = []
        self.due = ""
        self.person = False
        self.helping = ""  # after 会同: those who help
        self.fresh = False  # a label has just passed, and no verb since
        self.several = _COMMA.search(hidden) is not None  # its pieces say of each other what they are

    def run(self) -> None:
        """Read the whole clause."""
        found = _tokens(self.hidden)
        starts = [token.start for token in found if token.kind != "verb"]
        for token in found:
            if token.start < self.at:
                continue
            if token.verb:
                self._verb(token.verb)
                continue
            self._flush(self.prefix(token.start) if token.kind == "label" else token.start)
            former = token.kind == "label" and running.is_former(self.hidden, token.start)
            if token.kind == "due" or former:
                ends = self.limit(token.end)
                self.at = min([start for start in starts if start >= token.end] + [ends])
            else:
                self.at = token.end
            if token.kind == "due":
                self.due = self.hidden[token.end : self.at]
                self.role, self.label = None, ""
            elif not former:
                role = labels.role(token.label)
                self.role, self.label, self.person = role, token.label, token.person or role is None
                self.both = token.both
                self.helping, self.acted, self.fresh = "", False, True
        self._flush(len(self.hidden))

    def _verb(self, verb: verbs.Verb) -> None:
        """Give the names before the verb their role."""
        if self.person and (mark := self.hidden.rfind(";", self.at, verb.start)) >= 0:
            self._flush(mark + 1)
        start = self._subject(verb)
        if self.hidden.endswith(_NEVER, 0, verb.start) or self._was(start):
            self.at = verb.end
            return
        listed, rest = self.names(start, verb.start, before_verb=True)
        if verb.weak and not listed.names:
            self.at = verb.end if strange.is_person(self.hidden, verb.start) else self.at
            return  # 落实, 指导 that close no list
        if start > self.at:
            self._segment(self.at, start, acts=True)
        self.at = verb.end
        if not self.person:
            self.rest += rest if self.label else self._told(rest)
        if self.helping and listed.names:
            self._help(listed)
            return
        if verb.act == "with":
            self._add(listed, "lead", verb.word)
            self.helping = verb.word
        else:
            self._act(verb, listed)
        self.acted, self.fresh = True, False

    def _act(self, verb: verbs.Verb, listed: Listed) -> None:
        alone = is_one(self.hidden, listed) and not verb.together
        role = roles.of_act(verb.act, alone)
        word = verb.word
        if verb.act == "charge":
            given = None if alone and not self.label else self.role  # a column's role yields to 甲负责
            self._add(listed, given or role, self.label or word, stated=alone and not given, mild=verb.weak)
        elif verb.act in ("duty", "share"):
            self._add(listed, self.role or "co", self.label or word, stated=not self.role or self.role != "co")
        else:
            self._add(listed, role, word)

    def _was(self, start: int) -> bool:
        """Tell whether the names behind 由 are of those who acted before: 此前由甲牵头."""
        by = next((word for word in behind.BY if self.hidden.endswith(word, 0, start)), "")
        return bool(by) and running.is_former(self.hidden, start - len(by))

    def _subject(self, verb: verbs.Verb) -> int:
        """Return where the verb's own list begins: behind 由; behind what else has been said before a comma."""
        start = self.at
        for token in tokens(self.hidden).between(self.at, verb.start):
            if self.hidden[token.start : token.end] in behind.BY:
                start = token.end
        group = -1 if self.label else self.hidden.rfind(";", start, verb.start)
        if group >= 0 and self.names(group + 1, verb.start, before_verb=True)[0].names:
            return group + 1  # 甲、乙;丙、丁配合
        if self.label and verb.act == "support" and self.fresh:  # 责任单位:甲,乙配合
            return max(start, self.hidden.rfind(",", start, verb.start) + 1)
        for mark in () if self.label else _COMMA.finditer(self.hidden, start, verb.start):
            if behind.does(self.hidden, start, mark.start(), self.knows):
                start = mark.end()
        return start

    def _flush(self, end: int) -> None:
        """Read what stands between the last label or verb and the next label, or the end."""
        start = self.at
        for mark in (*_MARKS.finditer(self.hidden, start, end), None):
            if mark and mark[0] == ",":
                continue
            stop = mark.start() if mark else end
            self._segment(start, stop)
            if mark and (mark[0] == "。" or (self.person and mark[0] == ";")):
                self.role, self.label, self.person = None, "", False
            start = mark.end() if mark else end
        self.at = end

    def _told(self, rest: list[Span], alone: bool = False) -> list[Span]:
        """Give the names that begin a piece what its other words say: 县财政局拨付资金; return what is left.

        alone: no verb of responsibility shows that the clause is one; then its own word must be a doing.
        """
        left, helping = [], self.helping
        for start, end in rest:
            begin = behind.opened(self.hidden, start, end)
            listed = running.read(self.hidden, begin, end, self.knows)
            goes_on = behind.done(self.hidden, listed.end, end, alone)
            whole = any(last - first > behind.SHORTEST for first, last in listed.names)  # not 市委 of 市委宣传…
            strange = not goes_on and self.several and behind.is_tail(self.hidden, listed.end, end)
            if not (goes_on or strange) or not whole or self.label or not self.sure:
                left.append((start, end))
                continue
            if helping:
                self._add(listed, "support", helping)
                helping = ""
                continue
            if strange:
                left.append((start, end))  # its names are shared, its word is told
            said = behind.says(self.hidden, goes_on, end)
            role = roles.of_act(said, alone=False) if said else "co"
            word = self.hidden[goes_on.start : goes_on.end] if goes_on else self.hidden[listed.end : end]
            self._add(listed, role, word, stated=role != "co")
        return left

    def _segment(self, start: int, end: int, acts: bool = False) -> None:
        """Read one stretch without labels and verbs. acts: a verb of its clause follows."""
        listed, rest = self.names(start, end)
        if not self.person and not self.label:
            rest = self._told(rest, alone=not (self.parts or acts))
        if self.helping and listed.names:
            self._help(listed)
        elif not self.person:
            self.helping = ""
            self._add(listed, self.role or "co", self.label, stated=bool(self.label) and self.role != "co")
            times = [span for span in rest if due.is_limit(self.hidden[slice(*span)])]
            if times and not self.due:
                self.due = self.hidden[slice(*times[0])]
            self.rest += [span for span in rest if span not in times and self.hidden[slice(*span)] not in behind.BY]
            self.rest = [span for span in self.rest if not self.is_person(span)]

    def _help(self, listed: Listed) -> None:
        """Give the object of 会同 its role."""
        self._add(listed, "support", self.helping)
        self.helping = ""

    def _add(self, listed: Listed, role: Role, word: str, stated: bool = True, mild: bool = False) -> None:
        if listed.names and not self.person:
            self.parts.append(Part(listed.names, role, word, stated, listed.open_ended, mild))
