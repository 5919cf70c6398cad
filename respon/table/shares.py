"""What of the data is left on disk to become the table, and the plan of all else."""

from array import array
from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from respon.files.opening import opened
from respon.model import Action
from respon.plan import Origin, Plan
from respon.sources import jsonl
from respon.sources.held import Held
from respon.sources.whole import read_beside


class Share(NamedTuple):
    """One file's actions: `path` where they are left on disk; `actions`, with their `lines`, where they are held.

    records: in JSON Lines, how many lines that aren't blank hold documents and registry before them; behind: the bytes.
    """

    name: str
    path: Path | None = None
    actions: Sequence[Action] = ()
    lines: Sequence[int] = ()
    records: int = 0
    behind: int = 0

    def origin(self, row: int | None) -> Origin:
        """Return where the action stands before which so many stand in the file; with None, the file alone."""
        if row is None:
            return Origin(self.name, 0, [0])
        if self.path is None:
            return Origin(self.name, 0, [self.lines[row]])
        by_column = self.path.suffix.lower() == ".parquet"
        return Origin(self.name, 0, [row + 1 if by_column else _line(self.path, self.records + row)])


def _line(path: Path, row: int) -> int:
    """Return the number of a line of JSON Lines, from how many that aren't blank stand before it."""
    found = path.stat()
    return _numbers(path, found.st_mtime_ns, found.st_size)[row]


@lru_cache(maxsize=64)
def _numbers(path: Path, _changed: int, _size: int) -> Sequence[int]:
    """Return the numbers of a file's lines that aren't blank, as long as it doesn't change."""
    with opened(path) as stream:
        numbers = array("q", (number for number, line in enumerate(stream, 1) if line.strip()))
    return range(1, len(numbers) + 1) if len(numbers) and numbers[-1] == len(numbers) else numbers


class Shared(NamedTuple):
    """The data in its order: who has which actions, and the plan without any."""

    plan: Plan
    shares: tuple[Share, ...]


def shared(data: Sequence[str]) -> Shared:
    """Return the data with bulk files left where they are. Raises DataError for what the others have wrong."""
    left: list[tuple[int, int, Share]] = []

    def aside(path: Path, name: str, before: int) -> Held | None:
        share, held = _by_column(path, name) if path.suffix.lower() == ".parquet" else _by_line(path, name)
        if held:
            left.append((before, 0, share))
        return held

    plan = read_beside(data, aside)
    read = [
        (origin.first, 1, Share(origin.file, None, _of(plan, at), origin.lines))
        for at, origin in enumerate(plan.origins)
    ]
    plan.actions, plan.origins = (), ()
    return Shared(plan, tuple(share for *_, share in sorted([*left, *read], key=itemgetter(0, 1))))


def _by_column(path: Path, name: str) -> tuple[Share, Held | None]:
    from respon.sources.parquet import head  # 80 ms: DuckDB

    return Share(name, path), head(path, name)


def _by_line(path: Path, name: str) -> tuple[Share, Held | None]:
    with opened(path, name=name) as stream:
        found = jsonl.head(stream, name)
    return (Share(name, path, records=found.lines, behind=found.size), found.held) if found else (Share(name), None)


def _of(plan: Plan, at: int) -> Sequence[Action]:
    """Return the actions of one of the plan's origins."""
    firsts = [*(origin.first for origin in plan.origins), len(plan.actions)]
    return plan.actions[firsts[at] : firsts[at + 1]]
