"""Data as YAML and JSON, which have a key for everything."""

from collections.abc import Iterator

import msgspec

from respon.harmless import escaped
from respon.model import DataFile
from respon.sources.dump import dump


def write(data: DataFile, name: str) -> Iterator[bytes]:
    """Yield the file: YAML with its comments at its head, or JSON."""
    if name == "yaml":
        yield dump(data).encode()
    else:
        yield escaped(msgspec.json.format(msgspec.json.encode(data).decode(), indent=2)).encode() + b"\n"
