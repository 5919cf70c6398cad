"""The pieces of a clause's lists: which are names, by their form or by where they stand."""

import re

from respon.grammar import behind, due, running
from respon.grammar.heads import Knows, Span, has_head, is_organ, stop
from respon.grammar.lists import Listed, split
from respon.grammar.words.lexicon import tokens
from respon.model import Role

_NO_NAME = re.compile(r"\d{2}|附件|下同|[,.:。—]|期间$|(?<![^、,;])第?\d+[项条款点]?$")
_MARKS = re.compile("[,;。]")
_LONGEST_ADVERB, _LONGEST_PREFIX = 4, 4  # characters before a verb, and before a label, that are of it
_OFFICES, _PERSON = "局处科室股", (2, 3)  # behind which a person's name may stand, of so many characters
_UNSURE = frozenset(("within", "kind", "place", "seat", "firm"))
"""Heads behind which more of the same name may follow."""
_LONGEST_LATIN = 70  # characters of an English name
_LONGEST_PIECE = 24  # characters of a name that only its place in a list shows to be one


class Pieces:
    """A clause while it is read: its text, and the label or role in force."""

    def __init__(self, hidden: str, knows: Knows | None, role: Role | None) -> None:
        self.hidden = hidden
        self.knows = knows
        self.rest: list[Span] = []
        self.role = role
        self.label = ""
        self.at = 0  # what stands before is read
        self.both = False  # the label is one of organs and of persons
        self.acted = False  # a verb has just passed: what follows it may be its object
        self.sure = any("organ" in token.kinds for token in tokens(hidden).tokens)

    def names(self, start: int, end: int, before_verb: bool = False) -> tuple[Listed, list[Span]]:
        """Return the names between two places, and the pieces that are none."""
        listed = split(self.hidden, start, end, self.knows)
        organs = tuple(span for span in listed.names if not self.is_person(span))
        listed = listed._replace(names=organs)
        if before_verb and not self.label and listed.names:
            bared = (*map(self._unworded, listed.names[:-1]), self._bared(listed.names[-1]))
            self.rest += [span for span, bare in zip(listed.names, bared, strict=True) if span != bare]
            listed = listed._replace(names=bared)
        if self.label:
            listed = listed._replace(names=tuple(map(self._alone, listed.names)))
        after = self.acted and self.hidden[start : start + 1] not in (",", ";", "。", " ", "、")
        fits = [self._fits(span, after and not index, before_verb) for index, span in enumerate(listed.names)]
        if listed.names:
            self.acted = False
        if sum(fits) > 1 and all(fit or self._short(span) for fit, span in zip(fits, listed.names, strict=True)):
            fits = [not after or fits[0], *[True] * (len(fits) - 1)]  # a short form among names: 海关、边检等部门
        good = tuple(span for span, fit in zip(listed.names, fits, strict=True) if fit)
        if self.both:
            return self._begun(listed, end)
        if before_verb and fits and not fits[-1] and not self.label:  # 省农科院提供技术|支撑
            last = listed.names[-1]
            begun = running.read(self.hidden, *last, self.knows)
            if begun.names and begun.names[0][0] == last[0]:
                return Listed((*good, *begun.names), listed.open_ended, end), [
                    span for span, fit in zip(listed.names[:-1], fits[:-1], strict=True) if not fit
                ]
        bad = [span for span, fit in zip(listed.names, fits, strict=True) if not fit]
        return Listed(good, listed.open_ended, end), bad

    def limit(self, at: int) -> int:
        """Return where a limit ends: with its piece, and the pieces of time behind it (3月启动,12月完成)."""
        while True:
            stop = _MARKS.search(self.hidden, at)
            after = _MARKS.search(self.hidden, stop.end()) if stop else None
            if not stop or stop[0] != ",":
                return stop.start() if stop else len(self.hidden)
            if not due.is_limit(self.hidden[stop.end() : after.start() if after else None]):
                return stop.start()
            at = stop.end()

    def prefix(self, label: int) -> int:
        """Return where a label begins, with the word before it that is no name: 政策|支持:."""
        start = label
        while start > self.at and "\u4e00" <= self.hidden[start - 1] <= "\u9fff":
            start -= 1
        word = start > 0 and label - start <= _LONGEST_PREFIX
        return start if word and not has_head(self.hidden, start, label) else label

    def is_person(self, span: Span) -> bool:
        """Tell whether a piece names persons: 党委书记, 分管副市长."""
        last = tokens(self.hidden).to(span[1])
        return last is not None and ("person" in last.kinds or {"crowd", "noun"} <= last.kinds.keys())  # 负责|同志

    def _bared(self, span: Span) -> Span:
        """Return a name without the unknown word that stands before its verb, or is one: 市水利局稳健|推进."""
        if is_organ(self.hidden, *span, self.knows):
            return span
        end = running.name_end(self.hidden, *span, self.knows)
        last = tokens(self.hidden).to(end)
        does = last.kinds.get("organ") if last else None
        named = does is not None and ("named" in does or not does & _UNSURE)
        return (span[0], end) if named and span[1] - _LONGEST_ADVERB <= end < span[1] else span

    def _alone(self, span: Span) -> Span:
        """Return the name of an office without that of its person: 市城管局环卫处张某."""
        end = running.name_end(self.hidden, *span, self.knows)
        last = tokens(self.hidden).to(end) if end else None
        office = last is not None and "named" in last.kinds.get("organ", ()) and self.hidden[end - 1] in _OFFICES
        person = office and behind.is_tail(self.hidden, end, span[1]) and span[1] - end in _PERSON
        return (span[0], end) if person else span

    def _unworded(self, span: Span) -> Span:
        """Return a name without an unknown word for what its organ does: 市红十字会募捐、市民政局监管."""
        bare = self._bared(span)
        return span if behind.is_known(tokens(self.hidden).at(bare[1])) else bare

    def _begun(self, listed: Listed, end: int) -> tuple[Listed, list[Span]]:
        """Return the organs that begin the pieces of a list of organs and persons: 市水利局 张某."""
        begun = [running.read(self.hidden, *span, self.knows).names[:1] for span in listed.names]
        good = tuple(names[0] for names in begun if names)
        return Listed(good, listed.open_ended, end), []

    def _short(self, span: Span) -> bool:
        plain = (
            _NO_NAME.search(self.hidden, *span) or due.is_limit(self.hidden[slice(*span)]) or self._person_acts(*span)
        )
        return span[1] - span[0] <= 8 and not plain and not stop(self.hidden, *span)

    def _fits(self, span: Span, after_verb: bool, before_verb: bool) -> bool:
        """Tell whether a piece of a list can be a name; after a label, and before a verb, all but verbs can."""
        start, end = span
        if ":" in self.hidden[start:end]:
            return False  # 某某:甲, a label not known
        if is_organ(self.hidden, start, end, self.knows):
            return True
        if self.label.isascii() and self.label:
            return end - start <= _LONGEST_LATIN and not self._is_plain(start, end)
        lenient = not after_verb and (bool(self.label or self.role) or (before_verb and self.sure))
        return (
            lenient
            and end - start <= _LONGEST_PIECE
            and (not stop(self.hidden, start, end) or self._is_post(start, end) or self._does_inside(start, end))
            and not self._is_plain(start, end)
            and not self._person_acts(start, end)
            and not _NO_NAME.search(self.hidden, start, end)
            and not due.is_limit(self.hidden[start:end])
        )

    def _person_acts(self, start: int, end: int) -> bool:
        """Tell whether a piece says what a person does: 分管副县长召集."""
        line = list(tokens(self.hidden).between(start, end))
        if not line or (line[0].start == start and "person" in line[0].kinds):
            return bool(line)  # 镇长任总
        acts = line[-1].end == end and bool({"act", "core", "verb"} & line[-1].kinds.keys())
        return acts and any("person" in token.kinds for token in line)

    def _does_inside(self, start: int, end: int) -> bool:
        """Tell whether a name with a head holds doings only, and none at its beginning: 市推进职能转变办公室."""
        if not has_head(self.hidden, start, end):
            return False
        stops = [token for token in tokens(self.hidden).between(start, end) if {"stop", "verb"} & token.kinds.keys()]
        return stops[0].start > start and all("doing" in token.kinds.get("stop", ()) for token in stops)

    def _is_post(self, start: int, end: int) -> bool:
        """Tell whether the span is a collective of posts, or of those who do something: 各项目牵头单位, 使用部门."""
        line = list(tokens(self.hidden).between(start, end))
        last = line[-1].kinds if line and line[-1].end == end else {}
        if not ("body" in last or "firm" in last.get("organ", ())):
            return False
        doing = "doing" in line[0].kinds.get("stop", ()) and "common" in last
        return "all" in line[0].kinds or (doing and sum(token.end - token.start for token in line) == end - start)

    def _is_plain(self, start: int, end: int) -> bool:
        """Tell whether no character is left for a name: adverbs, the public, marks."""
        line = list(tokens(self.hidden).between(start, end))
        said = sum(token.end - token.start for token in line if {"adverb", "modal", "crowd"} & token.kinds.keys())
        return (
            said >= end - start
            or self.hidden[start:end] == "无"
            or not any(char.isalpha() for char in self.hidden[start:end])
        )
