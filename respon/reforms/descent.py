"""What an agency was before, and what became of it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from respon.model import ENDING, Reform
from respon.reforms.follow import in_order


class Relative(NamedTuple):
    """An agency in the lineage of another: `depth` steps before (negative) or after it (positive).

    `reform` is the step that joins it to its neighbour nearer to the agency asked about.
    """

    agency: str
    depth: int
    reform: Reform


def successors(agency: str, reforms: Sequence[Reform], depth: int = 1, since: int = 0) -> Iterator[Relative]:
    """Yield what became of the agency, each followed by what became of it in turn."""
    ordered = in_order(reforms)
    for number, reform in enumerate(ordered[since:], since + 1):
        if agency not in reform.from_:
            continue
        for name in reform.to:
            if name != agency:
                yield Relative(name, depth, reform)
                yield from successors(name, ordered, depth + 1, number)
        if reform.change in ENDING:
            return


def predecessors(
    agency: str, reforms: Sequence[Reform], depth: int = -1, until: int | None = None
) -> Iterator[Relative]:
    """Yield what the agency was before, each followed by what that was in turn."""
    ordered = in_order(reforms)
    for number, reform in enumerate(ordered[:until]):
        if agency not in reform.to:
            continue
        for name in reform.from_:
            if name != agency:
                yield Relative(name, depth, reform)
                yield from predecessors(name, ordered, depth - 1, number)
