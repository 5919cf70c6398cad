"""Which module reads a data file, by its suffix. A new kind of file is a module with `held`, and a line here."""

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from respon.files.limits import DATA_BYTES

if TYPE_CHECKING:
    from respon.sources.held import Held

Progress = Callable[[int], None]
"""Is told how many bytes were read since it was last told."""


class Reader(NamedTuple):
    """How a kind of file is read. most: bytes it may have, None without a limit. bulk: an action a line, no more."""

    module: str
    most: int | None = None
    bulk: bool = False

    def read(self, stream: BinaryIO, name: str, progress: Progress) -> "Held":
        """Return what the stream holds; `name` is what messages call it. Raises DataError."""
        return cast("Held", import_module(self.module).held(stream, name, progress))


WHOLE = Reader("respon.sources.structured", DATA_BYTES)
BY_LINE = Reader("respon.sources.jsonl", bulk=True)
READERS: dict[str, Reader] = {
    ".yaml": WHOLE,
    ".yml": WHOLE,
    ".json": WHOLE,
    ".jsonl": BY_LINE,
}


def reader(name: str) -> Reader:
    """Return the reader of a file of this name; one that is named, whatever its suffix, is read as YAML."""
    return READERS.get(PurePath(name).suffix, WHOLE)


def of_stream(beginning: bytes) -> Reader:
    """Return the reader of a stream that begins so: an object on its first line, without a version, is an action."""
    line = beginning.lstrip().split(b"\n", 1)[0].rstrip()
    is_action = line.startswith(b"{") and b'"respon"' not in line and (line.endswith(b"}") or len(line) > 1000)
    return BY_LINE if is_action else WHOLE
