"""Counting over the whole graph: which agencies share how many actions."""

from array import array
from collections import Counter
from collections.abc import Iterator
from heapq import nsmallest
from itertools import chain
from typing import NamedTuple

from respon.errors import DataError
from respon.messages import say
from respon.plan import Plan

MOST_PAIRS = 5_000_000
"""Overlapping pairs listed at once: three thousand agencies on one action have as many. They take some seconds."""


def require_few(most: int) -> None:
    """Raise DataError if so many overlapping pairs, at the most, are more than can be listed."""
    if most > MOST_PAIRS:
        raise DataError(
            say("more than {count} pairs of agencies share actions", count=MOST_PAIRS),
            hint=say("ask for the first of them (overlaps --top 100), or for one agency's"),
        )


class Pair(NamedTuple):
    """Two agencies (a before b in the order of their names) and the number of actions they share."""

    a: str
    b: str
    shared: int
    either: int

    @property
    def jaccard(self) -> float:
        """Shared actions as a part of all that either has: 0 to 1."""
        return self.shared / self.either


class Edges(NamedTuple):
    """The overlapping pairs by numbers alone: `ends` has both agencies of each, `shared` its number of actions."""

    ends: "array[int]"
    shared: "array[int]"


class Incidence:
    """The bipartite incidence of the graph in numbers: agencies by the rank of their names, actions by their index.

    It answers what networkx's projection answers (a test compares them), some hundred times faster on a
    million assignments: counting runs over small integers in C instead of over dictionaries of dictionaries.
    """

    def __init__(self, plan: Plan) -> None:
        named = plan.all_owner_names()
        self.names = sorted(set(chain.from_iterable(named)))
        self._rank = {name: i for i, name in enumerate(self.names)}
        rank = self._rank.__getitem__
        self._owners = [tuple(map(rank, names)) for names in named]
        self._held: list[list[int]] = [[] for _ in self.names]
        for index, owners in enumerate(self._owners):
            for owner in owners:
                self._held[owner].append(index)
        self._partners: dict[int, dict[int, list[int]]] = {}
        self._last: tuple[tuple[int, ...], Counter[int]] = ((), Counter())

    def load(self, agency: str) -> int:
        """Return how many actions an agency of the graph has."""
        return len(self._held[self._rank[agency]])

    def shared(self, a: str, b: str) -> list[int]:
        """Return the indices of the actions that two agencies of the graph both have, rising."""
        first, second = self._rank[a], self._rank[b]
        if first not in self._partners:  # an answer of all pairs asks for each agency's partners in turn
            partners: dict[int, list[int]] = {}
            for index in self._held[first]:
                for owner in self._owners[index]:
                    if owner in partners:
                        partners[owner].append(index)
                    else:
                        partners[owner] = [index]
            self._partners[first] = partners
        return self._partners[first].get(second, [])

    @property
    def most_pairs(self) -> int:
        """How many pairs can overlap at the most, told without counting them."""
        return min(len(self.names) ** 2, sum(len(owners) ** 2 for owners in self._owners)) // 2

    def edges(self) -> Edges:
        """Return the overlapping pairs by the places of their agencies in `names`, the lesser one first.

        A million take 24 MB. Raises DataError if they are too many.
        """
        require_few(self.most_pairs)
        ends, shared = array("q"), array("q")
        for a, counted in self._counted():
            for b, n in counted.items():
                if b > a:
                    ends.extend((a, b))
                    shared.append(n)
        return Edges(ends, shared)

    def pairs(self, top: int | None = None, agency: str | None = None) -> Iterator[Pair]:
        """Yield the overlapping pairs, most shared first, then by name: the first `top`, or all; one agency's, or all.

        Raises DataError if all are asked for and are too many.
        """
        size, most = len(self.names), max(map(len, self._held), default=0)
        if agency is not None:
            codes = sorted(self._codes_of(agency, size, most))[:top]
        elif top is not None:
            codes = self._first_codes(size, most, top)
        else:
            require_few(self.most_pairs)
            codes = sorted(self._codes(size, most))
        names, held = self.names, self._held
        for code in codes:
            less, pair = divmod(code, size * size)
            a, b = divmod(pair, size)
            shared = most - less
            yield Pair(names[a], names[b], shared, len(held[a]) + len(held[b]) - shared)

    def _codes(self, size: int, most: int) -> Iterator[int]:
        """Yield one integer a pair, smaller for more shared actions: a million sort in a fraction of a second."""
        for a, counted in self._counted():
            yield from [((most - n) * size + a) * size + b for b, n in counted.items() if b > a]

    def _codes_of(self, agency: str, size: int, most: int) -> Iterator[int]:
        one = self._rank.get(agency)
        held = self._held[one] if one is not None else []
        for other, n in Counter(chain.from_iterable(self._owners[index] for index in held)).items():
            if other != one:
                yield ((most - n) * size + min(one or 0, other)) * size + max(one or 0, other)

    def _first_codes(self, size: int, most: int, top: int) -> list[int]:
        """Return the `top` smallest codes: once so many are found, pairs that don't share more are passed over.

        Those would come after them, since the agencies are gone through in the order of their names.
        """
        codes: list[int] = []
        least = 1
        for a, held in enumerate(self._held):
            if len(held) < least:
                continue
            counted = self._counted_on(tuple(held))
            codes += [((most - n) * size + a) * size + b for b, n in counted.items() if n >= least and b > a]
            if len(codes) > 4 * top + size:
                codes = nsmallest(top, codes)
                least = most - codes[-1] // (size * size) + 1
        return nsmallest(top, codes)

    def _counted(self) -> Iterator[tuple[int, Counter[int]]]:
        """Yield each agency with the agencies on its actions, counted."""
        for a, held in enumerate(self._held):
            yield a, self._counted_on(tuple(held))

    def _counted_on(self, held: tuple[int, ...]) -> Counter[int]:
        """Return how many of these actions each agency is on; many agencies of one action ask the same."""
        if held != self._last[0]:
            self._last = held, Counter(chain.from_iterable([self._owners[index] for index in held]))
        return self._last[1]
