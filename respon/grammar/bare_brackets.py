"""Whether a bracket is a clause: by its words, by the document's habit, or by where a list of bare names stands."""

import re
from typing import NamedTuple

from respon.grammar import brackets, clause, due, english, labels, rule
from respon.grammar.fold import hide
from respon.grammar.heads import Knows
from respon.grammar.stated import Clause
from respon.grammar.words.lexicon import tokens

_AFTER = ("。", ";", "!", "”")
_NAMED = {"organ", "body", "common", "area", "person"}
_SEVERAL = 2
_PIECE = re.compile("[^,;]+")


class Bracket(NamedTuple):
    """A bracket in a paragraph: the folded text, where it and its unit stand.

    habit: the document closes its paragraphs with bare lists. headed: a numbered heading stands before it.
    """

    folded: str
    start: int
    end: int
    limit: int
    habit: bool = False
    headed: bool = False

    @property
    def hidden(self) -> str:
        """What stands in it."""
        return hide(self.folded[self.start + 1 : self.end - self.folded.startswith(")", self.end - 1)])

    @property
    def closes(self) -> bool:
        """Whether it closes a sentence or the paragraph."""
        return brackets.closes(self.folded, self.start, self.end, self.limit)

    @property
    def apart(self) -> bool:
        """Whether it stands behind a full stop, or ends a heading that doesn't end in a name: no remark on a word."""
        before = self.folded[: self.start].rstrip(" ")
        if before.endswith(_AFTER):
            return True
        last = tokens(before).to(len(before))
        whole = self.headed and not self.folded[self.end : self.limit].strip(" 。;")
        return whole and not (last and _NAMED & last.kinds.keys())


def read(found: Bracket, own: rule.Rule | None, knows: Knows | None) -> Clause | None:
    """Return what a bracket says of who is responsible; nothing where it says something else."""
    hidden, closes = found.hidden, found.closes
    habit = found.habit and closes
    speaks = brackets.speaks(hidden)
    if closes and hidden.isascii() and not any(labels.find(hidden)):
        told = tuple(part for _, parts in english.read(hidden, 0, len(hidden)) for part in parts)
        return Clause(told) if told else None
    if not speaks and not (closes and brackets.names_organ(hidden, knows)):
        return None
    said = clause.parse(hidden, own, knows)
    if not said.parts:
        return None
    if any(labels.find(hidden)) or (habit and (speaks or brackets.all_names(hidden, knows))):
        return said
    if said.is_bare:
        return said if closes and _is_list(found, said, knows) else None
    whole = speaks or not said.rest or _begins_all(hidden, said)
    return said if whole and not brackets.explains(hidden, said) else None


def _begins_all(hidden: str, said: Clause) -> bool:
    """Tell whether names that were read begin every piece of a bracket, whatever their verbs."""
    begins = {name[0] for part in said.parts for name in part.names}
    pieces = [found for found in _PIECE.finditer(hidden) if not brackets.names_crowd(hidden, *found.span())]
    return len(pieces) >= _SEVERAL and begins.issuperset(found.start() for found in pieces)


def _is_list(found: Bracket, said: Clause, knows: Knows | None) -> bool:
    """Tell whether bare names are those who are responsible: several of them that stand apart, or with a limit."""
    names = [hide(found.hidden[slice(*span)]) for part in said.parts for span in part.names]
    if said.rest or not all(brackets.all_names(name, knows) for name in names):
        return False
    return bool(due.within(found.hidden)) or (len(names) >= _SEVERAL and found.apart)


def is_lost(found: Bracket, knows: Knows | None) -> bool:
    """Tell whether a bracket of which nothing was read is to be told."""
    hidden = found.hidden
    if rule.find(hidden):
        return False
    if not brackets.speaks(hidden):
        return found.closes and brackets.names_organ(hidden, knows)
    said = clause.parse(hidden, None, knows)
    lost = any(labels.find(hidden)) and not said.parts and (said.rest or not said.due)
    return bool(lost) or (found.closes and brackets.asks(hidden, knows))
