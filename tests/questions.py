"""What is asked of every engine, on the bundled data and on made-up plans, and how answers are compared."""

import json
import re
import shutil
from contextlib import ExitStack
from itertools import product
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import Phase
from hypothesis import strategies as st
from support import ROOT, Run

from respon.cli import engines
from respon.convert import jsonl
from respon.model import Action, Agency, Cite, DataFile, Document, Reform
from respon.role import ROLES
from respon.sources.as_parquet import as_parquet
from respon.sources.dump import dump

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
FINDINGS = [[], ["--as-of", "2019"], ["--select", "recalled-fact,vague-owner"]]


def answered(run: Run, engine: str, *words: str | Path) -> tuple[int, Any, str]:
    """What an engine answers: the exit code, the whole answer, what is said."""
    done = run(*words, "-f", "json", "--engine", engine)
    return done.code, json.loads(done.out) if done.out else None, done.err


def same(
    run: Run, monkeypatch: pytest.MonkeyPatch, engine: str, *words: str | Path, filled: bool | None = True
) -> None:
    """Ask the graph and an engine. filled: whether its table must be what answers; None: either."""
    code, wanted, said = answered(run, "graph", *words)
    opened: list[Any] = []
    with monkeypatch.context() as patch:
        patch.setattr(engines, "opened", _watched(engines.opened, opened))
        found = answered(run, engine, *words)
    assert (code, said) == (found[0], found[2]), found[2][-600:]
    assert code == 3 or filled is None or opened == [filled]
    if engine != "duckdb" and wanted:
        _without_lines(wanted["rows"], found[1]["rows"])
    assert found[1] == wanted


def _watched(made: Any, opened: list[Any]) -> Any:
    def watched(*given: Any) -> Any:
        found = made(*given)
        opened.append(found is not None)
        return found

    return watched


def _without_lines(rows: list[dict[str, Any]], found: list[dict[str, Any]]) -> None:
    """Spark doesn't know the lines of JSON Lines that it reads itself: there it tells the file alone."""
    for row, other in zip(rows, found, strict=True):
        for key in ("source", "value"):
            if row.get(key) != other.get(key):
                row[key] = re.sub(r"(\.jsonl):\d+$", r"\1", str(row[key]))


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


HELD: list[dict[str, tuple[str, ...]]] = [
    {},
    {"lead": ("甲局",)},
    {"lead": ("甲局", "乙局"), "co": ("丙局",)},
    {"co": ("丁局", "甲局"), "support": ("乙局",)},
    {"responsible": ("乙局",)},
    {"responsible": ("乙局", "甲局", "乙局")},
    {"responsible": ("各有关部门",)},
    {"lead": ("丙局",), "responsible": ("丁局", "丙局")},
    {"oversee": ("戊局",), "responsible": ("甲局", "戊局")},
]


SET = [(None, False), ("2020", False), ("2020", True)]
"""When an action is due, and if its list is open."""


def every_shape() -> DataFile:
    """A plan in which each way to name agencies meets each kind of document, with due dates and without."""
    documents = tuple(
        Document(id, id, issued="2016", list_order=order)
        for id, order in (("首位牵头", "first-leads"), ("一样", "equal"))
    )
    found = [
        Action(f"A{number}", f"事项{number}", document, due=due, open_ended=is_open, **held)  # type: ignore[arg-type]
        for number, (document, (due, is_open), held) in enumerate(product(("", "首位牵头", "一样"), SET, HELD))
    ]
    agencies = tuple(Agency(name, kind="collective" if name.startswith("各") else "other") for name in NAMES)
    return DataFile(1, (), documents, tuple(found), agencies, tuple(REFORMS[1:3]))


GIVEN = {
    "plan": plans(),
    "asked": st.sampled_from(ASKED),
    "day": st.sampled_from([[], ["--as-of", "2018-12"], ["--as-of", "2020"]]),
}


def same_in_files(
    run: Run, monkeypatch: pytest.MonkeyPatch, engine: str, folder: Path, plan: DataFile, *words: str
) -> None:
    """The registry in YAML, the actions in JSON Lines beside it, or all of it in one file, Parquet or JSON Lines."""
    registry, lines, columns, every = (folder / name for name in ("r.yaml", "a.jsonl", "a.parquet", "all.jsonl"))
    registry.write_text(dump(msgspec.structs.replace(plan, actions=())), "utf-8")
    lines.write_bytes(b"".join(msgspec.json.encode(action) + b"\n" for action in plan.actions))
    columns.write_bytes(b"".join(as_parquet(plan)))
    every.write_bytes(b"".join(jsonl.write(plan, "")))
    same(run, monkeypatch, engine, *words, "-d", registry, "-d", lines, filled=bool(plan.actions))
    same(run, monkeypatch, engine, *words, "-d", columns, filled=bool(plan.actions))
    same(run, monkeypatch, engine, *words, "-d", every, filled=bool(plan.actions))


RECORDS = b"""{"respon":1}

{"respon":1,"documents":[{"id":"d","title":"t","issued":"2016","list_order":"first-leads"}]}
{"respon":1,"agencies":[{"name":"a","aliases":["A"]},{"name":"b"}]}
"""
ACTIONS = b"""{"id":"1","title":"t","document":"d","responsible":["A","b"]}

{"id":"2","title":"u","lead":["a"]}
"""
MISPLACED = [
    RECORDS + ACTIONS + RECORDS,
    ACTIONS + b'{"respon":1}\n',
    RECORDS + b'{"respon":2,"id":"3"}\n',
    RECORDS * 2,
    b"\n",
]


def with_records(run: Run, monkeypatch: pytest.MonkeyPatch, engine: str, folder: Path) -> None:
    """Lines that are records before the actions, in two files."""
    files = folder / "a.jsonl", folder / "b.jsonl"
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


def with_misplaced_records(run: Run, monkeypatch: pytest.MonkeyPatch, engine: str, folder: Path, lines: bytes) -> None:
    """Lines that are records elsewhere, in one of two files: the strict reader says what of it is wrong."""
    (folder / "a.jsonl").write_bytes(ACTIONS.replace(b'"id":"', b'"id":"a'))
    (folder / "b.jsonl").write_bytes(lines)
    same(run, monkeypatch, engine, "agencies", "-d", folder / "a.jsonl", "-d", folder / "b.jsonl", filled=None)


def findings_counted(run: Run, monkeypatch: pytest.MonkeyPatch, engine: str, folder: Path, *words: str) -> None:
    """The bundled data, without the settings beside it, which know findings."""
    for path in (ROOT / "data").glob("*.yaml"):
        shutil.copy(path, folder)
    same(run, monkeypatch, engine, "check", "--statistics", *words, "-d", folder)
