"""The READMEs show what the program really prints, in both languages, and their links lead somewhere."""

import re
import shlex
from pathlib import Path

import pytest
from support import Run

from respon.cli import COMMANDS
from tools.output import PAGES, commands, renewed

ROOT = Path(__file__).parents[2]
SH = re.compile(r"^```sh\n(.*?)^```$", re.M | re.S)
SELVES = {"pipx install ."}
"""Other programs' commands, which work in a checkout as they stand."""


def read(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_the_output_shown_is_what_the_commands_print(page: str) -> None:
    assert read(page) == renewed(read(page)), "run ./do docs"


def test_both_languages_show_the_same_commands() -> None:
    english, chinese = (
        [line.replace(" --lang zh", "") for block in SH.findall(read(page)) for line in block.splitlines()]
        for page in PAGES
    )
    shown = {command.replace(" --lang zh", "") for command in commands(read(PAGES[0]))}
    assert shown <= {command.replace(" --lang zh", "") for command in commands(read(PAGES[1]))} | set(chinese)
    assert set(english) <= set(chinese) | {c.replace(" --lang zh", "") for c in commands(read(PAGES[1]))}


@pytest.mark.parametrize("page", PAGES)
def test_the_start_can_be_pasted_into_a_checkout(page: str, run: Run) -> None:
    first, *_ = SH.findall(read(page))
    words = [shlex.split(line) for line in first.splitlines()]
    assert [line[:2] for line in words] == [["./do", "run"], ["./do", "test"]]
    asked = words[0][2:]
    assert run(*asked).code == 0


@pytest.mark.parametrize("page", [*PAGES, "CONTRIBUTING.md"])
def test_every_command_shown_is_there(page: str) -> None:
    usage = (ROOT / "do").read_text(encoding="utf-8")
    lines = [line for block in SH.findall(read(page)) for line in block.splitlines()]
    ours = [line.split()[:2] for line in lines if line.startswith(("./do ", "respon "))]
    assert ours
    known = {
        "./do": set(re.findall(r"^(\w+)\)$", usage, re.M)),
        "respon": {*(name.split()[0] for name in COMMANDS), "--install-completion"},
    }
    assert [line for line in ours if line[1] not in known[line[0]]] == []
    assert [line for line in lines if line not in SELVES and not line.startswith(("./do ", "respon "))] == []


@pytest.mark.parametrize(
    "page",
    [
        *PAGES,
        "CONTRIBUTING.md",
        "SECURITY.md",
        "docs/api.md",
        "docs/design.md",
        "docs/data-format.md",
        "docs/ledger.md",
    ],
)
def test_links_lead_somewhere(page: str) -> None:
    targets = [target for target in re.findall(r"\]\(([^)#]+)\)", read(page)) if "//" not in target]
    assert [target for target in targets if not (ROOT / page).parent.joinpath(target).exists()] == []
