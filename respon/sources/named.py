"""Which files a `--data` argument means: a file, a folder's data files, the bundled data, or stdin."""

import os
from collections.abc import Iterable
from glob import glob, has_magic
from pathlib import Path

from respon.errors import DataError
from respon.files.opening import abbreviated, require_plain, resolved, why
from respon.messages import say
from respon.sources.readers import READERS
from respon.where import Where

SUFFIXES = tuple(suffix for suffix, kind in READERS.items() if not kind.table)
"""Of the files that a folder means."""

TABLES = tuple(suffix for suffix, kind in READERS.items() if kind.table)
"""Of those that it means where it holds no others; beside others they may be reports."""


LOCKS = ("~$", ".~lock.")
"""How the files begin by which Excel, WPS and LibreOffice tell one another that a workbook is open."""


def bundled() -> Path:
    """Return the bundled plan, `actions.yaml`: in the package when installed, beside it in a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "data" / "actions.yaml"
    return installed if installed.exists() else package.parent / "data" / "actions.yaml"


def expand(argument: str) -> list[Path]:
    """Return the data files that one argument names, a folder's or a pattern's in the order of their names; a folder's
    tables if it has no others.

    A folder's own files are meant, and those of its partitions: folders named `key=value`, as other programs make them.
    Raises DataError if there is no such file or the folder holds none.
    """
    path = Path(argument)
    try:
        if not path.is_dir():
            if not os.path.lexists(path) and (matching := _matching(argument)):
                return matching
            require_plain(path, hint=say("check the path; `-` is standard input"))
            return [path]
        found = _in(path, SUFFIXES) + _data(path.glob("*=*/**/*"), SUFFIXES) or _in(path, TABLES)
    except (OSError, ValueError) as error:
        raise DataError(why(error)[0], Where(abbreviated(argument)), say("check the rights of the folder")) from None
    if not found:
        raise DataError(
            say("no data files in this folder"), Where(abbreviated(argument)), say("put .yaml or .jsonl files there")
        )
    return found


def _in(folder: Path, suffixes: tuple[str, ...]) -> list[Path]:
    return _data(folder.iterdir(), suffixes)


def _data(paths: Iterable[Path], suffixes: tuple[str, ...]) -> list[Path]:
    return sorted(path for path in paths if path.suffix.lower() in suffixes and _is_data(path))


def _matching(pattern: str) -> list[Path]:
    """Return the data files that a pattern means (`corpus/*.parquet`), in the order of their names."""
    if not has_magic(pattern):
        return []
    found = map(Path, sorted(glob(pattern, recursive=True)))  # noqa: PTH207 - Path's knows no absolute pattern
    return [path for path in found if path.suffix.lower() in READERS and _is_data(path)]


def _is_data(path: Path) -> bool:
    is_other = path.name.endswith(".schema.json") or path.name.startswith(LOCKS)
    return os.path.isfile(path) and not is_other  # noqa: PTH113 - false for any odd file


def passed_over(argument: str) -> list[Path]:
    """Return the folders and tables inside of a folder argument that may hold data: they are not read."""
    path = Path(argument)
    try:
        folders = [p for p in path.iterdir() if p.is_dir()] if path.is_dir() else []
        inside = [p for p in folders if not p.name.startswith(".") and "=" not in p.name]
        tables = _in(path, TABLES) if path.is_dir() and _in(path, SUFFIXES) else []
        return sorted(p for p in inside if _in(p, SUFFIXES)) + tables
    except (OSError, ValueError):
        return []  # whoever reads the folder tells


def included(name: str, by: Path, where: Where) -> Path:
    """Return the file that `by` includes as `name`. Raises DataError if missing or outside its folder."""
    folder = resolved(by.parent)
    try:
        path = resolved(folder / name)
    except ValueError as error:
        raise DataError(
            say("the include '{name}': {error}", name=abbreviated(name), error=why(error)[0]), where, why(error)[1]
        ) from None
    if not path.is_relative_to(folder):
        raise DataError(
            say("the include '{name}' leaves the folder of this file", name=abbreviated(name)),
            where,
            say("copy the file into the folder"),
        )
    require_plain(
        path,
        where,
        say("the included file '{name}': ", name=abbreviated(name)),
        say("create {path}, or remove the include", path=abbreviated(path)),
    )
    return by.parent / name  # as the user wrote its folder: messages must be the same on every machine
