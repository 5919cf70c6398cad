"""What people are told, before any language: an English sentence and its arguments. Only `render` speaks.

Machines get the English sentence, in every locale.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

SEPARATOR = "、"
"""Between the names of a list, for machines in any language."""

_SENTENCE = 500
"""Characters of a library's sentence at most: what is longer quotes a stranger, and patterns may be slow on it."""


def is_chinese(text: str) -> bool:
    """Tell if there is a Chinese character or mark in the text."""
    return not text.isascii() and any("\u2e80" <= char <= "\uffef" for char in text)


def between(items: Iterable[str]) -> str:
    """Return what stands between the items of a list for people: 、 if any is Chinese, ; if any has a comma, else ,."""
    texts = list(items)
    if any(map(is_chinese, texts)):
        return SEPARATOR
    return "; " if any("," in text for text in texts) else ", "


def joined(items: Iterable[str]) -> str:
    """Return a list as people write it in the list's own language."""
    texts = list(items)
    return between(texts).join(texts)


class Term(str):
    """A word of the program (`lead`, `merge`), which people read in their language and machines as it is."""

    __slots__ = ()


class Message(NamedTuple):
    """A sentence with {places}, and what stands in them: text, numbers, terms, lists of names, other messages."""

    text: str
    given: Mapping[str, Any] = {}

    def __str__(self) -> str:
        return filled(self.text, {key: plain(value) for key, value in self.given.items()})


def say(text: str, /, **given: Any) -> Message:
    """Return the sentence with these arguments. The catalogue of translations finds sentences by this name."""
    return Message(text, given)


def recognised(text: str, known: Sequence[str]) -> Message | str:
    """Return a library's sentence as the first of these sentences with {places} that it is; else as it stands.

    So it can be told in the user's language, though it was made in English.
    """
    for sentence in known if len(text) <= _SENTENCE else ():
        pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+)", re.escape(sentence))
        if found := re.fullmatch(pattern, text, re.S):
            return Message(sentence, {key: recognised(part, known) for key, part in found.groupdict().items()})
    return text


def filled(text: str, given: Mapping[str, str]) -> str:
    """Return the sentence with its places filled; without arguments, braces are braces."""
    return text.format_map(given) if given else text


def plain(value: Any) -> str:
    """Return an argument as machines read it: a list joined with 、, all else as it is written."""
    if type(value) in (list, tuple):  # a Message and a Where are tuples, and no lists
        return SEPARATOR.join([part if isinstance(part, str) else plain(part) for part in value])
    return str(value)
