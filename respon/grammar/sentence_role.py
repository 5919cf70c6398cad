"""What a verb has from the rest of its sentence: whether it answers a lead, shares already, or only qualifies."""

from collections.abc import Sequence

from respon.grammar import gap, verbs
from respon.grammar.lists import Listed
from respon.grammar.stated import Part
from respon.grammar.words.lexicon import tokens

_BY = ("由", "经", "须经")
_MILD = ("charge", "duty", "oversee")


def qualifies(hidden: str, start: int, verb: verbs.Verb, subject: Listed) -> bool:
    """Tell whether a verb at the sentence's head only qualifies something: 市科委负责的项目; not 由市科委负责的."""
    if not gap.qualifies(hidden, verb.end):
        return False
    first = subject.names[0][0] if subject.names else verb.start
    return not any(hidden[token.start : token.end] in _BY for token in tokens(hidden).between(start, first))


def answers(parts: Sequence[Part], verb: verbs.Verb, subject: Listed) -> bool:
    """Tell whether a weak verb goes on with what a strong one began: 由甲牵头,乙全力支持; 甲牵头,乙落实."""
    if not any(part.role == "lead" for part in parts):
        return False
    fresh = not any(set(part.names) & set(subject.names) for part in parts)
    return verb.act == "support" or (fresh and subject.end == verb.start and verb.act in _MILD)


def shares(parts: Sequence[Part], subject: Listed) -> bool:
    """Tell whether the sentence has already said 按照各自职责 of this subject."""
    return any(part.names == subject.names and "职责" in part.word for part in parts)
