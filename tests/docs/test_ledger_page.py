"""docs/ledger.md walks through a month: every step runs, in its order, and prints what the page shows."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from ledger.office import fill_in
from support import ROOT, Run

from respon.ledger.found import SEVERITIES

PAGE = ROOT / "docs/ledger.md"
_STEP = re.compile(
    r"^```(?P<kind>yaml|csv|sh|text)(?: (?P<name>\S+))?\n(?P<text>.*?)^```$"
    r"|^\| 单位 [^\n]*\n\| ---[^\n]*\n(?P<table>(?:\|[^\n]*\n)+)",
    re.M | re.S,
)
"""A step: a file, commands, what the first of them prints, or the cells that the units fill in."""

KEYS = {"时限": "due"}


class Step(NamedTuple):
    kind: str
    text: str
    name: str = ""


def steps() -> Iterator[Step]:
    for found in _STEP.finditer(PAGE.read_text(encoding="utf-8")):
        if found["kind"]:
            yield Step(found["kind"], found["text"], found["name"] or "")
        else:
            yield Step("table", found["table"])


def test_a_month(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    monkeypatch.chdir(tmp_path)
    shown = ""
    kinds = []
    page = PAGE.read_text(encoding="utf-8")
    for kind, text, name in steps():
        kinds.append(kind)
        if name:
            Path(name).write_text(text, encoding="utf-8")
        elif kind == "yaml":
            path = Path(text.splitlines()[0].removeprefix("# "))
            path.parent.mkdir()
            path.write_text(text, encoding="utf-8")
        elif kind == "table":
            filled_in_by_the_units(text)
        elif kind == "sh":
            shown = run_all(run, text)
        elif request.config.getoption("--update-golden"):
            page = page.replace(f"```text\n{text}", f"```text\n{shown}", 1)
            PAGE.write_text(page, encoding="utf-8")
        else:
            assert text == shown
    assert kinds == ["csv", "sh", "text", "yaml", "sh", "text", "sh", "sh", "table", "sh", "text", "sh", "sh", "text"]
    for name in ("到期.ics", "待核.xlsx", "到期情况.xlsx", "分工.docx"):
        assert Path(name).stat().st_size


def run_all(run: Run, text: str) -> str:
    """Run the lines, and return what the first one prints."""
    outs = []
    for line in text.splitlines():
        program, *words = shlex.split(line)
        assert program == "respon"
        done = run(*words)
        assert done.code in (0, 1), done.err
        outs.append(done.text)
    return outs[0]


def filled_in_by_the_units(table: str) -> None:
    shutil.copytree("发出", "收回")
    rows = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in table.splitlines()]
    for unit in {row[0] for row in rows}:
        answers = {(action, KEYS.get(column, f"own:{column}")): text for of, action, column, text in rows if of == unit}
        fill_in(Path("收回", f"{unit}.xlsx"), answers)


def test_every_finding_is_explained() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [kind for kind in SEVERITIES if f"`{kind}`" not in page] == []
