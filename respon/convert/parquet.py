"""Data as Parquet, for bulk: the columns of the csv, each a column of texts. Needs the extra `bulk`."""

import io
from collections.abc import Iterator

from respon.convert.rows import rows
from respon.model import DataFile
from respon.sources.tabular.parquet import library


def write(data: DataFile, _: str) -> Iterator[bytes]:
    """Yield the file. Raises ResponError without pyarrow."""
    pyarrow, parquet = library()
    given = rows(data)
    cells = [*given.cells, *({given.columns[-1]: record} for record in given.records)]
    table = pyarrow.table(
        {column: pyarrow.array([row.get(column) for row in cells], pyarrow.string()) for column in given.columns}
    )
    buffer = io.BytesIO()
    parquet.write_table(table, buffer)
    yield buffer.getvalue()
