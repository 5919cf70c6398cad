"""Tasks in running text: acts such as 组织, 落实, 保障 with an object, of whom they are said.

They say who is responsible behind 由 (由甲组织开展检查), and beside whoever leads (甲牵头,乙落实资金).
"""

from collections.abc import Iterator
from typing import NamedTuple

from respon.grammar import gap, running, strange
from respon.grammar.heads import Knows, is_generic
from respon.grammar.lists import Listed
from respon.grammar.words import roles
from respon.grammar.words.lexicon import tokens
from respon.grammar.words.roles import Act

_BETWEEN = {"adverb", "modal"}
_NOUNS = {"noun", "body", "person"}
_LED: tuple[Act, ...] = ("lead", "charge", "support", "oversee")


class Task(NamedTuple):
    """An act, the word that says it, and those who do it."""

    act: Act
    word: str
    listed: Listed


def entrusted(hidden: str, start: int, end: int, knows: Knows | None) -> Iterator[Task]:
    """Yield what is left to organs: 由市水利局组织实施."""
    if hidden.find("由", start, end) < 0:
        return
    for token in tokens(hidden).between(start, end):
        if hidden[token.start : token.end] == "由" and (task := _read(hidden, token.end, end, knows)):
            yield task


def told(hidden: str, start: int, end: int, knows: Knows | None) -> Task | None:
    """Return what a clause says that its subject does: 市财政局安排资金."""
    opening = strange.OPENING.match(hidden, start, end)
    return _read(hidden, opening.end() if opening else start, end, knows)


def _read(hidden: str, start: int, end: int, knows: Knows | None) -> Task | None:
    listed = running.read(hidden, start, end, knows)
    if not listed.names or all(is_generic(hidden, *span) for span in listed.names):
        return None
    at = listed.end
    line = tokens(hidden)
    while (token := line.at(at)) and _BETWEEN & token.kinds.keys() and "act" not in token.kinds:
        at = token.end
    done = roles.act([token], ("act",)) if token and token.end <= end else None
    if not token or done not in _LED or gap.qualifies(hidden, token.end) or strange.fills_post(hidden, at, end):
        return None
    after = line.at(token.end)
    names = after and (_NOUNS & after.kinds.keys() or not after.kinds.get("organ", strange.KIND) & strange.KIND)
    return None if names and after and after.start < end else Task(done, hidden[token.start : token.end], listed)
