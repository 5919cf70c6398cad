"""The benchmarks measure what they say: the peers run and answer alike, the corpus is the same for the same numbers."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT, Run, environment

BENCHMARKS = ROOT / "benchmarks"


def python(*words: str | Path) -> str:
    done = subprocess.run(
        [sys.executable, *map(str, words)], capture_output=True, env=environment(COLUMNS="200"), check=True
    )
    return done.stdout.decode()


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("corpus") / "corpus.jsonl"
    assert python(BENCHMARKS / "corpus.py", "1500", "60", path) == "6731 assignments\n"
    return path


def test_the_corpus_is_the_same_for_the_same_numbers(corpus: Path, tmp_path: Path) -> None:
    python(BENCHMARKS / "corpus.py", "1500", "60", tmp_path / "again.jsonl")
    assert (tmp_path / "again.jsonl").read_bytes() == corpus.read_bytes()


def test_networkxs_projection_of_the_corpus_gives_the_same_pairs(run: Run, corpus: Path) -> None:
    ours = csv.DictReader(run("overlaps", "-d", corpus, "-f", "csv").text.splitlines())
    theirs = csv.DictReader(python(BENCHMARKS / "projection.py", corpus, "10000").splitlines())
    pairs = [(row["a"], row["b"], row["shared"]) for row in theirs]
    assert len(pairs) > 1000
    assert [(row["a"], row["b"], row["shared"]) for row in ours] == pairs


def test_the_naive_script_finds_the_same_duties_and_overlaps(run: Run) -> None:
    plan = ROOT / "data" / "actions.yaml"
    duties = python(BENCHMARKS / "naive.py", "duties", "市科委", plan)
    for row in run("duties", "市科委", "-f", "json").rows:
        assert any(row["action"] + " " in line and row["role"] in line for line in duties.splitlines()), row
    overlaps = python(BENCHMARKS / "naive.py", "overlaps", plan, "--top", "3")
    assert all(f" {row['shared']} " in overlaps for row in run("overlaps", "--top", "3", "-f", "json").rows)


def test_the_measuring_itself_runs() -> None:
    words = [sys.executable, str(BENCHMARKS / "run.py"), "--rounds", "1"]
    done = subprocess.run(words, capture_output=True, env=environment(), check=False)
    assert done.returncode in (0, 1), done.stderr  # one round says nothing about speed
    assert done.stdout.decode().count(" ms ") == 12


def test_a_network_is_measured_within_its_bars() -> None:
    told = python(BENCHMARKS / "network.py", "--actions", "2000", "--agencies", "100")
    assert "300 agencies: the values are networkx" in told
    assert "s of the processor" in told


def test_engines_are_compared_by_the_bytes_of_their_answers() -> None:
    words = ("--actions", "3000", "--agencies", "1100", "--engine", "duckdb")
    told = python(BENCHMARKS / "spark.py", *words)
    assert told.count(" MB\n") == 10
    assert told.count(" the same, ") == 5
