"""Which module reads a data file, by its suffix. A new kind of file is a module with `held`, and a line here."""

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from respon.files.limits import DATA_BYTES, PACKAGE_BYTES

if TYPE_CHECKING:
    from respon.sources.held import Held

Progress = Callable[[int], None]
"""Is told how many bytes were read since it was last told."""


PACKED = b"PK\x03\x04"
"""How workbooks begin."""
COLUMNS = b"PAR1"
"""How Parquet files begin."""
YAML = (b"#", b"%", b"-", b"[", b"respon:")
"""How a data file in YAML begins."""


class Reader(NamedTuple):
    """How a kind of file is read. most: bytes it may have, None without a limit. keyed: its keys stand on lines.

    table: it is read where it is named; a folder may hold tables for other uses.
    """

    module: str
    most: int | None = None
    keyed: bool = False
    table: bool = False

    @property
    def bulk(self) -> bool:
        """True if it may have any size: an action a line or row."""
        return self.most is None

    def read(self, stream: BinaryIO, name: str, progress: Progress) -> "Held":
        """Return what the stream holds; `name` is what messages call it. Raises DataError."""
        return cast("Held", import_module(self.module).held(stream, name, progress))


WHOLE = Reader("respon.sources.structured", DATA_BYTES, keyed=True)
BY_LINE = Reader("respon.sources.jsonl")
BY_COLUMN = Reader("respon.sources.parquet")
TABLE = Reader("respon.sources.tabular.table_data", PACKAGE_BYTES, table=True)
READERS: dict[str, Reader] = {
    ".yaml": WHOLE,
    ".yml": WHOLE,
    ".json": WHOLE,
    ".jsonl": BY_LINE,
    ".parquet": BY_COLUMN,
    ".csv": TABLE,
    ".tsv": TABLE,
    ".tab": TABLE,
    ".xlsx": TABLE,
    ".xlsm": TABLE,
    ".ods": TABLE,
    ".xls": TABLE,  # told how to save it anew
    ".et": TABLE,
}


def reader(name: str) -> Reader:
    """Return the reader of a file of this name; one that is named, whatever its suffix, is read as YAML."""
    return READERS.get(PurePath(name).suffix.lower(), WHOLE)


def of_stream(beginning: bytes) -> Reader:
    """Return the reader of a stream that begins so.

    An object on its first line, without a version, is an action; so is one behind a line with the version alone. A
    workbook has its sign; of a csv the first line is neither YAML nor JSON, and has its cells.
    """
    line, _, after = beginning.lstrip().partition(b"\n")
    line = line.rstrip()
    if beginning.startswith(COLUMNS):
        return BY_COLUMN
    if beginning.startswith(PACKED):
        return TABLE
    if line.startswith(b"{"):
        is_whole = line.endswith(b"}") or len(line) > 1000
        is_action = b'"respon"' not in line or after.lstrip().startswith(b"{")
        return BY_LINE if is_whole and is_action else WHOLE
    is_csv = max(line.count(mark) for mark in b",\t;") > 1 and not line.startswith(YAML) and b": " not in line
    return TABLE if is_csv else WHOLE
