"""Tables as data in every way in which data is named: a file, a folder, standard input, a version, two to compare."""

import datetime
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from support import ROOT, WORLDS, Run, command, environment

from respon.convert.one_file import whole
from respon.model import Action
from respon.sources.tabular.flat import FlatError, action, flat, own_columns
from respon.sources.whole import read
from tests.sources.tabular.test_planted import CASES, told, workbook
from tests.sources.tabular.test_strict import GOOD, HEAD
from tests.sources.tabular.test_strict import workbook as rows

CSV = "序号,任务,牵头单位,完成时限,进展\n007,修路,市交通局,2026-06,已开工\n"


def test_real_dates_and_formatted_numbers_are_what_is_shown(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["编号", "任务", "责任单位", "完成时限", "完成率"])
    page.append([7, "修路", "市交通局", datetime.date(2026, 6, 30), 0.5])
    page.append([1.1, "架桥", "市交通局", datetime.datetime(2026, 10, 1), 1])
    page.append([datetime.date(2026, 1, 2), "挖渠", "市水利局", 2026, 3])
    for cell, shown in (("A2", "000"), ("A3", "0.00"), ("E2", "0%"), ("D3", "yyyy年m月")):
        page[cell].number_format = shown
    book.save(tmp_path / "a.xlsx")
    found = read([str(tmp_path / "a.xlsx")]).actions
    assert [(a.id, a.due, a.extra["完成率"]) for a in found] == [
        ("007", "2026-06-30", "50%"),
        ("1.10", "2026-10", "1"),
        ("2026-01-02", "2026", "3"),
    ]


def test_numbers_that_two_sheets_share_get_the_sheets_name(tmp_path: Path) -> None:
    path = rows(tmp_path / "a.xlsx", HEAD, GOOD, ["2", *GOOD[1:]], ["2", "架桥", *GOOD[2:]])
    book = openpyxl.load_workbook(path)
    page = book.create_sheet("二处")
    page.append(HEAD)
    page.append(["1", "挖渠", "市水利局"])
    book.save(path)
    plan = read([str(path)])
    assert [a.id for a in plan.actions] == ["一处-1", "一处-2", "一处-2-2", "二处-1"]
    assert [a.part for a in plan.actions] == ["一处", "一处", "一处", "二处"]
    assert str(plan.where_action(3)).endswith("a.xlsx, sheet 二处, row 2")


def test_a_number_that_comes_again_takes_no_number_of_another_row(tmp_path: Path) -> None:
    path = rows(tmp_path / "a.xlsx", HEAD, GOOD, ["1", "架桥", *GOOD[2:]], ["1-2", "挖渠", *GOOD[2:]])
    assert [a.id for a in read([str(path)]).actions] == ["1", "1-3", "1-2"]


@pytest.mark.parametrize("first", ["", "\ufeff"])
def test_csv_comes_by_standard_input(first: str) -> None:
    done = subprocess.run(
        command("show", "007", "-d", "-", "-f", "csv"),
        input=(first + CSV).encode(),
        env=environment(),
        cwd=WORLDS,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "进展,已开工" in done.stdout.decode()


@pytest.mark.parametrize("name", ["xlsx", "jsonl", "json", "yaml", "csv", "tsv"])
def test_what_convert_writes_comes_by_standard_input(name: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / f"a.{name}"
    assert run("convert", ROOT / "data", "-o", path).code == 0
    with path.open("rb") as stream:
        done = subprocess.run(
            command("convert", "-", "-f", "jsonl"), stdin=stream, env=environment(), capture_output=True, check=True
        )
    assert done.stdout == run("convert", ROOT / "data", "-f", "jsonl").out


def test_a_folder_means_its_tables_only_where_it_has_no_other_data(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.csv").write_text(CSV, "utf-8")
    (tmp_path / "~$a.xlsx").write_bytes(b"\x05")
    assert run("show", "007", "-d", tmp_path).code == 0
    (tmp_path / "b.yaml").write_text("respon: 1\nactions: [{id: '8', title: 架桥, lead: [市交通局]}]\n", "utf-8")
    done = run("actions", "-d", tmp_path, "-f", "csv")
    assert "修路" not in done.text
    assert f"not read: {tmp_path / 'a.csv'}" in done.err


def test_yaml_includes_a_table(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.csv").write_text(CSV, "utf-8")
    (tmp_path / "b.yaml").write_text(
        "respon: 1\ninclude: [a.csv]\nagencies: [{name: 市交通委, aliases: [市交通局]}]\n", "utf-8"
    )
    assert [row["action"] for row in run("duties", "市交通委", "-d", tmp_path / "b.yaml", "-f", "json").rows] == ["007"]


def test_two_workbooks_are_compared(tmp_path: Path, run: Run) -> None:
    old = rows(tmp_path / "旧.xlsx", HEAD, GOOD)
    new = rows(tmp_path / "新.xlsx", HEAD, [*GOOD[:2], "市住建局", *GOOD[3:5], "缓"])
    done = run("diff", old, new, "-f", "json")
    assert done.code == 1
    kinds = {row["change"]: (row["old"], row["new"]) for row in done.rows}
    assert kinds["lead-changed"] == ("市交通局", "市住建局")
    assert "extra-changed" in kinds


def test_a_workbook_of_another_version_is_read(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    rows(tmp_path / "台账.xlsx", HEAD, GOOD)
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "a"]):
        subprocess.run([*git, *words], cwd=tmp_path, check=True)
    rows(tmp_path / "台账.xlsx", HEAD, [*GOOD[:4], "2026-07", "急"])
    for old in ("HEAD:台账.xlsx", "HEAD:./"):
        assert [row["change"] for row in run("diff", old, "台账.xlsx", "-f", "json").rows] == ["due-changed"]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
def test_merged_cells_of_an_ods_are_filled(tmp_path: Path) -> None:
    case = CASES["a head of two rows"]
    workbook(
        [*case.rows, ["2", "架桥", "市交通局", "", "2026-07", "", ""], ["<", "<", "市财政局", "", "<", "", ""]],
        tmp_path / "a.xlsx",
    )
    words = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "ods"]
    subprocess.run([*words, "--outdir", tmp_path, tmp_path / "a.xlsx"], check=True, capture_output=True, timeout=300)
    first, second = read([str(tmp_path / "a.ods")]).actions
    assert told(first) == case.expected[0]
    assert second.lead == ("市交通局", "市财政局")


# --- respon's own tables -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
@pytest.mark.parametrize("words", [["report"], ["duties", "--all"], ["actions"]])
def test_own_answers_keep_who_is_inferred(words: list[str], suffix: str, lang: str, tmp_path: Path, run: Run) -> None:
    if (words, suffix) == (["report"], "csv"):
        pytest.skip("a report is no csv")
    path = tmp_path / f"a.{suffix}"
    assert run(*words, "-o", path, "--lang", lang).code == 0
    roles = [
        {(row["action"], row["agency"], row["role"], row["stated"]) for row in run(*asked, "-f", "json").rows}
        for asked in (["duties", "--all", "-d", path], ["duties", "--all"])
    ]
    assert roles[0] == roles[1]
    assert len(roles[0]) == 116
    order = [[a.responsible for a in read([str(data)]).actions] for data in (path, ROOT / "data" / "actions.yaml")]
    assert sorted(order[0]) == sorted(order[1])


def test_a_row_of_a_report_without_a_title_is_told(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.xlsx"
    assert run("report", "-o", path, "--lang", "zh").code == 0
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["C5"] = None
    book.save(path)
    done = run("gaps", "-d", path)
    assert done.code == 3
    assert "cell C5: the row has no title" in done.err


def test_a_report_is_the_same_plan(tmp_path: Path, run: Run) -> None:
    assert run("report", "-o", tmp_path / "a.xlsx").code == 0
    assert run("diff", tmp_path / "a.xlsx", ROOT / "data" / "actions.yaml").code == 0


def test_a_column_added_to_a_report_is_kept(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.xlsx"
    assert run("report", "-o", path, "--lang", "zh").code == 0
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    page.cell(3, 12, "进展情况")
    page.cell(4, 12, "已开工")
    book.save(path)
    assert read([str(path)]).actions[0].extra == {"进展情况": "已开工"}


def test_a_role_that_is_none_is_told(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.csv"
    text = run("duties", "市科委", "-f", "csv").text.replace(",co,", ",boss,", 1)
    path.write_text(text, "utf-8")
    done = run("gaps", "-d", path)
    assert done.code == 3
    assert "'boss' is no role" in done.err


# --- the flat form, changed by hand --------------------------------------------------------------------------------

ODD = Action(
    "1-2", " 修\n路 ", lead=("甲、乙局",), note="\u200b", extra={"进展": "a  b", "id": "x"}, terms={"lead": "牵头"}
)


def test_what_a_cell_cannot_hold_counts_as_long_as_the_cell_shows_the_same() -> None:
    heads = own_columns([ODD])
    cells = flat(ODD, heads)
    assert heads == ["进展"]
    assert cells["title"] == "修\n路"
    assert action(cells, heads) == ODD
    assert action(cells | {"title": "修 路", "lead": "甲、 乙局"}, heads) == ODD  # as a program may save it


def test_what_is_changed_counts() -> None:
    heads = own_columns([ODD])
    cells = flat(ODD, heads)
    found = action(cells | {"title": "架桥", "lead": "丙局；丁局", "进展": "完", "id": "1-3"}, heads)
    assert (found.id, found.title, found.lead, found.note) == ("1-3", "架桥", ("丙局", "丁局"), "\u200b")
    assert found.extra == {"进展": "完", "id": "x"}
    assert found.terms == {"lead": "牵头"}
    assert action(cells | {"进展": ""}, heads).extra == {"id": "x"}
    with pytest.raises(FlatError):
        action(cells | {"id": ""}, heads)


def test_a_row_typed_in_by_hand_is_an_action() -> None:
    typed = action({"id": "9", "title": "巡查", "responsible": "甲局、乙局", "due": "2026年6月底", "open_ended": "是"})
    assert typed == Action("9", "巡查", responsible=("甲局", "乙局"), due="2026-06", open_ended=True)


def test_a_workbook_that_was_sorted_and_widened_is_the_same_plan(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.xlsx"
    assert run("convert", ROOT / "data", "-o", path, "--lang", "zh").code == 0
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    head, *body = ([cell.value for cell in row] for row in page.iter_rows())
    body.sort(key=lambda row: str(row[1]))
    seen = head.index("respon")  # what people see; the rest is hidden
    order = [*reversed(range(seen)), *range(seen, len(head))]
    other = openpyxl.Workbook()
    for row in (head, *body):
        other.worksheets[0].append([row[at] for at in order])
    other.save(tmp_path / "b.xlsx")
    first, second = (whole(read([str(name)])) for name in (path, tmp_path / "b.xlsx"))
    assert sorted(second.actions, key=lambda a: a.id) == sorted(first.actions, key=lambda a: a.id)
    assert (second.documents, second.agencies, second.reforms, second.comments) == (
        first.documents,
        first.agencies,
        first.reforms,
        first.comments,
    )
