"""What a table has wrong: the file, the sheet, the cell, the mend; nothing is guessed and nothing vanishes."""

from pathlib import Path

import openpyxl
import pytest
from support import Run

HEAD = ["序号", "任务", "牵头单位", "配合单位", "完成时限", "备注"]
GOOD = ["1", "修路", "市交通局", "市财政局", "2026-06", "急"]


def workbook(path: Path, *rows: list[object], sheet: str = "一处") -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(row)
    book.save(path)
    return path


def changed(at: int, text: str) -> list[str]:
    return [*GOOD[:at], text, *GOOD[at + 1 :]]


CASES = {
    "no agency": (changed(2, "待定"), "C4", "'待定' is no agency", "leave the cell empty"),
    "a number": (changed(3, "市财政局、12"), "D4", "'12' is no agency", "write agencies"),
    "a mark that nothing explains": (changed(2, "★市交通局"), "C4", "nothing says what the mark ★ means", "注：标★"),
    "an asterisk": (changed(2, "市交通局*"), "C4", "nothing says what the mark ★ means", "（牵头）"),
    "no date": (changed(4, "尽快"), "E4", "'尽快' is not a date", "write a year, month or day"),
    "no day of the calendar": (changed(4, "2026年2月30日"), "E4", "is not a date", "write a year"),
    "no year": (changed(4, "6月底前"), "E4", "'6月底前' is of no year", "write the year"),
    "no title": (changed(1, ""), "B4", "the row has no title", "empty the whole row"),
    "no heading": ([*GOOD, "随手写的"], "G4", "a cell without a heading", "write a heading"),
    "a text": (changed(2, "市交通局" * 1000), "C4", "more than 3000 characters are no list", "write agencies alone"),
    "a time among agencies": (changed(3, "市财政局，2026年6月底前"), "D4", "is no agency", "write agencies"),
}


@pytest.mark.parametrize("name", CASES)
def test_the_cell_is_told(name: str, tmp_path: Path, run: Run) -> None:
    row, cell, message, mend = CASES[name]
    path = workbook(tmp_path / "台账.xlsx", ["台账"], HEAD, ["2", *GOOD[1:]], row)
    done = run("actions", "-d", path)
    assert (done.code, done.out) == (3, b"")
    first, second = done.err.splitlines()
    assert first.startswith(f"respon: {path}, sheet 一处, cell {cell}: ")
    assert message in first
    assert mend in second


@pytest.mark.parametrize("cell", ["A2", "B2", "C2", "E2", "F2"])
@pytest.mark.parametrize("head", [HEAD, ["id", "title", "lead", "support", "due", "备注"]], ids=["ledger", "flat"])
def test_a_formula_that_failed_is_told(head: list[str], cell: str, tmp_path: Path, run: Run) -> None:
    path = workbook(tmp_path / "台账.xlsx", list(head), list(GOOD))
    book = openpyxl.load_workbook(path)
    book.worksheets[0][cell] = "#REF!"
    book.worksheets[0][cell].data_type = "e"
    book.save(path)
    done = run("actions", "-d", path)
    assert done.code == 3
    assert f"cell {cell}: a formula that failed: #REF!" in done.err


def test_the_good_row_is_good(tmp_path: Path, run: Run) -> None:
    done = run("show", "1", "-d", workbook(tmp_path / "台账.xlsx", ["台账"], HEAD, GOOD))
    assert done.code == 0
    assert "台账.xlsx, sheet 一处, row 3" in done.text


def test_a_table_without_a_ledgers_head_is_told_what_was_seen(tmp_path: Path, run: Run) -> None:
    path = workbook(tmp_path / "表.xlsx", ["统计表"], ["地区", "人口", "面积"], ["甲县", "3", "4"])
    done = run("gaps", "-d", path)
    assert done.code == 3
    assert "sheet 一处, row 2: no ledger: its headings are 地区 | 人口 | 面积" in done.err
    assert "respon extract" in done.err


def test_a_sheet_that_holds_no_ledger_is_told(tmp_path: Path, run: Run) -> None:
    path = workbook(tmp_path / "台账.xlsx", HEAD, GOOD)
    book = openpyxl.load_workbook(path)
    book.create_sheet("说明").append(["先填", "再报"])
    book.save(path)
    done = run("actions", "-d", path)
    assert done.code == 0
    assert f"{path}, sheet 说明: not read: no ledger's head" in done.err


FLAT = "id,title,lead,due,status,进展,respon\n"


@pytest.mark.parametrize(
    ("row", "message", "mend"),
    [
        (",修路,甲局,,,,", "the row has no id", "write one"),
        ("1,,甲局,,,,", "the row has no title", "write one"),
        ("1,修路,甲局,2026-13,,,", "due: '2026-13' is not a date", "write a year"),
        ("1,修路,甲局,,done,,", "status: 'done' has no meaning here", "in-force or cancelled"),
        ("1,修路,甲局,,,,{", "not what respon writes in this column", "empty it"),
        ('1,修路,甲局,,,,"{""terms"":{""boss"":""甲""}}"', "not what respon writes in this column", "empty it"),
        (',,,,,,"{""respon"":1,""agencies"":[{""nmae"":""甲""}]}"', "`nmae`", "take the cell"),
        (',,,,,,"{""respon"":1,""actions"":[{""id"":""1"",""title"":""2""}]}"', "lines of their own", "take the cell"),
    ],
)
def test_a_cell_of_the_flat_form_is_told(row: str, message: str, mend: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "x.csv"
    path.write_text(f"{FLAT}0,架桥,乙局,,,,\n{row}\n", "utf-8")
    done = run("actions", "-d", path)
    assert (done.code, done.out) == (3, b"")
    assert done.err.startswith(f"respon: {path}:3: ")
    assert message in done.err.splitlines()[0]
    assert mend in done.err


def test_two_columns_of_one_head_are_told(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "x.csv"
    path.write_text("id,title,lead,进展,进展\n1,修路,甲局,a,b\n", "utf-8")
    done = run("actions", "-d", path)
    assert done.code == 3
    assert "two columns are headed '进展'" in done.err


def test_an_id_that_comes_twice_is_told_with_both_places(tmp_path: Path, run: Run) -> None:
    one = workbook(tmp_path / "一.xlsx", HEAD, GOOD)
    two = workbook(tmp_path / "二.xlsx", HEAD, GOOD)
    done = run("actions", "-d", one, "-d", two)
    assert done.code == 3
    assert f"{two}, sheet 一处, row 2: duplicate action id '1'" in done.err
    assert f"the first is at {one}, sheet 一处, row 2" in done.err


@pytest.mark.parametrize("suffix", [".xls", ".et", ".xlsx"])
def test_an_old_spreadsheet_is_told_how_to_save_it(suffix: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / f"台账{suffix}"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    done = run("actions", "-d", path)
    assert done.code == 3
    assert "an old spreadsheet" in done.err
    assert "save it as xlsx" in done.err


def test_a_document_is_no_table(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(b"%PDF-1.4\n" + bytes(60))
    done = run("actions", "-d", path)
    assert done.code == 3
    assert "a document, not a table" in done.err
