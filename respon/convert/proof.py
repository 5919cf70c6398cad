"""The proof that nothing is lost: what was written is read as any data file is, and compared."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from respon.errors import DataError, ResponError
from respon.model import DataFile
from respon.sources.readers import READERS


def require_whole(data: DataFile, written: bytes, suffix: str) -> None:
    """Raise ResponError, which says what, unless the bytes of a file with this suffix give all of the data back."""
    try:
        back = READERS[suffix].read(io.BytesIO(written), f"it{suffix}", lambda _: None).data
    except DataError as error:
        raise ResponError(f"{suffix[1:]} can't hold this data: {error.message}", error.where, error.hint) from None
    if lost := next(_lost(data, back), ""):
        raise ResponError(f"{suffix[1:]} would not keep {lost}", hint="write another format: yaml, json, jsonl")


def _lost(data: DataFile, back: DataFile) -> Iterator[str]:
    """Yield what differs."""
    if data.comments != back.comments:
        yield "the comments at the head"
    for kind in ("documents", "actions", "agencies", "reforms"):
        given, found = getattr(data, kind), getattr(back, kind)
        if len(given) != len(found):
            yield f"all {kind}: {len(found)} of {len(given)}"
        for one, other in zip(given, found, strict=False):
            if one != other or msgspec.json.encode(one) != msgspec.json.encode(other):
                yield f"{_named(one)}: {'、'.join(_fields(one, other))}"


def _named(one: Any) -> str:
    name = getattr(one, "id", "") or getattr(one, "name", "") or getattr(one, "date", "")
    return f"{type(one).__name__.lower()} '{name}'"


def _fields(one: Any, other: Any) -> Sequence[str]:
    names = [field.name for field in msgspec.structs.fields(one)]
    return [name for name in names if getattr(one, name) != getattr(other, name)] or ["the order of its keys"]
