"""From plain values to the model's types, with errors that name the line and the mend."""

from typing import Any

import msgspec

from respon.errors import DataError
from respon.messages import say
from respon.model import DataFile
from respon.sources import yaml
from respon.sources.held import Lines, Path
from respon.where import Where


def data_file(text: bytes, file: str) -> tuple[DataFile, Lines]:
    """Return the data file held by the YAML text. Raises DataError."""
    value, lines = yaml.load(text, file)
    if not isinstance(value, dict):
        raise DataError(
            say("empty, or not a data file"),
            Where(file),
            say("a data file begins with `respon: 1`; see `respon schema`"),
        )
    try:
        return msgspec.convert(value, DataFile), lines
    except msgspec.ValidationError as error:
        raise _located(error, text, file) from None


def _located(error: msgspec.ValidationError, text: bytes, file: str) -> DataError:
    from respon.sources.complaints import mend, sentence, split  # 7 ms of patterns, only for an error

    what, path = split(error)
    value, lines = yaml.load(text, file, every_line=True)
    near = path
    while near and near not in lines:
        near = near[:-1]
    return DataError(sentence(what, path), Where(file, lines.get(near, 1)), mend(what, path, _at(value, path)))


def _at(value: Any, path: Path) -> Any:
    """Return what stands at the path, None if that isn't one place."""
    for step in path:
        try:
            value = value[step]
        except (LookupError, TypeError):
            return None
    return value
