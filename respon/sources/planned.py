"""Planned reforms in: a file of the registry's form, with nothing but `reforms`."""

from collections.abc import Iterable, Iterator

from respon.errors import DataError
from respon.files.limits import DATA_BYTES
from respon.files.opening import STDIN, contents, standard_input
from respon.messages import say
from respon.reforms.then import Planned
from respon.sources.validate import data_file
from respon.where import Where

HINT = say("a file of planned reforms holds a few; the registry is given with --data")


def read_reforms(files: Iterable[str]) -> list[Planned]:
    """Return the reforms that these files hold, with their places. Raises DataError if one can't be read or holds
    none.
    """
    return [planned for file in files for planned in _read(file)]


def _read(file: str) -> Iterator[Planned]:
    text = standard_input().read(DATA_BYTES + 1) if file == STDIN else contents(file, DATA_BYTES, HINT)
    data, lines = data_file(text, file)
    if not data.reforms:
        raise DataError(
            say("the file holds no reforms"), Where(file), say("list them under `reforms:`, as in the registry")
        )
    for index, reform in enumerate(data.reforms):
        yield Planned(reform, Where(file, lines.get(("reforms", index), 0)))
