"""The co-ownership network as boxes and lines: numbers only, for whoever draws them."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from respon.graph.incidence import Pair
from respon.graph.layout import layout

MOST_NODES, MOST_EDGES = 300, 800
"""What a picture can show: the agencies with most partners, and the pairs that share most."""

LABEL = 12
"""Full-width characters of a name that fit into its box."""

SIZES = (12.0, 14.0, 17.0)
"""Heights of the letters, in px, for agencies with few, more and most actions."""

COLOURS = 8
"""Communities told apart by colour; those after share the last one."""

MARGIN = 16.0


class Node(NamedTuple):
    """An agency's box: its centre, width and height in px, the size of its letters, its community's colour.

    Colour 0 is for the one agency that the picture is about.
    """

    name: str
    label: str
    x: float
    y: float
    width: float
    height: float
    letters: float
    colour: int
    actions: int
    partners: int
    joined: list[int]
    """The indices of its partners' boxes, whether the line to them is drawn or not."""


class Edge(NamedTuple):
    """A line between two nodes, by their indices; weight 1 to 5 for the actions they share."""

    a: int
    b: int
    shared: int
    weight: int


class Picture(NamedTuple):
    """The picture: its size in px, boxes and lines, and how much there was no room for."""

    width: float
    height: float
    nodes: list[Node]
    edges: list[Edge]
    lost_nodes: int
    lost_edges: int


def picture(agencies: Sequence[tuple[str, int, int]], pairs: Sequence[Pair]) -> Picture:
    """Draw agencies (name, actions, community) and their overlapping pairs (strongest first)."""
    partners: dict[str, int] = {}
    for pair in pairs:
        for name in pair[:2]:
            partners[name] = partners.get(name, 0) + 1
    joined = sorted((a for a in agencies if a[0] in partners), key=lambda a: -partners[a[0]])[:MOST_NODES]
    joined.sort(key=lambda a: (a[2], -a[1], a[0]))
    at = {name: i for i, (name, _, _) in enumerate(joined)}
    inside = [pair for pair in pairs if pair.a in at and pair.b in at]
    drawn = _strongest(inside)
    near: list[list[int]] = [[] for _ in joined]
    for pair in inside:
        near[at[pair.a]].append(at[pair.b])
        near[at[pair.b]].append(at[pair.a])
    most = max((actions for _, actions, _ in joined), default=1)
    letters = [SIZES[(actions * 5 > most) + (actions * 2 > most)] for _, actions, _ in joined]
    labels = [_label(name) for name, _, _ in joined]
    sizes = [(_wide(label) * size + 18, size + 12) for label, size in zip(labels, letters, strict=True)]
    strongest = max((pair.shared for pair in drawn), default=1)
    places = layout(sizes, [(at[p.a], at[p.b], (p.shared / strongest) ** 0.5) for p in drawn])
    left = min((x - w / 2 for (x, _), (w, _) in zip(places, sizes, strict=True)), default=0) - MARGIN
    top = min((y - h / 2 for (_, y), (_, h) in zip(places, sizes, strict=True)), default=0) - MARGIN
    nodes = [
        Node(name, label, round(x - left, 1), round(y - top, 1), round(w, 1), h, size, min(community, COLOURS), actions,
             partners[name], links)
        for (name, actions, community), label, size, (x, y), (w, h), links
        in zip(joined, labels, letters, places, sizes, near, strict=True)
    ]  # fmt: skip
    return Picture(
        width=round(max((n.x + n.width / 2 for n in nodes), default=0) + MARGIN, 1),
        height=round(max((n.y + n.height / 2 for n in nodes), default=0) + MARGIN, 1),
        nodes=nodes,
        edges=[Edge(at[p.a], at[p.b], p.shared, 1 + min(4, 5 * p.shared // (strongest + 1))) for p in drawn],
        lost_nodes=len(partners) - len(nodes),
        lost_edges=len(pairs) - len(drawn),
    )


def _strongest(pairs: list[Pair]) -> list[Pair]:
    """Return what there is room for: everybody's own strongest link first, then the strongest of all."""
    if len(pairs) <= MOST_EDGES:
        return pairs
    linked: set[str] = set()
    own = []
    for pair in pairs:
        if pair.a not in linked or pair.b not in linked:
            own.append(pair)
            linked.update(pair[:2])
    kept = set(own) | set(pairs[: MOST_EDGES - len(own)])
    return [pair for pair in pairs if pair in kept]


def _wide(text: str) -> float:
    """Return the text's width in full-width characters, no less than any font draws it."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else _latin(char) for char in text)


def _latin(char: str) -> float:
    if char in "mwMW@%":
        return 0.95
    return 0.72 if char.isupper() else 0.6


def _label(name: str) -> str:
    if _wide(name) <= LABEL:
        return name
    kept = ""
    for char in name:
        if _wide(kept + char) > LABEL - 1:
            break
        kept += char
    return kept + "…"
