"""The workbook, read back by calamine and by openpyxl."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook
from support import ROOT, WORLDS, Run

import respon
from respon.report.xlsx import SheetNames

NASTY = ["=1+1", "a:b*c?d/e\\f[g]", "'", "History", "Sources", "很长的名称" * 20, "A", "a", "😀" * 40, "+SUM(A1)", "|"]


def opened(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data))


def rows(data: bytes, sheet: str) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(sheet).to_python()


@given(st.lists(st.text(min_size=0, max_size=60), max_size=30))
def test_sheets_have_names_that_a_spreadsheet_takes(wanted: list[str]) -> None:
    names = SheetNames()
    taken = [names.take(name) for name in wanted]
    assert len({name.casefold() for name in taken}) == len(taken)
    for name in taken:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\]", name)
        assert name.strip("'") == name
        assert name.casefold() != "history"


def test_an_ordinary_name_is_the_sheets() -> None:
    assert SheetNames().take("市科委") == "市科委"


def test_sheets_in_order_and_every_duty_on_its_agencys(run: Run) -> None:
    data = run("report", "-f", "xlsx", "--lang", "zh", "--sections", "all").out
    graph = respon.Graph(respon.load())
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.sheet_names[:7] == ["总表", "单位一览", "矩阵", "重叠", "缺口", "检查结果", "来源"]
    assert sorted(book.sheet_names[7:]) == graph.agencies()
    assert rows(data, "总表")[0][0] == f"{graph.plan.documents['沪府发〔2016〕9号'].title} · 总表"
    assert [row[1] for row in rows(data, "总表")[3:32]] == [action.id for action in graph.plan.actions]
    for agency in graph.agencies():
        told = {(row[1], row[0]) for row in rows(data, agency)[3:] if row[1]}
        assert told == {
            (duty.action.id, {"lead": "牵头", "co": "共同责任"}[duty.given.role]) for duty in graph.duties(agency)
        }
    heads = rows(data, "总表")[2]
    assert heads == ["序号", "事项", "名称", "文件", "部分", "牵头", "共同责任", "责任条款", "stated", *heads[9:]]
    clauses = {row[1]: row[7] for row in rows(data, "总表")[3:32]}
    assert clauses["专项7"] == graph.plan.action("专项7").cite.clause  # type: ignore[union-attr]


def test_what_is_inferred_is_said_once_and_read_back(run: Run, tmp_path: Path) -> None:
    for data in ("actions.yaml", "hufa-2016-8.yaml"):
        file = tmp_path / "report.xlsx"
        assert run("report", "-d", ROOT / "data" / data, "-o", file).code == 0
        text = "".join(
            str(cell) for row in rows(file.read_bytes(), opened(file.read_bytes()).sheetnames[0]) for cell in row
        )
        graph = respon.Graph(respon.load(str(ROOT / "data" / data)))
        given = {(a.id, g.agency, g.role, g.stated) for a in graph.plan.actions for g in graph.assignments(a)}
        assert ("*" in text) == (len({stated for *_, stated in given}) > 1)
        back = run("extract", file, "-f", "json").rows
        named = {(row["action"], row["printed"], row["role"], row["stated"]) for row in back if row["printed"]}
        assert named == given


def test_counts_are_numbers_whatever_marks_they_bear(run: Run) -> None:
    book = opened(run("report", "-f", "xlsx", "-d", WORLDS / "small.yaml", "--lang", "en").out)
    page = book["Agencies"]
    head = next(row for row in page.iter_rows() if row[0].value == "Agency")
    lead = next(cell.column_letter for cell in head if cell.value == "lead")
    cells = [cell for cell in page[lead][head[0].row :] if cell.value is not None]
    assert all(isinstance(cell.value, int) for cell in cells)
    assert any(cell.number_format == '0"*"' for cell in cells)


def test_printed_with_borders_and_rows_of_sane_heights(run: Run) -> None:
    page = opened(run("report", "-f", "xlsx", "--lang", "zh").out)["总表"]
    (area,) = page.conditional_formatting
    assert str(area.sqref) == "A3:H32"
    assert area.rules[0].dxf.border.left.style == "thin"
    heights = [page.row_dimensions[number].height for number in range(4, 33)]
    assert all(18 <= height <= 90 for height in heights)
    assert sum(page.column_dimensions[letter].width for letter in "ABCDEFGH") <= 160


def test_blank_columns_are_there_to_be_filled_in(run: Run) -> None:
    book = opened(run("report", "-f", "xlsx", "-d", WORLDS / "english.yaml", "--blank", "Progress,Notes").out)
    heads = [cell.value for cell in book["All actions"][3]]
    at = heads.index("Progress")
    assert heads[at : at + 3] == ["Progress", "Notes", "stated"]
    assert [cell.value for cell in book["All actions"][4]][at : at + 2] == ["half of them", None]
    assert run("report", "-f", "html", "--blank", "备注").code == 2


def test_ready_for_the_printer_and_for_work(run: Run) -> None:
    for sheet in opened(run("report", "-f", "xlsx", "-d", WORLDS / "small.yaml").out):
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        head = int(re.match(r"A(\d)", sheet.auto_filter.ref)[1])  # type: ignore[index]
        assert sheet.print_title_rows == f"$1:${head}"
        assert sheet.freeze_panes.endswith(str(head + 1))
        assert sheet.print_area
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert "&P" in sheet.oddFooter.center.text or sheet.oddFooter.center.text


def test_links_lead_to_sheets_and_rows_that_are_there(run: Run) -> None:
    book = opened(run("report", "-f", "xlsx", "-d", WORLDS / "small.yaml").out)
    seen = 0
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if not cell.hyperlink:
                    continue
                assert cell.hyperlink.target is None  # never out of the workbook
                name, _, place = cell.hyperlink.location.rpartition("!")
                target = book[name[1:-1].replace("''", "'")][place]
                if not str(cell.value).startswith("→"):
                    assert cell.value == (target.value if place != "A1" else name[1:-1])
                seen += 1
    assert seen > 40


def test_hostile_names_are_text_on_sheets_of_their_own(run: Run, tmp_path: Path) -> None:
    actions = [{"id": f"事{i}", "title": name, "lead": [name], "co": [NASTY[i - 1]]} for i, name in enumerate(NASTY)]
    data = tmp_path / "data.yaml"
    world = {"respon": 1, "actions": actions, "agencies": [{"name": n} for n in NASTY]}
    data.write_text(json.dumps(world, ensure_ascii=False), encoding="utf-8")
    done = run("report", "-f", "xlsx", "-d", data)
    assert (done.code, done.err) == (0, "")
    book = opened(done.out)
    assert len(book.sheetnames) == 7 + len(NASTY)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert {cell.value for cell in cells} >= set(NASTY)


@pytest.mark.parametrize("world", ["small", "empty", "hostile", "reformed"])
def test_the_same_data_gives_the_same_bytes(spawn: Run, world: str) -> None:
    first, second = (
        spawn("report", "-f", "xlsx", "-d", f"{world}.yaml", PYTHONHASHSEED=seed, TZ=zone)
        for seed, zone in (("1", "UTC"), ("2", "Asia/Shanghai"))
    )
    assert first.code == 0
    assert first == second


def test_source_date_epoch_dates_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    book = opened(run("report", "-f", "xlsx", "-d", WORLDS / "small.yaml").out)
    assert f"{book.properties.created:%F %T}" == "2023-11-14 22:13:20"
