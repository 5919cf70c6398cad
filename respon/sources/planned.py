"""Planned reforms in: a file of the registry's form, with nothing but `reforms`."""

import sys
from collections.abc import Iterable
from pathlib import Path

from respon.errors import DataError
from respon.model import Reform
from respon.sources.files import STDIN
from respon.sources.validate import data_file
from respon.where import Where


def read_reforms(files: Iterable[str]) -> list[Reform]:
    """Return the reforms that these files hold. Raises DataError if one can't be read or holds none."""
    return [reform for file in files for reform in _read(file)]


def _read(file: str) -> tuple[Reform, ...]:
    try:
        text = sys.stdin.buffer.read() if file == STDIN else Path(file).read_bytes()
    except OSError as error:
        raise DataError(f"can't be read: {error.strerror}", Where(file), "check the path after --reform") from None
    data, _ = data_file(text, file)
    if not data.reforms:
        raise DataError("the file holds no reforms", Where(file), "list them under `reforms:`, as in the registry")
    return data.reforms
