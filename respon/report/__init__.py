"""The whole picture as a document: its content first (`content`), then one writer a format.

A new format is one module here with `write(report, told) -> pieces of bytes`, and its line in `respon.formats`.
"""

from collections.abc import Iterable
from importlib import import_module
from typing import Any, cast

from respon.report.progress import Told


def write(report: Any, name: str, told: Told) -> Iterable[bytes]:
    """Return the report (`content.Report`) in the named format, in pieces that can be written one after the other."""
    return cast(Iterable[bytes], import_module(f"respon.report.{name}").write(report, told))
