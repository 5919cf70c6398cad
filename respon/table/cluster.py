"""Spark as the engine: on this machine, or where one runs already."""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import ibis
import msgspec

from respon.sources.on_disk import SPARK, typed
from respon.table.engine import ACTIONS, RECORD, Types
from respon.table.shares import Share
from respon.table.spark_errors import as_ours
from respon.table.spark_session import session

NAMES = {"string": "string", "boolean": "boolean", "int64": "bigint", "array<string>": "array<string>"}
COLUMNS = ", ".join(f"{key} {kind}" for key, kind in typed(SPARK).items())
PER_FILE = 1 << 40
"""Places in the plan's order that a file may take."""

OF_BLOCK = (1 << 33) - 1
"""The part of Spark's row numbers that begins anew with each block of a file that is read by itself."""

FILE = "regexp_replace(url_decode(replace(_metadata.file_path, '+', '%2B')), '^file:/*', '/')"
KINDS = {"STRING": str, "BIGINT": int, "BOOLEAN": bool, "VOID": None}


class Cluster:
    """Spark with the data's files, which it reads where they lie. name: `spark`, or an address; see `session`."""

    def __init__(self, held: ExitStack, name: str) -> None:
        self._spark = session(held, name)
        self._lines: dict[int, str] = {}
        self._records = 0

    def take(self, shares: Sequence[Share]) -> None:
        """Make the files the table `actions`; what is held already is given to Spark, whatever it can read."""
        columns = {at: _seen(share.path) for at, share in enumerate(shares) if share.path and _by_column(share.path)}
        self._lines = {at: _seen(share.path) for at, share in enumerate(shares) if share.path and at not in columns}
        self._records = sum(share.records for share in shares)
        with as_ours():
            read = self._spark.read.schema(f"{COLUMNS}, {RECORD} bigint")
            frames = []
            if columns:
                frames.append(
                    self._placed(read.parquet(*map(_literal, columns.values())), columns, "_metadata.row_index")
                )
            if self._lines:
                row = f"_metadata.file_block_start + (monotonically_increasing_id() & {OF_BLOCK})"
                lines = read.option("mode", "FAILFAST").json(list(map(_literal, self._lines.values())))
                frames.append(self._placed(lines.where(f"{RECORD} IS NULL"), self._lines, row))
            if any(share.path is None for share in shares) or not frames:
                frames.append(self._frame(f"n bigint, {COLUMNS}", _rows(shares)))
            functools.reduce(lambda a, b: a.unionAll(b), frames).createOrReplaceTempView("actions")

    def _placed(self, frame: Any, files: dict[int, str], row: str) -> Any:
        """Return the actions of files with their places.

        A line takes more than one byte, so the rows of a block have places before where the next block begins. Only
        a file's last block is read in one go with others, and nothing comes after it.
        """
        if len(files) == 1:
            return frame.selectExpr(f"{min(files) * PER_FILE} + {row} AS n", *typed(SPARK))
        numbered = self._frame("at bigint, file string", [(at * PER_FILE, file) for at, file in files.items()])
        found = frame.selectExpr(f"{row} AS row", f"{FILE} AS file", *typed(SPARK))
        return found.join(numbered.hint("broadcast"), "file").selectExpr("at + row AS n", *typed(SPARK))

    def _frame(self, schema: str, rows: Sequence[Sequence[Any]]) -> Any:
        return self._spark.createDataFrame(rows, schema)

    def shapes(self) -> Iterator[Any]:
        """Yield the different shapes of the lines that were read as JSON; of records, if any is where none may be."""
        if not self._lines:
            return
        records = 0
        with as_ours():
            text = self._spark.read.text(list(map(_literal, self._lines.values()))).where("trim(value) <> ''")
            for kind, number in (
                text.selectExpr("schema_of_variant(parse_json(value)) AS kind").groupBy("kind").count().collect()
            ):
                found = shape(kind)
                if isinstance(found, dict) and RECORD in found:
                    records += number
                else:
                    yield found
        if records != self._records:
            yield {RECORD: int}

    def place(self, n: int) -> tuple[int, int | None]:
        """Return which share an action is of, and how many stand before it; Spark doesn't know that of a line."""
        share, row = divmod(n, PER_FILE)
        return share, None if share in self._lines else row

    def each(self, table: ibis.Table, key: str) -> ibis.Table:
        """Return a row for each entry of a list, with its rank."""
        return table.unnest(key, offset="rank")

    def give(self, name: str, types: Types, rows: Iterable[Sequence[Any]]) -> ibis.Table:
        """Make rows a table of this name."""
        schema = ", ".join(f"{key} {NAMES[kind]}" for key, kind in types.items())
        with as_ours():
            self._frame(schema, list(map(tuple, rows))).createOrReplaceTempView(name)
        return ibis.table(types, name=name)

    def rows(self, asked: ibis.Table) -> Iterator[tuple[Any, ...]]:
        """Yield the rows that an expression stands for."""
        with as_ours():
            for row in self._spark.sql(ibis.to_sql(asked, dialect="pyspark")).toLocalIterator():
                yield tuple(map(_plain, row))


def _by_column(path: Path) -> bool:
    return path.suffix.lower() == ".parquet"


def _seen(path: Path) -> str:
    """Return a file's path as Spark tells it."""
    return "/" + path.absolute().as_posix().lstrip("/")


def _literal(path: str) -> str:
    """Return a path as one of a plain file, in which no character stands for others."""
    return "file://" + re.sub(r"[\[\]{}*?\\]", r"\\\g<0>", path)


def _rows(shares: Sequence[Share]) -> list[tuple[Any, ...]]:
    keys = tuple(ACTIONS)[1:]
    return [
        (at * PER_FILE + row, *map(msgspec.json.decode(msgspec.json.encode(action)).get, keys))  # lists, no tuples
        for at, share in enumerate(shares)
        for row, action in enumerate(share.actions)
    ]


def _plain(value: Any) -> Any:
    """Return Spark's value as plain lists and dictionaries."""
    if hasattr(value, "asDict"):
        return {key: _plain(part) for key, part in value.asDict().items()}
    return [_plain(part) for part in value] if isinstance(value, list) else value


def shape(kind: str) -> Any:
    """Return the shape that Spark tells of a JSON value: an object, a list, `str`, `int`, `bool`, None.

    >>> shape("OBJECT<`进 展`: STRING, topics: ARRAY<STRING>>")
    {'进 展': <class 'str'>, 'topics': [<class 'str'>]}
    """
    return _shape(_words(kind))


def _words(kind: str) -> Iterator[str]:
    """Yield brackets, types and names; a name in backticks keeps the first, and has each of its own doubled."""
    name = ""
    for at, part in enumerate(kind.split("`")):
        if at % 2:
            name += f"`{part}"
        elif part or not at:
            yield from (name,) if name else ()
            name = ""
            yield from re.findall(r"[<>]|[^\s<>,:]+", re.sub(r"\([0-9,]*\)", "", part))


def _shape(words: Iterator[str]) -> Any:
    match next(words):
        case "ARRAY":
            next(words)
            found: Any = [_shape(words)]
            next(words)
            return found
        case "OBJECT":
            next(words)
            found = {}
            while (word := next(words)) != ">":
                found[word.removeprefix("`")] = _shape(words)
            return found
        case word:
            return KINDS.get(word, word)
