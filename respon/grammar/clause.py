"""Clauses that only say who is responsible: (责任单位:A、B), (A牵头,B、C参加), 牵头单位：A."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from respon.grammar import labels, verbs
from respon.grammar.fold import LEAD_NOTE, SUPPORT_NOTE
from respon.grammar.heads import STOP, Knows, Span, has_head, is_organ
from respon.grammar.lists import Listed, clean, split
from respon.grammar.rule import Rule, cut
from respon.model import Role


class Part(NamedTuple):
    """Names that share a role; `word` gave it; `stated`: the text itself says so."""

    names: tuple[Span, ...]
    role: Role
    word: str
    stated: bool = True
    open_ended: bool = False


class Clause(NamedTuple):
    """A clause understood: its parts, what it says of the time, and what was left over."""

    parts: tuple[Part, ...] = ()
    due: str = ""
    rest: tuple[Span, ...] = ()

    @property
    def is_bare(self) -> bool:
        """Whether it is a list of names without label or verb."""
        return bool(self.parts) and all(not part.word for part in self.parts)


class _Token(NamedTuple):
    kind: str  # label, due or verb
    start: int
    end: int
    label: str = ""
    person: bool = False
    verb: verbs.Verb | None = None


_SEGMENT = re.compile("[;。]")
_COMMA = re.compile(",")
_POSTS = re.compile("(?:各|有关|相关|其他)[^,;。]{0,8}(?:牵头|责任|配合|参与|主办)(?:单位|部门)")
_WRITTEN = re.compile("[\u4e00-\u9fff]")
_TIME = re.compile(r"(?:\d{4}年|\d{1,2}月|年底|年内|长期|持续|全年|每[年月季])")
_SHARED = ("共同", "分别", "联合")


def _tokens(hidden: str) -> list[_Token]:
    named = [_Token("label", m.start(), m.end(), m["label"], bool(m["person"])) for m in labels.LABEL.finditer(hidden)]
    dues = [_Token("due", m.start(), m.end()) for m in labels.DUE.finditer(hidden)]
    taken = [(token.start, token.end) for token in named + dues]
    acts = [
        _Token("verb", verb.start, verb.end, verb=verb)
        for verb in verbs.verbs(hidden, 0, len(hidden))
        if not any(start < verb.end and verb.start < end for start, end in taken)
    ]
    return sorted(named + dues + acts, key=lambda token: token.start)


def parse(hidden: str, rule: Rule | None = None, knows: Knows | None = None, role: Role | None = None) -> Clause:
    """Understand a clause. `hidden`: its text, inner brackets hidden. `role`: what an unlabelled list has."""
    reader = _Reader(hidden[: cut(hidden)], knows, role)
    reader.run()
    return Clause(_settled(reader.parts, hidden, rule), reader.due, tuple(reader.rest))


class _Reader:
    """Goes through the clause once, from label or verb to the next."""

    def __init__(self, hidden: str, knows: Knows | None, role: Role | None) -> None:
        self.hidden = hidden
        self.knows = knows
        self.parts: list[Part] = []
        self.rest: list[Span] = []
        self.due = ""
        self.at = 0
        self.role = role
        self.label = ""
        self.person = False
        self.helping = ""  # after 会同: those who help
        self.acted = False  # a verb has just passed: what follows it may be its object

    def run(self) -> None:
        """Read the whole clause."""
        for token in _tokens(self.hidden):
            if token.start < self.at:
                continue
            if token.verb:
                self._verb(token.verb)
                continue
            self._flush(token.start)
            self.at = token.end
            if token.kind == "due":
                stop = re.compile("[,;。]").search(self.hidden, self.at)
                self.at = stop.start() if stop else len(self.hidden)
                self.due = self.hidden[token.end : self.at]
                self.role, self.label = None, ""
            else:
                self.role, self.label, self.person = labels.role(token.label), token.label, token.person
                self.helping, self.acted = "", False
        self._flush(len(self.hidden))

    def _verb(self, verb: verbs.Verb) -> None:
        """Give the names before the verb their role."""
        listed, _ = self._names(self._closed(self.at, verb.start), verb.start)
        self.at = verb.end
        if self.helping and listed.names:
            self._help(listed)
            return
        act = verb.act
        if act == "with":
            self._add(listed, "lead", verb.word)
            self.helping = verb.word
        elif act == "charge":
            alone = len(listed.names) == 1 and not listed.open_ended and not verb.word.startswith(_SHARED)
            role: Role = "lead" if alone else "co"
            given = None if alone and not self.label else self.role  # a column's role yields to 甲负责
            self._add(listed, given or role, self.label or verb.word, stated=alone and not given)
        elif act in ("duty", "share"):
            self._add(listed, self.role or "co", self.label or verb.word, stated=not self.role or self.role != "co")
        else:
            self._add(listed, "lead" if act == "lead" else "support", verb.word)
        self.acted = True

    def _flush(self, end: int) -> None:
        """Read what stands between the last label or verb and the next label, or the end."""
        start = self.at
        for mark in (*_SEGMENT.finditer(self.hidden, start, end), None):
            stop = mark.start() if mark else end
            self._segment(start, stop)
            if mark and mark[0] == "。":
                self.role, self.label, self.person = None, "", False
            start = mark.end() if mark else end
        self.at = end

    def _segment(self, start: int, end: int) -> None:
        """Read one stretch without labels and safe verbs."""
        listed, rest = self._names(self._closed(start, end), end)
        if self.helping and listed.names:
            self._help(listed)
        elif not self.person:
            self._add(listed, self.role or "co", self.label, stated=bool(self.label) and self.role != "co")
            times = [span for span in rest if _TIME.match(self.hidden, *span)]
            if times and not self.due:
                self.due = self.hidden[slice(*times[0])]
            if self.label or not self.parts:
                self.rest.extend(span for span in rest if span not in times)

    def _closed(self, start: int, end: int) -> int:
        """Read the lists that a verb such as 指导 or 落实 closes; return where the last of them ends."""
        begin = at = start
        for comma in (*_COMMA.finditer(self.hidden, start, end), None):
            stop = comma.start() if comma else end
            tail = verbs.TAIL.search(self.hidden[at:stop].rstrip())
            if tail and has_head(self.hidden, *clean(self.hidden, at, at + tail.start())):
                self._close(self._names(begin, at + tail.start())[0], tail)
                begin = stop
            at = comma.end() if comma else end
        return begin

    def _close(self, listed: Listed, tail: re.Match[str]) -> None:
        """Give a list the role of the verb that closes it: A指导, B落实."""
        kind = tail.lastgroup
        alone = len(listed.names) == 1 and not listed.open_ended
        if self.helping:
            self._help(listed)
        elif kind == "charge":
            self._add(listed, "lead" if alone else "co", tail[0], stated=alone)
        elif kind == "share":
            self._add(listed, "co", tail[0])
        else:
            self._add(listed, "support" if kind == "support" else "oversee", tail[0])

    def _help(self, listed: Listed) -> None:
        """Give the object of 会同 its role."""
        self._add(listed, "support", self.helping)
        self.helping = ""

    def _names(self, start: int, end: int) -> tuple[Listed, list[Span]]:
        """Return the names between two places, and the pieces that are none."""
        listed = split(self.hidden, start, end, self.knows)
        first = self.acted
        fits = [self._fits(span, first and not index) for index, span in enumerate(listed.names)]
        if listed.names:
            self.acted = False
        if sum(fits) > 1 and all(fit or self._short(span) for fit, span in zip(fits, listed.names, strict=True)):
            fits = [True] * len(fits)  # a short form among names: 海关、边检等部门
        good = tuple(span for span, fit in zip(listed.names, fits, strict=True) if fit)
        bad = [span for span, fit in zip(listed.names, fits, strict=True) if not fit]
        return Listed(good, listed.open_ended, end), bad

    def _short(self, span: Span) -> bool:
        piece = self.hidden[span[0] : span[1]]
        return len(piece) <= 8 and not STOP.search(piece) and not re.search(r"[\d,.]", piece)

    def _fits(self, span: Span, after_verb: bool) -> bool:
        """Tell whether a piece of a list can be a name; after a label all but verbs and numbers can."""
        strict = after_verb or not (self.label or self.role)
        start, end = span
        if is_organ(self.hidden, start, end, self.knows):
            return True
        piece = self.hidden[start:end]
        return (
            not strict
            and len(piece) <= 24
            and (not STOP.search(piece) or _POSTS.fullmatch(piece) is not None)
            and _WRITTEN.search(piece) is not None
            and not re.search(r"\d{2}|无$|附件|下同", piece)
        )

    def _add(self, listed: Listed, role: Role, word: str, stated: bool = True) -> None:
        if listed.names and not self.person:
            self.parts.append(Part(listed.names, role, word, stated, listed.open_ended))


def _settled(parts: Iterable[Part], hidden: str, rule: Rule | None) -> tuple[Part, ...]:
    """Apply the document's own rule, and mark sharing as stated where the clause names other roles."""
    found = [one for part in parts for one in _noted(part, hidden)]
    if any(part.role == "lead" for part in found):
        return tuple(part._replace(stated=True) for part in found)
    if rule:
        found = list(_led(found, hidden, rule))
    if len({part.role for part in found}) > 1:
        found = [part._replace(stated=True) for part in found]
    return tuple(found)


def _noted(part: Part, hidden: str) -> Iterator[Part]:
    """Split a part where remarks behind names give them roles of their own: 甲(牵头)、乙."""
    marks = [hidden[end : end + 1] for _, end in part.names]
    if not {LEAD_NOTE, SUPPORT_NOTE} & set(marks):
        yield part
        return
    roles: dict[str, Role] = {LEAD_NOTE: "lead", SUPPORT_NOTE: "support"}
    for mark in (LEAD_NOTE, SUPPORT_NOTE, ""):
        kept = tuple(name for name, own in zip(part.names, marks, strict=True) if (own if own in roles else "") == mark)
        if kept:
            yield part._replace(names=kept, role=roles.get(mark, part.role), stated=True)


def _led(parts: list[Part], hidden: str, rule: Rule) -> Iterator[Part]:
    """Split the first shared list by the rule: those who lead, and the others."""
    done = False
    for part in parts:
        if done or part.role != "co":
            yield part
            continue
        done = True
        leaders = tuple(rule.leaders(hidden, part.names))
        others = tuple(name for name in part.names if name not in leaders)
        if leaders:
            yield part._replace(names=leaders, role="lead", word=rule.text, stated=True, open_ended=False)
        if others:
            yield part._replace(names=others, role=rule.rest if leaders else part.role)
