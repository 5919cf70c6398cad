"""A name that goes on beside a new one (also-named), and an agency under another (superior)."""

import json
from pathlib import Path

import pytest
from support import Run

DATA = """respon: 1
documents:
  - {id: 甲, title: 某计划, issued: "2016"}
agencies:
  - {name: 网信办}
  - {name: 委网信办, kind: party}
  - {name: 交通委, kind: department}
  - {name: 道路局, kind: subordinate, superior: 交通委}
actions:
  - {id: 一, title: 管网络, document: 甲, lead: [网信办], co: [道路局]}
reforms:
  - {change: CHANGE, date: 2018-11, from: [网信办], to: [委网信办]}
"""


@pytest.fixture(params=["also-named", "rename"])
def change(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def data(tmp_path: Path, change: str) -> Path:
    path = tmp_path / "a.yaml"
    path.write_text(DATA.replace("CHANGE", change), encoding="utf-8")
    return path


def test_the_duties_stand_under_the_new_name(run: Run, data: Path) -> None:
    (row,) = run("duties", "委网信办", "-d", data, "--as-of", "2019", "-f", "json").rows
    assert (row["action"], row["role"], row["from"], row["status"]) == ("一", "lead", ["网信办"], "held")


def test_only_a_name_that_has_ended_is_told_as_ended(run: Run, data: Path, change: str) -> None:
    done = run("duties", "网信办", "-d", data, "--as-of", "2019", "-f", "json", "--lang", "en")
    assert [row["agency"] for row in done.rows] == ["委网信办"]
    told = " ".join(json.loads(done.out)["notes"])
    assert ("exists no more" in told) == (change == "rename")
    assert ("网信办 goes on as a name beside 委网信办 (2018-11)" in told) == (change == "also-named")
    assert "has no duties" not in told


def test_the_lineage_calls_it_what_it_is(run: Run, data: Path, change: str) -> None:
    rows = run("lineage", "网信办", "-d", data, "-f", "json").rows
    assert [(row["agency"], row["change"]) for row in rows] == [("网信办", ""), ("委网信办", change)]
    shown = run("lineage", "委网信办", "-d", data, "-f", "table", "--lang", "zh").out.decode()
    assert ("更名" in shown) == (change == "rename")


def test_whoever_names_it_later_is_not_told_to_name_the_successor(run: Run, data: Path, change: str) -> None:
    found = run("check", "-d", data, "--as-of", "2020", "-f", "json").rows
    assert ("orphaned-by-reform" in {row["rule"] for row in found}) == (change == "rename")


def test_an_agency_tells_under_whom_it_is(run: Run, data: Path) -> None:
    facts = {row["field"]: row["value"] for row in run("show", "道路局", "-d", data, "-f", "json").rows}
    assert (facts["kind"], facts["superior"]) == ("subordinate", "交通委")
    assert "主管单位" in run("show", "道路局", "-d", data, "-f", "table", "--lang", "zh").out.decode()
    found = run("check", "-d", data, "-f", "json").rows
    assert "交通委" not in {name for row in found if row["rule"] == "unused-agency" for name in row["message"].split()}


def test_a_draft_takes_the_superior_with_the_agency_that_is_under_it(run: Run, data: Path, tmp_path: Path) -> None:
    paper, out = tmp_path / "paper.txt", tmp_path / "draft.yaml"
    paper.write_text("关于养护的通知\n一、养护道路\n经常养护。（责任单位：道路局）\n", encoding="utf-8")
    assert run("extract", paper, "--registry", data, "-o", out).code == 0
    assert "name: 交通委" in out.read_text(encoding="utf-8")
    assert run("check", "-d", out, "--select", "unknown-agency").code == 0


def test_a_superior_that_the_registry_does_not_have_is_found_at_its_line(run: Run, data: Path) -> None:
    data.write_text(data.read_text(encoding="utf-8").replace("superior: 交通委", "superior: 交通部"), encoding="utf-8")
    found = run("check", "-d", data, "-f", "json")
    (row,) = [row for row in found.rows if row["rule"] == "unknown-agency"]
    assert (found.code, row["line"]) == (1, 8)
    assert "交通部" in row["message"]
