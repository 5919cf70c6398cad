"""Ledgers as people keep them, read as data: titles, roles, dates and own columns, from a workbook and from csv."""

import csv
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest

from respon.errors import DataError
from respon.model import ROLES, Action
from respon.sources.whole import read


class Case(NamedTuple):
    rows: list[list[str]]
    expected: list[str]


def cases() -> dict[str, Case]:
    found = {}
    for case in Path(__file__).with_name("planted.txt").read_text(encoding="utf-8").split("\n== ")[1:]:
        name, _, rest = case.partition("\n")
        body, _, expected = rest.partition("\n->")
        rows = [
            [cell.strip().replace("⏎", "\n") for cell in line.strip()[1:-1].split("|")] for line in body.splitlines()
        ]
        found[name] = Case(rows, [" ".join(line.split()) for line in expected.strip().splitlines()])
    return found


CASES = cases()
MERGED = "two columns of one heading"
"""Which only a workbook can say."""


def workbook(rows: list[list[str]], path: Path) -> None:
    """Write the rows with the cells merged that are marked so."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for down, row in enumerate(rows, 1):
        for across, text in enumerate(row, 1):
            if text not in ("^", "<", ""):
                sheet.cell(down, across, text).data_type = "s"
    for down, row in enumerate(rows, 1):
        for across, text in enumerate(row, 1):
            bottom = down
            while bottom < len(rows) and rows[bottom][across - 1 : across] == ["<"]:
                bottom += 1
            right = across
            while right < len(row) and row[right] == "^":
                right += 1
            if text not in ("^", "<") and (bottom, right) != (down, across):
                sheet.merge_cells(start_row=down, start_column=across, end_row=bottom, end_column=right)
    book.save(path)


def table(rows: list[list[str]], path: Path, encoding: str) -> None:
    """Write the rows as a spreadsheet's csv: of merged cells only the first holds the text."""
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream).writerows([["" if text in ("^", "<") else text for text in row] for row in rows])


def told(action: Action) -> str:
    names = [f"{role}:{name}" for role in ROLES for name in getattr(action, role)]
    names += [f"~{name}" for name in action.responsible]
    own = " ".join(f"{head}={text}" for head, text in action.extra.items())
    held = " ".join([*names, *["…"] * action.open_ended])
    line = " | ".join((action.id, action.title, action.part, action.due or "", held, own))
    return " ".join(line.split())


@pytest.mark.parametrize("name", CASES)
def test_a_workbook_is_read(name: str, tmp_path: Path) -> None:
    workbook(CASES[name].rows, tmp_path / "台账.xlsx")
    assert [told(action) for action in read([str(tmp_path / "台账.xlsx")]).actions] == CASES[name].expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("name", [name for name in CASES if name != MERGED])
def test_a_csv_is_read(name: str, encoding: str, tmp_path: Path) -> None:
    if encoding == "gb18030" and CASES[name].rows[0][0].isascii():
        pytest.skip("a table in English has no Chinese encoding")
    table(CASES[name].rows, tmp_path / "台账.csv", encoding)
    assert [told(action) for action in read([str(tmp_path / "台账.csv")]).actions] == CASES[name].expected


def test_a_column_without_a_heading_is_told(tmp_path: Path) -> None:
    table(CASES[MERGED].rows, tmp_path / "台账.csv", "utf-8")
    with pytest.raises(DataError, match="a cell without a heading"):
        read([str(tmp_path / "台账.csv")])


def test_there_are_enough() -> None:
    assert len(CASES) >= 25
