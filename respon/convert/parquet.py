"""Data as Parquet, for bulk: a column for each key of an action, of its own type. Needs the extra `bulk`."""

from collections.abc import Iterator

from respon.model import DataFile
from respon.sources.as_parquet import as_parquet


def write(data: DataFile, _: str) -> Iterator[bytes]:
    """Yield the file. Raises ResponError without DuckDB."""
    return as_parquet(data)
