"""Every question to a corpus has the same rows from the graph and from DuckDB; test_spark.py asks Spark the same."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from questions import (
    ASKED,
    BUNDLED,
    DAYS,
    FINDINGS,
    GIVEN,
    MISPLACED,
    NO_SHRINKING,
    every_shape,
    findings_counted,
    same,
    same_in_files,
    with_misplaced_records,
    with_records,
)
from support import ROOT, Run, environment, on_terminal

from respon.check import RULES
from respon.model import DataFile
from respon.sources.duck import MEMORY, opened_duck
from respon.table import judged


@pytest.mark.parametrize("day", DAYS, ids=["by the text", "2018", "2024"])
@pytest.mark.parametrize("words", BUNDLED)
def test_the_bundled_data(run: Run, monkeypatch: pytest.MonkeyPatch, words: str, day: list[str]) -> None:
    same(run, monkeypatch, "duckdb", *words.split(), *day, "-d", ROOT / "data")


@pytest.mark.parametrize("words", FINDINGS)
def test_findings_are_counted_alike(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: list[str]
) -> None:
    findings_counted(run, monkeypatch, "duckdb", tmp_path, *words)


def test_every_rule_is_counted() -> None:
    ways = (judged.OF_NAMES, judged.OF_SHAPES, judged.OF_DATES, judged.OF_TITLES, judged.OF_WORDS)
    assert {rule for way in ways for rule in way} == set(RULES)


@given(**GIVEN)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], phases=NO_SHRINKING)
def test_whatever_the_plan(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, plan: DataFile, asked: list[str], day: list[str]
) -> None:
    same_in_files(run, monkeypatch, "duckdb", tmp_path, plan, *asked, *(day if asked[0] != "check" else []))


@pytest.mark.parametrize("day", [[], ["--as-of", "2018-04"]], ids=["by the text", "2018"])
@pytest.mark.parametrize("asked", [words for words in ASKED if words[0] != "check"], ids=" ".join)
def test_every_shape_at_once(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, asked: list[str], day: list[str]
) -> None:
    same_in_files(run, monkeypatch, "duckdb", tmp_path, every_shape(), *asked, *day)


def test_records_among_the_lines_are_read_apart(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with_records(run, monkeypatch, "duckdb", tmp_path)


@pytest.mark.parametrize("lines", MISPLACED)
def test_records_elsewhere_are_told_alike(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lines: bytes
) -> None:
    with_misplaced_records(run, monkeypatch, "duckdb", tmp_path, lines)


def test_memory_is_bounded_by_a_variable(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MEMORY, "lots")
    refused = run("agencies", "--engine", "duckdb")
    assert (refused.code, refused.out) == (2, b"")
    assert "RESPON_MEMORY is no amount of memory: 'lots'" in refused.err
    monkeypatch.setenv(MEMORY, "300MB")
    with opened_duck() as duck:
        assert list(duck.rows("SELECT current_setting('memory_limit')")) == [("286.1 MiB",)]


IMPATIENT = "from respon.cli import waiting; waiting.PATIENCE = 0.0; from respon.cli.main import main; main()"


def test_whoever_waits_at_a_terminal_sees_for_how_long() -> None:
    words = ["agencies", "-d", str(ROOT / "data"), "-f", "csv"]
    shown = [sys.executable, "-c", IMPATIENT, *words]
    asked, screen = on_terminal([*shown, "--engine", "duckdb"], 80, err=True)
    assert "asking the table" in screen
    assert "0:00:0" in screen
    plain, silent = on_terminal([*shown, "--engine", "graph"], 80, err=True)
    assert "asking" not in silent
    assert asked.out == plain.out
    assert asked.code == plain.code == 0
    hushed, silent = on_terminal([*shown, "--engine", "duckdb", "--quiet"], 80, err=True)
    assert (hushed.out, silent) == (plain.out, "")
    elsewhere = subprocess.run([*shown, "--engine", "duckdb"], capture_output=True, env=environment(), check=True)
    assert (elsewhere.stdout, elsewhere.stderr) == (plain.out, b"")
