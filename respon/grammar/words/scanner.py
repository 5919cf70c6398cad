"""The one pass that finds the words of a lexicon in a text, the longest first."""

from collections.abc import Mapping
from functools import cached_property

from respon.grammar.words.tokens import Does, Token

Table = Mapping[str, Mapping[str, Does]]
"""The words, each with its kinds and what it does as one of them."""
_Entry = tuple[str, int, Mapping[str, Does], bool]
"""A word, its length, what it does, and whether it stands wherever its characters do: no other is to be asked for."""
_SHORT = 2


class Scanner:
    """Finds the words of a table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    @cached_property
    def _lengths(self) -> dict[str, tuple[int, ...]]:
        """How long the words are that begin with one or two characters, the longest first."""
        found: dict[str, set[int]] = {}
        for text in self._table:
            found.setdefault(text[:2], set()).add(len(text))
        return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}

    @cached_property
    def _cut(self) -> frozenset[str]:
        """The words in which a longer head of a name may begin: 充分, for 分公司."""
        organs = [text for text, kinds in self._table.items() if "organ" in kinds and len(text) > _SHORT]
        heads = {text[:size] for text in organs for size in range(1, len(text))}
        return frozenset(text for text in self._table if any(text[at:] in heads for at in range(1, len(text))))

    @cached_property
    def _begun(self) -> dict[str, tuple[_Entry, ...]]:
        """The words by their first two characters, or the only one, the longest first."""
        found: dict[str, list[_Entry]] = {}
        for text in sorted(self._table, key=len, reverse=True):
            kinds = self._table[text]
            headed = any("organ" in self._table.get(text[:size], ()) for size in range(1, len(text)))
            plain = not headed and not ("stop" in kinds and text in self._cut)
            found.setdefault(text[:2], []).append((text, len(text), kinds, plain))
        return {first: tuple(entries) for first, entries in found.items()}

    @cached_property
    def _single(self) -> dict[str, _Entry]:
        """The words of one character."""
        return {first: entry for first, (entry, *_) in self._begun.items() if entry[1] == 1}

    def scan(self, text: str, begin: int, end: int) -> list[Token]:
        """Return the words that begin in text[begin:end], in order."""
        found: list[Token] = []
        begun, single = self._begun.get, self._single.get
        new = tuple.__new__  # half of what Token(…) takes
        at, end = begin, min(end, len(text))
        while at < end:
            two = text[at : at + 2]
            for entry in begun(two, ()):
                if text.startswith(entry[0], at):
                    break
            else:
                one = single(two[0])
                if not one:
                    at += 1
                    continue
                entry = one
            _, size, kinds, plain = entry
            if plain:
                found.append(new(Token, (at, at + size, kinds)))
                at += size
            elif token := self._chosen(text, at):
                found.append(token)
                at = token.end
            else:
                at += 1
        return found

    def _chosen(self, text: str, at: int) -> Token | None:
        """Return the word here, where another may begin inside it."""
        found = self._longest(text, at)
        cut = found and "stop" in found.kinds and self._cuts(text, found)  # 充|分公司, not 充分|公司
        return None if cut else found

    def _sizes(self, text: str, start: int) -> tuple[int, ...]:
        """Return how long the words can be that begin here, the longest first."""
        longer = self._lengths.get(text[start : start + 2], ())
        return (*longer, 1) if text[start : start + 1] in self._table and longer[-1:] != (1,) else longer

    def _longest(self, text: str, start: int) -> Token | None:
        """Return the longest word here; a shorter head of a name where the next word begins inside the longest."""
        table = self._table
        found: Token | None = None
        for size in self._sizes(text, start):
            kinds = table.get(text[start : start + size])
            if kinds is None or start + size > len(text):
                continue
            if not found:
                found = Token(start, start + size, kinds)
            elif "organ" in found.kinds and "word" not in found.kinds:
                if "organ" in kinds and self._does(text, start + size) >= self._reaches(text, found.end, found.end):
                    return Token(start, start + size, kinds)  # 体检科|协办, not 科协|办
            elif "organ" in kinds and self._reaches(text, start + size) > found.end:
                return Token(start, start + size, kinds)  # 部|分别, not 部分|别
        return found

    def _cuts(self, text: str, token: Token) -> bool:
        """Tell whether a word ends inside a longer head of a name."""
        for start in range(token.start + 1, min(token.end, len(text))):
            for size in self._sizes(text, start):
                if start + size <= token.end or size <= _SHORT:
                    break
                if start + size <= len(text) and "organ" in self._table.get(text[start : start + size], ()):
                    return True
        return False

    def _reaches(self, text: str, start: int, least: int = 0) -> int:
        """Return where the longest word that begins here ends, or `least`."""
        sizes = self._sizes(text, start)
        return next((start + size for size in sizes if text[start : start + size] in self._table), least)

    def _does(self, text: str, start: int) -> int:
        """Return where the longest word here ends, if it says what somebody does; one less for a word of no name."""
        end = self._reaches(text, start)
        kinds = self._table.get(text[start:end], {}).keys()
        return end if {"verb", "act", "stop"} & kinds else end - 1 if "word" in kinds else 0
