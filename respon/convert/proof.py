"""The proof that nothing is lost: what was written is read as any data file is, and compared."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from respon.errors import DataError, ResponError
from respon.messages import Message, Term, say
from respon.model import DataFile
from respon.sources.readers import READERS


def require_whole(data: DataFile, written: bytes, suffix: str) -> None:
    """Raise ResponError, which says what, unless the bytes of a file with this suffix give all of the data back."""
    try:
        back = READERS[suffix].read(io.BytesIO(written), f"it{suffix}", lambda _: None).data
    except DataError as error:
        raise ResponError(
            say("{suffix} can't hold this data: {message}", suffix=suffix[1:], message=error.said[0]),
            error.where,
            error.said[1],
        ) from None
    if lost := next(_lost(data, back), None):
        raise ResponError(
            say("{suffix} would not keep {lost}", suffix=suffix[1:], lost=lost),
            hint=say("write another format: yaml, json, jsonl"),
        )


def _lost(data: DataFile, back: DataFile) -> Iterator[Message]:
    """Yield what differs."""
    if data.comments != back.comments:
        yield say("the comments at the head")
    for kind in ("documents", "actions", "agencies", "reforms"):
        given, found = getattr(data, kind), getattr(back, kind)
        if len(given) != len(found):
            yield say("all {kind}: {found} of {given}", kind=Term(kind), found=len(found), given=len(given))
        for one, other in zip(given, found, strict=False):
            if one != other or msgspec.json.encode(one) != msgspec.json.encode(other):
                yield say(
                    "{kind} '{name}': {keys}",
                    kind=Term(type(one).__name__.lower()),
                    name=_name(one),
                    keys=list(_fields(one, other)),
                )


def _name(one: Any) -> str:
    return str(getattr(one, "id", "") or getattr(one, "name", "") or getattr(one, "date", ""))


def _fields(one: Any, other: Any) -> Sequence[object]:
    names = [field.name for field in msgspec.structs.fields(one)]
    return [name for name in names if getattr(one, name) != getattr(other, name)] or [say("the order of its keys")]
