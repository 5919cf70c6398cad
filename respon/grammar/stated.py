"""What a clause says: names that share a role, and what settles their roles once all is read."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from respon.grammar.fold import LEAD_NOTE, SUPPORT_NOTE
from respon.grammar.heads import Span
from respon.grammar.rule import Rule
from respon.grammar.words import roles
from respon.model import Role


class Part(NamedTuple):
    """Names that share a role; `word` gave it; `stated`: the text itself says so.

    mild: by a verb such as 落实, which leads only where nobody else does.
    """

    names: tuple[Span, ...]
    role: Role
    word: str
    stated: bool = True
    open_ended: bool = False
    mild: bool = False


class Clause(NamedTuple):
    """A clause understood: its parts, what it says of the time, and what was left over."""

    parts: tuple[Part, ...] = ()
    due: str = ""
    rest: tuple[Span, ...] = ()

    @property
    def is_bare(self) -> bool:
        """Whether it is a list of names without label or verb."""
        return bool(self.parts) and all(not part.word for part in self.parts)


def settled(parts: Iterable[Part], hidden: str, rule: Rule | None) -> tuple[Part, ...]:
    """Apply the document's own rule, and mark sharing as stated where the clause names other roles."""
    found = [one for part in parts for one in _noted(part, hidden)]
    if any(part.role == "lead" and roles.leads(part.word) for part in found):
        found = [part._replace(role="co") if part.mild and part.role == "lead" else part for part in found]
    if any(part.role == "lead" for part in found):
        return tuple(part._replace(stated=True) for part in found)
    if rule:
        found = list(_led(found, hidden, rule))
    if len({part.role for part in found}) > 1:
        found = [part._replace(stated=True) for part in found]
    return tuple(found)


def _noted(part: Part, hidden: str) -> Iterator[Part]:
    """Split a part where remarks behind names give them roles of their own: 甲(牵头)、乙."""
    marks = [hidden[end : end + 2].lstrip(" ")[:1] for _, end in part.names]
    if not {LEAD_NOTE, SUPPORT_NOTE} & set(marks):
        yield part
        return
    roles: dict[str, Role] = {LEAD_NOTE: "lead", SUPPORT_NOTE: "support"}
    for mark in (LEAD_NOTE, SUPPORT_NOTE, ""):
        kept = tuple(name for name, own in zip(part.names, marks, strict=True) if (own if own in roles else "") == mark)
        if kept:
            yield part._replace(names=kept, role=roles.get(mark, part.role), stated=True)


def _led(parts: list[Part], hidden: str, rule: Rule) -> Iterator[Part]:
    """Split the first shared list by the rule: those who lead, and the others."""
    done = False
    for part in parts:
        if done or part.role != "co":
            yield part
            continue
        done = True
        leaders = tuple(rule.leaders(hidden, part.names))
        others = tuple(name for name in part.names if name not in leaders)
        if leaders:
            yield part._replace(names=leaders, role="lead", word=rule.text, stated=True, open_ended=False)
        if others:
            yield part._replace(names=others, role=rule.rest if leaders else part.role)


def strongest(hidden: str, parts: list[Part], given: frozenset[Span]) -> Iterator[Part]:
    """Yield the parts with each agency once: a sentence gives it one role, lead before any other."""

    def key(span: Span) -> str:
        return str(span) if span in given else hidden[slice(*span)]

    leads = {key(span) for part in parts if part.role == "lead" for span in part.names}
    helps = {key(span) for part in parts if part.role == "support" for span in part.names}
    seen: set[str] = set()
    for part in parts:
        kept: list[Span] = []
        for span in part.names:
            name = key(span)
            weaker = (part.role != "lead" and name in leads) or (part.word == "协同" and name in helps)
            if name in seen or weaker:
                continue
            seen.add(name)
            kept.append(span)
        if kept:
            shares = part.role == "co" and bool(leads or helps)
            yield part._replace(names=tuple(kept), stated=part.stated or shares)
