"""The output formats: each module turns any Report into bytes and knows nothing of where they go.

A new format is one module here and its line in FORMATS; help, `--format` and the choice by suffix follow.
"""

from collections.abc import Iterable
from importlib import import_module
from itertools import chain
from typing import NamedTuple, cast

from respon.answer import Answer


class Format(NamedTuple):
    """A format's file suffixes, whether people read it (in their language), and whether it is binary.

    findings: it tells other programs of findings, and of nothing else. stacks: answers can follow one another.
    """

    suffixes: tuple[str, ...]
    people: bool
    binary: bool = False
    findings: bool = False
    stacks: bool = False


class Look(NamedTuple):
    """How the output shall look: width in columns (None: as wide as it needs), colour, made for Excel."""

    width: int | None = None
    colour: bool = False
    excel: bool = False


FORMATS: dict[str, Format] = {
    "table": Format((".txt",), people=True, stacks=True),
    "csv": Format((".csv",), people=False),
    "tsv": Format((".tsv", ".tab"), people=False),
    "json": Format((".json",), people=False),
    "jsonl": Format((".jsonl", ".ndjson"), people=False),
    "md": Format((".md", ".markdown"), people=True, stacks=True),
    "html": Format((".html", ".htm"), people=True),
    "xlsx": Format((".xlsx",), people=True, binary=True),
    "github": Format((), people=False, findings=True),
    "sarif": Format((".sarif",), people=False, findings=True),
    "junit": Format((".xml",), people=False, findings=True),
    "gitlab": Format((), people=False, findings=True),
}


def formats(findings: bool = False) -> list[str]:
    """Return the formats that any answer has, or all that findings have."""
    return [name for name, form in FORMATS.items() if findings or not form.findings]


def render(answer: Answer, name: str, look: Look) -> Iterable[bytes]:
    """Return the answer in the named format, in pieces that can be written one after the other."""
    module = import_module(f"respon.render.{name}")
    pieces = cast(Iterable[bytes], module.render(answer, look))
    if answer.summary and FORMATS[name].stacks:
        return chain(module.render(answer.summary, look), [b"\n"], pieces)
    return pieces


def by_suffix(suffix: str, findings: bool = False) -> str | None:
    """Return the format that files with this suffix (`.csv`) have, if there is one."""
    return next((name for name in formats(findings) if suffix.lower() in FORMATS[name].suffixes), None)
