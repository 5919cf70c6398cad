"""What a data file holds besides actions, a line each: how documents and registry travel where actions have rows.

A line is a data file of its own, `{"respon": 1, "agencies": [{…}]}`, so that one type reads them all.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from respon.model import DataFile
from respon.sources.held import Lines

LIST = '[{"respon":'
"""How a list of records begins."""

KINDS = ("documents", "agencies", "reforms")
"""The lists of a data file that have no rows in a table."""


def lines(data: DataFile) -> Iterator[str]:
    """Yield a line of JSON for the comments and for each document, agency and reform."""
    if data.comments:
        yield _line(DataFile(respon=1, comments=data.comments))
    for kind in KINDS:
        for one in getattr(data, kind):
            part: dict[str, Any] = {kind: (one,)}
            yield _line(DataFile(respon=1, **part))


def _line(data: DataFile) -> str:
    return msgspec.json.encode(data).decode()


def record(line: str | bytes) -> DataFile:
    """Return what a line holds. Raises msgspec.ValidationError, or ValueError for what is none."""
    return _bare(msgspec.json.decode(line, type=DataFile))


def listed(text: str) -> list[DataFile]:
    """Return what a list of records holds. Raises as `record` does."""
    return list(map(_bare, msgspec.json.decode(text, type=list[DataFile])))


def _bare(data: DataFile) -> DataFile:
    if data.actions or data.include:
        raise ValueError("actions have lines of their own, and includes stand in YAML")
    return data


def places(parts: Iterable[tuple[DataFile, int]]) -> Lines:
    """Return the line of each entry of the lists that these lines hold together."""
    found: Lines = {}
    counts: Counter[str] = Counter()
    for data, line in parts:
        for kind in KINDS:
            for _ in getattr(data, kind):
                found[kind, counts[kind]] = line
                counts[kind] += 1
    return found


def merged(parts: Iterable[DataFile]) -> DataFile:
    """Return what the lines hold together."""
    parts = list(parts)
    found: dict[str, Any] = {kind: tuple(one for part in parts for one in getattr(part, kind)) for kind in KINDS}
    return DataFile(respon=1, comments="\n".join(part.comments for part in parts if part.comments), **found)
