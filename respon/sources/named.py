"""Which files a `--data` argument means: a file, a folder's data files, the bundled data, or stdin."""

import os
from pathlib import Path

from respon.errors import DataError
from respon.files.opening import abbreviated, require_plain, resolved, why
from respon.sources.readers import READERS
from respon.where import Where

SUFFIXES = tuple(READERS)


def bundled() -> Path:
    """Return the bundled plan, `actions.yaml`: in the package when installed, beside it in a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "data" / "actions.yaml"
    return installed if installed.exists() else package.parent / "data" / "actions.yaml"


def expand(argument: str) -> list[Path]:
    """Return the data files that one argument names, a folder's in the order of their names.

    Raises DataError if there is no such file or the folder holds none.
    """
    path = Path(argument)
    try:
        if not path.is_dir():
            require_plain(path, hint="check the path; `-` is standard input")
            return [path]
        found = sorted(p for p in path.iterdir() if p.suffix in SUFFIXES and _is_data(p))
    except (OSError, ValueError) as error:
        raise DataError(why(error)[0], Where(abbreviated(argument)), "check the rights of the folder") from None
    if not found:
        raise DataError("no data files in this folder", Where(abbreviated(argument)), "put .yaml or .jsonl files there")
    return found


def _is_data(path: Path) -> bool:
    return os.path.isfile(path) and not path.name.endswith(".schema.json")  # noqa: PTH113 - false for any odd file


def passed_over(argument: str) -> list[Path]:
    """Return the folders inside of a folder argument that hold data files: they are not read."""
    path = Path(argument)
    try:
        inside = [p for p in path.iterdir() if p.is_dir() and not p.name.startswith(".")] if path.is_dir() else []
        return sorted(p for p in inside if any(q.suffix in SUFFIXES and _is_data(q) for q in p.iterdir()))
    except (OSError, ValueError):
        return []  # whoever reads the folder tells


def included(name: str, by: Path, where: Where) -> Path:
    """Return the file that `by` includes as `name`. Raises DataError if missing or outside its folder."""
    folder = resolved(by.parent)
    try:
        path = resolved(folder / name)
    except ValueError as error:
        raise DataError(f"the include '{abbreviated(name)}': {why(error)[0]}", where, why(error)[1]) from None
    if not path.is_relative_to(folder):
        raise DataError(
            f"the include '{abbreviated(name)}' leaves the folder of this file", where, "copy the file into the folder"
        )
    require_plain(
        path, where, f"the included file '{abbreviated(name)}': ", f"create {abbreviated(path)}, or remove the include"
    )
    return by.parent / name  # as the user wrote its folder: messages must be the same on every machine
