"""Whether a pattern's time can explode, told by its own parse tree.

A backtracking matcher tries every way of matching a text before it fails, so its time grows as the number of ways:
as a power of two where a loop comes back to the same place over the same characters in two ways, as a square where
one loop can hand over to another anywhere in a run of characters that both take. Both are decided on the automaton
of the pattern's positions (Glushkov's), as Weideman and others have them: "Analyzing matching time behavior of
backtracking regular expression matchers by using ambiguity of NFA", CIAA 2016.

What stands before a match, `^` and a look-behind for one character at the pattern's head, is read as a character
of the automaton. Other look-arounds are taken to hold always: a pattern may be refused that they alone keep linear,
none is let pass by that. Counted repeats are written out up to COPIES times.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, reduce
from itertools import product
from operator import or_
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

COPIES = 8
"""Of the body of a counted repeat: what is ambiguous in more of them is ambiguous in so many."""
LAST = 0x10FFFF
REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
CATEGORIES = {
    sre.CATEGORY_DIGIT: r"\d",
    sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_WORD: r"\w",
    sre.CATEGORY_NOT_DIGIT: r"\D",
    sre.CATEGORY_NOT_SPACE: r"\S",
    sre.CATEGORY_NOT_WORD: r"\W",
}
Ranges = tuple[tuple[int, int], ...]
Loop = frozenset[int]
"""Positions that come back to each other."""


class Ways(NamedTuple):
    """In how many ways (2: more than one), and whether without a condition."""

    count: int
    free: bool

    def then(self, other: "Ways") -> "Ways":
        return Ways(min(2, self.count * other.count), self.free and other.free)

    def also(self, other: "Ways") -> "Ways":
        return Ways(min(2, self.count + other.count), self.free or other.free)


class Edge(NamedTuple):
    """From a position to the next. `node`: the operator that makes it; `atoms`: the atomic groups around that."""

    to: int
    node: int
    atoms: frozenset[int]


@dataclass
class Part:
    """A piece of a pattern: in which ways it matches nothing, which positions it begins and ends with."""

    empty: Ways | None
    first: dict[int, Ways]
    last: dict[int, Ways]


NOTHING = Part(Ways(1, True), {}, {})
CONDITION = Part(Ways(1, False), {}, {})
START = 0
ANY = Edge(START, 0, frozenset())
"""The search goes on by a character, the match not begun."""


@dataclass
class Automaton:
    """The positions of a pattern (0 is before its begin), the characters each takes, the edges between them."""

    chars: list[Ranges] = field(default_factory=lambda: [()])
    atoms: list[frozenset[int]] = field(default_factory=lambda: [frozenset()])
    edges: list[list[Edge]] = field(default_factory=lambda: [[]])
    inner: list[Any] = field(default_factory=list)
    nodes: int = 0
    groups: int = 0

    def position(self, chars: Ranges, atoms: frozenset[int]) -> Part:
        self.chars.append(chars)
        self.atoms.append(atoms)
        self.edges.append([])
        here = {len(self.chars) - 1: Ways(1, True)}
        return Part(None, here, here)

    def join(self, before: dict[int, Ways], after: dict[int, Ways], atoms: frozenset[int]) -> None:
        self.nodes += 2
        for (p, out), (q, into) in product(before.items(), after.items()):
            for way in range(out.then(into).count):
                self.edges[p].append(Edge(q, self.nodes + way, atoms))

    def concatenated(self, one: Part, two: Part, atoms: frozenset[int]) -> Part:
        self.join(one.last, two.first, atoms)
        first, last = dict(one.first), dict(two.last)
        for position, ways in two.first.items() if one.empty else ():
            first[position] = ways.then(one.empty)
        for position, ways in one.last.items() if two.empty else ():
            last[position] = ways.then(two.empty)
        return Part(one.empty.then(two.empty) if one.empty and two.empty else None, first, last)

    def looped(self, body: Part, atoms: frozenset[int]) -> Part:
        """Repeat a piece without end, from no time on: one turn that matches nothing may end the loop."""
        self.join(body.last, body.first, atoms)
        ends = Ways(1, True).also(body.empty) if body.empty else Ways(1, True)
        return Part(ends, body.first, {position: ways.then(ends) for position, ways in body.last.items()})


def optional(part: Part) -> Part:
    return Part(Ways(1, True).also(part.empty) if part.empty else Ways(1, True), part.first, part.last)


def either(parts: Iterable[Part]) -> Part:
    empty: Ways | None = None
    first: dict[int, Ways] = {}
    last: dict[int, Ways] = {}
    for part in parts:
        empty = empty.also(part.empty) if empty and part.empty else empty or part.empty
        first |= part.first
        last |= part.last
    return Part(empty, first, last)


class Builder:
    """Makes the automaton of a parse tree."""

    def __init__(self, flags: int) -> None:
        self.flags = flags
        self.made = Automaton()

    def sequence(self, items: Iterable[Any], atoms: frozenset[int], head: bool = False) -> Part:
        whole = NOTHING
        for item in items:
            before = self.before(*item, atoms) if head else None
            whole = self.made.concatenated(whole, before or self.one(*item, atoms, head), atoms)
            head = head and before is not None
        return whole

    def before(self, kind: Any, value: Any, atoms: frozenset[int]) -> Part | None:
        """Return what a condition at the pattern's head says of the character before the match."""
        if kind is sre.AT and value is sre.AT_BEGINNING:
            return self.made.position(((10, 10),) if self.flags & re.MULTILINE else (), atoms)
        if kind in (sre.ASSERT, sre.ASSERT_NOT) and value[0] < 0 and len(value[1]) == 1:
            item = value[1][0]
            if item[0] in (sre.LITERAL, sre.NOT_LITERAL, sre.IN):
                found = ranges(*item, self.flags)
                return self.made.position(inverted(found) if kind is sre.ASSERT_NOT else found, atoms)
        return None

    def one(self, kind: Any, value: Any, atoms: frozenset[int], head: bool = False) -> Part:
        if kind is sre.BRANCH:
            return either([self.sequence(branch, atoms, head) for branch in value[1]])
        if kind is sre.SUBPATTERN:
            return self.sequence(value[3], atoms, head)
        if kind is sre.ATOMIC_GROUP:
            self.made.inner.append(value)
            return self.sequence(value, self.closed(atoms))
        if kind is sre.POSSESSIVE_REPEAT:
            self.made.inner.append(value[2])
            return self.repeat(*value, self.closed(atoms), self.closed)
        if kind in REPEATS:
            return self.repeat(*value, atoms, lambda same: same)
        if kind in (sre.ASSERT, sre.ASSERT_NOT):
            self.made.inner.append(value[1])
            return CONDITION
        if kind is sre.AT:
            return CONDITION
        return self.made.position(ranges(kind, value, self.flags), atoms)

    def closed(self, atoms: frozenset[int]) -> frozenset[int]:
        self.made.groups += 1
        return atoms | {self.made.groups}

    def repeat(
        self, least: int, most: int, body: Any, atoms: frozenset[int], turn: Callable[[frozenset[int]], frozenset[int]]
    ) -> Part:
        copies = [self.sequence(body, turn(atoms)) for _ in range(min(least, COPIES))]
        if most is sre.MAXREPEAT:
            copies.append(self.made.looped(self.sequence(body, turn(atoms)), atoms))
        else:
            more = NOTHING
            for _ in range(min(most - least, COPIES)):
                more = optional(self.made.concatenated(self.sequence(body, turn(atoms)), more, atoms))
            copies.append(more)
        whole = NOTHING
        for copy in copies:
            whole = self.made.concatenated(whole, copy, atoms)
        return whole


@cache
def category(pattern: str, flags: int) -> Ranges:
    text = "".join(map(chr, range(LAST + 1)))
    return tuple((m.start(), m.end() - 1) for m in re.finditer(f"(?:{pattern})+", text, flags))


def ranges(kind: Any, value: Any, flags: int) -> Ranges:
    """Return the characters that one position takes."""
    if kind is sre.LITERAL:
        return _cased(((value, value),), flags)
    if kind is sre.NOT_LITERAL:
        return inverted(_cased(((value, value),), flags))
    if kind is sre.ANY:
        return ((0, LAST),) if flags & re.DOTALL else inverted(((10, 10),))
    if kind is sre.RANGE:
        return _cased((value,), flags)
    if kind is sre.CATEGORY:
        return category(CATEGORIES[value], flags & re.ASCII)
    if kind is sre.IN:
        negated = value[0][0] is sre.NEGATE
        found = tuple(r for item in value[negated:] for r in ranges(*item, flags))
        return inverted(found) if negated else found
    raise NotImplementedError(f"{kind}: write the pattern without it, or teach this test what it matches")


def _cased(found: Ranges, flags: int) -> Ranges:
    if not flags & re.IGNORECASE:
        return found
    both = {ord(other) for low, high in found for c in range(low, min(high, 0x17F) + 1) for other in _forms(chr(c))}
    return (*found, *((c, c) for c in both))


def _forms(char: str) -> Iterator[str]:
    yield from (form for form in (char.lower(), char.upper()) if len(form) == 1)


def inverted(found: Ranges) -> Ranges:
    rest: list[tuple[int, int]] = []
    at = 0
    for low, high in sorted(found):
        if low > at:
            rest.append((at, low - 1))
        at = max(at, high + 1)
    return (*rest, (at, LAST)) if at <= LAST else tuple(rest)


def masks(sets: list[Ranges]) -> list[int]:
    """Return each set as bits, one for every run of characters that no set tells apart."""
    cuts = sorted({0} | {edge for found in sets for low, high in found for edge in (low, high + 1)})
    index = {cut: i for i, cut in enumerate(cuts)} | {LAST + 1: len(cuts)}
    return [_mask((index[low], index[high + 1]) for low, high in found) for found in sets]


def _mask(spans: Iterable[tuple[int, int]]) -> int:
    bits = 0
    for low, high in spans:
        bits |= (1 << high) - (1 << low)
    return bits


class Judge:
    """Looks for ambiguity in one automaton."""

    def __init__(self, made: Automaton, accepting: set[int]) -> None:
        self.made = made
        self.edges = made.edges
        self.accepting = accepting
        self.mask = masks(made.chars)
        self.mask[START] = -1
        self.loop = loops([[edge.to for edge in edges] for edges in made.edges])

    def exponential(self) -> bool:
        """Tell if a loop comes back to the same place over the same characters in two ways."""
        for members in self.loop.values():
            reached = self.walked(
                [(a.to, b.to) for p in members for a, b in self.partings(p) if {a.to, b.to} <= members], members
            )
            if any(p == q for p, q in reached):
                return True
        return False

    def walked(self, begin: Iterable[tuple[int, int]], members: set[int]) -> set[tuple[int, int]]:
        found, todo = set(begin), list(begin)
        while todo:
            p, q = todo.pop()
            for a, b in product(self.edges[p], self.edges[q]):
                pair = (a.to, b.to)
                if a.to in members and b.to in members and pair not in found and self.mask[a.to] & self.mask[b.to]:
                    found.add(pair)
                    todo.append(pair)
        return found

    def partings(self, p: int) -> Iterator[tuple[Edge, Edge]]:
        """Yield two edges from a position that take the same character, where a matcher may choose again."""
        edges = self.edges[p]
        for i, a in enumerate(edges):
            for b in edges[i + 1 :]:
                if self.mask[a.to] & self.mask[b.to] and not self.settled(p, a, b):
                    yield a, b

    def settled(self, p: int, a: Edge, b: Edge) -> bool:
        """Tell if the choice is made inside an atomic group, and so once for all."""
        if self.made.atoms[p] & (a.atoms | b.atoms):
            return True
        entered = (self.made.atoms[a.to] & self.made.atoms[b.to]) - a.atoms - b.atoms
        return bool(entered) and a.node == b.node

    def square(self, searched: bool, whole: bool) -> bool:
        """Tell if one loop can hand over to another anywhere in a run of characters that both take.

        searched: the begin of the match is tried at each character, a loop too. whole: the match must reach the
        end of the text; else what may be the pattern's end ends the search.
        """
        done = set() if whole else self.accepting
        begins = {frozenset({START})} if searched else set()
        ends = {frozenset(through) for through in self.loop.values()}
        return any(
            self.handed_over(p, one, q, two - done, done)
            for one, two in product(begins | ends, ends)
            if one != two and self.joined(one, two)
            for p, q in product(one, two)
        )

    def joined(self, one: frozenset[int], two: frozenset[int]) -> bool:
        """Tell if a loop comes to another over characters that both have at all: most are apart by that."""
        both = self.taken(one) & self.taken(two)
        graph = [[edge.to for edge in edges if self.mask[edge.to] & both] for edges in self.edges]
        return any(not two.isdisjoint(reached(graph, p)) for p in one)

    def taken(self, positions: frozenset[int]) -> int:
        return reduce(or_, (self.mask[position] for position in positions))

    def handed_over(self, p: int, through: Loop, q: int, ends: Loop, done: set[int]) -> bool:
        """Tell if over one text p comes back to p, p comes to q, and q comes back to q."""
        found: set[tuple[int, int, int]] = set()
        todo = list(self.together(self.sets_out(p), self.edges[q], through, ends, done))
        while todo:
            triple = todo.pop()
            if triple == (p, q, q):
                return True
            if triple not in found:
                found.add(triple)
                one, two, three = triple
                pairs = product(self.edges[one] if one else [ANY], self.edges[two])
                todo += self.together(pairs, self.edges[three], through, ends, done)
        return False

    def together(
        self, pairs: Iterable[tuple[Edge, Edge]], last: list[Edge], through: Loop, ends: Loop, done: set[int]
    ) -> Iterator[tuple[int, int, int]]:
        """Yield where three go over one character that all take."""
        for (one, two), three in product(pairs, last):
            inside = one.to in through and two.to not in done and three.to in ends
            if inside and self.mask[one.to] & self.mask[two.to] & self.mask[three.to]:
                yield one.to, two.to, three.to

    def sets_out(self, p: int) -> Iterator[tuple[Edge, Edge]]:
        """Yield two edges between which a matcher may choose; before the pattern, to wait or to begin."""
        if p == START:
            yield from ((ANY, begin) for begin in self.edges[START])
            return
        for one, two in product(self.edges[p], repeat=2):
            if one != two and not self.settled(p, one, two):
                yield one, two


def loops(graph: list[list[int]]) -> dict[int, set[int]]:
    """Return, for each position that can come back to itself, those that it comes back through."""
    forward = [reached(graph, p) for p in range(len(graph))]
    return {p: {q for q in forward[p] if p in forward[q]} for p in range(len(graph)) if p in forward[p]}


def reached(graph: list[list[int]], p: int) -> set[int]:
    found: set[int] = set()
    todo = list(graph[p])
    while todo:
        q = todo.pop()
        if q not in found:
            found.add(q)
            todo += graph[q]
    return found


def ambiguity(pattern: str | bytes, flags: int = 0, searched: bool = True, whole: bool = True) -> str:
    """Return how a pattern's time can grow: "exponential", "square", or "" if only with the text's length."""
    tree = _parser.parse(pattern, flags)
    return _ambiguity(tree, tree.state.flags, searched, whole)


def _ambiguity(tree: Any, flags: int, searched: bool, whole: bool) -> str:
    builder = Builder(flags)
    part = builder.sequence(tree, frozenset(), head=searched)
    builder.made.edges[START] = []
    builder.made.join({START: Ways(1, True)}, part.first, frozenset())
    judge = Judge(builder.made, {position for position, ways in part.last.items() if ways.free})
    found = {_ambiguity(inner, flags, False, False) for inner in builder.made.inner}
    if "exponential" in found or judge.exponential():
        return "exponential"
    return "square" if "square" in found or judge.square(searched, whole) else ""
