"""Tables of tasks as people keep them: heads of several rows, merged cells, ditto marks, dates; made up, in short."""

from pathlib import Path

import pytest

from respon.extract.extracting import extract
from respon.text import Table, Text


def cases() -> dict[str, tuple[Table, list[str]]]:
    found = {}
    for case in Path(__file__).with_name("ledgers.txt").read_text(encoding="utf-8").split("\n== ")[1:]:
        name, _, rest = case.partition("\n")
        body, _, expected = rest.partition("\n->")
        rows = tuple(
            tuple(cell.strip().replace("⏎", "\n") for cell in line.strip("|").split("|")) for line in body.splitlines()
        )
        found[name] = (Table(rows), [line for line in expected.strip().splitlines() if line])
    return found


CASES = cases()


@pytest.mark.parametrize("name", CASES)
def test_ledger(name: str) -> None:
    table, expected = CASES[name]
    found = extract(Text("a.xlsx", (table,)))
    told = [
        " | ".join(
            (a.id, a.title, a.part, a.due_date, " ".join(f"{item.role}:{item.printed}" for item in a.assignments))
        ).replace("|  |", "| |")
        for a in found.actions
    ]
    told += [f"! {finding.kind} {finding.text}" for finding in found.findings]
    assert [line.replace("|  |", "| |") for line in told] == expected
