"""One sentence of running text, read clause by clause: its subject as it goes, what its verbs make of it."""

import re

from respon.grammar import gap, running, sentence_role, strange, tasks, verbs
from respon.grammar.heads import Knows, Span, has_head, is_generic, is_organ, stop
from respon.grammar.lists import Listed, is_one, split
from respon.grammar.office import is_housed, offices
from respon.grammar.stated import Part, strongest
from respon.grammar.words import roles
from respon.grammar.words.lexicon import tokens
from respon.model import Role

_CLAUSE = re.compile("[,:|]")
_NEAR, _MOST = 6, 200  # characters between a subject and its verb; names that a list broken by commas may have
_NEXT, _FORMS = ("、", "和", "及"), ("组成", "共同组成")  # a second subject in the clause; what they form is none
_VAGUE_ACT = re.compile("(?:起|好|担)?(?:责任|作用|力度)")


class Sentence:
    """One sentence: its subject as it goes, and the role of each agency, the strongest first."""

    def __init__(self, hidden: str, start: int, end: int, subject: Listed | None, knows: Knows | None) -> None:
        self.hidden, self.start, self.end = hidden, start, end
        self.knows = knows
        self.subject = subject
        self.given = frozenset(subject.names if subject else ())  # places in the entry's own paragraph
        self.pending: Listed | None = None  # a clause that was names and nothing else
        self.parts: list[Part] = []
        self.told_of: set[Span] = set()
        self.verbs: list[verbs.Verb] = []
        self.next = 0  # of the verbs, the first still to be read
        self.missed = False  # a verb of responsibility whose subject was not understood

    def run(self) -> list[Part]:
        """Return the parts that the sentence states."""
        here = self.hidden, self.start, self.end, self.knows
        self.verbs = verbs.verbs(self.hidden, self.start, self.end)
        entrusted = list(tasks.entrusted(*here))
        first = tokens(self.hidden).at(self.start)
        if first and "addressee" in first.kinds and self.hidden[first.end : first.end + 1] == ":":
            return []
        charged = tasks.charged(*here)
        told = list(tasks.told(*here))
        if not (self.verbs or entrusted or tasks.are_shared(told) or is_housed(self.hidden, self.start, self.end)):
            left = list(charged)
            self.missed = strange.names_unknown(*here) or (bool(left) and any(tasks.idle(*here)))
            for task in () if self.missed else left:
                self._task(task, "co")
            return list(strongest(self.hidden, self.parts, self.given))
        if strange.is_report(self.hidden, self.start, self.end):
            self.missed = strange.names_organ(self.hidden, self.start, self.end)
            return []
        at = self.start
        for mark in (*_CLAUSE.finditer(self.hidden, self.start, self.end), None):
            stop = mark.start() if mark else self.end
            if stop > at:
                self._clause(at, stop)
            at = mark.end() if mark else self.end
        led = bool(self.parts)
        for listed, role in sentence_role.noted(*here):
            self._add(listed, role, "")
        for task in entrusted:
            self._task(task, roles.of_act(task.act, is_one(self.hidden, task.listed)))
        told_too = self._add_tasks(told)
        for task in charged if self.parts else ():
            self._task(task, "co")
        idle = tasks.idle(*here) if self.parts else ()
        for task in idle:
            self._task(task, roles.of_act(task.act, alone=False))
        if not self.parts:
            self.missed = self.missed or strange.names_unknown(*here)
        else:
            self.missed = self.missed or tasks.missed(self.hidden, self.start, self.end, told_too or not led)
        return list(strongest(self.hidden, self.parts, self.given))

    def _add_tasks(self, found: list[tasks.Task]) -> bool:
        """Add who does what the others need (甲牵头,乙落实资金), or all where none leads; return if there were any."""
        before, led = len(self.parts), bool(self.parts)
        leads = any(task.act == "lead" for task in found)
        for task in found if led or tasks.are_shared(found) else ():
            alone = is_one(self.hidden, task.listed) and not (led or task.shared or (leads and task.act == "charge"))
            self._task(task, "co" if led and task.act == "lead" else roles.of_act(task.act, alone))
        return len(self.parts) > before

    def _task(self, task: tasks.Task, role: Role) -> None:
        """Record a task, where nothing else has been said of those who do it."""
        if self.told_of.isdisjoint(task.listed.names):
            self._add(task.listed, role, task.word)

    def _miss(self, verb: verbs.Verb, at: int) -> int:
        """Note that nobody was found who does what the verb says, where somebody is named; return where it ends."""
        said = strange.Before(self.hidden, at, verb.start)
        if strange.is_crowd(self.hidden, verb.start):
            return verb.end
        helped = verb.weak and bool(self._listed(verb.end, self.end).names)
        if verb.weak and not (self.parts or helped):
            begins = {self.start, max(self.start, self.hidden.rfind(",", self.start, at) + 1), at}
            asked = [(self.hidden, begin, verb.end, self.knows, strange.KIND) for begin in begins]
            self.missed = self.missed or any(strange.names_unknown(*one) for one in asked)
            return verb.end
        mutual = verb.act in ("support", "share") and not (self.parts or self.subject or helped)
        named = strange.names_organ(self.hidden, at, verb.start)
        self.missed = self.missed or named or (not mutual and said.is_unknown())
        return verb.end

    def _clause(self, start: int, end: int) -> None:
        """Read one clause: the subject at its beginning, then its verbs in order."""
        begin = strange.opened(self.hidden, start, end)
        first = tokens(self.hidden).at(begin)
        if first and "invite" in first.kinds:
            self.subject = self.pending = None
            self.next += sum(verb.start < end for verb in self.verbs[self.next :])  # 鼓励企业参与
            return
        at = begin
        listed = self._listed(begin, end)
        if listed.names:
            if self.pending and len(self.pending.names) < _MOST:
                listed = Listed((*self.pending.names, *listed.names), listed.open_ended, listed.end)
            at = listed.end
            self.subject = listed
        alone = bool(listed.names) and not self.hidden[at:end].strip()
        self.pending = listed if alone else None
        acts = self.next < len(self.verbs) and self.verbs[self.next].start < end
        odd = not listed.names and end - begin <= strange.PIECE and strange.is_strange(self.hidden, begin, end)
        if odd or (not acts and strange.names_unknown(self.hidden, begin, end, self.knows, strange.KIND)):
            self.missed = True
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
            if not self.subject or not gap.carries(self.hidden, at, verb.start):
                near = self.subject is not None and self.subject.end == at and 0 < verb.start - at <= _NEAR
                self.missed = self.missed or (near and not verb.weak)
                return self._guess(verb, at, end)
            self.missed = self.missed or (not verb.weak and strange.names_organ(self.hidden, at, verb.start))
            subject = self.subject
        elif not subject.names:
            if self.hidden[at : at + 1] in _NEXT:
                return self._miss(verb, at)
            listed = "、" in self.hidden[at : verb.start]
            self.missed = self.missed or listed or not strange.is_person(self.hidden, verb.start)
            return verb.end
        return self._act(verb, subject, end)

    def _guess(self, verb: verbs.Verb, at: int, end: int) -> int:
        """Look for a subject right before the verb, where the clause began with something else."""
        if not has_head(self.hidden, at, verb.start):
            if at == verb.start and not self.subject and not verb.weak:
                self.missed = self.missed or strange.begins(self.hidden, self.start, verb.start)
            return self._miss(verb, at)
        begin = at
        while found := stop(self.hidden, begin, verb.start):
            begin = found.end
        listed = split(self.hidden, begin, verb.start, self.knows)
        if (
            (verb.act == "support" or not verb.weak)
            and begin > at
            and listed.names
            and all(is_organ(self.hidden, *span, self.knows) for span in listed.names)
        ):
            return self._act(verb, listed, end)
        return self._miss(verb, at)

    def _before(self, verb: verbs.Verb, at: int) -> Listed | None:
        """Return the names after the last 由 before the verb, if they lead up to it."""
        begin = at + 1 if self.hidden[at : at + 1] in _NEXT else self._last(verb, at)
        listed = running.handed(self.hidden, at, begin, verb.start, self.knows)
        if listed is None:
            return None
        phrase = gap.PHRASE.match(self.hidden[listed.end : verb.start])
        if not listed.names or not (gap.is_adverbial(self.hidden, listed.end, verb.start) or phrase):
            return Listed()
        self.subject = listed
        return listed

    def _last(self, verb: verbs.Verb, at: int) -> int:
        """Return where the names right before a verb begin, in a list of those who act: 甲负责抢修、乙负责疏散."""
        begin = self.hidden.rfind("、", at, verb.start) + 1
        listed = begin and has_head(self.hidden, at, begin - 1)  # 组织甲、乙|开展
        named = begin and not listed and self.parts and is_organ(self.hidden, begin, verb.start, self.knows)
        return begin if named and not stop(self.hidden, begin, verb.start) else 0

    @property
    def single(self) -> Listed | None:
        """The subject, if it is the first that the sentence spoke of: 甲牵头;负责…, not 甲牵头,乙配合;负责…."""
        first = self.parts[0].names if self.parts else None
        return self.subject if self.subject and first in (None, self.subject.names) else None

    def _act(self, verb: verbs.Verb, subject: Listed, end: int) -> int:
        """Record what the verb says of its subject and, for 会同 and 协同, of its object."""
        heading = bool(subject.names) and self.given.issuperset(subject.names)  # its names stand in another paragraph
        generic = not heading and all(is_generic(self.hidden, *span) for span in subject.names)
        aside = strange.is_done(self.hidden, verb.start, verb.end) or (
            not self.parts and sentence_role.qualifies(self.hidden, self.start, verb, subject)
        )
        if generic or aside or _VAGUE_ACT.match(self.hidden, verb.end):
            return verb.end
        helped = verb.weak or (verb.act in ("with", "share") and verb.word not in _FORMS)
        helpers = self._listed(verb.end, end) if helped else Listed()
        if verb.act == "with" or (verb.act == "share" and helpers.names):
            if not helpers.names:
                return self._miss(verb, self.start)
            self._add(subject, "lead" if verb.act == "with" else "co", verb.word)
            self._add(helpers, "support" if verb.act == "with" else "co", verb.word)
            self.missed = self.missed or strange.goes_on(self.hidden, helpers.end)
            return helpers.end
        by_person = verb.weak and sentence_role.led_by_person(self.hidden, self.verbs, verb, subject)
        if verb.weak and not (helpers.names or by_person or sentence_role.answers(self.parts, verb, subject)):
            named = not heading and [strange.names_one(self.hidden, *span) for span in subject.names]
            if not named or verb.act != "duty" or not all(named):  # 甲、乙各负其责; not 各部门各负其责
                self.missed = self.missed or (verb.act in ("support", "share") and any(named or ()))
                return verb.end
        if verb.act == "charge" and sentence_role.shares(self.parts, subject):
            return verb.end
        one = len(subject.names) == 1 and not subject.open_ended if heading else is_one(self.hidden, subject)
        alone = one and not verb.together
        if verb.weak and verb.act == "charge":  # beside who leads
            self._add(subject, "co", verb.word)
        else:
            self._add(subject, roles.of_act(verb.act, alone), verb.word, alone or verb.act != "charge")
        return verb.end

    def _offices(self, start: int, end: int) -> None:
        """Record the agencies in which an office is set up."""
        for begin, word in offices(self.hidden, start, end):
            listed = self._listed(begin, end)
            self.missed = self.missed or not listed.names
            if listed.names:
                self._add(listed, "co", word)
                self.subject = None  # what follows is the office's work, not its host's

    def _listed(self, start: int, end: int) -> Listed:
        """Read names in running text; a name before 的 only qualifies something else."""
        listed = running.read(self.hidden, start, end, self.knows)
        if listed.names and self.hidden.startswith("的", listed.end):
            return Listed((), False, start)
        return listed

    def _add(self, listed: Listed, role: Role, word: str, stated: bool = True) -> None:
        if listed.names:
            self.parts.append(Part(listed.names, role, word, stated, listed.open_ended))
            self.told_of.update(listed.names)
