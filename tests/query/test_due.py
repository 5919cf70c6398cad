"""What is due, whose, how far: every row derived anew by dates and loops; the window, the order, the filters."""

import datetime
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import Run

from respon.graph import Graph
from respon.model import Action
from respon.plan import Plan
from respon.query.due import Conditions, due

DATA = """respon: 1
documents: [{id: 甲1号, title: 甲, list_order: first-leads}]
agencies: [{name: 市科委}, {name: 市教委, aliases: [市教育局]}, {name: 市农委}, {name: 市交通委}]
actions:
  - {id: 台, title: 建平台, document: 甲1号, responsible: [市科委, 市教委], due: 2030-06, extra: {进展情况: 正在招标}}
  - {id: 路, title: 修路, document: 甲1号, lead: [市交通委], support: [市科委], due: "2029", extra: {办理状态: 已完成}}
  - {id: 树, title: 种一片树, document: 甲1号, lead: [市农委, 市教委], oversee: [市教委], due: 2030-03-15}
  - {id: 常, title: 长期坚持, document: 甲1号, lead: [市教委]}
  - {id: 会, title: 开一次会, document: 甲1号, co: [市教委, 市科委], due: 2030-05-20}
  - {id: 消, title: 不做了, document: 甲1号, lead: [市教委], due: 2030-05-20, status: cancelled}
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(DATA, encoding="utf-8")
    return path


def ask(run: Run, data: Path, *words: str) -> list[dict[str, Any]]:
    done = run("due", "-d", data, "--on", "2030-05-01", *words, "-f", "json")
    assert done.code == 0, done.err
    return done.rows


def test_a_row_an_action_the_latest_first_and_done_last(run: Run, data: Path) -> None:
    rows = ask(run, data)
    assert [(r["action"], r["days"], r["status"], r["agency"], r["role"]) for r in rows] == [
        ("树", -47, "overdue", "市农委、市教委", "lead"),
        ("会", 19, "soon", "", ""),
        ("台", 60, "open", "市科委", "lead"),
        ("路", -121, "done", "市交通委", "lead"),
    ]
    assert [r["lead"] for r in rows] == [["市农委", "市教委"], [], ["市科委"], ["市交通委"]]
    assert [r["lead_stated"] for r in rows] == [True, None, False, True]
    assert rows[2]["co_owners"] == ["市教委"]
    assert rows[2]["progress"] == "正在招标"


def test_a_row_an_agency_asked_for_in_its_gravest_role(run: Run, data: Path) -> None:
    rows = ask(run, data, "市教育局", "市科委", "--by", "agency")
    assert [(r["agency"], r["action"], r["role"]) for r in rows] == [
        ("市教委", "树", "lead"),
        ("市教委", "会", "co"),
        ("市教委", "台", "co"),
        ("市科委", "会", "co"),
        ("市科委", "台", "lead"),
        ("市科委", "路", "support"),
    ]


@pytest.mark.parametrize(
    ("words", "actions"),
    [
        (["--overdue"], "树"),
        (["--within", "19d"], "树会"),
        (["--within", "18"], "树"),
        (["--within", "9w"], "树会台"),
        (["--before", "2030-05-20"], "树路"),
        (["--before", "2030-05-21"], "树会路"),
        (["--before", "2030"], "路"),
        (["--before", "2031", "--overdue"], "树"),
    ],
)
def test_filters(run: Run, data: Path, words: list[str], actions: str) -> None:
    assert "".join(row["action"] for row in ask(run, data, *words)) == actions


def test_undated_ones_are_counted_and_the_cancelled_are_not(run: Run, data: Path) -> None:
    words = ("due", "-d", data, "--on", "2030-05-01")
    assert json.loads(run(*words, "-f", "json").out)["notes"] == ["actions without a due date: 1"]
    assert "1 overdue, 1 due within 30 days, 1 later, 1 done" in run(*words).text
    assert "Nothing is due." in run(*words, "--before", "2000").text


def test_without_a_day_the_clocks_or_that_of_a_reproducible_build_counts(
    run: Run, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1903824000")  # 2030-05-01
    assert run("due", "-d", data, "-f", "json").rows == ask(run, data)


@pytest.mark.parametrize("words", [["--within", "soon"], ["--on", "2030-02-30"], ["--by", "name"], ["--before", "x"]])
def test_usage(run: Run, data: Path, words: list[str]) -> None:
    done = run("due", "-d", data, *words)
    assert (done.code, done.out) == (2, b"")


def test_the_status_stands_in_words_and_in_colours(run: Run, data: Path) -> None:
    from respon.render import Look, render
    from respon.sources import whole

    answer = due(Graph(whole.read([str(data)])), Conditions("2030-05-01"))
    bare, coloured = (b"".join(render(answer, "table", Look(200, colour))).decode() for colour in (False, True))
    assert "\x1b" not in bare
    for light in ("overdue", "soon", "done"):
        assert light in bare
        assert re.search(rf"\x1b\[[0-9;]+m{light}\b", coloured)


DATES = st.dates(datetime.date(2020, 1, 1), datetime.date(2040, 12, 31)).map(str)
DUES = st.one_of(st.none(), DATES, DATES.map(lambda day: day[:7]), DATES.map(lambda day: day[:4]))


@settings(max_examples=200, deadline=None)
@given(st.lists(DUES, max_size=12), DATES, st.integers(0, 400))
def test_days_and_status_by_counting(dues: list[str | None], on: str, within: int) -> None:
    plan = Plan(actions=tuple(Action(str(i), "事", due=each, lead=("甲局",)) for i, each in enumerate(dues)))
    plan.canonical = {"甲局": "甲局"}
    rows = list(due(Graph(plan), Conditions(on, within=within)).rows)
    today, expected = datetime.date.fromisoformat(on), {}
    for i, each in enumerate(dues):
        if each is None:
            continue
        day = datetime.date.fromisoformat((each + "-12" if len(each) == 4 else each)[:7] + "-28")
        last = datetime.date.fromisoformat(each) if len(each) == 10 else day
        while len(each) < 10 and (last + datetime.timedelta(1)).month == day.month:
            last += datetime.timedelta(1)
        left = (last - today).days
        if left <= within:
            expected[str(i)] = (left, "overdue" if left < 0 else "soon")
    assert {row.action: (row.days, row.status) for row in rows} == expected
    assert [row.days for row in rows] == sorted(row.days for row in rows)


GAPS = """respon: 1
actions:
  - {{id: 一, title: 甲, lead: [市科委], due: "2030"}}
{rest}
"""


@pytest.mark.parametrize(("undated", "told"), [(3, 3), (4, 0)])
def test_no_due_is_a_gap_where_a_quarter_is_dated_or_somebody_asks(
    run: Run, tmp_path: Path, undated: int, told: int
) -> None:
    rest = "\n".join(f"  - {{id: 无{i}, title: 乙{i}, lead: [市教委]}}" for i in range(undated))
    path = tmp_path / "gaps.yaml"
    path.write_text(GAPS.format(rest=rest), encoding="utf-8")
    assert len(run("gaps", "-d", path, "-f", "json").rows) == told
    asked = run("gaps", "-d", path, "--only", "no-due", "-f", "json").rows
    assert [(row["gap"], row["detail"]) for row in asked] == [("no-due", ["市教委"])] * undated
