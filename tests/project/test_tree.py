"""What git keeps: only what may stand at the top of the tree, and no path of somebody's machine."""

import re

import pytest
from support import ROOT, tracked

TOP = {
    *(".ci", ".github", ".gitignore", ".pre-commit-hooks.yaml"),
    *("README.md", "README.zh-CN.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE"),
    *("do", "pyproject.toml", "requirements"),
    *("respon", "data", "docs", "tests", "tools", "benchmarks"),
}

MACHINE = re.compile(
    r"(?<![\w.])/(?:home|Users)/(?!someone\b)\w"  # made-up homes are someone's
    r"|(?<![\w.])/(?:root|work|tmp|var/folders|private/(?:tmp|var))/\w"
    r"|\b[A-Za-z]:[\\/]+Users[\\/]+(?!someone\b)\w"
)
"""A path as only one machine has it. A test that needs one writes /home/someone or C:\\Users\\someone."""


def test_nothing_else_stands_at_the_top() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in tracked()} - TOP == set()


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    lines = (
        (path.relative_to(ROOT), number, line)
        for path in tracked()
        for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), 1)
    )
    assert [f"{path}:{number}: {line.strip()[:80]}" for path, number, line in lines if MACHINE.search(line)] == []


@pytest.mark.parametrize("folder", ["home/ann/src", "Users/ann", "root/x", "work/wt", "tmp/w/v", "var/folders/a"])
def test_a_path_of_a_machine_is_found(folder: str) -> None:
    assert MACHINE.search(f"PYTHONPATH=/{folder}/bin exec")
    assert MACHINE.search(f"file:///{folder}")


@pytest.mark.parametrize("slash", ["/", "\\", "\\\\"])
def test_a_home_on_windows_is_found(slash: str) -> None:
    assert MACHINE.search(slash.join(["C:", "Users", "ann", "a.yaml"]))
    assert not MACHINE.search(slash.join(["C:", "Users", "someone", "a.yaml"]))


@pytest.mark.parametrize(
    "text", ["xl/worksheets/sheet1.xml", "/home/someone/a", "a/tmp/b", "/tmp/", "example.org/home/x"]
)
def test_what_is_no_such_path_is_left_alone(text: str) -> None:
    assert not MACHINE.search(text)
