"""What a unit gets: its rows, what it leads first, open cells to fill in, all else locked, set up for print."""

import io
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger.bureau import BLANKS, plan_of, sent
from support import Run

from respon.graph import Graph
from respon.ledger.filenames import MOST_BYTES, file_names
from respon.ledger.form import LONGEST, Enquiry, Head, UnitForm, form, is_sent, packed, unpacked
from respon.ledger.slip import read, slip_of, written
from respon.model import Action
from respon.plan import Plan

DATA = """respon: 1
agencies: [{name: 甲委}, {name: 乙局}, {name: 各有关部门, kind: collective}]
actions:
  - {id: 一, title: 协助, lead: [甲委], support: [乙局], due: 2030-03}
  - {id: 二, title: "=1+1", lead: [乙局], due: 2030-06, extra: {进展情况: 正在做, 分管: 三科}}
  - {id: 三, title: 众人, lead: [各有关部门]}
  - {id: 四, title: 无期, lead: [乙局]}
  - {id: 五, title: 取消, lead: [乙局], status: cancelled}
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(DATA, encoding="utf-8")
    return path


def sheets(run: Run, data: Path, *words: str) -> dict[str, openpyxl.Workbook]:
    out = data.parent / "out"
    assert run("ledger", "send", "-d", data, "-o", out, "--lang", "zh", *words).code == 0
    return {path.stem: openpyxl.load_workbook(path) for path in out.iterdir()}


def test_a_unit_gets_its_rows_what_it_leads_first(run: Run, data: Path) -> None:
    books = sheets(run, data)
    assert set(books) == {"甲委", "乙局"}
    sheet = books["乙局"].worksheets[0]
    heads = [cell.value for cell in sheet[4]][2:]
    told = "序号 事项 名称 角色 牵头单位 其他责任单位 时限 分管 办理状态 进展情况 完成情况 备注"
    assert heads == told.split()
    assert [sheet.cell(row, 4).value for row in range(5, 8)] == ["二", "四", "一"]
    assert sheet.cell(5, 5).value == "=1+1"
    assert sheet.cell(5, 5).data_type == "s"


def test_cells_to_fill_in_are_open_and_all_others_locked(run: Run, data: Path) -> None:
    sheet = sheets(run, data)["乙局"].worksheets[0]
    assert sheet.protection.sheet
    heads = [cell.value for cell in sheet[4]]
    for row in sheet.iter_rows(min_row=1, max_row=7):
        for cell in row:
            is_open = cell.row > 4 and heads[cell.column - 1] in ("办理状态", "进展情况", "完成情况", "备注")
            assert cell.protection.locked is not is_open, cell.coordinate
            assert not is_open or cell.number_format == "@"
    (offered,) = sheet.data_validations.dataValidation
    assert offered.formula1 == '"未启动,正在推进,已完成,暂缓"'
    assert {cell.coordinate for cells in offered.sqref.ranges for row in sheet[cells.coord] for cell in row} == {
        sheet.cell(row, heads.index("办理状态") + 1).coordinate for row in (5, 6, 7)
    }


def test_what_the_way_back_needs_is_not_seen(run: Run, data: Path) -> None:
    book = sheets(run, data)["乙局"]
    shown, hidden = book.worksheets
    assert (shown.sheet_state, hidden.sheet_state, hidden.protection.sheet) == ("visible", "hidden", True)
    assert shown.row_dimensions[3].hidden
    assert shown.column_dimensions["A"].hidden
    assert [row[0] for row in hidden.iter_rows(min_row=2, values_only=True)] == ["二", "四", "一"]
    slip = read(hidden["A1"].value)
    assert slip
    assert (slip.unit, slip.units) == ("乙局", ("乙局", "甲委"))
    assert slip == read(shown["B4"].value)


def test_print_set_up(run: Run, data: Path) -> None:
    sheet = sheets(run, data)["乙局"].worksheets[0]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        None,
        0,
    )  # one page wide, as many as it takes
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.freeze_panes == "F5"
    assert sheet.auto_filter.ref.startswith("A4:")
    assert sheet.print_area == "'台账'!$C$1:$N$7"


def test_options(run: Run, data: Path) -> None:
    books = sheets(run, data, "--due-before", "2030-04", "--blank", "进展情况,目前状态")
    assert set(books) == {"甲委", "乙局"}
    sheet = books["乙局"].worksheets[0]
    heads = [cell.value for cell in sheet[4]]
    assert heads[-2:] == ["进展情况", "目前状态"]
    assert "办理状态" not in heads
    assert sheet.max_row == 5
    (offered,) = sheet.data_validations.dataValidation
    assert str(offered.sqref).startswith(sheet.cell(5, len(heads)).column_letter)


def test_collectives_are_told_and_sent_one_if_named(run: Run, data: Path) -> None:
    done = run("ledger", "send", "-d", data, "-o", data.parent / "a", "--lang", "en")
    assert "各有关部门" in done.err
    done = run("ledger", "send", "-d", data, "-o", data.parent / "b", "--agency", "各有关部门")
    assert [path.name for path in (data.parent / "b").iterdir()] == ["各有关部门.xlsx"]


def test_the_same_bytes_each_time() -> None:
    import random

    plan = plan_of(random.Random(1))
    assert sent(plan) == sent(plan)
    for workbook in sent(plan).values():
        openpyxl.load_workbook(io.BytesIO(workbook))


def test_texts_too_long_for_a_cell_are_cut_in_it_and_known_again() -> None:
    action = Action("长", "甲" * 40_000, lead=("甲局",), extra={"备注": "乙" * 40_000, "进展情况": "短"})
    plan = Plan(actions=(action,), canonical={"甲局": "甲局"})
    made = form(Graph(plan), "甲局", Enquiry(BLANKS))
    assert max(map(len, made.rows[0])) == LONGEST
    text = packed(made.rows[0], made.heads)
    assert len(text) < LONGEST
    base = unpacked(text)
    assert base
    for head, cell in zip(made.heads, made.rows[0], strict=True):
        assert is_sent(cell, base.get(head.key, ""))
        assert not is_sent(cell + "改", base.get(head.key, ""))


@given(st.lists(st.text(max_size=200), min_size=12, max_size=12))
def test_what_was_sent_is_known_again(cells: list[str]) -> None:
    heads = tuple(Head(f"own:{i}", str(i), True) for i in range(12))
    base = unpacked(packed(cells, heads)) or {}
    assert all(is_sent(cell, base.get(head.key, "")) for head, cell in zip(heads, cells, strict=True))


@pytest.mark.parametrize("count", [3, 5000])
def test_a_slip_fits_its_cell(count: int) -> None:
    units = [f"机构{number:05}局" for number in range(count)]
    slip = slip_of(UnitForm("甲", (Head("own:备注", "备注", True),), (), ()), "f" * 64, units, ("一", "二"), "2030")
    text = written(slip)
    assert len(text) <= LONGEST
    found = read(text)
    assert found
    assert found.columns == (Head("own:备注", "备注", True),)
    assert found.units in ((), tuple(units))


@settings(max_examples=300)
@given(
    st.lists(st.text(min_size=1, max_size=120) | st.sampled_from(["CON", "con.x", "a:b", "A", "a", "..", "甲" * 99]))
)
def test_file_names_are_taken_by_every_system(units: list[str]) -> None:
    names = file_names(dict.fromkeys(units), ".xlsx")
    assert list(names) == list(dict.fromkeys(units))
    assert len({name.casefold() for name in names.values()}) == len(names)
    for name in names.values():
        stem = name.removesuffix(".xlsx")
        assert not set(stem) & set('<>:"/\\|?*\0')
        assert stem == stem.strip(" .") != ""
        assert stem.split(".")[0].casefold() not in ("con", "prn", "aux", "nul")
        assert len(name.encode("utf-8", "replace")) <= MOST_BYTES + 20
