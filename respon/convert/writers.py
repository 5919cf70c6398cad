"""Which module writes a data file, by its format. A new one is a module with `write`, a line here and in `formats`."""

from collections.abc import Iterable
from importlib import import_module
from typing import cast

from respon.formats import FORMATS
from respon.harmless import door
from respon.model import DataFile

WRITERS = {
    "yaml": "keyed",
    "json": "keyed",
    "jsonl": "jsonl",
    "csv": "csv",
    "tsv": "csv",
    "xlsx": "xlsx",
    "parquet": "parquet",
}
"""The modules by their formats; `write(data, name)` yields a file's bytes."""


def written(data: DataFile, name: str) -> bytes:
    """Return the data in a format, harmless to whoever reads it. Raises ResponError if the format can't hold it."""
    pieces = cast("Iterable[bytes]", import_module(f"respon.convert.{WRITERS[name]}").write(data, name))
    return b"".join(pieces if FORMATS[name].binary else door(pieces))
