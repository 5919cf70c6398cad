"""What a verb has from the rest of its sentence: whether it answers a lead, shares already, or only qualifies."""

import re
from collections.abc import Iterator, Sequence

from respon.grammar import gap, running, strange, verbs
from respon.grammar.fold import LEAD_NOTE, SUPPORT_NOTE
from respon.grammar.heads import Knows
from respon.grammar.lists import Listed
from respon.grammar.stated import Part
from respon.grammar.words.lexicon import tokens
from respon.model import Role

_BY = ("由", "经", "须经")
_MILD = ("charge", "duty", "oversee")
_NOTE = re.compile(f"[{LEAD_NOTE}{SUPPORT_NOTE}]+")
_BEGINS = re.compile("[,;:、由]")


def qualifies(hidden: str, start: int, verb: verbs.Verb, subject: Listed) -> bool:
    """Tell whether a verb at the sentence's head only qualifies something: 市科委负责的项目, 由市科委负责的占三成.

    由市科委牵头的机制 says who leads it; 对由市科委牵头的机制 speaks of one that is led.
    """
    qualified = gap.qualifies(hidden, verb.end)
    if not qualified:
        return False
    line = tokens(hidden)
    first = subject.names[0][0] if subject.names else verb.start
    by = next((token for token in line.between(start, first) if hidden[token.start : token.end] in _BY), None)
    if not by:
        return True
    after, before = line.at(qualified), line.to(by.start)
    made = by.start == start or (before is not None and "doing" in before.kinds.get("stop", ()))  # 建立由甲牵头的机制
    return not made or (after is not None and "counts" in after.kinds)


def answers(parts: Sequence[Part], verb: verbs.Verb, subject: Listed) -> bool:
    """Tell whether a weak verb goes on with what a strong one began: 由甲牵头,乙全力支持; 甲牵头,乙落实."""
    if not any(part.role == "lead" for part in parts):
        return False
    fresh = not any(set(part.names) & set(subject.names) for part in parts)
    return verb.act == "support" or (fresh and subject.end == verb.start and verb.act in _MILD)


def led_by_person(hidden: str, found: Sequence[verbs.Verb], verb: verbs.Verb, subject: Listed) -> bool:
    """Tell whether a weak verb goes on with what a person leads: 县长负总责,海事处监督."""
    leads = any(one.act == "lead" and strange.is_person(hidden, one.start) for one in found if one.end <= verb.start)
    return leads and subject.end == verb.start and verb.act in ("support", *_MILD)


def shares(parts: Sequence[Part], subject: Listed) -> bool:
    """Tell whether the sentence has already said 按照各自职责 of this subject."""
    return any(part.names == subject.names and "职责" in part.word for part in parts)


def noted(hidden: str, start: int, end: int, knows: Knows | None) -> Iterator[tuple[Listed, Role]]:
    """Yield the names behind which a bracket says the role: 由市财政局(配合)负责."""
    for note in _NOTE.finditer(hidden, start, end):
        begin = max((mark.end() for mark in _BEGINS.finditer(hidden, start, note.start())), default=start)
        listed = running.read(hidden, begin, note.start(), knows)
        if listed.names and listed.end == note.start():
            yield listed, "lead" if hidden[note.start()] == LEAD_NOTE else "support"
