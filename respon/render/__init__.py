"""The output formats: each module turns any Answer into bytes and knows nothing of where they go.

A new format is one module here and its line in `respon.formats`; help, `--format` and the choice by suffix follow.
"""

from collections.abc import Iterable
from importlib import import_module
from itertools import chain
from typing import NamedTuple, cast

from respon.answer import Answer
from respon.finding import Findings
from respon.formats import FORMATS


class Look(NamedTuple):
    """How the output shall look: width in columns (None: as wide as it needs), colour, made for Excel."""

    width: int | None = None
    colour: bool = False
    excel: bool = False


def render(answer: Answer, name: str, look: Look) -> Iterable[bytes]:
    """Return the answer in the named format, in pieces that can be written one after the other."""
    module = import_module(f"respon.render.{name}")
    pieces = cast(Iterable[bytes], module.render(answer, look))
    if answer.summary and FORMATS[name].stacks:
        return chain(module.render(answer.summary, look), [b"\n"], pieces)
    return pieces


def found_in(answer: Answer) -> Findings:
    """Return what rules found, for the formats that tell other programs of it: nothing, where none were asked."""
    return answer.findings or Findings((), ())
