"""Following one duty through dated reforms, step by step, without ever guessing who took it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from respon.model import Action, Reform
from respon.plan import Step
from respon.reforms.dates import last_day


class Holding(NamedTuple):
    """Who holds a duty: one candidate is its holder; several are those among whom it is to be settled."""

    candidates: tuple[str, ...]
    via: tuple[Step, ...] = ()

    @property
    def settled(self) -> bool:
        """True if exactly one agency holds the duty."""
        return len(self.candidates) == 1


def in_order(reforms: Iterable[Reform]) -> list[Reform]:
    """Return the reforms by date; on one day transfers come first, for what ends hands on before it ends."""
    return sorted(reforms, key=lambda r: (last_day(r.date), r.change != "transfer"))


def follow(agency: str, action: Action, reforms: Sequence[Reform]) -> Holding:
    """Return who holds the agency's duty in the action after these reforms, given in order.

    rename, merge: the one successor. split: all successors are candidates. transfer: if it concerns the
    action, the old agency and the receiving ones are. Candidates that later become one settle the duty.
    """
    holding = Holding((agency,))
    for reform in reforms:
        holding = _after(holding, action, reform)
    return holding


def _after(holding: Holding, action: Action, reform: Reform) -> Holding:
    hit = [name for name in holding.candidates if name in reform.from_]
    if not hit or (reform.change == "transfer" and not concerns(reform, action)):
        return holding
    candidates: dict[str, None] = {}
    steps = list(holding.via)
    for name in holding.candidates:
        if name not in reform.from_:
            candidates[name] = None
            continue
        if reform.change == "transfer":
            candidates[name] = None
        candidates.update(dict.fromkeys(reform.to))
        steps += (Step(name, to, reform) for to in reform.to if to != name)
    return Holding(tuple(candidates), tuple(steps))


def concerns(reform: Reform, action: Action) -> bool:
    """Tell if the reform concerns the action: by its words in title, topics or summary; by default it does."""
    if not reform.touches:
        return True
    text = "\n".join((action.title, action.summary, *action.topics))
    return any(word in text for word in reform.touches)
