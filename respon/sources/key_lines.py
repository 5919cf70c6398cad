"""The line of every key of a data file: read again, only when something is to be said about it."""

from functools import cache
from pathlib import Path

from respon.errors import DataError
from respon.files.limits import DATA_BYTES
from respon.files.opening import contents
from respon.sources import yaml
from respon.sources.held import Lines
from respon.sources.named import bundled
from respon.sources.readers import reader

BUNDLED = "bundled:"
"""How the plan calls the folder of the bundled data."""


@cache
def lines(file: str) -> Lines:
    """Return the file's lines by path, the file named as the plan names it; nothing if it can't tell.

    JSON Lines has a line an action, which the plan knows; standard input can't be read twice.
    """
    path = bundled().parent / file.removeprefix(BUNDLED) if file.startswith(BUNDLED) else Path(file)
    if reader(path.name).bulk:
        return {}
    try:
        return yaml.load(contents(path, DATA_BYTES, yaml.TOO_LARGE), file, every_line=True)[1]
    except DataError:
        return {}
