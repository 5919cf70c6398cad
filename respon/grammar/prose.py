"""Running text: a named organ as the subject of 牵头, 会同, 负责, 配合 …, and the office set up in one.

Read sentence by sentence, clause by clause: names at a clause's beginning or after 由 are its subject; a
subject holds to the end of the sentence (in an entry 甲：…；…, to the end of the entry); a verb counts if
nothing but adverbs or a prepositional phrase stands between it and its subject.
"""

import re
from typing import NamedTuple

from respon.grammar import strange, verbs
from respon.grammar.heads import Knows
from respon.grammar.lists import Listed
from respon.grammar.sentence import Sentence
from respon.grammar.stated import Part
from respon.grammar.words.memory import remembered


class Statement(NamedTuple):
    """What one sentence states; without parts: it speaks of a duty and whose it is was not understood."""

    start: int
    end: int
    parts: tuple[Part, ...]


_SENTENCE = re.compile("[。!?]|;")


@remembered(1024)
def read(
    hidden: str, start: int, end: int, subject: Listed | None = None, knows: Knows | None = None
) -> tuple[Statement, ...]:
    """Return what the sentences of hidden[start:end] state. `subject`: of the entry they stand in."""
    found: list[Statement] = []
    at = start
    carried: Listed | None = subject
    last: Statement | None = None
    speaks = verbs.likely(hidden, start, end)
    for mark in (*_SENTENCE.finditer(hidden, start, end), None):
        stop = mark.start() if mark else end
        if speaks and stop > at and verbs.likely(hidden, at, stop):
            reader = Sentence(hidden, at, stop, carried, knows)
            parts = tuple(reader.run())
            if parts and last and last.end == at and hidden[at:stop].rstrip().endswith(parts[-1].word):
                last = Statement(last.start, min(end, stop + 1), last.parts + parts)  # 由甲主办;乙协办。
            elif parts:
                if last:
                    found.append(last)
                last = Statement(at, min(end, stop + 1), parts)
            if reader.missed:
                found.append(Statement(at, min(end, stop + 1), ()))
            carried = reader.single if mark and mark[0] == ";" and not subject else subject
        else:
            if mark and mark[0] in "。;" and strange.names_unknown(hidden, at, stop, knows):
                found.append(Statement(at, min(end, stop + 1), ()))
            if not mark or mark[0] != ";":
                carried = subject
        at = mark.end() if mark else end
    return (*found, last) if last else tuple(found)
