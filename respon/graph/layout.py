"""Where boxes stand in a picture of a network: forces first, then no two overlap.

Only + - * / and square roots are used, which IEEE 754 rounds alike everywhere: the same network gives the same
picture on every machine. Fruchterman and Reingold, Software: Practice and Experience 21 (1991), 1129-1164.
"""

from collections.abc import Sequence
from math import cos, pi, sin, sqrt

Point = tuple[float, float]
Size = tuple[float, float]

WORK = 2_000_000
"""Pairs of nodes looked at in all: a bound on the time, some two seconds."""

STRETCH = 1.9
"""How much wider than high the picture is: labels are wide and so are screens."""

ROOM = 5.0
"""How many times the boxes' own area the picture has, before crowded boxes are pushed apart."""


def layout(sizes: Sequence[Size], edges: Sequence[tuple[int, int, float]], gap: float = 10) -> list[Point]:
    """Return the centres of boxes of these sizes (width, height), joined by edges (i, j, strength 0 to 1).

    Joined boxes stand near each other, and none overlaps another: `gap` stays free between them.
    """
    places = _gathered(_forces(len(sizes), edges), sum(width * height for width, height in sizes) * ROOM)
    return separate(places, sizes, gap)


def _forces(count: int, edges: Sequence[tuple[int, int, float]]) -> list[Point]:
    if not count:
        return []
    ideal = 100.0
    radius = ideal * sqrt(count) / 2
    # Rounded, since the last bit of a sine differs between C libraries.
    xs = [round(radius * cos(2 * pi * i / count), 3) for i in range(count)]
    ys = [round(radius * sin(2 * pi * i / count), 3) for i in range(count)]
    rounds = max(20, min(300, WORK // (count * count)))
    for turn in range(rounds):
        fx, fy = _repulsion(xs, ys, ideal * ideal)
        for i, j, strength in edges:
            dx, dy = xs[i] - xs[j], ys[i] - ys[j]
            pull = sqrt(dx * dx + dy * dy) / ideal * strength
            fx[i] -= dx * pull
            fy[i] -= dy * pull
            fx[j] += dx * pull
            fy[j] += dy * pull
        limit = radius * 0.2 * (1 - turn / rounds)
        for i in range(count):
            x, y = fx[i] - xs[i] * 0.4, fy[i] - ys[i] * 0.4  # gravity keeps parts without a link together
            step = min(1.0, limit / (sqrt(x * x + y * y) or 1))
            xs[i] += x * step
            ys[i] += y * step
    return list(zip(xs, ys, strict=True))


def _gathered(places: Sequence[Point], area: float) -> list[Point]:
    """Draw stragglers in, make the picture as wide as a screen, and give it this area."""
    far = max((sqrt(x * x + y * y) for x, y in places), default=0) or 1
    drawn = [(x / (k := sqrt(sqrt(x * x + y * y) / far) or 1), y / k) for x, y in places]
    wide = max((abs(x) for x, _ in drawn), default=0) or 1
    high = max((abs(y) for _, y in drawn), default=0) or 1
    half = sqrt(area / STRETCH) / 2
    return [(x / wide * half * STRETCH, y / high * half) for x, y in drawn]


def _repulsion(xs: list[float], ys: list[float], square: float) -> tuple[list[float], list[float]]:
    count = len(xs)
    fx, fy = [0.0] * count, [0.0] * count
    for i in range(count):
        x, y, sx, sy = xs[i], ys[i], 0.0, 0.0
        for j in range(i):
            dx, dy = x - xs[j], y - ys[j]
            push = square / (dx * dx + dy * dy or 1)
            px, py = dx * push, dy * push
            sx += px
            sy += py
            fx[j] -= px
            fy[j] -= py
        fx[i] += sx
        fy[i] += sy
    return fx, fy


def separate(places: Sequence[Point], sizes: Sequence[Size], gap: float) -> list[Point]:
    """Return the places moved so far that no two boxes overlap, the nearest way out each time."""
    xs, ys = [x for x, _ in places], [y for _, y in places]
    while True:
        for _ in range(60):
            if not _pushed(xs, ys, sizes, gap):
                return list(zip(xs, ys, strict=True))
        xs, ys = [x * 1.06 for x in xs], [y * 1.06 for y in ys]  # too crowded to come free: more room for all


def _pushed(xs: list[float], ys: list[float], sizes: Sequence[Size], gap: float) -> bool:
    """Push every overlapping pair apart by half each way; tell if there was one."""
    order = sorted(range(len(xs)), key=lambda i: xs[i] - sizes[i][0] / 2)
    widest = max((width for width, _ in sizes), default=0) + gap
    found = False
    for rank, i in enumerate(order):
        for j in order[rank + 1 :]:
            dx, dy = xs[j] - xs[i], ys[j] - ys[i]
            if xs[j] - sizes[j][0] / 2 > xs[i] + sizes[i][0] / 2 + gap + widest:
                break
            over_x = (sizes[i][0] + sizes[j][0]) / 2 + gap - abs(dx)
            over_y = (sizes[i][1] + sizes[j][1]) / 2 + gap - abs(dy)
            if over_x <= 1e-6 or over_y <= 1e-6:
                continue
            found = True
            if over_x < over_y:
                half = over_x / 2 if dx >= 0 else -over_x / 2
                xs[i] -= half
                xs[j] += half
            else:
                half = over_y / 2 if dy >= 0 else -over_y / 2
                ys[i] -= half
                ys[j] += half
    return found
