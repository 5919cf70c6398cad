"""What a paper says of itself: number, title, issuer, date; heads and ends made up, in short."""

from pathlib import Path

import pytest

from respon.extract.extracting import extract
from respon.text import Block, Paragraph, Table, Text


def cases() -> dict[str, tuple[list[Block], list[str]]]:
    found = {}
    for case in Path(__file__).with_name("papers.txt").read_text(encoding="utf-8").split("\n== ")[1:]:
        name, _, rest = case.partition("\n")
        body, _, expected = rest.partition("\n->\n")
        found[name] = (list(blocks(body.splitlines())), [cell.strip() for cell in expected.split("|")])
    return found


def blocks(lines: list[str]):
    rows: list[tuple[str, ...]] = []
    for line in [*lines, ""]:
        if line.startswith("|"):
            rows.append(tuple(cell.strip() for cell in line.strip("|").split("|")))
            continue
        if rows:
            yield Table(tuple(rows))
            rows = []
        if line:
            yield Paragraph(line.lstrip("# "), (), len(line) - len(line.lstrip("#")))


CASES = cases()


@pytest.mark.parametrize("name", CASES)
def test_issued(name: str) -> None:
    paper, expected = CASES[name]
    documents = extract(Text("a.txt", tuple(paper))).documents
    assert [[d.number, d.title, d.issuer, d.issued] for d in documents] == [expected]
