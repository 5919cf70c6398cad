"""Bulk data in: JSON Lines, one action a line, with the fields of the YAML format."""

from collections.abc import Callable, Sequence
from typing import BinaryIO

import msgspec

from respon.errors import DataError
from respon.model import Action
from respon.sources.validate import mend, split
from respon.where import Where

CHUNK = 4 * 1024 * 1024
"""Bytes decoded at a time: few enough to show progress, enough to be fast."""

MAX_LINE = 1024 * 1024
"""An action's line is some hundred bytes; one of a megabyte is not an action."""

Progress = Callable[[int], None]


def load(stream: BinaryIO, file: str, progress: Progress) -> tuple[list[Action], Sequence[int]]:
    """Return the stream's actions and their line numbers, telling `progress` the bytes read so far.

    Raises DataError with the line for anything that is not one action a line.
    """
    decoder = msgspec.json.Decoder(Action)
    actions: list[Action] = []
    lines: list[int] = []
    number = 0
    rest = b""
    while chunk := stream.read(CHUNK):
        head, newline, rest = _cut(rest, chunk)
        number = _decode(decoder, head + newline, file, number, actions, lines)
        if len(rest) > MAX_LINE:
            raise DataError("a line of more than 1 MB", Where(file, number + 1), "write one action a line")
        progress(len(chunk))
    _decode(decoder, rest, file, number, actions, lines)
    if not actions:
        raise DataError("the file is empty", Where(file), "write one action a line, as a JSON object")
    return actions, lines


def _cut(rest: bytes, chunk: bytes) -> tuple[bytes, bytes, bytes]:
    head, newline, tail = chunk.rpartition(b"\n")
    return (rest + head, newline, tail) if newline else (b"", b"", rest + chunk)


def _decode(
    decoder: "msgspec.json.Decoder[Action]",
    block: bytes,
    file: str,
    before: int,
    actions: list[Action],
    lines: list[int],
) -> int:
    """Append the block's actions; return the number of lines read so far."""
    count = block.count(b"\n") + (not block.endswith(b"\n") if block else 0)
    try:
        found = decoder.decode_lines(block)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        raise _located(decoder, block, file, before) from None
    actions += found
    if len(found) == count:
        lines.extend(range(before + 1, before + count + 1))
    else:  # blank lines between
        lines.extend(before + i for i, line in enumerate(block.split(b"\n"), 1) if line.strip())
    return before + count


def _located(decoder: "msgspec.json.Decoder[Action]", block: bytes, file: str, before: int) -> DataError:
    for number, line in enumerate(block.split(b"\n"), before + 1):
        if not line.strip():
            continue
        try:
            decoder.decode(line)
        except msgspec.ValidationError as error:
            what, path = split(error)
            return DataError(what, Where(file, number), mend(what, path))
        except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
            return DataError(f"not JSON: {error}", Where(file, number), "write one JSON object a line, in UTF-8")
    return DataError("not JSON Lines", Where(file), "write one JSON object a line, in UTF-8")
