"""What stands behind the names that begin a piece of a clause: a word for what they do, known or not."""

from respon.grammar import running
from respon.grammar.heads import Knows, is_organ
from respon.grammar.lists import split
from respon.grammar.words import roles
from respon.grammar.words.lexicon import tokens
from respon.grammar.words.tokens import Token

SHORTEST = 2
"""Names have more characters, doings as many."""

BY = ("由", "经", "须经", "请")
_LONGEST_TAIL = 8
_MODIFIES = {"adverb", "word"}
_KNOWN = {"stop", "verb", "act", "modal", "with", "by", "organ", "noun", "core", "body", "person", "etc"}
_DOING, _NAMING = {"stop", "adverb", "act", "verb"}, {"organ", "area", "body", "person"}


def does(hidden: str, start: int, end: int, knows: Knows | None) -> bool:
    """Tell whether a stretch is names with what they do behind them, though no verb: 甲、乙联合执法."""
    last = split(hidden, start, end, knows).names[-1:]
    if not last or is_organ(hidden, *last[0], knows):
        return False
    begun = running.read(hidden, *last[0], knows)
    named = any(stop - begin > SHORTEST for begin, stop in begun.names)
    if not named or last[0][1] - begun.end < SHORTEST:
        return False
    return tokens(hidden).at(begun.end) is not None or is_tail(hidden, begun.end, last[0][1])


def is_tail(hidden: str, start: int, end: int) -> bool:
    """Tell whether what stands behind names can be a word for what they do, though no known one: 甲公司|主采."""
    first = tokens(hidden).at(start)
    if is_known(first):
        return False
    headed = any("organ" in token.kinds for token in tokens(hidden).between(start, end))
    return (
        not headed
        and 0 < end - start <= _LONGEST_TAIL
        and all("\u4e00" <= char <= "\u9fff" for char in hidden[start:end])
    )


def is_known(word: Token | None) -> bool:
    """Tell whether a word has its own meaning behind names: a verb, a doing, a body."""
    return word is not None and bool(_KNOWN & word.kinds.keys()) and not _MODIFIES & word.kinds.keys()


def is_deed(hidden: str, start: int, end: int) -> bool:
    """Tell whether a piece is all words for what is done, none of them of anybody: 做好|相关|工作."""
    line, at = tokens(hidden), start
    while at < end and (token := line.at(at)) and not _NAMING & token.kinds.keys():
        if at == start and not _DOING & token.kinds.keys():
            return False
        at = token.end
    return at == end > start


def says(hidden: str, first: Token | None, end: int) -> roles.Act | None:
    """Return what the first word behind names says that they do, else the last: 拨付资金, 提供技术|支撑."""
    last = tokens(hidden).to(end)
    return roles.act([first] if first and "act" in first.kinds else [last] if last else [], ("act",))


def done(hidden: str, start: int, end: int, alone: bool) -> Token | None:
    """Return the word behind names that says what they do, adverbs before it aside.

    alone: no verb of responsibility shows that the clause is one; then it must be a doing, else it may be any word.
    """
    line = tokens(hidden)
    first = line.at(start)
    while alone and first and {"adverb", "modal"} & first.kinds.keys() and first.end < end:
        first = line.at(first.end)
    if not alone or not first:
        return first
    after = line.at(first.end)
    noun = after is not None and "noun" in after.kinds  # 监管|责任
    return first if not noun and ("act" in first.kinds or "doing" in first.kinds.get("stop", ())) else None


def opened(hidden: str, start: int, end: int) -> int:
    """Return where the names of a piece begin: behind 由."""
    for token in tokens(hidden).between(start, end):
        if hidden[token.start : token.end] in BY:
            return token.end
    return start
