"""Every question to a corpus has the same rows from the graph and from Spark; skipped where there is no Spark."""

import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from questions import (
    BUNDLED,
    DAYS,
    FINDINGS,
    GIVEN,
    MISPLACED,
    NO_SHRINKING,
    findings_counted,
    same,
    same_in_files,
    with_misplaced_records,
    with_records,
)
from support import ROOT, Run

from respon.cli import engines
from respon.model import Action, DataFile
from respon.sources.as_parquet import as_parquet
from respon.sources.dump import dump
from respon.table import cluster, spark_session

HERE = bool(os.environ.get("RESPON_SPARK")) and find_spec("pyspark") is not None and shutil.which("java") is not None
pytestmark = pytest.mark.skipif(not HERE, reason="RESPON_SPARK is not set, or pyspark or Java not here")

SPARK = "local[2]"
SMALL = {
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
}
"""For tables of some rows: compiling each question takes longer than answering it."""


@pytest.fixture(scope="module", autouse=True)
def _one_spark() -> Iterator[None]:
    """One session of Spark for all tests: it takes seconds to start."""
    with pytest.MonkeyPatch.context() as patch, ExitStack() as end:
        patch.setattr(spark_session, "ALONE", spark_session.ALONE | SMALL)
        made = spark_session.session(end, SPARK)
        for module in (cluster, spark_session):
            patch.setattr(module, "session", lambda *_: made)
        yield


@pytest.mark.parametrize("day", [DAYS[0], DAYS[-1]], ids=["by the text", "2024"])
def test_the_bundled_data(run: Run, monkeypatch: pytest.MonkeyPatch, day: list[str]) -> None:
    """All questions are asked of one table: it takes longer to make than to answer one of them."""
    opened = cache(lambda name, *_: made(name, [str(ROOT / "data")], ExitStack(), *(day[1:] or [None]), ()))
    made = engines.opened
    monkeypatch.setattr(engines, "opened", lambda name, *_: opened(name))
    for words in BUNDLED:
        same(run, monkeypatch, SPARK, *words.split(), *day, "-d", ROOT / "data")


@given(**GIVEN)
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], phases=NO_SHRINKING)
def test_whatever_the_plan(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, plan: DataFile, asked: list[str], day: list[str]
) -> None:
    same_in_files(run, monkeypatch, SPARK, tmp_path, plan, *asked, *(day if asked[0] != "check" else []))


def test_findings_are_counted_alike(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for words in FINDINGS[:2]:
        findings_counted(run, monkeypatch, SPARK, tmp_path, *words)


def test_records_among_the_lines_are_read_apart(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with_records(run, monkeypatch, SPARK, tmp_path)


@pytest.mark.parametrize("lines", MISPLACED, ids=range(len(MISPLACED)))
def test_records_elsewhere_are_told_alike(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lines: bytes
) -> None:
    with_misplaced_records(run, monkeypatch, SPARK, tmp_path, lines)


def line(number: int, **more: object) -> bytes:
    action = {"id": f"A{number}", "title": f"事项{number}", "lead": ["甲局"], "co": ["乙局"]} | more
    return msgspec.json.encode(action) + b"\n"


def test_files_of_any_name_are_one_corpus_in_their_order(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Of both kinds, with blank lines, beside what is held; Spark would take their names for patterns."""
    folder = tmp_path / "甲 [1] {x} %20+"
    folder.mkdir()
    files = [folder / name for name in ("b*.jsonl", "a?,c.jsonl", "d'e.parquet", "c\\f.jsonl", "g.parquet")]
    for at, file in enumerate(files):
        actions = [line(100 * at + number) for number in range(5)]
        if file.suffix == ".parquet":
            held = DataFile(1, actions=tuple(msgspec.json.decode(each, type=Action) for each in actions))
            file.write_bytes(b"".join(as_parquet(held)))
        else:
            file.write_bytes(b"\n".join(actions))
    held = tmp_path / "held.yaml"
    held.write_text(dump(DataFile(1, actions=(Action("H", "持有", lead=("甲局",)),))), "utf-8")
    data = [word for file in (files[0], files[1], held, *files[2:]) for word in ("-d", file)]
    for words in (["actions"], ["duties", "乙局"], ["show", "A203"], ["show", "H"], ["gaps"]):
        same(run, monkeypatch, SPARK, *words, *data)


@pytest.mark.parametrize(
    "wrong",
    [
        line(2, title=5),
        line(2, topics=["甲", 5]),
        line(2, open_ended="true"),
        line(2, summary={"a": "b"}),
        line(2, unknown="x"),
        line(2, due="2016-13"),
        line(2, lead=[]),
        line(1),
        b"{no json}\n",
    ],
    ids=range(9),
)
def test_what_is_wrong_is_told_as_for_small_data(run: Run, tmp_path: Path, wrong: bytes) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(line(1) + wrong + line(3))
    done, told = (run("agencies", "-d", file, "--engine", engine) for engine in (SPARK, "graph"))
    assert (done.code, done.out, done.err) == (3, b"", told.err)


def test_what_spark_does_not_see_is_told(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(line(1))
    monkeypatch.setattr(cluster, "_seen", lambda _: "/nowhere/a.jsonl")
    done = run("agencies", "-d", file, "--engine", SPARK)
    assert (done.code, done.out) == (3, b"")
    assert "Spark doesn't see the data: " in done.err


def test_documents_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    for number in range(9):
        (papers / f"{number}.txt").write_text(f"一、建设平台{number}。（责任单位：市科委、市交通委）\n", "utf-8")
    (papers / "5.docx").write_bytes(b"no docx")
    done = []
    for at, words in enumerate((["--jobs", "2"], ["--engine", SPARK])):
        out = tmp_path / f"{at}.jsonl"
        found = run("extract", papers, "-k", "-f", "actions", "-o", out, *words)
        done.append((found.code, found.err, out.read_bytes()))
    assert done[0] == done[1]
    assert done[0][2].count(b"\n") == 9


def test_nothing_of_sparks_own_words_is_seen(spawn: Run, tmp_path: Path) -> None:
    words = ("agencies", "-f", "csv", "-d", ROOT / "data")
    quiet = spawn(*words, "--engine", SPARK, cwd=tmp_path, timeout=300)
    assert (quiet.code, quiet.out, quiet.err) == (0, spawn(*words).out, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(find_spec("pandas") is not None, reason="Spark Connect's client is here")
def test_what_spark_connect_wants_is_told(spawn: Run) -> None:
    """In a process of its own: pyspark takes a main module without a file, as tests side by side have, for doctests."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        done = spawn("agencies", "--engine", f"sc://127.0.0.1:{listening.getsockname()[1]}")
    assert (done.code, done.out) == (3, b"")
    assert "sc:// needs Spark Connect's client: [PACKAGE_NOT_INSTALLED]" in done.err
    assert "pip install 'pyspark[connect]'" in done.err
