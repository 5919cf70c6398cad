"""Bulk data in: JSON Lines, one action a line, with the fields of the YAML format.

Lines that begin with `{"respon"` may stand before them: they hold documents and registry, see `records`.
"""

import json
import re
from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any, BinaryIO, NamedTuple

import msgspec

from respon.errors import DataError
from respon.messages import Message, recognised, say
from respon.model import Action, DataFile
from respon.sources import records
from respon.sources.held import Held
from respon.sources.readers import Progress
from respon.where import Where

CHUNK = 4 * 1024 * 1024
"""Bytes decoded at a time: few enough to show progress, enough to be fast."""

MAX_LINE = 1024 * 1024
"""An action's line is some hundred bytes; one of a megabyte is not an action."""

BLANK = b" \t\r\n"
"""White space by JSON, which has less of it than Python."""

NOT_JSON = (
    "JSON is malformed: {reason} (byte {byte})",
    "Input data was truncated",
    "Input is empty",
    "maximum recursion depth exceeded{what}",
    "Number out of range",
)
"""What the decoder says of a line that is no JSON."""

_RECORD = re.compile(rb'[ \t\r]*(?:\n|\{[ \t]*"respon")')
_KEY = re.compile(rb'"(\w+)"\s*:')
"""If a key occurs more often than there are actions, a line may have it twice, and is worth a closer look."""


def held(stream: BinaryIO, name: str, progress: Progress) -> Held:
    """Return what the stream holds. Raises DataError with the line of what is no action."""
    parts, actions, lines = load(stream, name, progress)
    data = msgspec.structs.replace(records.merged(data for data, _ in parts), actions=tuple(actions))
    return Held(data, records.places(parts), lines)


class Preamble(NamedTuple):
    """What stands before a stream's actions: how many lines that aren't blank, how many bytes, and what they hold."""

    lines: int
    size: int
    held: Held


def head(stream: BinaryIO, file: str) -> Preamble | None:
    """Return what stands before the actions of a stream, reading no further; None if there is nothing at all.

    Raises DataError as `held` does.
    """
    parts: list[tuple[DataFile, int]] = []
    number, read, rest, left = 0, 0, b"", b""
    while not left and (chunk := stream.read(CHUNK)):
        read += len(chunk)
        block, newline, rest = _cut(rest, chunk)
        _require_short_lines(block + newline + rest, file, number)
        left, number = _records(block + newline, file, number, parts)
    if not left:
        rest, _ = _records(rest, file, number, parts)
    if not parts and not left + rest:
        return None
    return Preamble(
        len(parts), read - len(left + rest), Held(records.merged(data for data, _ in parts), records.places(parts), [])
    )


def load(
    stream: BinaryIO, file: str, progress: Progress
) -> tuple[list[tuple[DataFile, int]], list[Action], Sequence[int]]:
    """Return the stream's records, its actions and their line numbers, telling `progress` the bytes read so far.

    Raises DataError with the line for anything that is not one action a line.
    """
    decoder = msgspec.json.Decoder(Action)
    parts: list[tuple[DataFile, int]] = []
    actions: list[Action] = []
    lines: list[int] = []
    number = 0
    rest = b""
    while chunk := stream.read(CHUNK):
        head, newline, rest = _cut(rest, chunk)
        _require_short_lines(head + newline + rest, file, number)
        block = head + newline
        if not actions:
            block, number = _records(block, file, number, parts)
        number = _decode(decoder, block, file, number, actions, lines)
        progress(len(chunk))
    if not actions:
        rest, number = _records(rest, file, number, parts)
    _decode(decoder, rest, file, number, actions, lines)
    if not actions and not parts:
        raise DataError(say("the file is empty"), Where(file), say("write one action a line, as a JSON object"))
    return parts, actions, lines


def _records(block: bytes, file: str, before: int, parts: list[tuple[DataFile, int]]) -> tuple[bytes, int]:
    """Append what the first lines hold besides actions; return the rest, and the number of lines read so far."""
    at = 0
    while _RECORD.match(block, at):
        end = block.find(b"\n", at) + 1 or len(block)
        line, at = block[at:end], end
        before += 1
        if not line.strip(BLANK):
            continue
        try:
            parts.append((records.record(line), before))
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            from respon.sources.complaints import mend, sentence, split  # 7 ms of patterns, only for an error

            what, path = split(error) if isinstance(error, msgspec.ValidationError) else (str(error), ())
            raise DataError(sentence(what, path), Where(file, before), mend(what, path)) from None
    return block[at:], before


def _cut(rest: bytes, chunk: bytes) -> tuple[bytes, bytes, bytes]:
    head, newline, tail = chunk.rpartition(b"\n")
    return (rest + head, newline, tail) if newline else (b"", b"", rest + chunk)


def _require_short_lines(block: bytes, file: str, before: int) -> None:
    """Refuse a line of more than MAX_LINE bytes, by leaps from line end to line end that are no longer."""
    at = 0
    while len(block) - at > MAX_LINE:
        end = block.rfind(b"\n", at, at + MAX_LINE + 1) + 1
        if not end:
            number = before + block.count(b"\n", 0, at) + 1
            raise DataError(say("a line of more than 1 MB"), Where(file, number), _mend(block[at : at + MAX_LINE]))
        at = end


def _mend(line: bytes) -> Message:
    """Return how to mend a line that is not one action."""
    if b"\r" in line.rstrip():
        return say("its lines end as old Macs end them: convert it, e.g. by `tr '\\r' '\\n'`")
    return say("write one action a line, as a JSON object in UTF-8")


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
    numbers: Sequence[int] = range(before + 1, before + count + 1)
    if len(found) != count:
        numbers = [
            before + i for i, line in enumerate(block.split(b"\n"), 1) if line.strip(BLANK)
        ]  # blank lines between
        if len(numbers) != len(found):
            raise _located(decoder, block, file, before)
    if _may_repeat_keys(block, len(found)):
        _require_single_keys(decoder, block, file, before)
    actions += found
    lines.extend(numbers)
    return before + count


def _may_repeat_keys(block: bytes, count: int) -> bool:
    """Tell if some key occurs more often than there are actions, so that a line may have it twice.

    Where all lines have the first one's keys and no others, counting these does it, in a fraction of the time.
    """
    first = next((line for line in block.split(b"\n", 8) if line.strip(BLANK)), b"{}")
    keys = [b'"%s":' % key for key in set(_KEY.findall(first))]
    times = [block.count(key) for key in keys]
    if sum(times) == block.count(b'":'):
        return max(times, default=0) > count
    return any(n > count for n in Counter(_KEY.findall(block)).values())


def _require_single_keys(decoder: "msgspec.json.Decoder[Action]", block: bytes, file: str, before: int) -> None:
    """Refuse a line with a key twice: the decoder would take the last and say nothing."""
    for number, line in enumerate(block.split(b"\n"), before + 1):
        if line.strip(BLANK):
            try:
                json.loads(line, object_pairs_hook=partial(_single_keys, Where(file, number)))
            except (ValueError, RecursionError):  # two objects here, none on a line that only seems blank
                raise _located(decoder, block, file, before) from None


def _single_keys(where: Where, pairs: list[tuple[str, Any]]) -> None:
    times = Counter(key for key, _ in pairs)
    if len(times) < len(pairs):
        raise DataError(say("duplicate key '{key}'", key=times.most_common(1)[0][0]), where, say("keep one of the two"))


def _located(decoder: "msgspec.json.Decoder[Action]", block: bytes, file: str, before: int) -> DataError:
    for number, line in enumerate(block.split(b"\n"), before + 1):
        if not line.strip(BLANK):
            continue
        try:
            decoder.decode(line)
        except msgspec.ValidationError as error:
            from respon.sources.complaints import mend, sentence, split  # 7 ms of patterns, only for an error

            what, path = split(error)
            return DataError(sentence(what, path), Where(file, number), mend(what, path))
        except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
            told = say("not JSON: {reason}", reason=recognised(str(error), NOT_JSON))
            return DataError(told, Where(file, number), _mend(line))
    return DataError(
        say("not JSON Lines"), Where(file, before + 1), say("write one action a line, as a JSON object in UTF-8")
    )
