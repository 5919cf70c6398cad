"""What runs the questions: an engine makes the data's files one table, and answers ibis expressions over it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

import ibis
import msgspec

from respon.errors import ResponError
from respon.sources.on_disk import IBIS, typed
from respon.table.shares import Share

ACTIONS: Mapping[str, str] = {"n": "int64", **typed(IBIS)}
"""The columns of the table: an action's place in the plan's order, then the keys of the data format."""

RECORD = "respon"
"""The key that a line has which holds documents or registry, and no action."""

Types = Mapping[str, str]
"""Columns with ibis's names of their types."""


class EngineFailed(ResponError):
    """The engine can't do what it is asked: its memory or disk ends, or a file isn't what it seems."""


class Engine(Protocol):
    """A place where the table `actions` lies, and others that are given to it. All raise EngineFailed."""

    def take(self, shares: Sequence[Share]) -> None:
        """Make the files the table `actions`: see ACTIONS."""

    def shapes(self) -> Iterator[Any]:
        """Yield the different shapes of the lines that were read as JSON: objects, lists, and `str`, `int`, `bool`."""

    def place(self, n: int) -> tuple[int, int | None]:
        """Return which share an action of this place is of, and how many actions stand before it there, if known."""

    def each(self, table: ibis.Table, key: str) -> ibis.Table:
        """Return the table with a row for each entry of the lists in a column, and its `rank` in the list."""

    def give(self, name: str, types: Types, rows: Iterable[Sequence[Any]]) -> ibis.Table:
        """Make rows a table of this name."""

    def rows(self, asked: ibis.Table) -> Iterator[tuple[Any, ...]]:
        """Yield the rows that an expression stands for."""


def as_lines(types: Types, rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """Yield rows as JSON Lines, which every engine reads."""
    encode = msgspec.json.Encoder().encode
    return (encode(dict(zip(types, row, strict=True))) + b"\n" for row in rows)
