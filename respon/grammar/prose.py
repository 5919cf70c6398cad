"""Running text: a named organ as the subject of 牵头, 会同, 负责, 配合 …, and the office set up in one.

Read sentence by sentence, clause by clause: names at a clause's beginning or after 由 are its subject; a
subject holds to the end of the sentence (in an entry 甲：…；…, to the end of the entry); a verb counts if
nothing but adverbs or a prepositional phrase stands between it and its subject.
"""

import re
from typing import NamedTuple

from respon.grammar import strange, tasks, verbs
from respon.grammar.heads import Knows
from respon.grammar.lists import Listed
from respon.grammar.outline import Heading
from respon.grammar.sentence import Sentence
from respon.grammar.stated import Part
from respon.grammar.words.lexicon import tokens
from respon.grammar.words.memory import remembered


class Statement(NamedTuple):
    """What one sentence states; without parts: it speaks of a duty and whose it is was not understood."""

    start: int
    end: int
    parts: tuple[Part, ...]


class EntryHead(NamedTuple):
    """甲： at the head of an entry: the subject of all it says, and the block where its names stand.

    is_group: it is a 组. acts: all that is said under it is what those named are to do.
    """

    head: Heading
    subject: Listed
    block: int
    is_group: bool
    acts: bool


_UNKNOWN = re.compile(" *((?!关于|没有|无|同意)[\u4e00-\u9fff]{4,})[,;。]")
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
    speaks = False  # the stretch, not just a sentence that ends in ! or ?
    for mark in (*_SENTENCE.finditer(hidden, start, end), None):
        stop = mark.start() if mark else end
        if stop > at and verbs.likely(hidden, at, stop) and (speaks := speaks or verbs.likely(hidden, start, end)):
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


def under(entry: EntryHead | None, hidden: str, start: int, end: int, knows: Knows | None) -> tuple[Statement, ...]:
    """Return what a stretch under an entry's head states. Of 甲:安排资金 it is that it shares in the whole."""
    if not entry:
        return read(hidden, start, end, None, knows)
    found = read(hidden, start, end, entry.subject, knows)
    if found or not entry.acts:
        return found
    if not (task := tasks.begun(hidden, start, end)):
        said = _UNKNOWN.match(hidden, start, end)
        lost = said and not tokens(hidden).at(said.start(1)) and not strange.is_report(hidden, start, end)
        return (Statement(start, end, ()),) if lost else ()
    return (Statement(start, end, (Part(entry.subject.names, "co", hidden[task.start : task.end], False),)),)
