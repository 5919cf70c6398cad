"""The published types of rows are true: every golden JSON keeps to them, and says what it must."""

import json

import pytest
from jsonschema import Draft202012Validator
from support import GOLDEN, ROOT, Run

from respon.cli.answers import ANSWERS

KEPT = sorted(
    path
    for folder in (GOLDEN, ROOT / "tests/check/golden", ROOT / "tests/diff/golden", ROOT / "tests/ledger/golden")
    for path in folder.glob("*.json")
)
ANSWERED = {
    path.name: json.loads(path.read_text(encoding="utf-8"))
    for path in KEPT
    if path.name.count(".") == 1 and not path.name.startswith("export-")
}


@pytest.fixture
def judge(run: Run) -> dict[str, Draft202012Validator]:
    return {name: Draft202012Validator(json.loads(run("schema", name).out)) for name in ANSWERS}


@pytest.mark.parametrize("name", ANSWERED)
def test_every_golden_json_keeps_to_the_schema_of_its_rows(name: str, judge: dict[str, Draft202012Validator]) -> None:
    answer = ANSWERED[name]
    assert [error.message for row in answer["rows"] for error in judge[answer["report"]].iter_errors(row)] == []


def test_every_answer_has_rows_that_were_judged() -> None:
    assert {answer["report"] for answer in ANSWERED.values() if answer["rows"]} == set(ANSWERS)


@pytest.mark.parametrize("name", ANSWERS)
def test_a_row_that_lacks_a_key_or_has_another_is_refused(name: str, judge: dict[str, Draft202012Validator]) -> None:
    row = next(row for answer in ANSWERED.values() if answer["report"] == name for row in answer["rows"])
    assert not judge[name].is_valid(row | {next(iter(row)): {"of": "another type"}})
    assert not judge[name].is_valid(dict(list(row.items())[1:]))
    assert judge[name].is_valid(row | {"another": "text"}) == ANSWERS[name].others


def test_an_answer_that_there_is_not(run: Run) -> None:
    done = run("schema", "nothing")
    assert (done.code, done.out) == (2, b"")
    assert "duties" in done.err
