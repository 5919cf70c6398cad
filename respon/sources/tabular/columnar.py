"""Tables from Parquet files of any columns, by DuckDB: the extra `bulk`."""

import io
from collections.abc import Iterator

from respon.files.source import Source
from respon.sources.parquet_file import on_disk_as, opened_parquet


def rows(source: Source) -> Iterator[list[str]]:
    """Yield the names of the columns, then each row's texts. Raises DataError for a broken file, or a huge one."""
    with on_disk_as(io.BytesIO(source.data)) as path, opened_parquet(path, source.name) as file:
        yield list(file.columns)
        for cells in file.rows():
            yield ["" if cell is None else str(cell).strip() for cell in cells]
