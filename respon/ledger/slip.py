"""What a form says of itself, unseen: whose it is, of which state of the data, what was sent along with it."""

import json
from collections.abc import Sequence
from typing import Any

import msgspec

from respon.ledger.form import LONGEST, Head, UnitForm

MARK = "respon 1"
"""Begins the slip; a form of another version is told as what it is, not misread."""


class Slip(msgspec.Struct, frozen=True, omit_defaults=True):
    """fingerprint: of the data that the form was made from. units: all that were sent one. preface: the words above
    the table. due_before: as it was asked."""

    unit: str
    fingerprint: str
    heads: tuple[tuple[str, str, bool], ...]
    units: tuple[str, ...] = ()
    preface: tuple[str, ...] = ()
    due_before: str = ""

    @property
    def columns(self) -> tuple[Head, ...]:
        """The form's columns as they were sent."""
        return tuple(Head(*each) for each in self.heads)


def slip_of(form: UnitForm, fingerprint: str, units: Sequence[str], preface: Sequence[str], due_before: str) -> Slip:
    """Return the form's slip."""
    return Slip(form.unit, fingerprint, tuple(map(tuple, form.heads)), tuple(units), tuple(preface), due_before)  # type: ignore[arg-type]


def written(slip: Slip) -> str:
    """Return the slip as a cell's text; the units are left out where they would not fit."""
    text = _text(slip)
    return text if len(text) <= LONGEST else _text(msgspec.structs.replace(slip, units=()))


def read(text: str) -> Slip | None:
    """Return the slip that a cell holds; None if it holds none."""
    mark, _, body = text.strip().partition(" {")
    if mark != MARK:
        return None
    try:
        return msgspec.convert(json.loads("{" + body), Slip)
    except (ValueError, RecursionError, msgspec.ValidationError):
        return None


def _text(slip: Slip) -> str:
    told: Any = msgspec.to_builtins(slip)
    return f"{MARK} {json.dumps(told, ensure_ascii=False)}"
