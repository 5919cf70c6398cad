"""How wide the columns of a table become on a screen: so that it fits, and takes as few lines as may be."""

from collections.abc import Callable, Sequence
from functools import cache

Lines = Callable[[int, int], Sequence[int]]
"""lines(column, width): how many lines each row's cell takes in this width."""

STEP = 2
"""Cells that one column gives another at a time: a Chinese character."""

FEW = 400
"""Rows: of more, widths are shared out by need alone."""


def shared(least: Sequence[int], need: Sequence[int], room: int) -> list[int]:
    """Return each column's width: as it needs, or as the others that get less than they need.

    The least widths must fit.
    """

    def shares(level: int) -> list[int]:
        return [max(low, min(high, level)) for low, high in zip(least, need, strict=True)]

    level = next((level for level in range(room, 0, -1) if sum(shares(level)) <= room), 0)
    widths = shares(level)
    left = room - sum(widths)
    for i in sorted(range(len(widths)), key=lambda i: -need[i]):  # what is left helps the longest most
        more = max(0, min(left, need[i] - widths[i]))
        widths[i] += more
        left -= more
    return widths


def fewest_lines(
    widths: Sequence[int], least: Sequence[int], need: Sequence[int], lines: Lines
) -> tuple[list[int], int]:
    """Return the widths after columns have given one another room as long as that saves lines, and the lines taken."""
    of = cache(lines)

    def height(each: Sequence[int]) -> int:
        return sum(map(max, zip(*(of(i, width) for i, width in enumerate(each)), strict=True)))

    best, shortest = list(widths), height(widths)
    while True:
        tried = [
            _moved(best, giver, taker, cells)
            for giver in range(len(best))
            for taker in range(len(best))
            for cells in (STEP, 2 * STEP, 4 * STEP)
            if giver != taker and best[giver] - cells >= least[giver] and best[taker] < need[taker]
        ]
        found = min(((height(each), each) for each in tried), default=(shortest, best))
        if found[0] >= shortest:
            return best, shortest
        shortest, best = found


def _moved(widths: Sequence[int], giver: int, taker: int, cells: int) -> list[int]:
    moved = list(widths)
    moved[giver] -= cells
    moved[taker] += cells
    return moved
