"""Cells of a csv set anew: the lines that change are written anew, in the file's own encoding, with its separator."""

import codecs
import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Sequence

from respon.errors import DataError
from respon.files.decode import MARKS
from respon.files.source import Source
from respon.messages import say
from respon.sources.tabular.table_files import CELL_BYTES, NewCell, mark_of, text_of
from respon.where import Where

_ORDERED = {
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


def with_cells(source: Source, cells: Sequence[NewCell]) -> bytes:
    """Return the file's bytes with these cells. Raises DataError if its encoding has no such character."""
    text = text_of(source)
    sign, encoding = _encoding(source.data, text)
    given: dict[int, list[NewCell]] = defaultdict(list)
    for cell in cells:
        given[cell.line].append(cell)
    done = "".join(_lines(text, given))
    try:
        return sign + done.encode(encoding)
    except UnicodeEncodeError as error:
        lost = error.object[error.start]
        what = say("{encoding} has no '{character}'", encoding=encoding.upper(), character=lost)
        raise DataError(what, Where(source.name), say("save the table as UTF-8")) from None


def _encoding(data: bytes, text: str) -> tuple[bytes, str]:
    """Return the mark with which the file begins, and the encoding by which it was read."""
    for sign, encoding in MARKS:
        if data.startswith(sign):
            return sign, _ORDERED.get(sign, encoding)
    return b"", next(each for each in ("utf-8", "gb18030", "big5hkscs") if data.decode(each, "replace") == text)


def _lines(text: str, given: dict[int, list[NewCell]]) -> Iterator[str]:
    """Yield the rows' texts, each with its line's end; those anew to which cells are given, by their first line."""
    usual = csv.field_size_limit(CELL_BYTES)  # the library's is one for all that is read
    fed: list[str] = []

    def feed() -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            fed.append(line)
            yield line

    mark, line = mark_of(text), 1
    reader = csv.reader(feed(), delimiter=mark)
    try:
        for row in reader:
            raw = "".join(fed)
            fed.clear()
            yield _set(row, raw, mark, given[line]) if line in given else raw
            line = reader.line_num + 1
    finally:
        csv.field_size_limit(usual)


def _set(row: list[str], raw: str, mark: str, cells: Sequence[NewCell]) -> str:
    for cell in cells:
        row += [""] * (cell.column + 1 - len(row))
        row[cell.column] = cell.text
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=mark, lineterminator=raw[len(raw.rstrip("\r\n")) :]).writerow(row)
    return written.getvalue()
