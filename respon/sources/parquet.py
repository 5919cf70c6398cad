"""Bulk data in, by columns: Parquet, one action a row, read by DuckDB; docs/bulk.md tells the layout.

A file of other columns is a table, as a csv is: somebody's ledger.
"""

import io
from pathlib import Path
from typing import BinaryIO

import msgspec

from respon.errors import DataError
from respon.messages import say
from respon.model import Action, DataFile
from respon.sources.complaints import mend, sentence, split
from respon.sources.held import Held
from respon.sources.on_disk import SQL, as_action, typed
from respon.sources.parquet_file import REMADE, ParquetFile, on_disk_as, opened_parquet
from respon.sources.readers import Progress
from respon.where import Where

KEY = "respon"
"""Of a file's metadata: what it holds besides actions, as a data file in JSON."""


def held(stream: BinaryIO, name: str, progress: Progress) -> Held:
    """Return what a file holds; an action's line is the number of its row. Raises DataError."""
    with on_disk_as(stream) as path, opened_parquet(path, name) as file:
        if not _by_column(file):
            from respon.sources.tabular.table_data import held as held_table  # 30 ms, for others' files

            return held_table(io.BytesIO(path.read_bytes()), name, progress)
        head, actions, is_ours = _head(file), _actions(file), file.kept(KEY) is not None
        progress(path.stat().st_size)
    if not actions and not is_ours:
        raise DataError(say("the file is empty"), Where(name), say("a Parquet file of data has an action a row"))
    data = msgspec.structs.replace(head.data, actions=tuple(actions))
    return Held(data, head.lines, range(1, len(actions) + 1))


def head(path: Path, name: str) -> Held | None:
    """Return what a file holds besides its actions; None if these are not in columns of their own. Raises DataError."""
    with opened_parquet(path, name) as file:
        return _head(file) if _by_column(file) else None


def _by_column(file: ParquetFile) -> bool:
    """Tell if the columns are the keys of actions, each of its own type."""
    return {"id", "title"} <= file.columns.keys() and file.columns.items() <= typed(SQL).items()


def _head(file: ParquetFile) -> Held:
    """Return the documents, agencies, reforms and comments that the metadata keeps."""
    try:
        kept = file.kept(KEY)
        data = DataFile(respon=1) if kept is None else msgspec.json.decode(kept, type=DataFile)
    except msgspec.MsgspecError as error:
        what = say("its metadata is no data file: {error}", error=str(error))
        raise DataError(what, Where(file.name), REMADE) from None
    entries = (("documents", data.documents), ("agencies", data.agencies), ("reforms", data.reforms))
    return Held(data, {(key, at): 0 for key, listed in entries for at in range(len(listed))}, [])


def _actions(file: ParquetFile) -> list[Action]:
    actions: list[Action] = []
    for number, row in enumerate(file.rows(), 1):
        try:
            actions.append(as_action(dict(zip(file.columns, row, strict=True))))
        except msgspec.ValidationError as error:
            what, at = split(error)
            raise DataError(sentence(what, at), Where(file.name, number), mend(what, at)) from None
    return actions
