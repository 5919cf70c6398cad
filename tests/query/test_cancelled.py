"""What a document cancels is nobody's duty any more, no gap, and still told and proved."""

import json
from pathlib import Path

import pytest
from support import Run

from respon.names.normal import fingerprint

TEXT = """甲政发〔2030〕1号
关于取消一批事项的决定
一、市港口局、沿海各镇(1项)
(一)缆绳工
二、市渔业局(1项)
(一)渔网许可(审批下放沿海各镇)
"""
DATA = """respon: 1
documents:
  - {{id: 甲政发〔2030〕1号, title: 关于取消一批事项的决定, issued: "2030", list_order: first-leads}}
agencies:
  - {{name: 市港口局}}
  - {{name: 市渔业局}}
  - {{name: 沿海各镇, kind: collective}}
actions:
  - id: 取消1
    document: 甲政发〔2030〕1号
    title: 缆绳工
    status: cancelled
    responsible: [市港口局, 沿海各镇]
    open_ended: true
    due: "2029"
    cite: {{clause: "一、市港口局、沿海各镇(1项)", fingerprint: {0}}}
  - id: 调整1
    document: 甲政发〔2030〕1号
    title: 渔网许可
    responsible: [市渔业局]
    lead: [沿海各镇]
    cite: {{clause: (审批下放沿海各镇), fingerprint: {1}}}
    note: 目录列在“二、市渔业局(1项)”之下
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    marks = fingerprint("(一)缆绳工"), fingerprint("(一)渔网许可(审批下放沿海各镇)")
    path.write_text(DATA.format(*marks), encoding="utf-8")
    return path


def test_it_counts_for_no_agency(run: Run, data: Path) -> None:
    assert run("duties", "市港口局", "-d", data, "-f", "json").rows == []
    assert [row["action"] for row in run("duties", "--all", "-d", data, "-f", "json").rows] == ["调整1", "调整1"]
    assert [row["agency"] for row in run("agencies", "-d", data, "-f", "json").rows] == ["市渔业局", "沿海各镇"]
    assert [(row["a"], row["b"]) for row in run("overlaps", "-d", data, "-f", "json").rows] == [
        ("市渔业局", "沿海各镇")
    ]
    assert [row["action"] for row in run("matrix", "-d", data, "-f", "json").rows] == ["调整1"]


@pytest.mark.parametrize("then", [[], ["--as-of", "2031"]])
def test_it_is_no_gap(run: Run, data: Path, then: list[str]) -> None:
    found = run("gaps", "-d", data, "-f", "json", *then).rows
    assert {row["action"] for row in found} == {"调整1"}


def test_no_rule_asks_for_an_owner_a_date_or_the_rest_of_its_list(run: Run, data: Path) -> None:
    found = run("check", "-d", data, "--as-of", "2035", "-f", "json").rows
    assert [row["rule"] for row in found if row["action"] == "取消1"] == []
    data.write_text(data.read_text(encoding="utf-8").replace("    status: cancelled\n", ""), encoding="utf-8")
    rules = {row["rule"] for row in run("check", "-d", data, "--as-of", "2035", "-f", "json").rows}
    assert {"open-ended", "due-passed", "vague-owner"} <= rules


def test_it_is_told_with_whose_it_was(run: Run, data: Path) -> None:
    facts = {row["field"]: row["value"] for row in run("show", "取消1", "-d", data, "-f", "json").rows}
    assert (facts["status"], facts["formerly"]) == ("cancelled", ["市港口局", "沿海各镇"])
    assert not {"lead", "co"} & facts.keys()
    listed = run("actions", "-d", data, "-f", "json").rows
    assert [(row["action"], row["status"], row["lead"]) for row in listed] == [
        ("取消1", "cancelled", []),
        ("调整1", "in-force", ["沿海各镇"]),
    ]
    assert "已取消" in run("actions", "-d", data, "-f", "table", "--lang", "zh").out.decode()


def test_people_have_a_column_only_where_something_is_cancelled(run: Run, data: Path) -> None:
    assert "Status" in run("actions", "-d", data, "-f", "md", "--lang", "en").out.decode()
    assert "Status" not in run("actions", "--search", "渔网", "-d", data, "-f", "md", "--lang", "en").out.decode()


@pytest.mark.parametrize("form", ["html", "md", "xlsx", "docx"])
def test_the_report_tells_it_and_calls_it_no_gap(run: Run, data: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"out.{form}"
    assert run("report", "-d", data, "-o", out, "--lang", "en").code == 0
    if form == "html":
        page = out.read_text(encoding="utf-8")
        article = page[page.index('<article class="action"') :].partition("</article>")[0]
        assert "缆绳工" in article
        assert "cancelled" in article
        assert "no owner" not in article


def test_it_is_proved_as_any_other(run: Run, data: Path, tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text(TEXT, encoding="utf-8")
    done = run("verify", "-d", data, "-s", paper, "-f", "json")
    assert (done.code, {row["status"] for row in done.rows}) == (0, {"agrees"}), done.err
    assert ("取消1", "市港口局") in {(row["action"], row["agency"]) for row in done.rows}
    paper.write_text(TEXT.replace("市港口局", "市航运局"), encoding="utf-8")
    assert run("verify", "-d", data, "-s", paper).code == 1


def test_the_graph_of_other_programs_has_the_action_without_an_edge(run: Run, data: Path) -> None:
    net = json.loads(run("export", "-d", data, "-f", "json").out)
    status = {node["id"]: node["status"] for node in net["nodes"] if node["kind"] == "action"}
    assert status == {"取消1": "cancelled", "调整1": "in-force"}
    assert {edge["source"] for edge in net["edges"]} == {"调整1"}


def test_a_status_that_the_format_does_not_have_is_refused(run: Run, data: Path) -> None:
    data.write_text(data.read_text(encoding="utf-8").replace("status: cancelled", "status: 取消"), encoding="utf-8")
    done = run("duties", "--all", "-d", data)
    assert done.code == 3
    assert ":12:" in done.err
