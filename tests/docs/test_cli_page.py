"""docs/cli.md is what the help says, and every example of the help runs."""

import shlex
from pathlib import Path

import pytest

from respon.cli import COMMANDS
from respon.cli.main import main
from tools.reference import examples, reference

ROOT = Path(__file__).parents[2]
BULK = '{"id": "A1", "title": "甲", "responsible": ["市科委", "市教委"]}\n'


def test_the_page_is_what_the_help_says() -> None:
    assert (ROOT / "docs/cli.md").read_text(encoding="utf-8") == reference(), "run ./do docs"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_examples(command: str) -> None:
    assert examples(command), f"respon {command} has no examples in its help"


@pytest.mark.parametrize("line", [line for command in COMMANDS for line in examples(command)])
def test_every_example_runs(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").symlink_to(ROOT / "data")
    (tmp_path / "corpus.jsonl").write_text(BULK, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    program, *arguments = shlex.split(line.partition("|")[0])
    assert program == "respon"
    if "data/respon.schema.json" in arguments:  # it would be written into the checkout
        arguments[-1] = "respon.schema.json"
    assert main(arguments) in (0, 1)
