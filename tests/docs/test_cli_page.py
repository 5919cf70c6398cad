"""docs/cli.md is what the help says, and every example of the help runs."""

import io
import re
import shlex
import sys
from pathlib import Path

import pytest
from support import ROOT

from respon.cli import COMMANDS
from respon.cli.answers import ANSWERS, shapes
from respon.cli.main import main
from tools.reference import examples, reference

CHINESE = re.compile("[\u3400-\u9fff]")


@pytest.mark.parametrize(("page", "language"), [("docs/cli.md", "en"), ("docs/cli.zh-CN.md", "zh")])
def test_the_page_is_what_the_help_says(page: str, language: str) -> None:
    assert (ROOT / page).read_text(encoding="utf-8") == reference(language), "run ./do docs"


def test_the_chinese_page_says_all_in_chinese() -> None:
    """Every line outside of code holds Chinese, but rules, links and rows of examples."""
    text = re.sub(r"^```.*?^```$|^    .*$|^<!--.*-->$", "", reference("zh"), flags=re.M | re.S)
    lines = [line for line in text.splitlines() if line and not line.startswith(("## respon ", "| --- |"))]
    assert [line for line in lines if not CHINESE.search(line)] == []


@pytest.mark.parametrize("answer", ANSWERS)
def test_every_key_has_its_meaning(answer: str) -> None:
    assert [column.key for _, columns in shapes(answer) for column in columns if not column.meaning] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_examples(command: str) -> None:
    assert examples(command), f"respon {command} has no examples in its help"


@pytest.mark.parametrize("line", [line for command in COMMANDS for line in examples(command)])
def test_every_example_runs(line: str, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    piped = io.BytesIO((desk / "gazette.txt").read_bytes())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(piped, encoding="utf-8"))
    pipe = (part.strip() for part in re.split("[|>]", line))
    ours = next(part for part in pipe if part.startswith("respon "))
    assert main(shlex.split(ours)[1:]) in (0, 1)
