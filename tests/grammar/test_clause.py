"""Clauses as documents write them, one a line in clauses.tsv: the names and roles that must be read."""

from pathlib import Path

import pytest

from respon.grammar import clause, fold

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "clauses.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def written(text: str) -> str:
    """Read a clause and write it down as clauses.tsv does."""
    hidden = fold.hide(fold.fold(text, fold.is_traditional(text)))
    found = clause.parse(hidden)
    parts: dict[str, list[str]] = {}
    for part in found.parts:
        parts.setdefault(part.role, []).extend(text[a:b] for a, b in part.names)
    marks = [f"{role}:{'、'.join(names)}" for role, names in parts.items()]
    return " ".join(marks + ["…"] * any(part.open_ended for part in found.parts))


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_clause(text: str, expected: str) -> None:
    assert written(text) == expected


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_half_width_reads_alike(text: str, expected: str) -> None:
    narrow = str.maketrans("（），：；", "(),:;")
    assert written(text.translate(narrow)) == expected.translate(narrow)
