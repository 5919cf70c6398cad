"""What actions are called, the part of the paper they stand in, and when they are due: documents made up, in short."""

from pathlib import Path

import pytest

from respon.extract.extracting import extract
from respon.text import Paragraph, Text


def cases() -> dict[str, tuple[list[str], list[list[str]]]]:
    found = {}
    lines = Path(__file__).with_name("titles.txt").read_text(encoding="utf-8").split("\n== ")[1:]
    for case in lines:
        name, _, rest = case.partition("\n")
        body, _, expected = rest.partition("\n->\n")
        rows = [[cell.strip() for cell in line.split("|")] for line in expected.strip().splitlines()]
        found[name] = (body.splitlines(), rows)
    return found


CASES = cases()


@pytest.mark.parametrize("name", CASES)
def test_titles(name: str) -> None:
    lines, expected = CASES[name]
    blocks = [Paragraph(line.lstrip("# "), (), len(line) - len(line.lstrip("#"))) for line in lines]
    actions = extract(Text("a.txt", tuple(blocks))).actions
    got = [
        [
            "*" if row[0] == "*" else action.id,
            action.title,
            action.part,
            *([action.due_date] if len(row) > 3 else []),
        ]
        for action, row in zip(actions, expected, strict=False)
    ]
    assert got == expected
    assert len(actions) == len(expected)
    assert all(action.id for action in actions)
