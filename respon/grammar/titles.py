"""What an action is called: its heading, and where several stand under one, the sentence that each clause closes."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from respon.grammar.outline import Heading
from respon.grammar.result import Proposal

LONGEST = 60
"""Characters of a title; a longer sentence is cut at its last comma before."""

_STOP = re.compile("[。；;！？!?]")
_MARK = re.compile(r"[\s\-–—•·●◆■▪◇□○*]*(?:(?:[A-Za-z]|\d{1,3}(?:-\d{1,3})*)\s*[.．、)）]\s*|\d{1,3}(?:-\d{1,3})+\s+)?")
_COMMA = re.compile("[，,]")
_SHORTEST = 8  # characters of what a comma may cut off as a title
_LEAST = 24  # characters of a sentence that stands beside a heading
_NESTED = re.compile(r"[（(〔【\[][^（(〔【\[）)〕】\]]{0,200}[）)〕】\]]|“[^”]{0,60}”|《[^》]{0,120}》")


class Basis(NamedTuple):
    """What an action's title is made of.

    `head`: the heading it stands under; `apart`: whether it has a paragraph of its own below that heading's;
    `sentence`: what its clause closes; `inner`: the part with the heading itself in it.
    """

    head: Heading | None
    apart: bool
    sentence: str
    inner: str


def sentence(text: str, last: bool = False) -> str:
    """Return a text's first sentence, or its last, as a title: without mark, full stop and what is too long."""
    hidden = _NESTED.sub(lambda found: "\ue000" * len(found[0]), text)
    ends = [0, *(stop.end() for stop in _STOP.finditer(hidden)), len(text)]
    pieces = [text[a:b].strip() for a, b in pairwise(ends)]
    pieces = [piece for piece in pieces if piece.strip("。；;！？!?.:：，, ")]
    if not pieces:
        return ""
    piece = pieces[-1 if last else 0]
    mark = _MARK.match(piece)
    return cut(piece[mark.end() if mark else 0 :].rstrip("。；;！？!?：: "))


def cut(text: str, longest: int = LONGEST) -> str:
    """Return a title of a reasonable length: up to the last comma that leaves one, else with a … at its end."""
    if len(text) <= longest:
        return text
    hidden = _NESTED.sub(lambda found: "\ue000" * len(found[0]), text)
    commas = [comma.start() for comma in _COMMA.finditer(hidden, _SHORTEST, longest + 1)]
    return text[: commas[-1]] if commas else f"{text[: longest - 1]}…"


def settled(actions: Sequence[Proposal], bases: Sequence[Basis | None]) -> list[Proposal]:
    """Return the actions with their titles: each has its heading's, several under one are told apart."""
    shared: dict[int, int] = {}
    for basis in bases:
        if basis and basis.head:
            shared[id(basis.head)] = shared.get(id(basis.head), 0) + 1
    return [
        _named(action, basis, shared.get(id(basis.head), 0) > 1) if basis else action
        for action, basis in zip(actions, bases, strict=True)
    ]


def _named(action: Proposal, basis: Basis, shared: bool) -> Proposal:
    head, own = basis.head, basis.sentence
    if not own or (head and head.title and (not shared or own == head.title)):
        return action
    if not head or not head.title or own.startswith(head.title):
        return action._replace(title=own)
    if basis.apart:
        return action._replace(title=own, part=basis.inner)
    return action._replace(title=f"{head.title}：{cut(own, max(LONGEST - len(head.title), _LEAST))}")
