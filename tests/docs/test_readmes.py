"""The READMEs show what the program really prints, in both languages, and their links lead somewhere."""

import re
from pathlib import Path

import pytest

from tools.output import PAGES, commands, renewed

ROOT = Path(__file__).parents[2]
SH = re.compile(r"^```sh\n(.*?)^```$", re.M | re.S)


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


@pytest.mark.parametrize("page", [*PAGES, "CONTRIBUTING.md", "docs/api.md", "docs/design.md", "docs/data-format.md"])
def test_links_lead_somewhere(page: str) -> None:
    targets = [target for target in re.findall(r"\]\(([^)#]+)\)", read(page)) if "//" not in target]
    assert [target for target in targets if not (ROOT / page).parent.joinpath(target).exists()] == []
