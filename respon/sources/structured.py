"""YAML and JSON: a file that is held whole, with everything that a data file may have."""

from typing import BinaryIO

import msgspec

from respon.files.limits import DATA_BYTES
from respon.sources.comments import head, joined, normal
from respon.sources.held import Held
from respon.sources.readers import Progress
from respon.sources.validate import data_file


def held(stream: BinaryIO, name: str, _: Progress) -> Held:
    """Return what the stream holds. Raises DataError with the line of what is wrong."""
    text = stream.read(DATA_BYTES + 1)
    data, lines = data_file(text, name)
    if said := joined((head(text), normal(data.comments))):
        data = msgspec.structs.replace(data, comments=said)
    return Held(data, lines, [lines["actions", index] for index in range(len(data.actions))])
