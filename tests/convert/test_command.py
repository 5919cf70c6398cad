"""`respon convert`: several files become one whole, comments stay, and what can't be kept stops it before it writes."""

import datetime
import io
import json
import zipfile
from itertools import pairwise
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from support import ROOT, Run, on_terminal
from support import command as words

from respon.convert.one_file import whole
from respon.schema import schema
from respon.sources.whole import read

MADE_UP = """\
# 甲 — the head
#
# 乙

respon: 1  # behind a value
documents:
  # between entries
  - {id: 甲〔2030〕1号, title: 方案, list_order: first-leads}
actions:
  - id: 1-2
    title: 修路
    document: 甲〔2030〕1号
    responsible: [市交通局, 市财政局]
    due: 2030-06-30
    extra: {进展: '# no comment', 备注: =1+1}
  - {id: '007', title: 架桥, lead: [市交通局], due: 2030-06, open_ended: true, status: cancelled}
"""


@pytest.fixture
def made_up(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    path.write_text(MADE_UP, "utf-8")
    return path


def test_files_and_what_they_include_become_one(tmp_path: Path, run: Run) -> None:
    target = tmp_path / "all.yaml"
    done = run("convert", ROOT / "data", "-o", target)
    assert (done.code, done.out) == (0, b"")
    assert "include" not in target.read_text("utf-8")
    assert whole(read([str(target)])) == whole(read([str(ROOT / "data")]))
    assert len(read([str(target)]).documents) == 7


def test_comments_at_the_head_stay_and_others_are_told(made_up: Path, tmp_path: Path, run: Run) -> None:
    chain = [made_up, *(tmp_path / f"b.{name}" for name in ("json", "csv", "jsonl", "xlsx", "yaml"))]
    told = [run("convert", one, "-o", other).err for one, other in pairwise(chain)]
    assert told[0] == f"{made_up}: comments between the entries are not carried along: lines 5、7\n"
    assert told[1:] == [""] * 4
    assert chain[-1].read_text("utf-8").startswith("# 甲 — the head\n#\n# 乙\nrespon: 1\n")


def test_json_is_judged_by_the_schema(made_up: Path, run: Run) -> None:
    jsonschema.Draft202012Validator(json.loads(schema())).validate(
        json.loads(run("convert", made_up, "-f", "json").out)
    )


def test_a_workbook_is_made_for_people(made_up: Path, tmp_path: Path, run: Run) -> None:
    assert run("convert", made_up, "-o", tmp_path / "a.xlsx", "--lang", "zh").code == 0
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["台账"]
    page = book.worksheets[0]
    head = [cell.value for cell in page[1]]
    seen = head.index("respon")
    assert head[:seen] == [
        *("编号", "事项名称", "文件", "责任单位", "牵头单位", "完成时限", "效力", "名单未尽", "进展", "备注")
    ]
    first, second = ([cell.value for cell in row][:seen] for row in page.iter_rows(min_row=2))
    assert first[:6] == ["1-2", "修路", "甲〔2030〕1号", "市交通局、市财政局", None, datetime.datetime(2030, 6, 30)]
    assert second[:8] == ["007", "架桥", None, None, "市交通局", "2030-06", "已取消", "✓"]
    assert page["F2"].number_format == "yyyy-mm-dd"
    assert first[-1] == "=1+1"
    assert page.cell(2, seen).data_type == "s"
    hidden = [name for name, column in page.column_dimensions.items() if column.hidden]
    assert hidden == [openpyxl.utils.get_column_letter(seen + 1)]
    assert page.freeze_panes == "C2"
    assert page.print_title_rows == "$1:$1"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)


def test_numbers_stored_as_text_get_no_green_corner(made_up: Path, run: Run) -> None:
    for done in (run("convert", made_up, "-f", "xlsx"), run("actions", "-d", made_up, "-f", "xlsx")):
        sheet = zipfile.ZipFile(io.BytesIO(done.out)).read("xl/worksheets/sheet1.xml").decode()
        assert 'numberStoredAsText="1"' in sheet


@pytest.mark.parametrize("old", [None, b"old"])
def test_nothing_is_written_where_something_would_be_lost(old: bytes | None, tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.yaml").write_text(f"respon: 1\nactions: [{{id: a, title: b, note: {'甲' * 40_000}}}]\n", "utf-8")
    target = tmp_path / "a.xlsx"
    if old:
        target.write_bytes(old)
    done = run("convert", tmp_path / "a.yaml", "-o", target)
    assert done.code == 3
    assert "a cell holds 32,767 characters, and action 'a' has a text of more" in done.err
    assert "mend: write yaml, json, jsonl or csv" in done.err
    assert (target.read_bytes() if target.exists() else None) == old
    assert run("convert", tmp_path / "a.yaml", "-o", tmp_path / "a.csv").code == 0


def test_what_a_reader_would_not_give_back_is_told(
    made_up: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("respon.convert.csv.on_one_line", lambda _: "x")
    done = run("convert", made_up, "-o", tmp_path / "a.tsv")
    assert done.code == 3
    assert "tsv" in done.err
    assert not (tmp_path / "a.tsv").exists()


def test_a_workbook_is_not_for_a_terminal(made_up: Path) -> None:
    done, _ = on_terminal(words("convert", made_up, "-f", "xlsx"))
    assert done.code == 2


def test_formats_of_other_kinds_are_refused(made_up: Path, tmp_path: Path, run: Run) -> None:
    done = run("convert", made_up, "-o", tmp_path / "a.html")
    assert done.code == 2
    assert "yaml" in done.err


def test_extract_says_that_a_ledger_is_data(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "台账.csv"
    path.write_text("序号,任务,牵头单位\n1,修路,市交通局\n", "utf-8")
    assert f"{path}: a ledger: `-d {path}` reads it directly" in run("extract", path).err
    other = tmp_path / "文.txt"
    other.write_text("一、修路\n牵头单位：市交通局\n", "utf-8")
    assert "a ledger" not in run("extract", other).err
