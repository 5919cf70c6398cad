"""The whole picture as a document: its content first (`content`), then one writer a format.

A new format is one module here with `write(report, told) -> pieces of bytes`, and its line in FORMATS.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from respon.report.content import Report

Told = Callable[[str], None]
"""Takes a word on what is being done, for whoever waits."""


class Format(NamedTuple):
    """A format's file suffixes, and whether it is binary."""

    suffixes: tuple[str, ...]
    binary: bool = True


FORMATS: dict[str, Format] = {
    "md": Format((".md", ".markdown"), binary=False),
    "html": Format((".html", ".htm"), binary=False),
    "xlsx": Format((".xlsx",)),
    "docx": Format((".docx",)),
    "pdf": Format((".pdf",)),
}


def write(report: "Report", name: str, told: Told) -> Iterable[bytes]:
    """Return the report in the named format, in pieces that can be written one after the other."""
    return cast(Iterable[bytes], import_module(f"respon.report.{name}").write(report, told))


def by_suffix(suffix: str) -> str | None:
    """Return the format that files with this suffix (`.html`) have, if there is one."""
    return next((name for name, f in FORMATS.items() if suffix.lower() in f.suffixes), None)
