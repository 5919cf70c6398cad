"""Tables from Parquet files, by pyarrow: the extra `bulk`."""

import io
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

from respon.errors import DataError, ResponError
from respon.files.limits import MEGABYTE
from respon.files.source import Source
from respon.messages import say
from respon.where import Where

SIGN = b"PAR1"
"""How a Parquet file begins."""

CELLS, UNPACKED = 100_000_000, 4096 * MEGABYTE
"""Of a whole file, as its own footer has them: a column of one value packs to nothing."""

_BATCH = 10_000


def library() -> tuple[Any, Any]:
    """Return pyarrow and its module for Parquet. Raises ResponError where it is not installed."""
    if find_spec("pyarrow") is None:
        raise ResponError(say("Parquet needs pyarrow, which is not installed"), hint=say("pip install 'respon[bulk]'"))
    import pyarrow  # 300 ms, and only where the extra is
    import pyarrow.parquet  # 300 ms too

    return pyarrow, pyarrow.parquet


def rows(source: Source) -> Iterator[list[str]]:
    """Yield the names of the columns, then each row's texts. Raises DataError for a broken file, or a huge one."""
    pyarrow, parquet = library()
    try:
        file = parquet.ParquetFile(io.BytesIO(source.data))
        about = file.metadata
        unpacked = sum(about.row_group(at).total_byte_size for at in range(about.num_row_groups))
        if about.num_rows * about.num_columns > CELLS or unpacked > UNPACKED:
            raise DataError(say("too large for the memory"), Where(source.name), say("split it into several files"))
        yield list(map(str, file.schema_arrow.names))
        for batch in file.iter_batches(_BATCH):
            columns = [column.to_pylist() for column in batch.columns]
            for cells in zip(*columns, strict=True):
                yield ["" if cell is None else str(cell).strip() for cell in cells]
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        what = say("not a Parquet file: {what}", what=str(error).splitlines()[0])
        raise DataError(what, Where(source.name), say("write it anew")) from None
