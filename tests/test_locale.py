"""Formats for machines have the same bytes in every language: each answer, in each of them, in both."""

from pathlib import Path

import pytest
from golden_cases import DOCUMENTS, EMPTY, HOSTILE, QUERIES, REFORMED
from support import ROOT, WORLDS, Run

from respon.cli.answers import ANSWERS
from respon.formats import FORMATS, known

Case = tuple[str, list[str], str]

MACHINES = [name for name in known("answer") if not FORMATS[name].people]
FINDINGS = known("findings")
WHOLE = ("agencies", "actions", "overlaps", "matrix", "gaps", "network")
DATA = str(ROOT / "data")

CASES: list[Case] = [
    *((stem, words, "small.yaml") for stem, words in QUERIES.items()),
    *((stem, words, "empty.yaml") for stem, words in EMPTY.items()),
    *((stem, words, "hostile.yaml") for stem, words in HOSTILE.items()),
    *((stem, words, "reformed.yaml") for stem, words in REFORMED.items()),
    *((stem, words, "") for stem, words in DOCUMENTS.items()),
    *((f"data-{name}", [name], DATA) for name in WHOLE),
    ("data-duties", ["duties", "--all"], DATA),
    ("data-as-of", ["gaps", "--as-of", "2019"], DATA),
    *((f"check-{world}", ["check", "--as-of", "2033"], f"{world}.yaml") for world in ("small", "reformed", "hostile")),
    ("check-data", ["check", "--as-of", "2019"], DATA),
    ("diff", ["diff", str(ROOT / "tests/diff/golden/old.yaml"), str(ROOT / "tests/diff/golden/new.yaml")], ""),
]
"""Every answer's name, words and data."""


def cases() -> list[object]:
    found = []
    for stem, words, data in CASES:
        for name in (*MACHINES, *(FINDINGS if words[0] == "check" else ())):
            found.append(pytest.param(words, data, name, id=f"{stem}-{name}"))
    return found


@pytest.mark.parametrize(("words", "data", "format"), cases())
def test_machines_get_the_same_bytes_in_every_language(
    run: Run, monkeypatch: pytest.MonkeyPatch, words: list[str], data: str, format: str
) -> None:
    monkeypatch.chdir(WORLDS)
    said = []
    for locale in ("en_US.UTF-8", "zh_CN.UTF-8"):
        monkeypatch.setenv("LC_ALL", locale)
        done = run(*words, *(["-d", data] if data else []), "-f", format)
        assert done.code in (0, 1), done.err
        said.append(done.out)
    assert said[0] == said[1]


@pytest.mark.parametrize("words", [["export", "-f", name] for name in known("graph")])
def test_exports_too(run: Run, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    said = []
    for locale in ("en_US.UTF-8", "zh_CN.UTF-8"):
        monkeypatch.setenv("LC_ALL", locale)
        said.append(run(*words, "-d", WORLDS / "hostile.yaml").out)
    assert said[0] == said[1]


@pytest.mark.parametrize("format", MACHINES)
def test_what_came_back_too(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, format: str) -> None:
    (tmp_path / "灯塔局.csv").write_text("a,b\n1,2\n", "utf-8")
    said = []
    for locale in ("en_US.UTF-8", "zh_CN.UTF-8"):
        monkeypatch.setenv("LC_ALL", locale)
        done = run("ledger", "collect", tmp_path, "-d", WORLDS / "small.yaml", "--dry-run", "-f", format)
        assert done.code == 1, done.err
        said.append(done.out)
    assert said[0] == said[1]
    assert "灯塔局.csv".encode() in said[0]


def test_every_answer_is_among_the_cases() -> None:
    told = {words[0] for _, words, _ in CASES} | {stem for stem, *_ in CASES}
    assert set(ANSWERS) - {"collect"} <= told  # collect needs what came back: see the test above
