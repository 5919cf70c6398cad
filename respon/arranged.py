"""An answer as its reader asked for it: these columns, in this order, so many rows, a row for each item of a list."""

import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from operator import itemgetter
from typing import Any, NamedTuple

from respon.answer import Answer, Column
from respon.errors import UsageError
from respon.messages import say

_DIGITS = re.compile(r"(\d+)")


class Asked(NamedTuple):
    """What is asked for, by columns' keys; `-key` sorts downwards. limit: rows at most, None for all."""

    columns: Sequence[str] = ()
    sort: Sequence[str] = ()
    limit: int | None = None
    explode: str = ""


def arranged(answer: Answer, asked: Asked) -> Answer:
    """Return the answer arranged so. Raises UsageError for a key that the answer doesn't have."""
    if not any(asked):
        return answer
    rows: Iterable[Sequence[Any]] = answer.cells()
    if asked.explode:
        rows = _exploded(rows, _place(answer, asked.explode))
    for key in reversed(asked.sort):
        at = _place(answer, key.removeprefix("-"))
        rows = sorted(rows, key=lambda row, at=at: _order(row[at]), reverse=key.startswith("-"))  # type: ignore[misc]
    notes = list(answer.notes)
    if asked.limit is not None:
        every = iter(rows)
        rows = list(islice(every, asked.limit + 1))
        if callable(answer.total):
            deque(every, maxlen=0)  # it sums up all of them
        if len(rows) > asked.limit:
            notes.append(say("only the first rows, {n} of them", n=asked.limit))
            rows.pop()
    return replace(
        answer, columns=_columns(answer, asked.columns), rows=rows, notes=notes, grouped=(), whole=bool(asked.columns)
    )


def _columns(answer: Answer, keys: Sequence[str]) -> tuple[Column, ...]:
    """Return these columns, or all; those asked for by name are seen by people too, whoever they are for."""
    at = [_place(answer, key) for key in keys]
    chosen = [(i, answer.columns[i]) for i in at or range(len(answer.columns))]
    return tuple(
        column._replace(
            of=itemgetter(i), heading=column.heading or (column.key if at else ""), spare=not at and column.spare
        )
        for i, column in chosen
    )


def _place(answer: Answer, key: str) -> int:
    keys = [column.key for column in answer.columns]
    if key not in keys:
        raise UsageError(
            say("this answer has no column '{key}'", key=key), hint=say("one of {words}", words=", ".join(keys))
        )
    return keys.index(key)


def _exploded(rows: Iterable[Sequence[Any]], at: int) -> Iterable[Sequence[Any]]:
    for row in rows:
        items = row[at] if isinstance(row[at], list | tuple) else [row[at]]
        for item in items or [""]:
            yield [*row[:at], item, *row[at + 1 :]]


def _order(value: Any) -> tuple[Any, ...]:
    """Return the key to sort by: what is empty last, numbers by size, texts with the numbers in them by size."""
    if isinstance(value, list | tuple):
        value = value[0] if value else ""
    if value is None or value == "":
        return (2,)
    if isinstance(value, bool | int | float):
        return (0, value)
    parts = _DIGITS.split(str(value))
    if len(parts) == 3 and not parts[0] and not parts[2]:
        return (0, int(parts[1]))  # a number that bears a mark
    return (1, [(not part.isdigit(), int(part) if part.isdigit() else part) for part in parts if part])
