"""Clauses in brackets: which brackets there are, and whether a list of bare names in one is a clause."""

import re
from collections.abc import Iterable, Iterator

from respon.grammar import labels, running, verbs
from respon.grammar.fold import hide
from respon.grammar.heads import Knows, Span, is_generic, is_organ
from respon.grammar.lists import split
from respon.grammar.stated import Clause
from respon.grammar.words.lexicon import lexicon, tokens
from respon.grammar.words.memory import remembered

LONGEST = 3000
"""No clause in brackets has more characters; what is longer is text in brackets."""

_HABIT = 2  # so many bare lists make a habit
_PIECE = re.compile("[^,;。:、]+")
_BRACKET = re.compile(r"\( ?[\d一二三四五六七八九十百]{1,4} ?\)|[()]")
"""A bracket, or both with a numeral between them: (一), (2016) say nothing of anybody."""
_AT_END = re.compile(r"\(([^()]{2,200}(?:\([^()]*\)[^()]*){0,20})\)[。;. ]*$")


@remembered(1024)
def outermost(folded: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the outermost brackets in folded[start:end], without those too long for a clause.

    A bracket that is never closed ends nothing, but for one that a label begins: it ends with its sentence.
    """
    at = start
    found: list[Span] = []
    for opened, stop in sorted(_brackets(folded, start, end)) if folded.find("(", start, end) >= 0 else ():
        if opened >= at:
            at = stop
            if stop - opened <= LONGEST:
                found.append((opened, stop))
    return tuple(found)


def _brackets(folded: str, start: int, end: int) -> Iterator[Span]:
    """Yield all brackets that are closed, and those that should be."""
    unclosed: list[int] = []
    for found in _BRACKET.finditer(folded, start, end):
        if found[0] == "(":
            unclosed.append(found.start())
        elif found[0] == ")" and unclosed:
            yield unclosed.pop(), found.end()
    labelled = [opened for opened in unclosed if labels.at(folded, opened + 1, end)]
    for opened, limit in zip(labelled, [*labelled[1:], end], strict=False):
        stop = folded.find("。", opened, limit)
        yield opened, stop if stop >= 0 else limit


@remembered(2048)
def speaks(hidden: str) -> bool:
    """Tell whether a bracket has a word of responsibility in it."""
    return lexicon().hints.search(hidden) is not None or any(labels.find(hidden))


def closes(folded: str, start: int, end: int, limit: int) -> bool:
    """Tell whether the bracket closes a sentence or the paragraph."""
    after = folded[end : min(limit, end + 3)].lstrip(" ")
    before = folded[max(0, start - 3) : start].rstrip(" ")[-1:]
    return not after or after[0] in "。;" or before in ("。", ";", "!", "”")


def explains(hidden: str, found: Clause) -> bool:
    """Tell whether a bracket only explains something: no name begins it, its names and verbs are a small part."""
    if glosses(hidden):
        return True
    if found.parts and min(name[0] for part in found.parts for name in part.names) <= 1:
        return False
    named = sum(end - start for part in found.parts for start, end in part.names)
    spoken = sum(len(part.word) for part in found.parts)
    return (named + spoken) * 3 < len(hidden) - len(found.due)


@remembered(2048)
def all_names(hidden: str, knows: Knows | None) -> bool:
    """Tell whether a bracket holds agencies' names and nothing else."""
    listed = split(hidden, 0, len(hidden), knows)
    return bool(listed.names) and all(is_organ(hidden, *span, knows) for span in listed.names)


def are_habit(lines: Iterable[str], knows: Knows | None) -> bool:
    """Tell whether a document closes its paragraphs with bare lists of names, or mostly with clauses."""
    bare = spoken = 0
    for line in lines:
        found = _AT_END.search(line[-260:]) if line.endswith((")", ")。", ");")) else None
        if not found:
            continue
        inside = hide(found[1])
        if all_names(inside, knows):
            bare += 1
        elif speaks(inside):
            spoken += 1
    return bare >= _HABIT or (bare > 0 and spoken > _HABIT)


@remembered(2048)
def names_organ(hidden: str, knows: Knows | None) -> bool:
    """Tell whether a piece of the bracket begins with the name of an organ."""
    pieces = (running.read(hidden, *found.span(), knows).names for found in _PIECE.finditer(hidden))
    return any(not is_generic(hidden, *name) for names in pieces for name in names)


@remembered(2048)
def asks(hidden: str, knows: Knows | None) -> bool:
    """Tell whether a bracket that wasn't understood is to be looked at: it names an organ, or a duty."""
    if glosses(hidden):
        return False
    return (
        names_organ(hidden, knows)
        or verbs.likely(hidden)
        or any(tokens(hidden).to(verb.start) is None and verb.start > 1 for verb in verbs.verbs(hidden, 0, len(hidden)))
    )


def names_crowd(hidden: str, start: int, end: int) -> bool:
    """Tell whether a piece of the bracket speaks of the public or of persons: 市民监督."""
    return any({"crowd", "person"} & token.kinds.keys() for token in tokens(hidden).between(start, end))


def glosses(hidden: str) -> bool:
    """Tell whether a bracket explains a word: 即…, 指…, 简称…."""
    first = tokens(hidden).at(0)
    return first is not None and "gloss" in first.kinds
