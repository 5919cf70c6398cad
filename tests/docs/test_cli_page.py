"""docs/cli.md is what the help says, and every example of the help runs."""

import io
import re
import shlex
import sys
from pathlib import Path

import pytest
from support import ROOT

from respon.cli import COMMANDS
from respon.cli.main import main
from tools.keys import KEYS
from tools.reference import UNTOLD, columns, examples, reference


def test_the_page_is_what_the_help_says() -> None:
    assert (ROOT / "docs/cli.md").read_text(encoding="utf-8") == reference(), "run ./do docs"


def test_every_key_has_its_meaning() -> None:
    assert [line for line in reference().splitlines() if UNTOLD in line] == []


def test_no_meaning_is_of_a_key_that_is_gone() -> None:
    answers = {name: {column.key for _, shape in columns(name) for column in shape} for name in COMMANDS}
    everywhere = {key for keys in answers.values() for key in keys}
    assert [key for key in KEYS if "." not in key and key not in everywhere] == []
    own = [key.split(".") for key in KEYS if "." in key]
    assert [(answer, key) for answer, key in own if key not in answers[answer]] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_examples(command: str) -> None:
    assert examples(command), f"respon {command} has no examples in its help"


@pytest.mark.parametrize("line", [line for command in COMMANDS for line in examples(command)])
def test_every_example_runs(line: str, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if "公报.pdf" in line:
        pytest.skip("the desk has no PDF")
    monkeypatch.chdir(desk)
    piped = io.BytesIO((desk / "gazette.txt").read_bytes())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(piped, encoding="utf-8"))
    pipe = (part.strip() for part in re.split("[|>]", line))
    ours = next(part for part in pipe if part.startswith("respon "))
    assert main(shlex.split(ours)[1:]) in (0, 1)
