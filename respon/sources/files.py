"""Which files a `--data` argument means: a file, a folder's data files, the bundled data, or stdin."""

from pathlib import Path

from respon.errors import DataError
from respon.where import Where

SUFFIXES = (".yaml", ".yml", ".json", ".jsonl")
STDIN = "-"


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
    if path.is_dir():
        found = sorted(p for p in path.iterdir() if p.suffix in SUFFIXES and _is_data(p))
        if not found:
            raise DataError("no data files in this folder", Where(argument), "put .yaml or .jsonl files there")
        return found
    if not path.is_file():
        what = "neither a file nor a folder" if path.exists() else "no such file or folder"
        raise DataError(what, Where(argument), "check the path; `-` is standard input")
    return [path]


def _is_data(path: Path) -> bool:
    return path.is_file() and not path.name.endswith(".schema.json")


def included(name: str, by: Path, where: Where) -> Path:
    """Return the file that `by` includes as `name`. Raises DataError if missing or outside its folder."""
    folder = by.parent.resolve()
    path = (folder / name).resolve()
    if not path.is_relative_to(folder):
        raise DataError(f"the include '{name}' leaves the folder of this file", where, "copy the file into the folder")
    if not path.is_file():
        raise DataError(f"the included file '{name}' does not exist", where, f"create {path}, or remove the include")
    return by.parent / name  # as the user wrote its folder: messages must be the same on every machine
