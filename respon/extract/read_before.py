"""What documents gave in a run that was killed: kept in a folder beside its output until all is written."""

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path, PurePath
from threading import Lock
from typing import Self

from respon.errors import ResponError
from respon.files.source import Source
from respon.messages import Term, say
from respon.where import Where

_TABLE = "CREATE TABLE IF NOT EXISTS answers (document BLOB PRIMARY KEY, answer BLOB NOT NULL) WITHOUT ROWID"


class ReadBefore:
    """What was read so far, for many threads. folder: where it is kept. names: those that texts are read with.

    One file for all: to make one for each document takes as long as to read a short document. Raises ResponError if
    nothing can be kept there.
    """

    def __init__(self, folder: Path, names: Sequence[str], version: str) -> None:
        self._known = hashlib.sha256("\n".join((version, *names)).encode("utf-8", "surrogatepass")).digest()
        self._turn = Lock()
        path = folder / "answers.sqlite"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._db = _anew_if_broken(path)
        except (OSError, sqlite3.Error) as error:
            what = say("what is read can't be kept, and after a kill all is read again: {reason}", reason=Term(error))
            raise ResponError(what, Where(str(path))) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def key(self, source: Source) -> bytes:
        """Return by what a document is known again: its bytes and kind, the names, and the version of respon."""
        return hashlib.sha256(self._known + PurePath(source.name).suffix.encode() + b"\0" + source.data).digest()

    def get(self, key: bytes) -> bytes | None:
        """Return what a document gave, if it was read before."""
        with self._turn, suppress(sqlite3.Error):
            found = self._db.execute("SELECT answer FROM answers WHERE document = ?", (key,)).fetchone()
            return found[0] if found else None
        return None

    def put(self, key: bytes, answer: bytes) -> None:
        """Keep what a document gave, whole or not at all; where the disk has no room, it is read again next time."""
        with self._turn, suppress(sqlite3.Error):
            self._db.execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", (key, answer))


def _anew_if_broken(path: Path) -> sqlite3.Connection:
    try:
        return _opened(path)
    except sqlite3.OperationalError:  # locked, or no room
        raise
    except sqlite3.DatabaseError:  # no database, or a broken one: all is read anew
        path.unlink()
        return _opened(path)


def _opened(path: Path) -> sqlite3.Connection:
    with ExitStack() as held:
        db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        held.callback(db.close)
        for statement in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = OFF", _TABLE):  # whole after a kill
            db.execute(statement)
        held.pop_all()
        return db
