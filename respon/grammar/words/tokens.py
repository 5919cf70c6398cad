"""The words found in a text, by their places."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

Does = frozenset[str]
_SENTENCE = re.compile("[。;!?]")
_AHEAD = 200  # characters that are read at a time, at least


class Token(NamedTuple):
    """A word found: where, and for each of its kinds what it does."""

    start: int
    end: int
    kinds: Mapping[str, Does]


Scan = Callable[[int, int], list[Token]]
"""scan(begin, end): the words of a text that begin between two places."""


class _Sentence:
    """The tokens of one sentence, in order and by their places, read as far as they have been asked for."""

    __slots__ = ("begins", "end", "ends", "kinds", "read", "scan", "start", "tokens")

    def __init__(self, scan: Scan, start: int, end: int) -> None:
        self.scan = scan
        self.start = start
        self.end = end
        self.read = start - 1  # all tokens that begin up to here are read
        self.tokens: list[Token] = []
        self.begins: dict[int, Token] = {}
        self.ends: dict[int, Token] = {}
        self.kinds: dict[str, list[Token]] = defaultdict(list)

    def upto(self, place: int) -> None:
        """Read on until no token that begins up to `place` is missing."""
        while self.read < place:
            ahead = min(max(place, self.read + _AHEAD) + 1, self.end)
            more = self.scan(self.read + 1, ahead)
            begins, ends, kinds = self.begins, self.ends, self.kinds
            for token in more:
                start, end, does = token
                begins[start] = ends[end] = token
                for kind in does:
                    kinds[kind].append(token)
            self.tokens += more
            self.read = max(ahead, more[-1].end if more else 0) - 1


class Tokens:
    """The tokens of a text. A sentence is read when it is first asked for: no word goes over its end."""

    __slots__ = ("_bounds", "_last", "_scan", "_sentences", "text")

    def __init__(self, text: str, scan: Callable[[str, int, int], list[Token]]) -> None:
        self.text = text
        self._scan: Scan = partial(scan, text)
        self._bounds = [0, *(mark.end() for mark in _SENTENCE.finditer(text)), len(text) + 1]
        self._sentences: list[_Sentence | None] = [None] * (len(self._bounds) - 1)
        self._last = self._sentence(0)  # the sentence asked of last: the next question is mostly of it too

    def _sentence(self, number: int) -> _Sentence:
        found = self._sentences[number]
        if found is None:
            start, end = self._bounds[number : number + 2]
            found = self._sentences[number] = _Sentence(self._scan, start, end)
        return found

    def _at(self, place: int) -> _Sentence:
        """Return the sentence that a place is in, read up to there."""
        found = self._last
        if not found.start <= place < found.end:
            found = self._last = self._sentence(max(0, bisect_right(self._bounds, place) - 1))
        if found.read < place:
            found.upto(place)
        return found

    @property
    def tokens(self) -> list[Token]:
        """All of them."""
        return self.between(0, len(self.text))

    def at(self, start: int) -> Token | None:
        """Return the token that begins exactly here."""
        here = self._last
        if not here.start <= start <= here.read:
            if start >= len(self.text):
                return None
            here = self._at(start)
        return here.begins.get(start)

    def to(self, end: int) -> Token | None:
        """Return the token that ends exactly here."""
        here = self._last
        if not here.start < end <= here.read:
            if end <= 0:
                return None
            here = self._at(end - 1)
        return here.ends.get(end)

    def between(self, start: int, end: int) -> list[Token]:
        """Return the tokens that begin in the stretch."""
        found: list[Token] = []
        while start < end:
            sentence = self._at(start)
            last = min(end, sentence.end)
            sentence.upto(last - 1)
            found += _within(sentence.tokens, start, last)
            start = last
        return found

    def of(self, kind: str, start: int, end: int) -> list[Token]:
        """Return the tokens of a kind that begin in the stretch."""
        here = self._last
        if here.start <= start and end <= here.read + 1:
            return _within(here.kinds[kind], start, end) if kind in here.kinds else []
        found: list[Token] = []
        while start < end:
            sentence = self._at(start)
            last = min(end, sentence.end)
            sentence.upto(last - 1)
            found += _within(sentence.kinds.get(kind, []), start, last)
            start = last
        return found


def _within(found: list[Token], start: int, end: int) -> list[Token]:
    """Return those of some tokens that begin in a stretch."""
    return found[bisect_left(found, (start,)) : bisect_left(found, (end,))]
