"""`respon ledger send` and `collect` as a clerk meets them: files out, files back, data merged, all else told."""

import json
from pathlib import Path

import pytest
from ledger.office import as_csv, fill_in, sort_rows
from support import ROOT, Compare, Run

DATA = """# 台账 2030
respon: 1
include: [names.yaml]
documents:
  - {id: 甲政发〔2030〕1号, title: 年度任务, list_order: first-leads}
actions:
  # 第一件
  - id: 1-1
    document: 甲政发〔2030〕1号
    title: 建一个平台   # 重点
    lead: [甲委]
    co: [乙局]
    due: 2030-06
    extra:
      进展情况: 正在招标   # 上月
  - {id: 1-2, document: 甲政发〔2030〕1号, title: 修一条路, responsible: [乙局, 丙办], due: "2030"}

  - id: "007"
    title: 长期坚持
    co: [乙局, 丙办]
"""
NAMES = """respon: 1
agencies:
  - {name: 甲委, full_name: 甲市某委员会}
  - {name: 乙局}
  - {name: 丙办}
  - {name: 各有关部门, kind: collective}
"""


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "actions.yaml").write_text(DATA, encoding="utf-8")
    (folder / "names.yaml").write_text(NAMES, encoding="utf-8")
    return folder


@pytest.fixture
def back(data: Path, run: Run) -> Path:
    """The folder that the workbooks were sent to, and came back in."""
    assert run("ledger", "send", "-d", data, "-o", "back", "--lang", "zh").code == 0
    return data.parent / "back"


def test_the_word_of_whoever_leads_is_taken_and_the_files_keep_all_else(run: Run, data: Path, back: Path) -> None:
    fill_in(back / "甲委.xlsx", {("1-1", "own:进展情况"): "已开工：50%", ("1-1", "own:办理状态"): "正在推进"})
    fill_in(back / "乙局.xlsx", {("1-2", "own:备注"): "是"})
    fill_in(back / "丙办.xlsx", {("007", "own:完成情况"): "一直在做\n没有停"})
    done = run("ledger", "collect", back, "-d", data)
    assert (done.code, done.err) == (0, "")
    assert (data / "names.yaml").read_text(encoding="utf-8") == NAMES
    expected = DATA.replace("进展情况: 正在招标 ", '进展情况: "已开工：50%" ')
    expected = expected.replace("   # 上月\n", "   # 上月\n      办理状态: 正在推进\n")
    expected = expected.replace('due: "2030"}', 'due: "2030", extra: {备注: 是}}')
    expected += '    extra:\n      完成情况: "一直在做\\n没有停"\n'
    assert (data / "actions.yaml").read_text(encoding="utf-8") == expected
    again = run("ledger", "collect", back, "-d", data, "-f", "json")
    assert again.code == 0
    assert {row["finding"] for row in again.rows} == {"older-state"}
    assert (data / "actions.yaml").read_text(encoding="utf-8") == expected


def test_what_others_say_otherwise_is_told_and_not_taken(run: Run, data: Path, back: Path, golden: Compare) -> None:
    fill_in(back / "甲委.xlsx", {("1-1", "own:进展情况"): "已开工"})
    fill_in(
        back / "乙局.xlsx", {("1-1", "own:进展情况"): "还没有", ("007", "own:备注"): "甲说法", ("1-1", "title"): "改了"}
    )
    fill_in(
        back / "丙办.xlsx", {("007", "own:备注"): "乙说法", ("1-2", "own:备注"): "我们做了", ("1-2", "due"): "2031"}
    )
    before = (data / "actions.yaml").read_bytes()
    shown = run("ledger", "collect", "back", "-d", "data", "--dry-run")
    assert shown.code == 1
    assert (data / "actions.yaml").read_bytes() == before
    assert "extra-changed" in shown.text
    done = run("ledger", "collect", "back", "-d", "data", "--dry-run", "-f", "json")
    assert {(r["finding"], r["agency"], r["action"], r["old"], r["new"]) for r in done.rows} == {
        ("answers-differ", "乙局", "1-1", "已开工", "还没有"),
        ("answers-differ", "乙局", "007", "", "甲说法"),
        ("answers-differ", "丙办", "007", "", "乙说法"),
        ("lead-silent", "丙办", "1-2", "", "我们做了"),
        ("locked-changed", "乙局", "1-1", "建一个平台", "改了"),
        ("locked-changed", "丙办", "1-2", "2030", "2031"),
        ("to-merge", "甲委", "1-1", "正在招标", "已开工"),
    }
    golden("collect.json", done.out)
    golden("collect.table", shown.out)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Compare:
    folder = ROOT / "tests/ledger/golden"

    def compare(name: str, written: bytes) -> None:
        if request.config.getoption("--update-golden"):
            (folder / name).write_bytes(written)
        assert written.decode() == (folder / name).read_text(encoding="utf-8")

    return compare


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_csv_in_any_encoding_sorted(run: Run, data: Path, back: Path, encoding: str, delimiter: str) -> None:
    fill_in(back / "乙局.xlsx", {("1-2", "own:进展情况"): "已完成，验收了", ("1-1", "own:备注"): "无"})
    sort_rows(back / "乙局.xlsx", "title")
    as_csv(back / "乙局.xlsx", encoding, delimiter)
    done = run("ledger", "collect", back / "乙局.csv", "-d", data, "-f", "json")
    assert {(r["finding"], r["agency"]) for r in done.rows} == {
        ("no-answer", "甲委"),
        ("no-answer", "丙办"),
        ("lead-silent", "乙局"),
    }
    assert "extra: {进展情况: 已完成，验收了}}" in (data / "actions.yaml").read_text(encoding="utf-8")


def test_a_cell_that_the_data_has_changed_meanwhile_is_told(run: Run, data: Path, back: Path) -> None:
    fill_in(back / "甲委.xlsx", {("1-1", "own:进展情况"): "已开工", ("1-1", "own:备注"): "急"})
    changed = DATA.replace("正在招标", "已中标").replace("修一条路", "修两条路")
    (data / "actions.yaml").write_text(changed, encoding="utf-8")
    rows = run("ledger", "collect", back, "-d", data, "-f", "json").rows
    told = {(r["finding"], r["action"], r["old"], r["new"]) for r in rows if r["agency"] == "甲委"}
    assert told == {("changed-meanwhile", "1-1", "已中标", "已开工"), ("older-state", "", "", "")}
    assert not [row for row in rows if row["finding"] == "locked-changed"]
    written = (data / "actions.yaml").read_text(encoding="utf-8")
    assert written == changed.replace("   # 上月\n", "   # 上月\n      备注: 急\n")


def test_nothing_is_written_unless_all_could_be_read(run: Run, data: Path, back: Path) -> None:
    fill_in(back / "甲委.xlsx", {("1-1", "own:进展情况"): "已开工"})
    (back / "乙局.xlsx").write_bytes((back / "乙局.xlsx").read_bytes()[:3000])
    (back / "别的.csv").write_text("品名,数量\n纸,3\n笔,4\n", encoding="utf-8")
    (back / "扫描件.pdf").write_bytes(b"%PDF-1.4")
    (back / "~$甲委.xlsx").write_bytes(b"lock")
    done = run("ledger", "collect", back, "-d", data, "-f", "json")
    assert done.code == 1
    unread = {(row["finding"], Path(row["file"]).name) for row in done.rows if row["severity"] == "error"}
    assert unread == {("unreadable", "乙局.xlsx"), ("unreadable", "别的.csv")}
    assert ("not-a-table", "扫描件.pdf") in {(row["finding"], Path(row["file"]).name) for row in done.rows}
    assert "nothing was written" in done.err
    assert (data / "actions.yaml").read_text(encoding="utf-8") == DATA


def test_a_file_that_says_nothing_of_itself_is_of_the_unit_it_is_named_after(run: Run, data: Path) -> None:
    path = data.parent / "甲市某委员会.csv"
    path.write_text("Action,Title,进展情况,备注\n1-1,建一个平台,已开工,\n,修一条路,,没有编号\n", encoding="gb18030")
    rows = run("ledger", "collect", path, "-d", data, "-f", "json", "--lang", "zh").rows
    told = {(r["finding"], r["action"], r["new"]) for r in rows if r["agency"] == "甲委"}
    assert told == {("row-added", "", "修一条路、没有编号")}
    assert "进展情况: 已开工   # 上月" in (data / "actions.yaml").read_text(encoding="utf-8")


def test_elsewhere_the_data_is_written_whole(run: Run, data: Path, back: Path, tmp_path: Path) -> None:
    fill_in(back / "甲委.xlsx", {("1-1", "own:进展情况"): "已开工"})
    assert run("ledger", "collect", back, "-d", data, "-o", tmp_path / "新").code == 1
    assert (data / "actions.yaml").read_text(encoding="utf-8") == DATA
    changes = run("diff", data, tmp_path / "新", "-f", "json").rows
    assert [(row["change"], row["new"]) for row in changes] == [("extra-changed", "进展情况: 已开工")]


def test_findings_go_to_a_file(run: Run, data: Path, back: Path) -> None:
    done = run("ledger", "collect", back, "-d", data, "--findings", "待核.json")
    assert (done.code, done.out) == (1, b"")
    rows = json.loads(Path("待核.json").read_text(encoding="utf-8"))["rows"]
    assert {(row["finding"], row["agency"]) for row in rows} == {("no-answer", u) for u in ("甲委", "乙局", "丙办")}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["collect", "back"], 2, "can't be written to"),
        (["collect", "back", "-d", "-"], 2, "can't be written to"),
        (["collect", "nowhere", "-d", "data"], 3, "no such file"),
        (["collect", "data", "-d", "data"], 3, "no returned workbook"),
        (["collect", "back", "-d", "data", "-o", "data/actions.yaml"], 3, "name a folder"),
        (["send", "-d", "data", "-o", "data/actions.yaml"], 3, "can't write"),
        (["send", "-d", "data", "-o", "out", "--due-before", "2000"], 3, "nobody has anything"),
        (["send", "-d", "data", "-o", "out", "--blank", ",,"], 2, "no column"),
        (["send", "-d", "data", "-o", "out", "--agency", "丁部"], 3, "丁部"),
        (["send", "-d", "data", "-o", "out", "--due-before", "2030-13"], 2, "not a date"),
        (["send", "-d", "data"], 2, "--output"),
    ],
)
def test_what_can_not_be_done_is_said(run: Run, back: Path, words: list[str], code: int, said: str) -> None:
    before = sorted(back.parent.rglob("*"))
    done = run("ledger", *words)
    assert (done.code, done.out) == (code, b"")
    assert said in done.err
    assert sorted(back.parent.rglob("*")) == before


def test_no_file_is_written_over(run: Run, data: Path, back: Path) -> None:
    fill_in(back / "丙办.xlsx", {("007", "own:备注"): "填好了"})
    filled = (back / "丙办.xlsx").read_bytes()
    (back / "乙局.xlsx").unlink()
    done = run("ledger", "send", "-d", data, "-o", back, "--lang", "zh")
    assert done.code == 3
    assert "丙办.xlsx" in done.err
    assert (back / "丙办.xlsx").read_bytes() == filled
    assert sorted(path.name for path in back.iterdir()) == ["丙办.xlsx", "甲委.xlsx"]


def test_json_lines_are_merged_line_by_line(run: Run, tmp_path: Path) -> None:
    lines = [
        '{"id": "一", "title": "甲", "lead": ["甲局"], "note": "1/2"}',
        '{"id":"二","title":"乙","lead":["甲局"],"extra":{"备注":"旧"}}',
        '{"id": "三", "title": "丙", "lead": ["乙局"]}',
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert run("ledger", "send", "-d", path, "-o", tmp_path / "out", "--agency", "甲局", "--lang", "zh").code == 0
    fill_in(tmp_path / "out" / "甲局.xlsx", {("一", "own:备注"): "新", ("二", "own:备注"): "新\n的"})
    assert run("ledger", "collect", tmp_path / "out", "-d", path).code == 0
    assert path.read_text(encoding="utf-8").splitlines() == [
        lines[0][:-1] + ', "extra": {"备注": "新"}}',
        lines[1].replace("旧", "新\\n的"),
        lines[2],
    ]
