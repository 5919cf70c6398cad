"""The words found in a text, by their places."""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

Does = frozenset[str]
_SENTENCE = re.compile("[。;!?]")
_ONE = 2  # bounds of a text of one sentence


class Token(NamedTuple):
    """A word found: where, and for each of its kinds what it does."""

    start: int
    end: int
    kinds: Mapping[str, Does]


class _Scanned:
    """The tokens of one sentence, in order and by their places, read as far as they have been asked for."""

    __slots__ = ("begins", "end", "ends", "read", "scanned", "starts", "tokens")

    def __init__(self, scanned: Iterator[Token], end: int) -> None:
        self.scanned = scanned
        self.end = end
        self.read = -1  # all tokens that begin up to here are read
        self.tokens: list[Token] = []
        self.starts: list[int] = []
        self.begins: dict[int, Token] = {}
        self.ends: dict[int, Token] = {}

    def upto(self, place: int) -> None:
        """Read on until no token that begins up to `place` is missing."""
        tokens, starts, begins, ends = self.tokens, self.starts, self.begins, self.ends
        for token in self.scanned:
            start, end, _ = token
            tokens.append(token)
            starts.append(start)
            begins[start] = ends[end] = token
            if start >= place:
                self.read = start
                return
        self.read = sys.maxsize


class Tokens:
    """The tokens of a text. A sentence is read when it is first asked for: no word goes over its end."""

    def __init__(self, text: str, scan: Callable[[str, int, int], Iterator[Token]]) -> None:
        self.text = text
        self._scan = scan
        self._bounds = [0, *(mark.end() for mark in _SENTENCE.finditer(text)), len(text) + 1]
        self._sentences: list[_Scanned | None] = [None] * (len(self._bounds) - 1)

    def _at(self, place: int) -> _Scanned:
        """Return the sentence that a place is in, read up to there."""
        number = max(0, bisect_right(self._bounds, place) - 1) if len(self._bounds) > _ONE else 0
        found = self._sentences[number]
        if found is None:
            end = self._bounds[number + 1]
            found = self._sentences[number] = _Scanned(self._scan(self.text, self._bounds[number], end), end)
        if found.read < place:
            found.upto(place)
        return found

    @property
    def tokens(self) -> list[Token]:
        """All of them."""
        return self.between(0, len(self.text))

    def at(self, start: int) -> Token | None:
        """Return the token that begins exactly here."""
        return self._at(start).begins.get(start) if start < len(self.text) else None

    def to(self, end: int) -> Token | None:
        """Return the token that ends exactly here."""
        return self._at(end - 1).ends.get(end) if end > 0 else None

    def each(self, start: int, end: int) -> Iterator[Token]:
        """Yield the tokens that begin in the stretch; the text is read no further than they are asked for."""
        while start < end:
            sentence = self._at(start)
            number = bisect_left(sentence.starts, start)
            if number < len(sentence.starts):
                token = sentence.tokens[number]
                if token.start >= end:
                    return
                yield token
                start = token.start + 1
            else:
                start = sentence.end

    def between(self, start: int, end: int) -> list[Token]:
        """Return the tokens that begin in the stretch."""
        found: list[Token] = []
        while start < end:
            sentence = self._at(start)
            last = min(end, sentence.end)
            if sentence.read < last - 1:
                sentence.upto(last - 1)
            starts = sentence.starts
            found += sentence.tokens[bisect_left(starts, start) : bisect_left(starts, last)]
            start = last
        return found
