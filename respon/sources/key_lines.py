"""The line of every key and comment of a data file: read again, only when something is to be said about it."""

from functools import cache
from pathlib import Path

from respon.errors import DataError
from respon.files.limits import DATA_BYTES
from respon.files.opening import contents
from respon.sources import yaml
from respon.sources.comments import between
from respon.sources.held import Lines
from respon.sources.named import bundled
from respon.sources.readers import reader
from respon.where import BUNDLED


@cache
def lines(file: str) -> Lines:
    """Return the file's lines by path, the file named as the plan names it; nothing if it can't tell.

    JSON Lines and tables have a line an action, which the plan knows; standard input can't be read twice.
    """
    text = _text(file)
    try:
        return yaml.load(text, file, every_line=True)[1] if text else {}
    except DataError:
        return {}


def comments(file: str) -> list[int]:
    """Return the lines of the comments between a file's entries, the file named as the plan names it."""
    return between(_text(file)) if file.endswith((".yaml", ".yml")) else []


def _text(file: str) -> bytes:
    """Return the text of a file whose keys stand on lines, b"" of another, or of one that can't be read again."""
    path = bundled().parent / file.removeprefix(BUNDLED) if file.startswith(BUNDLED) else Path(file)
    try:
        return contents(path, DATA_BYTES, yaml.TOO_LARGE) if reader(path.name).keyed else b""
    except DataError:
        return b""
