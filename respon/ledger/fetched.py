"""Returned files, found in folders and read in a process with bounds; one that can't be read is told."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from respon.errors import DataError, DocumentError
from respon.files.confined import Confined
from respon.files.opening import abbreviated, require_plain, resolved, why
from respon.files.source import fetch
from respon.i18n import tr
from respon.ledger.found import ReturnRow, told
from respon.ledger.returned import Returned, understood
from respon.messages import say
from respon.reading.tables.every_sheet import SUFFIXES, unpacked
from respon.report.progress import Told
from respon.where import Where

_READER = "respon.reading.tables.every_sheet"
_NONE_OF_OURS = ("~$", ".", "thumbs.db", "desktop.ini")
"""How files begin that programs leave in folders by themselves."""


class Fetched(NamedTuple):
    """The forms that could be read, and what is to be told of the other files."""

    forms: list[Returned]
    rows: list[ReturnRow]


def fetched(paths: Iterable[str], own: Sequence[str], told_: Told) -> Fetched:
    """Return the forms in these files and folders. Raises DataError if a path is none, or there is no table."""
    files = list(dict.fromkeys(file for path in paths for file in _files(path)))
    tables = [file for file in files if file.suffix.lower() in SUFFIXES]
    if not tables:
        what = say("no returned workbook: xlsx, ods, xls, csv or tsv")
        raise DataError(what, Where(abbreviated(files[0])) if files else None, say("name the folder they are in"))
    found = Fetched([], [told("not-a-table", file=str(file)) for file in files if file not in tables])
    with _TableReader() as reader:
        for number, file in enumerate(tables, 1):
            if number % 10 == 1:
                told_(tr("reading: {n} of {total}").format(n=number, total=len(tables)))
            try:
                found.forms.append(reader.form(str(file), own))
            except DocumentError as error:
                line = error.where.line if error.where else 0
                new = f"{error.message}; {error.hint}"
                found.rows.append(told("unreadable", new=new, file=str(file), line=line or None))
    return found


class _TableReader:
    """Reads file after file in one process, and begins another where a file ended it."""

    def __enter__(self) -> "_TableReader":
        self._process = Confined(_READER).__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, *given: object) -> None:
        self._process.__exit__(kind, *given)

    def form(self, file: str, own: Sequence[str]) -> Returned:
        """Return the form in a file. Raises DocumentError if it can't be read, or holds none."""
        source = fetch(file)
        try:
            sheets = unpacked(self._process.call(f"{_READER}:packed", source, ()))
        except DocumentError:
            if self._process.process.poll() is not None:
                self._process.__exit__(None)
                self._process = Confined(_READER).__enter__()
            raise
        return understood(source, sheets, own)


def _files(path: str) -> Iterator[Path]:
    """Yield a file, or all files of a folder and of those in it, by their names."""
    try:
        if not resolved(path).is_dir():
            require_plain(path)
            yield Path(path)
            return
        yield from (file for file in sorted(Path(path).rglob("*")) if file.is_file() and not _is_litter(file))
    except (OSError, ValueError) as error:
        raise DataError(why(error)[0], Where(abbreviated(path)), why(error)[1]) from None


def _is_litter(file: Path) -> bool:
    return any(part.casefold().startswith(_NONE_OF_OURS) for part in file.parts[-1:])
