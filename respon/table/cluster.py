"""Spark as the engine: on this machine, or where one runs already. Wants pyspark, and Java 17 or newer."""

import functools
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import ibis
import msgspec

from respon.errors import ResponError
from respon.files.opening import opened
from respon.messages import say
from respon.sources.on_disk import SPARK, typed
from respon.table.engine import EngineFailed, Types, as_lines
from respon.table.shares import Share

HERE = "local[*]"
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.sql.ansi.enabled": "false",
}
ALONE = {"spark.sql.shuffle.partitions": "4", "spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1"}
"""On one machine two hundred parts of each step, Spark's own number, would take minutes to be handed out."""

NAMES = {"string": "string", "boolean": "boolean", "int64": "bigint", "array<string>": "array<string>"}
PER_FILE = 10**26
PLACE = "decimal(38,0)"
"""An action's place in the plan's order: its file's, its block's in the file, and its own among those read together."""


class Cluster:
    """Spark with the data's files. name: `spark` for one of this machine, or an address.

    Raises ResponError where pyspark or Java is missing.
    """

    def __init__(self, held: ExitStack, name: str) -> None:
        self._spark = _session(HERE if name == "spark" else name)
        held.callback(self._spark.stop)
        self._folder = Path(held.enter_context(TemporaryDirectory(prefix="respon-")))
        self._read: list[str] = []
        self._given = 0

    def take(self, shares: Sequence[Share]) -> None:
        """Make the files the table `actions`."""
        with _told():
            frames = [self._frame(at, share) for at, share in enumerate(shares)]
            functools.reduce(lambda a, b: a.unionAll(b), frames).createOrReplaceTempView("actions")

    def _frame(self, at: int, share: Share) -> Any:
        path = self._on_disk(at, share)
        read = self._spark.read.schema(", ".join(f"{key} {kind}" for key, kind in typed(SPARK).items()))
        if path.suffix.lower() == ".parquet":
            frame = read.parquet(str(path.absolute()))
        else:
            self._read.append(str(path.absolute()))
            frame = read.option("mode", "FAILFAST").json(str(path.absolute()))
        block = "CAST(_metadata.file_block_start AS DECIMAL(15,0)) * 10000000000BD"
        row = f"CAST(monotonically_increasing_id() & {(1 << 33) - 1} AS DECIMAL(10,0))"
        place = f"CAST(CAST('{at * PER_FILE}' AS {PLACE}) + {block} + {row} AS {PLACE}) AS n"
        return frame.selectExpr(place, *typed(SPARK))

    def _on_disk(self, at: int, share: Share) -> Path:
        """Return a file of actions alone: the share's own, or what is behind its records."""
        if share.path is None:
            return self._written(f"held-{at}", (msgspec.json.encode(action) + b"\n" for action in share.actions))
        if not share.records:
            return share.path
        with opened(share.path) as stream:
            stream.seek(share.behind)
            return self._written(f"behind-{at}", stream)

    def shapes(self) -> Iterator[Any]:
        """Yield the shape that all lines that were read as JSON have together."""
        if self._read:
            with _told():
                shape = _shape(self._spark.read.json(self._read).schema)
            yield shape

    def place(self, n: Any) -> tuple[int, int | None]:
        """Return which share an action is of; Spark doesn't know its line."""
        return int(n) // PER_FILE, None

    def each(self, table: ibis.Table, key: str) -> ibis.Table:
        """Return a row for each entry of a list, with its rank."""
        return table.unnest(key, offset="rank")

    def give(self, name: str, types: Types, rows: Iterable[Sequence[Any]]) -> ibis.Table:
        """Make rows a table of this name."""
        path = self._written(name, as_lines(types, rows))
        schema = ", ".join(f"{key} {PLACE if key == 'n' else NAMES[kind]}" for key, kind in types.items())
        self._spark.read.schema(schema).json(str(path)).createOrReplaceTempView(name)
        return ibis.table(types, name=name)

    def _written(self, name: str, lines: Iterable[bytes]) -> Path:
        self._given += 1
        path = self._folder / f"{name}-{self._given}.jsonl"
        with path.open("wb") as stream:
            stream.writelines(lines)
        return path

    def rows(self, asked: ibis.Table) -> Iterator[tuple[Any, ...]]:
        """Yield the rows that an expression stands for."""
        with _told():
            for row in self._spark.sql(ibis.to_sql(asked, dialect="pyspark")).toLocalIterator():
                yield tuple(map(_plain, row))


@contextmanager
def _told() -> Iterator[None]:
    """Make Spark's errors ours: the first line says it."""
    try:
        yield
    except Exception as error:
        if not type(error).__module__.startswith(("pyspark.", "py4j.")):
            raise
        raise EngineFailed(
            say("Spark: {what}", what=str(error).partition("\n")[0]),
            hint=say("see what Spark says, or try --engine duckdb"),
        ) from None


def _session(address: str) -> Any:
    if address.startswith("local") and shutil.which("java") is None:
        raise ResponError(
            say("Spark needs Java, which is not installed"), hint=say("apt-get install default-jre-headless")
        )
    try:
        from pyspark.sql import SparkSession  # 300 ms, and an extra
    except ImportError:
        raise ResponError(
            say("the engine needs pyspark, which is not installed"), hint=say("pip install 'respon[bulk,spark]'")
        ) from None
    builder = SparkSession.builder.appName("respon")
    if address.startswith("sc://"):
        return builder.remote(address).getOrCreate()
    for key, value in (SETTINGS | (ALONE if address.startswith("local") else {})).items():
        builder = builder.config(key, value)
    return builder.master(address).getOrCreate()


def _plain(value: Any) -> Any:
    """Return Spark's value as plain lists and dictionaries."""
    if hasattr(value, "asDict"):
        return {key: _plain(part) for key, part in value.asDict().items()}
    return [_plain(part) for part in value] if isinstance(value, list) else value


def _shape(kind: Any) -> Any:
    """Return the shape of Spark's type: an object, a list, `str`, `int`, `bool`."""
    match kind.typeName():
        case "struct":
            return {field.name: _shape(field.dataType) for field in kind.fields}
        case "array":
            return [_shape(kind.elementType)]
    return {"string": str, "long": int, "bigint": int, "boolean": bool, "void": None}.get(kind.typeName(), kind)
