"""Following one duty through dated reforms, step by step, without ever guessing who took it."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from respon.dates import last_day
from respon.model import Action, Reform
from respon.plan import Step


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


class Course:
    """Reforms in order, found by the agencies that they take something from."""

    def __init__(self, reforms: Sequence[Reform]) -> None:
        self.reforms = reforms
        self._of: dict[str, list[int]] = {}
        for at, reform in enumerate(reforms):
            for name in dict.fromkeys(reform.from_):
                self._of.setdefault(name, []).append(at)

    def next(self, agencies: Iterable[str], start: int) -> int | None:
        """Return the place, from `start` on, of the first reform that takes from one of the agencies."""
        return min((found for name in agencies if (found := self._first(name, start)) is not None), default=None)

    def _first(self, name: str, start: int) -> int | None:
        places = self._of.get(name, [])
        at = bisect_left(places, start)
        return places[at] if at < len(places) else None


def follow(agency: str, action: Action, course: Course, start: int = 0) -> Holding:
    """Return who holds the agency's duty in the action after the reforms from place `start` on.

    rename, also-named, merge: the one successor. split: all successors are candidates. transfer: if it concerns the
    action, the old agency and the receiving ones are. Candidates that later become one settle the duty.
    """
    candidates: tuple[str, ...] = (agency,)
    steps: list[Step] = []
    while (at := course.next(candidates, start)) is not None:
        reform, start = course.reforms[at], at + 1
        if reform.change != "transfer" or concerns(reform, action):
            gone = [name for name in candidates if name in reform.from_]
            steps += (Step(name, to, reform) for name in gone for to in reform.to if to != name)
            candidates = tuple(dict.fromkeys(to for name in candidates for to in _after(name, reform)))
    return Holding(candidates, tuple(steps))


def _after(name: str, reform: Reform) -> tuple[str, ...]:
    """Return who may hold a candidate's duty after the reform."""
    if name not in reform.from_:
        return (name,)
    return (name, *reform.to) if reform.change == "transfer" else reform.to


def concerns(reform: Reform, action: Action) -> bool:
    """Tell if the reform concerns the action: by its words in title, topics or summary; by default it does."""
    if not reform.touches:
        return True
    text = "\n".join((action.title, action.summary, *action.topics))
    return any(word in text for word in reform.touches)
