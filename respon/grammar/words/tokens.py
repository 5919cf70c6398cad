"""The words found in a text, by their places."""

import re
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


class _Found(NamedTuple):
    """The tokens of one sentence, in order and by their places."""

    tokens: list[Token]
    starts: list[int]
    begins: dict[int, Token]
    ends: dict[int, Token]


class Tokens:
    """The tokens of a text. A sentence is read when it is first asked for: no word goes over its end."""

    def __init__(self, text: str, scan: Callable[[str, int, int], Iterator[Token]]) -> None:
        self._text = text
        self._scan = scan
        self._bounds = [0, *(mark.end() for mark in _SENTENCE.finditer(text)), len(text) + 1]
        self._sentences: dict[int, _Found] = {}

    def _sentence(self, number: int) -> _Found:
        found = self._sentences.get(number)
        if found is None:
            tokens = list(self._scan(self._text, *self._bounds[number : number + 2]))
            found = self._sentences[number] = _Found(
                tokens,
                [token.start for token in tokens],
                {token.start: token for token in tokens},
                {token.end: token for token in tokens},
            )
        return found

    def _of(self, at: int) -> int:
        return max(0, bisect_right(self._bounds, at) - 1) if len(self._bounds) > _ONE else 0

    @property
    def tokens(self) -> list[Token]:
        """All of them."""
        return self.between(0, len(self._text))

    def at(self, start: int) -> Token | None:
        """Return the token that begins exactly here."""
        return self._sentence(self._of(start)).begins.get(start) if start < len(self._text) else None

    def to(self, end: int) -> Token | None:
        """Return the token that ends exactly here."""
        return self._sentence(self._of(end - 1)).ends.get(end) if end > 0 else None

    def between(self, start: int, end: int) -> list[Token]:
        """Return the tokens that begin in the stretch."""
        if end <= start:
            return []
        if len(self._bounds) == _ONE:  # one sentence, as most texts are that are asked for
            sentence = self._sentence(0)
            return sentence.tokens[bisect_left(sentence.starts, start) : bisect_left(sentence.starts, end)]
        first, last = self._of(start), self._of(end - 1)
        found: list[Token] = []
        for number in range(first, last + 1):
            sentence = self._sentence(number)
            low = bisect_left(sentence.starts, start) if number == first else 0
            high = bisect_left(sentence.starts, end) if number == last else len(sentence.starts)
            found += sentence.tokens[low:high]
        return found
