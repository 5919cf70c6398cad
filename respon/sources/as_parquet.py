"""Bulk data out, by columns: Parquet, as one file or in partitions, written by DuckDB from JSON Lines."""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

import msgspec

from respon.errors import ResponError
from respon.files.limits import MEGABYTE
from respon.messages import say
from respon.model import DataFile
from respon.sources.duck import Duck, opened_duck, quoted, require_duckdb
from respon.sources.jsonl import MAX_LINE
from respon.sources.on_disk import SQL, typed
from respon.sources.parquet import KEY
from respon.where import Where

Partition = Literal["document", "year"]
HEAD = "documents.json"
"""Beside partitions: what the corpus holds besides actions."""
UNKNOWN = "unknown"
"""The year of a document whose day isn't known."""


def as_parquet(data: DataFile) -> Iterator[bytes]:
    """Yield a data file as the bytes of a Parquet file. Raises ResponError without DuckDB."""
    require_duckdb(say("writing Parquet"))
    with opened_duck() as duck:
        made = duck.folder / "made.parquet"
        kept = quoted(msgspec.json.encode(_besides(data)).decode())
        manner = f"FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{KEY}: {kept}}}"
        duck.db.execute(f"COPY ({_actions(duck, data)}) TO {quoted(made)} ({manner})")
        yield from _bytes(made)


def _bytes(made: Path) -> Iterator[bytes]:
    with made.open("rb") as stream:
        while piece := stream.read(MEGABYTE):
            yield piece


def to_partitions(data: DataFile, folder: Path, by: Partition) -> None:
    """Write a data file as a folder with a part for each document, or each year of documents.

    What is no action stands beside the parts, in a file of its own; within each, actions keep their order. The
    folder is made whole or not at all. Raises ResponError if it is there already.
    """
    if folder.exists():
        raise ResponError(say("is there already"), Where(str(folder)), say("name a folder that is to be made"))
    require_duckdb(say("writing Parquet"))
    with opened_duck(threads=1) as duck:  # several would each write a file into each part
        parts = duck.folder / "parts"
        _partition(duck, _actions(duck, data), parts, data, by)
        (parts / HEAD).write_bytes(msgspec.json.encode(_besides(data)) + b"\n")
        beside = folder.with_name(f".{folder.name}-{duck.folder.name}")  # on the same disk, so that it can be renamed
        shutil.move(parts, beside)
        beside.replace(folder)


def _partition(duck: Duck, actions: str, parts: Path, data: DataFile, by: Partition) -> None:
    years = [(document.id, document.issued[:4] if document.issued else UNKNOWN) for document in data.documents]
    duck.db.execute("CREATE TEMP TABLE years (id VARCHAR, year VARCHAR)")
    if years:
        duck.db.executemany("INSERT INTO years VALUES (?, ?)", years)
    dated = (
        f"SELECT a.*, coalesce(y.year, '{UNKNOWN}') AS year FROM ({actions}) a LEFT JOIN years y ON a.document = y.id"
    )
    kept = "true" if by == "document" else "false"  # a year is no key of the format
    duck.db.execute(
        f"COPY ({actions if by == 'document' else dated}) TO {quoted(parts)} "
        f"(FORMAT parquet, COMPRESSION zstd, PARTITION_BY ({by}), WRITE_PARTITION_COLUMNS {kept})"
    )


def _besides(data: DataFile) -> DataFile:
    return msgspec.structs.replace(data, actions=())


def _actions(duck: Duck, data: DataFile) -> str:
    """Return the statement that gives the actions; they are written where DuckDB may read them."""
    lines = duck.folder / "actions.jsonl"
    with lines.open("wb") as stream:
        encode = msgspec.json.Encoder().encode
        stream.writelines(encode(action) + b"\n" for action in data.actions)
    return f"SELECT * FROM {json_lines([lines])}"


def json_lines(files: Iterable[Path], also: Mapping[str, str] = {}) -> str:
    """Return how DuckDB's SQL names files of JSON Lines, an action a line. also: more columns, with their types."""
    columns = ", ".join(f"{key}: {quoted(kind)}" for key, kind in (typed(SQL) | dict(also)).items())
    named = ", ".join(quoted(file.absolute()) for file in files)
    return f"read_json([{named}], format='newline_delimited', maximum_object_size={MAX_LINE}, columns={{{columns}}})"
