"""Own columns set in people's ledgers: they say what was asked, and every other cell and format is what it was."""

import csv
import io
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import msgspec
import openpyxl
import pytest
from ledger.office import saved_by_libreoffice
from openpyxl.styles import Font, PatternFill
from sources.tabular.test_planted import CASES, MERGED, table, workbook
from support import Run

from respon.errors import DataError
from respon.model import Action
from respon.sources.readers import reader
from respon.sources.revised import revised

TEXTS = ["正在推进", "=1+1", "50%", "2030-06", "两行\n第二行", '引"号', "甲,乙;丙\t丁", "'x", "<&>"]
HEADINGS = ["进展情况", "存在问题"]
DATES = ["完成时限", "时限"]


def held(data: bytes, name: str) -> tuple[Action, ...]:
    return reader(name).read(io.BytesIO(data), name, lambda _: None).data.actions


def asked_of(actions: tuple[Action, ...], rng: random.Random) -> dict[str, dict[str, str]]:
    """Texts for some of the actions: in a column that they have, and in new ones."""
    used = {key for action in actions for key, text in action.extra.items() if text in action.title or key in DATES}
    there = sorted({key for action in actions for key in action.extra} - used)
    chosen = rng.sample(actions, k=min(3, len(actions)))
    return {action.id: {key: rng.choice(TEXTS) for key in [*HEADINGS, *there[:1]]} for action in chosen}


def judge(data: bytes, name: str, rng: random.Random) -> bytes:
    before = held(data, name)
    asked = asked_of(before, rng)
    done = revised(data, name, asked)
    wanted = tuple(msgspec.structs.replace(a, extra={**a.extra, **asked.get(a.id, {})}) for a in before)
    assert held(done, name) == wanted
    return done


def cells_of(data: bytes) -> Iterator[tuple[str, str, object, object, object, object]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            yield from (
                (sheet.title, c.coordinate, c.value, c.font.b, c.fill.fgColor.rgb, c.number_format) for c in row
            )


def is_taken(error: DataError, name: str) -> bool:
    return name == MERGED and "without changing more" in str(error)


@pytest.mark.parametrize("name", CASES)
def test_a_workbook(name: str, tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    workbook(CASES[name].rows, path)
    data = path.read_bytes()
    try:
        done = judge(data, path.name, random.Random(name))
    except DataError as error:
        assert is_taken(error, name), error
        return
    before, after = ({(sheet, at): rest for sheet, at, *rest in cells_of(each)} for each in (data, done))
    other = [at for at in before if before[at] != after[at]]
    assert len(other) <= 9
    assert all(after[at][0] in (*TEXTS, *HEADINGS) for at in other)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("name", [name for name in CASES if name != MERGED])
def test_a_csv(name: str, encoding: str, tmp_path: Path) -> None:
    if encoding == "gb18030" and CASES[name].rows[0][0].isascii():
        pytest.skip("a table in English has no Chinese encoding")
    path = tmp_path / "台账.csv"
    table(CASES[name].rows, path, encoding)
    data = path.read_bytes()
    done = judge(data, path.name, random.Random(name))
    before, after = (each.decode(encoding).splitlines() for each in (data, done))
    assert done[:2] == data[:2]
    kept = set(after)
    assert sum(line not in kept for line in before) <= 4 * (1 + max(line.count('"') for line in before))


def ledger(path: Path, progress: object = "刚开始") -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["序号", "工作任务", "牵头单位", "完成时限", "进展情况", "得分"])
    sheet.append([1, "建一个平台", "甲局", "2030年6月", progress, "=2*3"])
    sheet.append([2, "修一条路", "乙局", "2030年底", "", 5])
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="FFFFCC00")
    sheet["D2"].number_format = "@"
    sheet.column_dimensions["B"].width = 42
    sheet.freeze_panes = "A2"
    book.create_sheet("说明").append(["本表每月更新"])
    book.save(path)
    return book


def test_what_a_workbook_has_besides_stays(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    ledger(path)
    data = path.read_bytes()
    done = revised(data, path.name, {"2": {"进展情况": "=1+1", "新的一列": "甲"}})
    book = openpyxl.load_workbook(io.BytesIO(done))
    sheet = book.worksheets[0]
    assert [sheet[at].value for at in ("E2", "E3", "F2", "F3", "G1", "G2", "G3")] == [
        "刚开始", "=1+1", "=2*3", 5, "新的一列", None, "甲"
    ]  # fmt: skip
    assert sheet["E3"].data_type == "s"  # a text, and no formula
    assert (sheet["G1"].font.b, sheet["G1"].fill.fgColor.rgb) == (True, "FFFFCC00")
    assert (sheet.column_dimensions["B"].width, sheet.freeze_panes, sheet["D2"].number_format) == (42, "A2", "@")
    with ZipFile(io.BytesIO(data)) as old, ZipFile(io.BytesIO(done)) as new:
        assert old.namelist() == new.namelist()
        assert [n for n in old.namelist() if old.read(n) != new.read(n)] == ["xl/worksheets/sheet1.xml"]


def test_a_cell_that_is_calculated_is_told(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    ledger(path, '=CONCATENATE("刚","开始")')
    with pytest.raises(DataError, match="E2 is calculated") as error:
        revised(path.read_bytes(), path.name, {"1": {"进展情况": "做完"}})
    assert "formulas" in error.value.hint


def test_a_character_that_the_encoding_lacks_is_told() -> None:
    tasks = [[str(number), "興建公共服務平臺，完善制度", "經濟發展局", "進行中，已完成一半"] for number in range(1, 9)]
    rows = [["編號", "任務名稱", "牽頭單位", "備註"], *tasks]
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    data = text.getvalue().encode("big5hkscs")
    done = revised(data, "a.csv", {"1": {"備註": "已完成"}})
    assert "已完成\r\n" in done.decode("big5hkscs")
    with pytest.raises(DataError, match="BIG5HKSCS has no '产'") as error:
        revised(data, "a.csv", {"1": {"備註": "已投产"}})
    assert "UTF-8" in error.value.hint


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
def test_an_ods_is_told_how_to_be_kept(tmp_path: Path) -> None:
    ledger(tmp_path / "台账.xlsx")
    saved_by_libreoffice([tmp_path / "台账.xlsx"], "ods", tmp_path / "profile", tmp_path)
    with pytest.raises(DataError, match="OpenDocument") as error:
        revised((tmp_path / "台账.ods").read_bytes(), "台账.ods", {"1": {"备注": "甲"}})
    assert "xlsx" in error.value.hint


def test_a_parquet_is_told_how_to_be_kept() -> None:
    with pytest.raises(DataError, match="Parquet"):
        revised(b"PAR1", "a.parquet", {"1": {"备注": "甲"}})


def test_a_clerks_own_workbook_is_sent_and_collected(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ledger(tmp_path / "台账.xlsx")
    assert run("ledger", "send", "-d", "台账.xlsx", "-o", "发出", "--lang", "zh").code == 0
    form = tmp_path / "发出" / "乙局.xlsx"
    book = openpyxl.load_workbook(form)
    sheet = book.worksheets[0]
    keys = [cell.value for cell in sheet[3]]
    sheet.cell(5, keys.index("own:进展情况") + 1).value = "已经通车"
    book.save(form)
    done = run("ledger", "collect", "发出", "-d", "台账.xlsx", "-f", "json")
    assert [(row["finding"], row["agency"]) for row in done.rows] == [("no-answer", "甲局")]
    assert openpyxl.load_workbook(tmp_path / "台账.xlsx").worksheets[0]["E3"].value == "已经通车"
    shown = run("due", "-d", "台账.xlsx", "--on", "2030-01-01", "-f", "json").rows
    assert [row["progress"] for row in shown] == ["刚开始", "已经通车"]
