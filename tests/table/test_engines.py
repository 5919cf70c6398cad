"""Every question to a corpus has the same rows from the graph, from DuckDB and, where it is here, from Spark: on the
bundled data, on made-up plans of every shape, and after reforms."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from support import ROOT, Run, environment, on_terminal

from respon.check import RULES
from respon.cli import corpora, engines
from respon.convert import jsonl
from respon.model import Action, Agency, Cite, DataFile, Document, Reform
from respon.role import ROLES
from respon.sources.as_parquet import as_parquet
from respon.sources.duck import MEMORY, opened_duck
from respon.sources.dump import dump
from respon.table import judged

SPARK = bool(os.environ.get("RESPON_SPARK")) and find_spec("pyspark") is not None and shutil.which("java") is not None
ENGINES = [
    "duckdb",
    pytest.param("local[2]", marks=pytest.mark.skipif(not SPARK, reason="RESPON_SPARK is not set, or Java not here")),
]
BUNDLED = [
    "agencies",
    "agencies --kind collective",
    "actions",
    "actions --agency 市科委 --role lead",
    "actions --role support",
    "actions --document 沪府发〔2016〕9号",
    "actions --search 平台",
    "show 专项7",
    "show 市科委",
    "show 市经信委",
    "duties 市科委 市食品药品监管局",
    "duties --all",
    "co-owners 市经济信息化委",
    "overlaps",
    "overlaps --top 7",
    "overlaps 市科委",
    "overlaps 市科委 市经济信息化委",
    "gaps",
    "gaps --only no-lead",
    "due --on 2016-06",
    "due --on 2016-06 --within 90d",
    "due --on 2017 --overdue --by agency",
    "due --on 2016-06 --before 2017",
    "due 市科委 市教委 --on 2016-06",
    "matrix",
    "matrix --agency 市科委",
    "matrix --document 沪府发〔2016〕9号",
]
DAYS = [[], ["--as-of", "2018"], ["--as-of", "2024-06"]]


@pytest.fixture(scope="module", autouse=True)
def _one_spark() -> Iterator[None]:
    """One session of Spark for all tests: it takes seconds to start."""
    if not SPARK:
        yield
        return
    from respon.table import cluster

    session = cluster._session("local[2]")
    with pytest.MonkeyPatch.context() as patch, ExitStack() as end:
        end.callback(session.stop)
        patch.setattr(cluster, "_session", lambda _: _Lasting(session))
        yield


class _Lasting:
    def __init__(self, session: Any) -> None:
        self._session = session

    def __getattr__(self, name: str) -> Any:
        return (lambda: None) if name == "stop" else getattr(self._session, name)


def answered(run: Run, monkeypatch: pytest.MonkeyPatch, engine: str, *words: str | Path) -> tuple[int, Any, str]:
    """What an engine answers: the exit code, the whole answer, what is said. Where a table is asked, one is there."""
    asked: list[bool] = []
    with monkeypatch.context() as patch:
        patch.setattr(corpora.TabledRun, "__init__", _watched(corpora.TabledRun.__init__, asked))
        done = run(*words, "-f", "json", "--engine", engine)
    assert asked
    return done.code, json.loads(done.out) if done.out else None, done.err


def _watched(made: Any, asked: list[bool]) -> Any:
    def watched(self: Any, *given: Any, **named: Any) -> None:
        made(self, *given, **named)
        asked.append(True)

    return watched


def same(run: Run, monkeypatch: pytest.MonkeyPatch, engine: str, *words: str | Path) -> None:
    code, wanted, said = answered(run, monkeypatch, "graph", *words)
    found = answered(run, monkeypatch, engine, *words)
    if engine != "duckdb" and wanted:  # Spark doesn't know the line
        for row in [*wanted["rows"], *found[1]["rows"]]:
            if "source" in (row.get("field"), *row):
                row["source"] = row["value"] = ""
    assert (code, said) == (found[0], found[2]), found[2][-600:]
    assert found[1] == wanted


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("day", DAYS, ids=["by the text", "2018", "2024"])
@pytest.mark.parametrize("words", BUNDLED)
def test_the_bundled_data(run: Run, monkeypatch: pytest.MonkeyPatch, words: str, day: list[str], engine: str) -> None:
    same(run, monkeypatch, engine, *words.split(), *day, "-d", ROOT / "data")


NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
"""Each example is some runs of the program: a smaller one would take minutes to find, and these are small."""
NAMES = ["甲局", "乙局", "丙局", "丁局", "戊局", "各有关部门"]
DOCUMENTS = ["甲发〔2016〕1号", "甲发〔2019〕2号"]
WORDS = ["数据", "平台", "甲、乙", "\u200b办"]
CITED = [None, Cite(clause="（甲局、乙局）"), Cite(fingerprint="0" * 64), Cite("（丙局牵头）", "0" * 64)]


@st.composite
def actions(draw: st.DrawFn) -> list[Action]:
    """Actions of every shape: stated, listed, both, one agency in two roles, nobody, cancelled, open."""
    found = []
    for number in range(draw(st.integers(0, 8))):
        names = st.lists(st.sampled_from(NAMES), min_size=1, max_size=4)
        kept = draw(st.dictionaries(st.sampled_from([*ROLES, "responsible"]), names.map(tuple), max_size=3))
        found.append(
            Action(
                id=f"A{number}",
                title=draw(st.sampled_from(WORDS)) + str(draw(st.integers(number - 1, number))),
                cite=draw(st.sampled_from(CITED)),
                document=draw(st.sampled_from(["", *DOCUMENTS])),
                topics=draw(st.sampled_from([(), ("数据",)])),
                status=draw(st.sampled_from(["in-force", "in-force", "in-force", "cancelled"])),
                open_ended=draw(st.booleans()),
                due=draw(st.sampled_from([None, "2020", "2020-06-30"])),
                extra=draw(st.sampled_from([{}, {"进展": "已开工"}, {"状态": "已完成"}])),
                **kept,  # type: ignore[arg-type]
            )
        )
    return found


REFORMS = [
    Reform("rename", "2017", ("甲局",), ("甲委",)),
    Reform("merge", "2018-03", ("乙局", "丙局"), ("合局",), confidence="recalled"),
    Reform("split", "2018-06", ("丁局",), ("东局", "西局")),
    Reform("transfer", "2018-07", ("戊局",), ("己局",), touches=("数据",)),
    Reform("also-named", "2019-01", ("甲委",), ("大甲委",)),
]
ASKED = [
    ["agencies"],
    ["actions"],
    ["actions", "--role", "co"],
    ["duties", "甲局", "乙局"],
    ["duties", "合局"],
    ["duties", "--all"],
    ["co-owners", "乙局"],
    ["overlaps"],
    ["overlaps", "--top", "2"],
    ["overlaps", "甲局"],
    ["gaps"],
    ["gaps", "--only", "several-leads"],
    ["due", "--on", "2020-06"],
    ["due", "--on", "2020-06-20", "--within", "30d"],
    ["due", "--on", "2020-09", "--overdue", "--by", "agency"],
    ["due", "乙局", "合局", "--on", "2019"],
    ["matrix"],
    ["check", "--statistics"],
    ["check", "--statistics", "--as-of", "2018-12", "--fail-on", "warning"],
    ["show", "A1"],
    ["show", "丙局"],
]


@st.composite
def plans(draw: st.DrawFn) -> DataFile:
    orders = st.sampled_from(["first-leads", "equal"])
    documents = tuple(
        Document(id, id, issued=day, list_order=draw(orders))
        for id, day in zip(DOCUMENTS, ("2016", "2019"), strict=True)
    )
    names = [*NAMES, "甲委", "合局", "东局", "西局", "己局", "大甲委"]
    agencies = tuple(Agency(name, kind="collective" if name.startswith("各") else "other") for name in names)
    reforms = tuple(draw(st.lists(st.sampled_from(REFORMS), unique_by=id, max_size=4)))
    return DataFile(1, (), documents, tuple(draw(actions())), agencies, reforms)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("words", [[], ["--as-of", "2019"], ["--select", "recalled-fact,vague-owner"]])
def test_findings_are_counted_alike(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: list[str], engine: str
) -> None:
    for path in (ROOT / "data").glob("*.yaml"):  # without the settings beside them, which know findings
        shutil.copy(path, tmp_path)
    same(run, monkeypatch, engine, "check", "--statistics", *words, "-d", tmp_path)


def test_every_rule_is_counted() -> None:
    ways = (judged.OF_NAMES, judged.OF_SHAPES, judged.OF_DATES, judged.OF_TITLES, judged.OF_WORDS)
    assert {rule for way in ways for rule in way} == set(RULES)


@pytest.mark.parametrize("engine", ENGINES)
@given(
    plan=plans(), asked=st.sampled_from(ASKED), day=st.sampled_from([[], ["--as-of", "2018-12"], ["--as-of", "2020"]])
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], phases=NO_SHRINKING)
def test_whatever_the_plan(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    plan: DataFile,
    asked: list[str],
    day: list[str],
    engine: str,
) -> None:
    """The registry in YAML, the actions in JSON Lines beside it, or all of it in one file, Parquet or JSON Lines."""
    registry, lines, columns, every = (tmp_path / name for name in ("r.yaml", "a.jsonl", "a.parquet", "all.jsonl"))
    registry.write_text(dump(msgspec.structs.replace(plan, actions=())), "utf-8")
    lines.write_bytes(b"".join(msgspec.json.encode(action) + b"\n" for action in plan.actions))
    columns.write_bytes(b"".join(as_parquet(plan)))
    every.write_bytes(b"".join(jsonl.write(plan, "")))
    day = day if asked[0] != "check" else []  # which has its own
    same(run, monkeypatch, engine, *asked, *day, "-d", registry, "-d", lines)
    same(run, monkeypatch, engine, *asked, *day, "-d", columns)
    same(run, monkeypatch, engine, *asked, *day, "-d", every)


def test_memory_is_bounded_by_a_variable(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MEMORY, "lots")
    refused = run("agencies", "--engine", "duckdb")
    assert (refused.code, refused.out) == (2, b"")
    assert "RESPON_MEMORY is no amount of memory: 'lots'" in refused.err
    monkeypatch.setenv(MEMORY, "300MB")
    with opened_duck() as duck:
        assert list(duck.rows("SELECT current_setting('memory_limit')")) == [("286.1 MiB",)]


RECORDS = b"""{"respon":1}

{"respon":1,"documents":[{"id":"d","title":"t","issued":"2016","list_order":"first-leads"}]}
{"respon":1,"agencies":[{"name":"a","aliases":["A"]},{"name":"b"}]}
"""
ACTIONS = b"""{"id":"1","title":"t","document":"d","responsible":["A","b"]}

{"id":"2","title":"u","lead":["a"]}
"""


@pytest.mark.parametrize("engine", ENGINES)
def test_records_among_the_lines_are_read_apart(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, engine: str
) -> None:
    files = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    files[0].write_bytes(RECORDS + ACTIONS)
    files[1].write_bytes(b'{"respon":1}\n' + ACTIONS.replace(b'"id":"', b'"id":"b'))
    named = [word for file in files for word in ("-d", str(file))]
    with ExitStack() as held:
        corpus = engines.opened(engine, list(map(str, files)), held, None, [])
        assert corpus is not None
        assert corpus.known.size == 4
        assert list(corpus.plan.agencies) == ["a", "b"]
    for words in (["duties", "--all"], ["show", "1"], ["show", "b2"], ["actions"]):
        same(run, monkeypatch, engine, *words, *named)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "lines",
    [
        RECORDS + ACTIONS + RECORDS,
        ACTIONS + b'{"respon":1}\n',
        RECORDS + b'{"respon":2,"id":"3"}\n',
        RECORDS * 2,
        b"\n",
    ],
)
def test_records_elsewhere_are_told_alike(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lines: bytes, engine: str
) -> None:
    (tmp_path / "a.jsonl").write_bytes(ACTIONS.replace(b'"id":"', b'"id":"a'))
    (tmp_path / "b.jsonl").write_bytes(lines)
    same(run, monkeypatch, engine, "agencies", "-d", tmp_path / "a.jsonl", "-d", tmp_path / "b.jsonl")


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
