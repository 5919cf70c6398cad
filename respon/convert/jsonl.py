"""Data as JSON Lines: documents and registry first, a line each, then an action a line."""

from collections.abc import Iterator

import msgspec

from respon.harmless import escaped
from respon.model import DataFile
from respon.sources import records

_CHUNK = 5000
"""Actions a piece."""


def write(data: DataFile, _: str) -> Iterator[bytes]:
    """Yield the file. Its first line says what it is, where more than actions follows."""
    before = list(records.lines(data))
    if before or not data.actions:
        yield "".join(escaped(line) + "\n" for line in ('{"respon":1}', *before)).encode()
    encoder = msgspec.json.Encoder()
    for start in range(0, len(data.actions), _CHUNK):
        lines = encoder.encode_lines(data.actions[start : start + _CHUNK])
        yield escaped(lines.decode()).encode()
