"""DuckDB as the engine: in this process, on all its cores, spilling to the disk where memory ends."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, cast

import ibis
import msgspec

from respon.messages import say
from respon.sources.as_parquet import json_lines
from respon.sources.duck import opened_duck, quoted
from respon.sources.on_disk import SQL, typed
from respon.table.engine import RECORD, EngineFailed, Types, as_lines
from respon.table.shares import Share

MEND = say("give it more memory and room in the folder for temporary files (TMPDIR), or try --engine graph")
PER_FILE = 1 << 40
"""Places in the plan's order that a file may take."""

KINDS = {"VARCHAR": str, "BOOLEAN": bool, "UBIGINT": int, "BIGINT": int, "NULL": None}
"""What DuckDB calls the values of JSON that an action may have."""

NAMES = {"string": "VARCHAR", "boolean": "BOOLEAN", "int64": "BIGINT", "array<string>": "VARCHAR[]"}


class Embedded:
    """DuckDB with the data's files. held: what is closed at the end."""

    def __init__(self, held: ExitStack, shares: Sequence[Share]) -> None:
        self._lines: list[Path] = []
        self._records = sum(share.records for share in shares)
        self._runs: dict[int, Sequence[Path]] = {}
        self._count = cache(self._counted)
        self._duck = held.enter_context(opened_duck(share.path for share in shares if share.path))

    def take(self, shares: Sequence[Share]) -> None:
        """Make the files the table `actions`; JSON Lines are read once, Parquet where a question needs it."""
        numbered = list(enumerate(map(self._on_disk, shares)))
        selects = []
        for by_column, group in groupby(numbered, key=lambda each: each[1].suffix.lower() == ".parquet"):
            (first, _), *_ = run = list(group)
            paths = [path for _, path in run]
            selects.append(self._columns(first, paths) if by_column else self._table(first, paths))
        self._do(f"CREATE VIEW actions AS {' UNION ALL '.join(selects)}")

    def _on_disk(self, share: Share) -> Path:
        if share.path:
            return share.path
        path = self._duck.folder / f"held-{len(list(self._duck.folder.iterdir()))}.jsonl"
        with path.open("wb") as stream:
            stream.writelines(msgspec.json.encode(action) + b"\n" for action in share.actions)
        return path

    def _columns(self, first: int, paths: Sequence[Path]) -> str:
        files = ", ".join(quoted(path.absolute()) for path in paths)
        source = f"read_parquet([{files}], union_by_name=true, hive_partitioning=false)"
        there = {key for key, *_ in self._asked(f"DESCRIBE SELECT * FROM {source}")}
        keys = (key if key in there else f"NULL::{kind} AS {key}" for key, kind in typed(SQL).items())
        place = f"{first * PER_FILE} + file_index::BIGINT * {PER_FILE} + file_row_number"
        return f"SELECT {place} AS n, {', '.join(keys)} FROM {source}"

    def _table(self, first: int, paths: Sequence[Path]) -> str:
        self._lines += paths
        self._runs[first] = paths
        self._do(f"CREATE TABLE lines{first} AS SELECT {', '.join(typed(SQL))} FROM {self._actions(paths)}")
        return f"SELECT {first * PER_FILE} + rowid AS n, {', '.join(typed(SQL))} FROM lines{first}"

    def _actions(self, paths: Sequence[Path]) -> str:
        """Return how SQL names the lines that hold actions."""
        return f"{json_lines(paths, {RECORD: 'BIGINT'})} WHERE {RECORD} IS NULL" if self._records else json_lines(paths)

    def shapes(self) -> Iterator[Any]:
        """Yield the different shapes of the lines that were read as JSON; of records, if any is where none may be."""
        files = ", ".join(quoted(path.absolute()) for path in self._lines)
        if not files:
            return
        objects = f"read_json_objects([{files}], format='newline_delimited')"
        told = "json_structure(json)"
        if self._records:
            told = f"CASE WHEN json_exists(json, '$.{RECORD}') THEN NULL ELSE {told} END"
        for shape, number in self._asked(f"SELECT {told} AS shape, count(*) FROM {objects} GROUP BY shape"):
            if shape is not None:
                yield _kinds(msgspec.json.decode(cast(str, shape)))
            elif number != self._records:
                yield {RECORD: int}

    def place(self, n: int) -> tuple[int, int | None]:
        """Return which share an action is of, and how many of its actions stand before it."""
        share, row = divmod(n, PER_FILE)
        for path in self._runs.get(share, ())[:-1]:
            if row < (count := self._count(path)):
                break
            share, row = share + 1, row - count
        return share, row

    def _counted(self, path: Path) -> int:
        ((count,),) = self._asked(f"SELECT count(*) FROM {self._actions([path])}")
        return cast(int, count)

    def each(self, table: ibis.Table, key: str) -> ibis.Table:
        """Return a row for each entry of a list, with its rank: fifteen times as fast as by ibis's own `unnest`."""
        rank = ibis.range(0, table[key].length()).unnest()
        others = (name for name in table.columns if name != key)
        return table.select(*others, **{key: table[key].unnest(), "rank": rank})

    def give(self, name: str, types: Types, rows: Iterable[Sequence[Any]]) -> ibis.Table:
        """Make rows a table of this name."""
        path = self._duck.folder / f"{name}.jsonl"
        with path.open("wb") as stream:
            stream.writelines(as_lines(types, rows))
        columns = ", ".join(f"{key}: {quoted(NAMES[kind])}" for key, kind in types.items())
        source = f"read_json({quoted(path)}, format='newline_delimited', columns={{{columns}}})"
        self._do(f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM {source}")
        return ibis.table(types, name=name)

    def _do(self, statement: str) -> None:
        with _told():
            self._duck.db.execute(statement)

    def _asked(self, statement: str) -> Iterator[tuple[Any, ...]]:
        with _told():
            yield from self._duck.rows(statement)

    def rows(self, asked: ibis.Table) -> Iterator[tuple[Any, ...]]:
        """Yield the rows that an expression stands for."""
        return self._asked(ibis.to_sql(asked, dialect="duckdb"))


@contextmanager
def _told() -> Iterator[None]:
    """Make DuckDB's errors ours: the first line says it."""
    import duckdb  # 0 ms by now

    try:
        yield
    except duckdb.Error as error:
        raise EngineFailed(say("DuckDB: {what}", what=str(error).partition("\n")[0]), hint=MEND) from None


def _kinds(shape: Any) -> Any:
    if isinstance(shape, dict):
        return {key: _kinds(part) for key, part in shape.items()}
    return list(map(_kinds, shape)) if isinstance(shape, list) else KINDS.get(shape, shape)
