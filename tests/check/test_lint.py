"""Findings as people see them: gravest first, the line quoted, what is only worth knowing counted."""

import re
from pathlib import Path

import pytest
from support import Run

HERE = Path(__file__).parent / "golden"
WORDS = ("check", "-d", "data.yaml", "--as-of", "2030-01-01")


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HERE)


def test_the_gravest_come_first_each_with_its_line_and_its_mend(run: Run) -> None:
    lines = run(*WORDS).text.splitlines()
    heads = [line for line in lines if re.match(r"data\.yaml:\d+: ", line)]
    assert [re.split(": ", head)[1] for head in heads] == ["error", "warning", "warning"]
    data = (HERE / "data.yaml").read_text("utf-8").splitlines()
    for head in heads:
        number, at = int(head.split(":")[1]), lines.index(head)
        assert lines[at + 1].strip() == data[number - 1].strip()
        assert lines[at + 2].startswith("    mend: ")
        assert head.endswith("]")


def test_info_is_counted_by_rule_unless_asked_for(run: Run) -> None:
    short, whole = run(*WORDS).text, run(*WORDS, "--show", "info").text
    assert "info 2: recalled-fact 1, due-passed 1; shown with --show info" in short
    assert "[recalled-fact]" not in short
    assert "[recalled-fact]" in whole
    assert "shown with" not in whole
    assert "warning 2: alias-used 1, no-owner 1; shown with --show warning" in run(*WORDS, "--show", "error").text


def test_github_folds_alike_and_machines_get_all(run: Run) -> None:
    assert "recalled-fact" not in run(*WORDS, "-f", "github").text.replace("info 2", "")
    assert "::notice title=respon check::2 more findings" in run(*WORDS, "-f", "github").text
    assert "title=recalled-fact" in run(*WORDS, "-f", "github", "--show", "info").text
    assert {row["rule"] for row in run(*WORDS, "-f", "json").rows} >= {"recalled-fact", "unknown-agency"}


def test_statistics_count_the_rules(run: Run) -> None:
    rows = run(*WORDS, "--statistics", "-f", "json").rows
    assert (rows[0]["rule"], rows[0]["findings"]) == ("unknown-agency", 1)
    assert sum(row["findings"] for row in rows) == len(run(*WORDS, "-f", "json").rows)


def test_nothing_found_is_a_sentence(run: Run) -> None:
    done = run("check", "-d", "data.yaml", "--select", "duplicate-title")
    assert (done.code, done.text) == (0, "No findings: none of the 1 rules is broken.\n")


def test_what_a_stranger_wrote_is_quoted_harmlessly(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text('respon: 1\nactions:\n  - {id: "1", title: "\\e[31m", note: "::error::x"} # \x85\n', "utf-8")
    for words in ([], ["--color", "always"]):
        text = run("check", "-d", file, "--show", "info", *words).text
        assert "\x85" not in text
        assert not re.search(r"^::", text, re.M)
        assert "\x1b[31m" not in text
