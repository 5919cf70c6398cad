"""The output formats: each module turns any Answer into bytes and knows nothing of where they go.

A new format is one module here and its line in `respon.formats`; help, `--format` and the choice by suffix follow.
"""

from collections.abc import Iterable
from importlib import import_module
from itertools import chain
from typing import NamedTuple, cast

from respon.answer import Answer
from respon.finding import Findings
from respon.formats import FORMATS, Theme
from respon.messages import SEPARATOR


class Look(NamedTuple):
    """How the output shall look: width in columns (None: as wide as it needs), colour, made for Excel, only ASCII's
    signs, what joins a list in csv and tsv, with a line of keys there; a picture's theme, None: what the format can."""

    width: int | None = None
    colour: bool = False
    excel: bool = False
    ascii: bool = False
    join: str = SEPARATOR
    header: bool = True
    theme: Theme | None = None


def render(answer: Answer, name: str, look: Look) -> Iterable[bytes]:
    """Return the answer in the named format, in pieces that can be written one after the other."""
    module = import_module(f"respon.render.{name}")
    summary = answer.summary if name in FORMATS and FORMATS[name].stacks else None
    if name in FORMATS and FORMATS[name].condensed:
        from respon.render.condensed import condensed  # 1 ms, which machines' formats do without

        answer, summary = condensed(answer), summary and condensed(summary)
    pieces = cast(Iterable[bytes], module.render(answer, look))
    return chain(module.render(summary, look), [b"\n"], pieces) if summary else pieces


def left_out(answer: Answer, name: str) -> int:
    """Return how many findings the format leaves out, since the service that it is for takes or shows no more."""
    if answer.findings is None or name not in FORMATS or "findings" not in FORMATS[name].holds:
        return 0
    told = getattr(import_module(f"respon.render.{name}"), "told", list)  # a format without limits has none
    return len(answer.findings.all) - len(told(answer.findings.all))


def found_in(answer: Answer) -> Findings:
    """Return what rules found, for the formats that tell other programs of it: nothing, where none were asked."""
    return answer.findings or Findings((), ())
