"""Sentences of running text, one a line in sentences.tsv: what they state, and what they do not."""

from pathlib import Path

import pytest

from respon.extract.extracting import extract
from respon.text import Paragraph, Text

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "sentences.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def written(text: str) -> str:
    """Read a paragraph and write it down as sentences.tsv does."""
    actions = extract(Text("a.txt", (Paragraph(text),))).actions
    parts: dict[str, list[str]] = {}
    for action in actions:
        for item in action.assignments:
            parts.setdefault(item.role, []).append(item.printed)
    marks = [f"{role}:{'、'.join(names)}" for role, names in parts.items()]
    return " ".join(marks + ["…"] * any(action.open_ended for action in actions)) or "-"


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentence(text: str, expected: str) -> None:
    assert written(text) == expected
