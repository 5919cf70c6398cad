"""Every rule has a module, a help, a planted world; one planted fault gives exactly that finding, at its line."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from respon.check import RULES, Context, rule, run
from respon.finding import LEVELS, Finding
from respon.graph import Graph
from respon.query.gaps import gaps
from respon.sources.key_lines import lines
from respon.sources.whole import read

ROOT = Path(__file__).parents[3]
WORLDS = Path(__file__).parents[1] / "worlds"
HERE = "# here"
"""Ends the line in a world at which the finding must stand."""

DAY = "2020-01-01"


def found(file: Path | str, as_of: str | None = DAY) -> list[Finding]:
    return run(Context(read([str(file)], strict=False), as_of or DAY, as_of, lines))


def test_rules_worlds_and_registry_are_the_same() -> None:
    modules = {p.stem.replace("_", "-") for p in (ROOT / "respon/check/rules").glob("*.py")} - {"--init--"}
    worlds = {p.stem for p in WORLDS.glob("*.yaml")} - {"clean"}
    assert modules == worlds == set(RULES)
    assert len(RULES) == len(set(RULES))


@pytest.mark.parametrize("name", RULES)
def test_a_rule_tells_what_why_an_example_and_the_mend(name: str) -> None:
    each = rule(name)
    assert each.severity in LEVELS
    assert each.summary.endswith(".")
    assert all(f"**{part}**" in each.help for part in ("Why", "Example", "Mend"))


@pytest.mark.parametrize("name", RULES)
def test_one_planted_fault_gives_exactly_that_finding(name: str) -> None:
    world = WORLDS / f"{name}.yaml"
    expected = [n for n, line in enumerate(world.read_text().splitlines(), 1) if line.rstrip().endswith(HERE)]
    findings = found(world)
    assert [(f.rule, f.where.line) for f in findings] == [(name, *expected)]
    assert findings[0].where.file == str(world)
    assert findings[0].severity == rule(name).severity
    assert findings[0].hint


def test_a_clean_world_gives_nothing() -> None:
    assert found(WORLDS / "clean.yaml") == []


@pytest.mark.parametrize("name", RULES)
def test_the_example_of_the_help_breaks_its_rule(name: str, tmp_path: Path) -> None:
    """The example stands in the docs: it must be data, and must show just what the rule is about."""
    example = re.search(r"\*\*Example\*\*\n\n((?:    .*\n|\n)+)", rule(name).help)
    assert example
    text = "respon: 1\n" + re.sub(r"^    ", "", example[1], flags=re.M)
    file = tmp_path / "example.yaml"
    file.write_text(text)
    assert name in {f.rule for f in found(file, "2030-01-01")}


def test_the_agencies_and_the_action_concerned_are_named() -> None:
    (finding,) = found(WORLDS / "duplicate-assignment.yaml")
    assert (finding.action, finding.agencies) == ("任务1", ("市科委",))


def test_an_unknown_agency_in_a_reform_is_found_at_its_line(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(
        "respon: 1\nagencies: [{name: 甲局}, {name: 乙局}]\nreforms:\n"
        "  - {change: rename, date: 2018-01, from: [甲局], to: [乙局]}\n"
        "  - change: rename\n    date: 2018-02\n    from: [乙局]\n    to:\n    - 丙局\n"
    )
    (finding,) = [f for f in found(file) if f.rule == "unknown-agency"]
    assert (finding.agencies, finding.where.line) == (("丙局",), 9)


def test_reforms_of_several_files_keep_their_own_lines(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("respon: 1\nagencies: [{name: 甲局}, {name: 乙局}]\n")
    head = "respon: 1\ninclude: [b.yaml]\nreforms:\n"
    reform = "  - {change: rename, date: 2018-01, from: [甲局], to: [乙局], confidence: recalled}\n"
    (tmp_path / "a.yaml").write_text(head + "  # one\n" + reform)
    (tmp_path / "c.yaml").write_text(head + reform)
    places = [(Path(f.where.file).name, f.where.line) for f in found(tmp_path) if f.rule == "recalled-fact"]
    assert sorted(places) == [("a.yaml", 5), ("c.yaml", 4)]


def test_json_lines_give_the_line_of_the_action(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"id": "a", "title": "x", "lead": ["甲局"], "co": ["乙局"]}\n\n{"id": "b", "title": "y"}\n')
    assert [f.where.line for f in found(file) if f.rule == "no-owner"] == [3]


def test_orphans_are_sought_only_as_of_a_day() -> None:
    world = WORLDS / "orphaned-by-reform.yaml"
    assert found(world, None) == []
    assert found(world, "2018-10-31") == []
    assert [f.agencies for f in found(world, "2018-11")] == [("市旅游局", "市文化旅游局")]


@pytest.mark.parametrize(
    ("day", "passed"), [("2019-12-31", False), ("2019", False), ("2020-01-01", True), ("2020", True)]
)
def test_a_month_is_over_at_its_end(day: str, passed: bool) -> None:
    plan = read([str(WORLDS / "due-passed.yaml")])
    names = [f.action for f in run(Context(plan, day), ["due-passed"])]
    assert names == (["任务1"] if passed else [])


def test_the_bundled_data_has_no_error_and_checks_agree_with_gaps() -> None:
    """Rules and the query `gaps` know the same kinds: they must find the same actions."""
    plan = read([str(ROOT / "data")], strict=False)
    findings = run(Context(plan, DAY, None, lines))
    assert [f for f in findings if f.severity == "error"] == []
    kinds = ("no-owner", "no-lead", "several-leads", "vague-owner", "open-ended")
    asked: set[tuple[Any, ...]] = {tuple(row[:2]) for row in gaps(Graph(plan)).rows}
    assert {(f.rule, f.action) for f in findings if f.rule in kinds} == asked


def test_check_of_the_bundled_data_is_clean_on_errors(cli: Callable[..., Any]) -> None:
    assert cli("check", "-d", ROOT / "data", "-f", "jsonl").code == 0
    assert cli("check", "-f", "jsonl").code == 0


def test_the_holder_after_several_reforms_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(
        "respon: 1\nactions:\n  - {id: 一, title: 事, lead: [甲局], co: [丁局], cite: {clause: 甲局、丁局}}\nreforms:\n"
        '  - {change: merge, date: "2018", from: [甲局], to: [乙局]}\n'
        '  - {change: rename, date: "2019", from: [乙局], to: [丙局]}\n'
    )
    (finding,) = found(file, "2020")
    assert finding.agencies == ("甲局", "丙局")
    assert "2018" in str(finding.message)


CLAUSE = """respon: 1
agencies: [{{name: 市科委, full_name: 某某市科学委员会}}, {{name: 市教委}}]
actions:
  - {{id: 一, title: 办事, lead: [市教委], co: [市科委], cite: {{clause: 由市教委负责}}, note: '{note}'}}
"""


@pytest.mark.parametrize(
    ("note", "satisfied"),
    [
        ("同条第一款：“市科委主管”", True),
        ("上文「某某市科學委員會」", True),
        ('heading: "二、市科委"', True),
        ("市科委另见上文", False),  # names it, quotes nothing
        ("上文：“各有关部门”", False),  # quotes another
        ("“见上文”市科委“主管”", False),  # stands between two quotations
        ("“市科委", False),  # no quotation
    ],
)
def test_a_note_answers_for_an_agency_only_by_quoting_the_words_that_name_it(
    tmp_path: Path, note: str, satisfied: bool
) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(CLAUSE.format(note=note))
    assert ([f.agencies for f in found(file) if f.rule == "clause-mismatch"] == []) == satisfied
