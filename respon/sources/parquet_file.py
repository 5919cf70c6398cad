"""A Parquet file, opened by DuckDB: whose columns and metadata are read, and whether it fits the memory."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO

from respon.errors import DataError
from respon.files.limits import MEGABYTE
from respon.files.opening import abbreviated
from respon.messages import say
from respon.sources.duck import Duck, opened_duck, quoted, require_duckdb
from respon.where import Where

REMADE = say("write it anew; see docs/bulk.md for the columns and their types")

CELLS, UNPACKED = 500_000_000, 16 * 1024 * MEGABYTE
"""Of a file that is held in memory, as its own footer has them: a column of one value packs to nothing."""


class ParquetFile:
    """An open file; `name` is what messages call it."""

    def __init__(self, duck: Duck, path: Path, name: str) -> None:
        self._duck = duck
        self._path = quoted(path.absolute())
        self.name = name
        described = self._duck.rows(f"DESCRIBE SELECT * FROM {self._table}")
        self.columns = {str(key): str(kind) for key, kind, *_ in described}

    @property
    def _table(self) -> str:
        return f"read_parquet({self._path}, hive_partitioning=false)"

    def kept(self, key: str) -> bytes | None:
        """Return what the metadata has under a key."""
        found = self._duck.rows(f"SELECT value FROM parquet_kv_metadata({self._path}) WHERE key = ?", [key])
        value = next(found, (None,))[0]
        return bytes(value) if isinstance(value, bytes | bytearray) else None

    def rows(self) -> Iterator[tuple[object, ...]]:
        """Yield the rows. Raises DataError if the file would not fit the memory."""
        about = f"SELECT sum(total_uncompressed_size), sum(num_values) FROM parquet_metadata({self._path})"
        ((size, cells),) = self._duck.rows(about)
        if int(str(size or 0)) > UNPACKED or int(str(cells or 0)) > CELLS:
            raise DataError(say("too large for the memory"), Where(self.name), say("split it into several files"))
        yield from self._duck.rows(f"SELECT * FROM {self._table}")


@contextmanager
def opened_parquet(path: Path, name: str) -> Iterator[ParquetFile]:
    """Yield a file of the disk. DuckDB's errors become DataError; without DuckDB raises ResponError."""
    require_duckdb(say("reading Parquet"))
    import duckdb  # 80 ms, and an extra

    try:
        with opened_duck([path]) as duck:
            yield ParquetFile(duck, path, name)
    except duckdb.Error as error:
        what = say("not a Parquet file: {what}", what=abbreviated(str(error).partition("\n")[0]))
        raise DataError(what, Where(name), REMADE) from None


@contextmanager
def on_disk_as(stream: BinaryIO) -> Iterator[Path]:
    """Yield where a stream's bytes lie on the disk: its own file, or a copy for the while."""
    name = getattr(stream, "name", None)
    if isinstance(name, str) and os.path.isfile(name):  # noqa: PTH113 - false for any odd name, as `<stdin>`
        yield Path(name)
        return
    with NamedTemporaryFile(prefix="respon-", suffix=".parquet") as copy:
        while piece := stream.read(MEGABYTE):
            copy.write(piece)
        copy.flush()
        yield Path(copy.name)
