"""DuckDB, embedded: opened for some files and nothing else, since data comes from strangers."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from respon.errors import ResponError, UsageError
from respon.messages import Message, say

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY = "RESPON_MEMORY"
"""The variable that says how much memory DuckDB may take: `4GB`. Without it, four fifths of the machine's."""

INSTALL = say("pip install 'respon[bulk]'")


class Duck(NamedTuple):
    """An open database in memory, and the folder into which it puts what has no room there."""

    db: "DuckDBPyConnection"
    folder: Path

    def rows(self, sql: str, given: Sequence[object] = ()) -> Iterator[tuple[object, ...]]:
        """Yield the rows of a statement's answer, some thousand at a time."""
        cursor = self.db.cursor().execute(sql, given) if given else self.db.cursor().execute(sql)
        while found := cursor.fetchmany(20_000):
            yield from found


def require_duckdb(what: Message) -> None:
    """Raise ResponError, with the mend, where DuckDB isn't installed. what: which work needs it."""
    if find_spec("duckdb") is None:
        raise ResponError(say("{what} needs DuckDB, which is not installed", what=what), hint=INSTALL)


@contextmanager
def opened_duck(files: Iterable[str | os.PathLike[str]] = (), threads: int | None = None) -> Iterator[Duck]:
    """Yield a database that may read these files, and write into a folder of its own that is taken away at the end.

    It loads no extension, takes no variable for a table, and its settings are locked: no name in the data reaches
    further. Raises UsageError if MEMORY says no amount.
    """
    import duckdb  # 80 ms, and an extra

    with TemporaryDirectory(prefix="respon-") as folder, duckdb.connect() as db:
        paths = [os.path.abspath(file) for file in files]  # noqa: PTH100 - as it is written: DuckDB compares texts
        db.execute("SET autoinstall_known_extensions=false; SET autoload_known_extensions=false")
        db.execute("SET python_enable_replacements=false; SET preserve_insertion_order=true")
        if threads is not None:
            db.execute(f"SET threads={threads}")
        if given := os.environ.get(MEMORY):
            try:
                db.execute(f"SET memory_limit={quoted(given)}")
            except duckdb.Error:
                what = say("{variable} is no amount of memory: '{given}'", variable=MEMORY, given=given)
                raise UsageError(what, hint=say("such as 4GB")) from None
        db.execute(f"SET temp_directory={quoted(folder)}; SET allowed_directories=[{quoted(folder)}]")
        db.execute(f"SET allowed_paths=[{', '.join(map(quoted, paths))}]")
        db.execute("SET enable_external_access=false; SET lock_configuration=true")
        yield Duck(db, Path(folder))


def quoted(text: str | os.PathLike[str]) -> str:
    """Return a text as SQL writes it."""
    return "'" + os.fspath(text).replace("'", "''") + "'"
