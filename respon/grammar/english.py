"""English sentences: The Roads Bureau will lead, supported by the Lands Office.

A name is a row of words with capitals (of, and, for between them) before a verb, or behind by and with.
"""

import re
from collections.abc import Iterator
from functools import cache

from respon.grammar import labels
from respon.grammar.heads import Span
from respon.grammar.lists import Listed, split
from respon.grammar.stated import Part
from respon.grammar.words.lexicon import Lexicon, lexicon
from respon.grammar.words.memory import remembered
from respon.grammar.words.roles import Act, of_act, stands
from respon.model import Role

_SENTENCE = re.compile(r"[.;!?](?= |$)")
_WORD = re.compile(r"[^\s,.;:()]+|,")
_BETWEEN = frozenset(("of", "for", "and", "the", "&", ",", "in"))
_LEADING = frozenset(("the", "and", ",", "of", "for", "in", "&"))
_LEAST = 2  # words of a name without a word such as Office
_LABEL = re.compile(r" *(?P<label>[A-Z][A-Za-z/-]*(?: [A-Za-z/-]+){0,4}) ?: *(?=[A-Z])")
_LATIN = re.compile("[A-Za-z]")
_PAST = re.compile(r"\b(?:was|were|been|had) $")


@remembered(1024)
def read(hidden: str, start: int, end: int) -> tuple[tuple[Span, tuple[Part, ...]], ...]:
    """Return the sentences that say who is responsible: where each stands, and its parts."""
    return tuple(_sentences(hidden, start, end)) if _LATIN.search(hidden, start, end) else ()


def _sentences(hidden: str, start: int, end: int) -> Iterator[tuple[Span, tuple[Part, ...]]]:
    speaks = _speaks(lexicon())
    at = start
    for mark in (*_SENTENCE.finditer(hidden, start, end), None) if speaks.search(hidden, start, end) else ():
        stop = mark.start() if mark else end
        if parts := tuple(_parts(hidden, at, stop, speaks)):
            yield (at, stop), parts
        at = mark.end() if mark else end


@cache
def _speaks(words: Lexicon) -> re.Pattern[str]:
    """Find what says that somebody acts, with the modal before it, or behind which those who act are named."""
    modal, verb, by = (words.english(kind) for kind in ("modal", "verb", "by"))
    return re.compile(rf"(?i)\b(?:(?:{modal}) )?(?P<verb>{verb})\b|\b(?P<by>{by})\b")


def _parts(hidden: str, start: int, end: int, speaks: re.Pattern[str]) -> Iterator[Part]:
    """Yield what one sentence states."""
    at = start
    for found in speaks.finditer(hidden, start, end):
        kind = found.lastgroup or ""
        begin, stop = (at, found.start()) if kind == "verb" else (found.end(), end)
        names = tuple(_before(hidden, begin, stop) if kind == "verb" else _behind(hidden, begin, stop))
        if names and not _PAST.search(hidden, start, found.start()):
            yield Part(names, _role(kind, found[kind].lower(), len(names)), found[kind])
        at = found.end()


def _role(kind: str, word: str, count: int) -> Role:
    does = lexicon().latin[word][kind]
    acts: tuple[Act, ...] = ("lead", "support", "oversee", "share", "charge")
    return of_act(next((act for act in acts if act in does), "share"), alone=count == 1)


def unknown(hidden: str, start: int, end: int) -> Iterator[Span]:
    """Yield what looks like a label not known, with names of bodies behind it."""
    found = _LABEL.match(hidden, start, end)
    if not found or labels.at(hidden, found.start("label"), end) or stands(found["label"], "person"):
        return
    listed = split(hidden, found.end(), end)
    if listed.names and all(_is_body(hidden[slice(*span)]) for span in listed.names):
        yield found.start("label"), end


def _before(hidden: str, start: int, end: int) -> list[Span]:
    """Return the names that end where a verb begins."""
    words = list(_WORD.finditer(hidden, start, end))
    begin = len(words)
    while begin and _may_name(words[begin - 1][0]):
        begin -= 1
    return _names(hidden, words[begin:])


def _behind(hidden: str, start: int, end: int) -> list[Span]:
    """Return the names that a stretch begins with."""
    words: list[re.Match[str]] = []
    for word in _WORD.finditer(hidden, start, end):
        if not _may_name(word[0]):
            break
        words.append(word)
    return _names(hidden, words)


def _may_name(word: str) -> bool:
    return word[:1].isupper() or word.lower() in _BETWEEN


def _names(hidden: str, words: list[re.Match[str]]) -> list[Span]:
    while words and words[-1][0].lower() in _BETWEEN:
        words.pop()
    if not words:
        return []
    listed: Listed = split(hidden, words[0].start(), words[-1].end())
    bare = [_bare(hidden, *span) for span in listed.names]
    return [span for span in bare if is_name(hidden[slice(*span)])]


def _bare(hidden: str, start: int, end: int) -> Span:
    """Return a name without the and the before it."""
    for word in _WORD.finditer(hidden, start, end):
        if word[0].lower() not in _LEADING:
            return word.start(), end
    return end, end


def is_name(text: str) -> bool:
    """Tell whether words name a body: one of them says so, all are capitals, or there are several."""
    said = text.split()
    return bool(said) and (
        _is_body(text) or (text.isupper() and len(text) > 1) or sum(w[0].isupper() for w in said) >= _LEAST
    )


def _is_body(text: str) -> bool:
    known = lexicon().latin
    return any("body" in known.get(word.lower().strip(","), ()) for word in text.split())
