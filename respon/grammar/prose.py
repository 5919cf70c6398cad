"""Running text: a named organ as the subject of 牵头, 会同, 负责, 配合 …, and the office set up in one.

Read sentence by sentence, clause by clause: names at a clause's beginning or after 由 are its subject; a
subject holds to the end of the sentence (in an entry 甲：…；…, to the end of the entry); a verb counts if
nothing but adverbs or a prepositional phrase stands between it and its subject.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from respon.grammar import running, verbs
from respon.grammar.clause import Part
from respon.grammar.fold import ASIDE
from respon.grammar.heads import STOP, Knows, Span, has_head, is_generic, is_organ
from respon.grammar.lists import Listed, split


class Statement(NamedTuple):
    """What one sentence states."""

    start: int
    end: int
    parts: tuple[Part, ...]


_SENTENCE = re.compile("[。!?]|;")
_CLAUSE = re.compile("[,:]")
_OPENING = re.compile(
    r"[ \n]*(?:其中|同时|此外|另外|必要时|原则上|平时|今后|日常|目前|请|特别是|对此|为此|每年|每月|每季度"
    r"|(?:\d{4}年|\d{1,2}月|今年|年)[^,;。由、]{0,12}?(?:底前|日前|月前|年前|前|起|内|期间)"
    r"|一是|二是|三是|四是|五是|六是|[一二三四五六七八九十]{1,2}、|\(?\d{1,2}[.、)])*+[,:]?[ \n]*"
)
_BY = re.compile("(?<![自理缘案事因])由(?![于此来衷])")
_ADVERBS = re.compile(
    "(?:要|应当|应该|应|须|必须|需要|需|将|可以|可|会|也|还|均|都|具体|统一|共同|分别|各自|依法|积极|主动|切实|继续|直接"
    "|全面|统筹|同步|及时|认真|主要|分工|总体|全程|一并|严格|进一步|联合|一起|定期|适时|做好|抓好|组织|协调|并|和|及|以及"
    r"|、|,|\s|(?:\d+|[一二三四五六七八九十]+)个?(?:部门|单位)(?:和单位)?|等(?:有关|相关)?(?:部门|单位)?"
    "|(?:按照?|根据|依据|依照|在)(?:各自|其|本单位|本部门)?的?(?:法定)?(?:职责|职能|职权|权限|任务)"
    f"(?:范围|分工|任务|权限)?(?:内|要求)?|{ASIDE})*+"
)
_PHRASE = re.compile(
    "[ \n]*(?:要|应当|应|须|将)?"
    "(?:根据|按照?|依据|依照|在|对|结合|围绕|针对|通过|依托|以(?!及)|作为|是|为|经|自|于|从|就|与|会同)"
)
_AND_THEN = re.compile("(?:并且|并|同时|和|及|具体|统一|共同|还|也|且)[ \n]*$")
_OFFICE = re.compile(
    r"(?:办公室|秘书处|秘书组|办事机构|工作机构|办公机构|专班|工作组|指挥部|小组|联席会议|专委会|委员会|组织办|协调办|日常工作|日常事务)"
    r"(?:[^,;。:、]{0,12}?(?P<verb>设立?在|设于|挂靠在?|挂靠于|依托)|(?<=设办公室)[于在])"
)
_MOST = 200  # names that a list broken by commas may have
_HOUSED = re.compile("设立?在|设于|挂靠|依托|设办公室[于在]")
_NEXT = ("、", "和", "及")  # 由甲牵头、乙参与: a second subject in the same clause
_VAGUE_ACT = re.compile("(?:起|好|担)?(?:责任|作用|力度)")


def read(
    hidden: str, start: int, end: int, subject: Listed | None = None, knows: Knows | None = None
) -> Iterator[Statement]:
    """Yield what the sentences of hidden[start:end] state. `subject`: of the entry they stand in."""
    at = start
    carried: Listed | None = subject
    last: Statement | None = None
    for mark in (*_SENTENCE.finditer(hidden, start, end), None):
        stop = mark.start() if mark else end
        if stop > at and verbs.LIKELY.search(hidden, at, stop):
            reader = _Sentence(hidden, at, stop, carried, knows)
            parts = tuple(reader.run())
            if parts and last and last.end == at and hidden[at:stop].rstrip().endswith(parts[-1].word):
                last = Statement(last.start, min(end, stop + 1), last.parts + parts)  # 由甲主办;乙协办。
            elif parts:
                if last:
                    yield last
                last = Statement(at, min(end, stop + 1), parts)
            carried = reader.single if mark and mark[0] == ";" and not subject else subject
        elif not mark or mark[0] != ";":
            carried = subject
        at = mark.end() if mark else end
    if last:
        yield last


class _Sentence:
    """One sentence: its subject as it goes, and the role of each agency, the strongest first."""

    def __init__(self, hidden: str, start: int, end: int, subject: Listed | None, knows: Knows | None) -> None:
        self.hidden = hidden
        self.start = start
        self.end = end
        self.knows = knows
        self.subject = subject
        self.given = frozenset(subject.names if subject else ())  # places in the entry's own paragraph
        self.pending: Listed | None = None  # a clause that was names and nothing else
        self.parts: list[Part] = []
        self.verbs: list[verbs.Verb] = []
        self.next = 0  # of the verbs, the first still to be read

    def run(self) -> list[Part]:
        """Return the parts that the sentence states."""
        self.verbs = verbs.verbs(self.hidden, self.start, self.end)
        if not self.verbs and not _HOUSED.search(self.hidden, self.start, self.end):
            return []
        at = self.start
        for mark in (*_CLAUSE.finditer(self.hidden, self.start, self.end), None):
            stop = mark.start() if mark else self.end
            if stop > at:
                self._clause(at, stop)
            at = mark.end() if mark else self.end
        return list(_strongest(self.hidden, self.parts, self.given))

    def _clause(self, start: int, end: int) -> None:
        """Read one clause: the subject at its beginning, then its verbs in order."""
        opening = _OPENING.match(self.hidden, start, end)
        begin = opening.end() if opening else start
        at = begin
        listed = self._listed(begin, end)
        if listed.names:
            if self.pending and len(self.pending.names) < _MOST:
                listed = Listed((*self.pending.names, *listed.names), listed.open_ended, listed.end)
            at = listed.end
            self.subject = listed
        alone = bool(listed.names) and not self.hidden[at:end].strip()
        self.pending = listed if alone else None
        self._offices(begin, end)
        while self.next < len(self.verbs) and self.verbs[self.next].start < end:
            verb = self.verbs[self.next]
            self.next += 1
            if verb.start >= at:
                at = self._verb(verb, at, end)

    def _verb(self, verb: verbs.Verb, at: int, end: int) -> int:
        """Give the verb's subject its role; return where reading goes on."""
        subject = self._before(verb, at)
        if subject is None:
            gap = self.hidden[at : verb.start]
            if not self.subject or not self._carries(gap):
                return verb.end if self.subject or not gap else self._guess(verb, at, end)
            subject = self.subject
        return self._act(verb, subject, end)

    def _guess(self, verb: verbs.Verb, at: int, end: int) -> int:
        """Look for a subject right before the verb, where the clause began with something else."""
        if not has_head(self.hidden, at, verb.start):
            return verb.end
        stop = at
        for found in STOP.finditer(self.hidden, at, verb.start):
            stop = found.end()
        spans = split(self.hidden, stop, verb.start, self.knows)
        if stop > at and spans.names and all(is_organ(self.hidden, *span, self.knows) for span in spans.names):
            return self._act(verb, spans, end)
        return verb.end

    def _before(self, verb: verbs.Verb, at: int) -> Listed | None:
        """Return the names after the last 由 before the verb, if they lead up to it."""
        by = [found.end() for found in _BY.finditer(self.hidden, at, verb.start)]
        begin = by[-1] if by else at + 1 if self.hidden[at : at + 1] in _NEXT else 0
        if not begin:
            return None
        listed = running.read(self.hidden, begin, verb.start, self.knows)
        gap = self.hidden[listed.end : verb.start]
        if not listed.names or not (self._is_adverbial(gap) or _PHRASE.match(gap)):
            return Listed()
        self.subject = listed
        return listed

    @property
    def single(self) -> Listed | None:
        """The subject, if it is the first that the sentence spoke of: 甲牵头;负责…, not 甲牵头,乙配合;负责…."""
        first = self.parts[0].names if self.parts else None
        return self.subject if self.subject and first in (None, self.subject.names) else None

    def _act(self, verb: verbs.Verb, subject: Listed, end: int) -> int:
        """Record what the verb says of its subject and, for 会同 and 协同, of its object."""
        if (
            not subject.names
            or all(is_generic(self.hidden, *span) for span in subject.names)
            or _VAGUE_ACT.match(self.hidden, verb.end)
        ):
            return verb.end
        alone = len(subject.names) == 1 and not subject.open_ended
        act = verb.act
        after = verb.end
        if act == "with" or verb.word == "协同":
            helpers = self._listed(verb.end, end)
            if not helpers.names:
                return verb.end
            self._add(subject, "lead" if act == "with" else "co", verb.word)
            self._add(helpers, "support" if act == "with" else "co", verb.word)
            after = helpers.end
        elif act == "charge" and self._shares(subject):
            return verb.end
        elif act == "charge":
            single = alone and not verb.word.startswith(("共同", "分别", "联合"))
            self._add(subject, "lead" if single else "co", verb.word, single)
        elif act in ("duty", "share"):
            self._add(subject, "co", verb.word)
        else:
            self._add(subject, "support" if act == "support" else "lead", verb.word)
        return after

    def _shares(self, subject: Listed) -> bool:
        """Tell whether the sentence has already said 按照各自职责 of this subject."""
        return any(part.names == subject.names and "职责" in part.word for part in self.parts)

    def _offices(self, start: int, end: int) -> None:
        """Record the agencies in which an office is set up."""
        if not _HOUSED.search(self.hidden, start, end):
            return
        for found in _OFFICE.finditer(self.hidden, start, end):
            listed = self._listed(found.end(), end)
            if listed.names:
                self._add(listed, "co", f"办公室{found['verb'] or '设在'}" if "办公室" in found[0] else found[0])
                self.subject = None  # what follows is the office's work, not its host's

    def _listed(self, start: int, end: int) -> Listed:
        """Read names in running text; a name before 的 only qualifies something else."""
        listed = running.read(self.hidden, start, end, self.knows)
        if listed.names and self.hidden.startswith("的", listed.end):
            return Listed((), False, start)
        return listed

    def _carries(self, gap: str) -> bool:
        """Tell whether a subject before the gap is that of the verb behind it."""
        last = gap.rfind(",") + 1
        return self._is_adverbial(gap) or bool(_PHRASE.match(gap, last)) or bool(_AND_THEN.search(gap))

    @staticmethod
    def _is_adverbial(gap: str) -> bool:
        return _ADVERBS.fullmatch(gap) is not None

    def _add(self, listed: Listed, role: str, word: str, stated: bool = True) -> None:
        if listed.names:
            self.parts.append(Part(listed.names, role, word, stated, listed.open_ended))  # type: ignore[arg-type]


def _strongest(hidden: str, parts: list[Part], given: frozenset[Span]) -> Iterator[Part]:
    """Yield the parts with each agency once: a sentence gives it one role, lead before any other."""

    def key(span: Span) -> str:
        return str(span) if span in given else hidden[slice(*span)]

    leads = {key(span) for part in parts if part.role == "lead" for span in part.names}
    helps = {key(span) for part in parts if part.role == "support" for span in part.names}
    seen: set[str] = set()
    for part in parts:
        kept: list[Span] = []
        for span in part.names:
            name = key(span)
            weaker = (part.role != "lead" and name in leads) or (part.word == "协同" and name in helps)
            if name in seen or weaker:
                continue
            seen.add(name)
            kept.append(span)
        if kept:
            shares = part.role == "co" and bool(leads or helps)
            yield part._replace(names=tuple(kept), stated=part.stated or shares)
