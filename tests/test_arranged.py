"""Columns, order, limit, a row an item: as asked for, in every format."""

import json
from pathlib import Path

import pytest
from support import WORLDS, Run

import respon
from respon.arranged import Asked, arranged
from respon.errors import UsageError
from respon.query.actions import actions
from respon.query.agencies import agencies
from respon.query.gaps import GapRow, listed

GRAPH = respon.Graph(respon.load())


def told(asked: Asked) -> list[list[object]]:
    return [list(row) for row in arranged(agencies(GRAPH), asked).cells()]


def test_columns_come_as_asked_for_and_machines_own_are_seen_too(run: Run) -> None:
    rows = run("duties", "市科委", "--columns", "title,stated,action", "-f", "csv").text.splitlines()
    assert rows[0] == "title,stated,action"
    assert rows[1] == "互联网+研发设计,false,专项1"
    assert "stated" in run("duties", "市科委", "--columns", "action,stated").text
    assert json.loads(run("duties", "市科委", "--columns", "due", "-f", "jsonl").text.splitlines()[0]) == {"due": ""}


def test_numbers_sort_by_size_texts_by_the_numbers_in_them_and_the_empty_last() -> None:
    downwards = [row[7] for row in told(Asked(sort=("-total", "agency")))]
    assert downwards == sorted(downwards, reverse=True)
    ids = [row[0] for row in arranged(actions(GRAPH), Asked(sort=("action",))).cells()]
    assert ids[:10] == [f"举措{n}" for n in range(1, 9)] + ["专项1", "专项2"] or ids.index("专项2") < ids.index(
        "专项10"
    )
    assert [row[3] for row in told(Asked(sort=("lead",)))][-1] == "9"


def test_a_limit_is_said_where_it_cuts() -> None:
    assert len(told(Asked(limit=3))) == 3
    assert "first rows" in str(arranged(agencies(GRAPH), Asked(limit=3)).notes[-1])
    assert arranged(agencies(GRAPH), Asked(limit=500)).notes == agencies(GRAPH).notes


def test_all_rows_are_summed_up_though_few_are_shown() -> None:
    rows = [GapRow("no-owner", f"A{n}", "事项", "文件", []) for n in range(5)]
    streamed = listed(iter(rows), None)
    assert list(arranged(streamed, Asked(limit=2)).cells()) == rows[:2]
    assert str(streamed.summed) == "Gaps: 5 (5 no-owner), actions: 5"


def test_a_list_gives_a_row_an_item() -> None:
    rows = list(arranged(actions(GRAPH), Asked(columns=("action", "co_owners"), explode="co_owners")).cells())
    whole = next(row for row in actions(GRAPH).rows if row.action == "专项1")
    assert [row[1] for row in rows if row[0] == "专项1"] == list(whole.co_owners)


@pytest.mark.parametrize("asked", [Asked(columns=("nix",)), Asked(sort=("-nix",)), Asked(explode="nix")])
def test_a_column_that_is_not_there_is_a_mistake_of_usage(asked: Asked) -> None:
    with pytest.raises(UsageError, match="no column 'nix'") as error:
        arranged(agencies(GRAPH), asked)
    assert "inferred_lead" in error.value.hint


def test_csv_takes_another_joint_and_no_header(run: Run) -> None:
    asked = ("actions", "-f", "csv", "--columns", "action,co_owners")
    plain, joined = (run(*asked, *words).text for words in ([], ["--join", "|", "--no-header"]))
    assert joined.splitlines() == [line.replace("、", "|") for line in plain.splitlines()[1:]]
    assert run("actions", "--join", "|").code == 2
    assert run("actions", "-f", "json", "--no-header").code == 2


def test_quiet_tells_errors_alone(run: Run) -> None:
    assert run("duties", "市经信委").err != ""
    assert run("duties", "市经信委", "-q").err == ""
    assert "无此单位" in run("duties", "无此单位", "-q").err


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "plan.yaml").write_bytes((WORLDS / "small.yaml").read_bytes())
    monkeypatch.chdir(tmp_path / "deep" / "er")
    return tmp_path


def test_defaults_come_from_the_nearest_file_the_environment_and_the_line(spawn: Run, home: Path) -> None:
    asked = ("agencies", "-f", "csv", "--columns", "agency", "--no-header")
    bundled = spawn(*asked, cwd=home / "deep" / "er").text
    (home / "respon.toml").write_text('data = ["plan.yaml"]\nlang = "zh"\n', "utf-8")
    own = spawn(*asked, cwd=home / "deep" / "er").text
    assert own != bundled
    assert own == spawn(*asked, "-d", str(WORLDS / "small.yaml"), cwd=home).text
    assert spawn("agencies", cwd=home).text.startswith("单位")
    assert spawn("agencies", cwd=home, RESPON_LANG="en").text.startswith("Agencies")
    assert spawn("agencies", "--lang", "en", cwd=home, RESPON_LANG="zh").text.startswith("Agencies")
    empty = str(WORLDS / "empty.yaml")
    assert spawn("actions", cwd=home, RESPON_DATA=empty).text == spawn("actions", "-d", empty, cwd=home).text


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ('data = ["../other.yaml"]', 3, "outside of the folder"),
        ("data = 3", 3, "must be a file's name"),
        ('lang = "fr"', 2, "lang can't be 'fr'"),
        ("lang = 3", 3, "must be text"),
        ('dato = ["x"]', 3, "no setting is called 'dato'"),
    ],
)
def test_broken_defaults_are_told(spawn: Run, home: Path, text: str, code: int, words: str) -> None:
    (home / "respon.toml").write_text(text + "\n", "utf-8")
    done = spawn("agencies", cwd=home)
    assert (done.code, words in done.err) == (code, True), done.err


def test_the_bundled_plan_says_that_it_is(run: Run) -> None:
    assert "bundled plan" in run("duties", "市科委").text.splitlines()[0]
    assert "bundled" not in run("agencies", "-d", str(WORLDS / "small.yaml")).text
