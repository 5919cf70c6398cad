"""Data as csv or tsv, RFC 4180, in UTF-8: heads are the format's keys, records stand behind the actions."""

import csv
import io
from collections.abc import Iterator

from respon.convert.rows import rows
from respon.model import DataFile
from respon.render.cells import on_one_line

_MARKS = {"csv": ",", "tsv": "\t"}


def write(data: DataFile, name: str) -> Iterator[bytes]:
    """Yield the file; a row of tsv is one line."""
    given = rows(data)
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=_MARKS[name], lineterminator="\n")
    writer.writerow(given.columns)
    for cells in given.lines():
        writer.writerow(map(on_one_line, cells) if name == "tsv" else cells)
    empty = [""] * (len(given.columns) - 1)
    writer.writerows([*empty, record] for record in given.records)
    yield buffer.getvalue().encode()
