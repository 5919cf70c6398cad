"""The output formats: each module turns any Report into bytes and knows nothing of where they go.

A new format is one module here and its line in FORMATS; help, `--format` and the choice by suffix follow.
"""

from collections.abc import Iterable
from importlib import import_module
from typing import NamedTuple, cast

from respon.report import Report


class Format(NamedTuple):
    """A format's file suffixes, whether people read it (in their language), and whether it is binary."""

    suffixes: tuple[str, ...]
    people: bool
    binary: bool = False


class Look(NamedTuple):
    """How the output shall look: width in columns (None: as wide as it needs), colour, made for Excel."""

    width: int | None = None
    colour: bool = False
    excel: bool = False


FORMATS: dict[str, Format] = {
    "table": Format((".txt",), people=True),
    "csv": Format((".csv",), people=False),
    "tsv": Format((".tsv", ".tab"), people=False),
    "json": Format((".json",), people=False),
    "jsonl": Format((".jsonl", ".ndjson"), people=False),
    "md": Format((".md", ".markdown"), people=True),
    "html": Format((".html", ".htm"), people=True),
    "xlsx": Format((".xlsx",), people=True, binary=True),
}


def render(report: Report, name: str, look: Look) -> Iterable[bytes]:
    """Return the report in the named format, in pieces that can be written one after the other."""
    module = import_module(f"respon.render.{name}")
    return cast(Iterable[bytes], module.render(report, look))


def by_suffix(suffix: str) -> str | None:
    """Return the format that files with this suffix (`.csv`) have, if there is one."""
    return next((name for name, f in FORMATS.items() if suffix.lower() in f.suffixes), None)
