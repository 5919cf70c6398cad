"""`respon check` as a user meets it: exit codes, choice of rules, baseline, settings, help."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from respon.check import RULES, rule

ROOT = Path(__file__).parents[2]
WORLDS = Path(__file__).parent / "worlds"
Cli = Callable[..., Any]

FAULTY = """respon: 1
agencies: [{name: 甲局}, {name: 乙局}]
actions:
  - id: 任务1
    title: 建一个平台
    lead: [丁局]
    co: [乙局]
    cite: {clause: 丁局牵头，乙局配合}
  - id: 任务2
    title: 办一次展览
    cite: {fingerprint: abababababababababababababababababababababababababababababababab}
"""


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One error (任务1), one warning (任务2), one info (甲局 is unused)."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "a.yaml"
    file.write_text(FAULTY)
    return file


def rows(done: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(done.out)["rows"]
    return found


def rules(done: Any) -> set[str]:
    return {row["rule"] for row in rows(done)}


def test_json_has_the_public_keys(faulty: Path, cli: Cli) -> None:
    done = cli("check", "-d", "a.yaml", "-f", "json", "--select", "unknown-agency")
    (row,) = rows(done)
    assert list(row) == ["rule", "severity", "message", "file", "line", "action", "agency", "hint"]
    assert (row["rule"], row["severity"], row["file"], row["line"]) == ("unknown-agency", "error", "a.yaml", 6)
    assert (row["action"], row["agency"]) == ("任务1", "丁局")
    assert json.loads(done.out)["data"] == ["a.yaml"]


@pytest.mark.parametrize(
    ("level", "without_error", "without_warning"), [("error", 0, 0), ("warning", 1, 0), ("info", 1, 1), ("never", 0, 0)]
)
def test_fail_on_decides_the_exit_code(
    level: str, without_error: int, without_warning: int, faulty: Path, cli: Cli
) -> None:
    call = ("check", "-d", faulty, "--fail-on", level)
    assert cli(*call).code == (0 if level == "never" else 1)
    assert cli(*call, "--ignore", "unknown-agency").code == without_error
    assert cli(*call, "--ignore", "unknown-agency,no-owner").code == without_warning


def test_errors_fail_by_default(faulty: Path, cli: Cli) -> None:
    assert cli("check", "-d", faulty).code == 1
    assert cli("check", "-d", faulty, "--ignore", "unknown-agency").code == 0


def test_select_and_ignore_take_lists(faulty: Path, cli: Cli) -> None:
    call = ("check", "-d", faulty, "-f", "json")
    assert rules(cli(*call)) == {"unknown-agency", "no-owner", "unused-agency"}
    assert rules(cli(*call, "--select", "no-owner, unknown-agency")) == {"no-owner", "unknown-agency"}
    assert rules(cli(*call, "--select", "no-owner", "--select", "unused-agency")) == {"no-owner", "unused-agency"}
    assert rules(cli(*call, "--select", "no-owner,unused-agency", "--ignore", "no-owner")) == {"unused-agency"}


@pytest.mark.parametrize("option", ["--select", "--ignore", "--explain"])
def test_an_unknown_rule_is_a_usage_error_with_the_nearest(option: str, cli: Cli) -> None:
    done = cli("check", option, "no-ownr")
    assert done.code == 2
    assert "no-owner" in done.err


@pytest.mark.parametrize(("option", "value"), [("--fail-on", "fatal"), ("--as-of", "2018-13"), ("--as-of", "soon")])
def test_a_wrong_value_is_a_usage_error(option: str, value: str, cli: Cli) -> None:
    assert cli("check", option, value).code == 2


def test_broken_data_is_not_a_finding(tmp_path: Path, cli: Cli) -> None:
    (tmp_path / "a.yaml").write_text("respon: 1\nactons: []\n")
    done = cli("check", "-d", tmp_path)
    assert done.code == 3
    assert "a.yaml:2" in done.err
    assert cli("check", "-d", tmp_path / "none.yaml").code == 3


def test_the_baseline_hides_what_is_known_though_lines_move(faulty: Path, cli: Cli) -> None:
    done = cli("check", "-d", faulty, "--write-baseline", "known.json")
    assert (done.code, done.out) == (0, b"")
    known = ("check", "-d", faulty, "--baseline", "known.json", "-f", "json", "--fail-on", "info")
    assert (cli(*known).code, rows(cli(*known))) == (0, [])
    faulty.write_text("# one\n# two\n" + FAULTY.replace("    co: [乙局]", "    co:\n      - 乙局\n      - 戊局"))
    done = cli(*known)
    assert done.code == 1
    assert sorted((row["rule"], row["agency"]) for row in rows(done)) == [
        ("clause-mismatch", "戊局"),
        ("unknown-agency", "戊局"),
    ]


def test_the_baseline_is_the_same_in_every_language_and_order(faulty: Path, cli: Cli, tmp_path: Path) -> None:
    cli("check", "-d", faulty, "--write-baseline", "en.json", "--lang", "en")
    cli("check", "-d", faulty, "--write-baseline", "zh.json", "--lang", "zh")
    assert (tmp_path / "en.json").read_bytes() == (tmp_path / "zh.json").read_bytes()


def test_the_second_of_two_equal_findings_is_not_hidden_by_the_first(faulty: Path, cli: Cli) -> None:
    faulty.write_text(FAULTY.replace("[丁局]", "[乙局]"))
    call = ("check", "-d", faulty, "--select", "duplicate-assignment")
    cli(*call, "--write-baseline", "known.json")
    faulty.write_text(faulty.read_text().replace("co: [乙局]", "co: [乙局, 乙局]"))
    assert len(rows(cli(*call, "--baseline", "known.json", "-f", "json"))) == 1


def test_mended_findings_are_told(faulty: Path, cli: Cli) -> None:
    cli("check", "-d", faulty, "--write-baseline", "known.json")
    done = cli("check", "-d", faulty, "--baseline", "known.json", "--ignore", "no-owner")
    assert "1 known" in done.err


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"respon-baseline": 9, "findings": []}', '{"respon-baseline": 1}']
)
def test_a_broken_baseline_cannot_run(content: str, faulty: Path, cli: Cli) -> None:
    (faulty.parent / "known.json").write_text(content)
    done = cli("check", "-d", faulty, "--baseline", "known.json")
    assert done.code == 3
    assert "known.json" in done.err
    assert "--write-baseline" in done.err


def test_a_missing_baseline_cannot_run(faulty: Path, cli: Cli) -> None:
    assert cli("check", "-d", faulty, "--baseline", "none.json").code == 3


@pytest.mark.parametrize(
    ("name", "head"), [("respon.toml", ""), ("pyproject.toml", "[project]\nname='x'\n[tool.respon]\n")]
)
def test_settings_are_found_upwards_from_the_data(
    name: str, head: str, faulty: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    faulty.rename(deep / "a.yaml")
    (tmp_path / name).write_text(
        head
        + 'select = ["no-owner", "unused-agency"]\nfail-on = "warning"\n'
        'baseline = "known.json"\n[X.severity]\nunused-agency = "error"\n'.replace("X.", "tool.respon." if head else "")
    )
    (tmp_path / "known.json").write_text('{"respon-baseline": 1, "findings": []}')
    monkeypatch.chdir(ROOT)
    done = cli("check", "-d", deep, "-f", "json")
    assert done.code == 1
    assert {(row["rule"], row["severity"]) for row in rows(done)} == {
        ("no-owner", "warning"),
        ("unused-agency", "error"),
    }
    # the command line wins
    assert rules(cli("check", "-d", deep, "-f", "json", "--select", "unknown-agency")) == {"unknown-agency"}
    assert cli("check", "-d", deep, "--fail-on", "never").code == 0


def test_settings_of_the_working_folder_serve_the_bundled_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cli: Cli
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "respon.toml").write_text('select = ["lone-owner"]\n')
    assert rules(cli("check", "-f", "json")) == {"lone-owner"}


def test_a_pyproject_without_settings_is_passed_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cli: Cli) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "pyproject.toml").write_text("[tool.other]\nx = 1\n")
    (tmp_path / "respon.toml").write_text('select = ["lone-owner"]\n')
    monkeypatch.chdir(inner)
    assert rules(cli("check", "-f", "json")) == {"lone-owner"}


@pytest.mark.parametrize(
    ("text", "line", "mend"),
    [
        ('fail-onn = "error"\n', 1, "fail-on"),
        ('\nfail-on = "fatal"\n', 2, "error"),
        ('select = ["no-owners"]\n', 1, "no-owner"),
        ('select = "no-owner"\n', 1, "no-owner"),
        ("baseline = 1\n", 1, "known.json"),
        ("severity = 1\n", 1, "severity"),
        ('[severity]\nno-owner = "bad"\n', 0, "warning"),
        ('[severity]\nno-ownr = "error"\n', 0, "no-owner"),
        ("select = [\n", 0, "TOML"),
    ],
)
def test_wrong_settings_name_the_file_and_the_mend(
    text: str, line: int, mend: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cli: Cli
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "respon.toml").write_text(text)
    done = cli("check")
    assert done.code == 3
    assert f"respon.toml:{line}" in done.err if line else "respon.toml" in done.err
    assert mend in done.err


def test_the_day_comes_from_as_of_or_source_date_epoch(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    call = ("check", "-d", WORLDS / "due-passed.yaml", "--select", "due-passed", "-f", "json")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1577750400")  # 2019-12-31
    assert rows(cli(*call)) == []
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1577836800")  # 2020-01-01
    assert len(rows(cli(*call))) == 1
    assert rows(cli(*call, "--as-of", "2019-12")) == []
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert cli(*call).code == 2
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")  # as if it were not set: today
    assert len(rows(cli(*call))) == 2


@pytest.mark.parametrize("name", RULES)
def test_explain_tells_the_rule(name: str, cli: Cli) -> None:
    done = cli("check", "--explain", name)
    assert done.code == 0
    assert rule(name).help in done.out.decode()


def test_stdin_is_checked_too(tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    stdin = io.TextIOWrapper(io.BytesIO(FAULTY.encode()))
    monkeypatch.setattr("sys.stdin", stdin)
    found = rows(cli("check", "-d", "-", "-f", "json"))
    assert {(row["file"], row["line"]) for row in found if row["rule"] == "unknown-agency"} == {("-", 4)}


def test_a_clean_run_has_the_same_shape(cli: Cli) -> None:
    done = cli("check", "-d", WORLDS / "clean.yaml", "--as-of", "2020-01-01", "-f", "json")
    answer = json.loads(done.out)
    assert (done.code, answer["rows"], answer["report"], answer["version"]) == (0, [], "check", 1)
