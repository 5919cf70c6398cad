"""What a reader may rely on, whichever module is opened: one name for one thing, small pieces, imports at the top."""

import ast
import importlib
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import ROOT

from respon.cli import COMMANDS
from respon.cli.answers import ANSWERS
from respon.formats import FORMATS

PACKAGE = ROOT / "respon"
MODULES = sorted(PACKAGE.rglob("*.py"))
MOST_LINES, LONGEST = 250, 50


def told(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_a_modules_name_stands_for_one_thing() -> None:
    """A command may share its name with its answer or its room; so may the writers of one format."""
    homes: dict[str, list[str]] = defaultdict(list)
    for path in MODULES:
        name = path.parent.name if path.name == "__init__.py" else path.stem
        homes[name].append(told(path))
    shared = {name.replace("-", "_").split()[0] for name in (*COMMANDS, *ANSWERS)} | set(FORMATS)
    assert {name: files for name, files in homes.items() if len(files) > 1 and name not in shared} == {}


def test_a_class_stands_for_one_thing() -> None:
    homes: dict[str, list[str]] = defaultdict(list)
    for path in MODULES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ClassDef):
                homes[node.name].append(told(path))
    assert {name: files for name, files in homes.items() if len(files) > 1} == {}


@pytest.mark.parametrize("path", MODULES, ids=told)
def test_modules_and_functions_are_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES
    functions = (n for n in ast.walk(tree(path)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
    assert [f.name for f in functions if (f.end_lineno or 0) - f.lineno >= LONGEST] == []


def test_each_room_has_its_tests_where_it_stands_itself() -> None:
    rooms = {path.parent.relative_to(PACKAGE) for path in PACKAGE.rglob("__init__.py")}
    tested = {path.parent.relative_to(ROOT / "tests") for path in (ROOT / "tests").rglob("test_*.py")}
    assert rooms - tested == set()


def late_imports(path: Path) -> Iterator[str]:
    """Yield the lines of imports within functions."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for function in ast.walk(tree(path)):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    yield lines[node.lineno - 1]


@pytest.mark.parametrize("path", [path for path in MODULES if path.parent.name != "cli"], ids=told)
def test_an_import_that_waits_says_what_it_saves(path: Path) -> None:
    """Those of the commands have their figure in the room's own docstring."""
    assert [line for line in late_imports(path) if not re.search(r"#.*\d+ ms", line)] == []


def test_the_command_lines_room_says_what_its_waiting_imports_save() -> None:
    assert re.search(r"\d+ ms", importlib.import_module("respon.cli").__doc__ or "")
