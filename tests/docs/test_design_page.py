"""docs/design.md tells what there is, and there is what it tells; each dependency has its reason and its use."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from support import ROOT

from tools import rooms

PAGE = (ROOT / "docs/design.md").read_text(encoding="utf-8")
TEXT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
PROJECT = tomllib.loads(TEXT)


def test_every_layer_has_its_line_and_every_line_its_layer() -> None:
    layers = PROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
    modules = [name.strip() for layer in layers for name in layer.split("|")]
    modules.remove("__main__")
    assert re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE) == modules


def test_the_map_is_that_of_the_modules() -> None:
    assert rooms.renewed(PAGE) == PAGE, "run ./do docs"


def test_what_the_page_names_exists() -> None:
    prose = PAGE.partition("## The rooms")[0]
    paths = re.findall(r"`?((?:respon|data|docs|tests|tools|benchmarks)/[\w./-]*\w)`?", prose)
    assert len(paths) > 10
    assert [path for path in paths if not (ROOT / path).exists()] == []
    constants = re.findall(r"`([A-Z_]{4,})`", prose)
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "respon").rglob("*.py"))
    assert [name for name in constants if not re.search(rf"^{name}\b", source, re.MULTILINE)] == []


def _declared(lines: list[str]) -> set[str]:
    return {re.split(r"[<>=~!\[; ]", line)[0].lower().replace("_", "-") for line in lines}


def _imported(*folders: str) -> set[str]:
    """The distributions whose modules these folders' files import."""
    homes = packages_distributions()
    found: set[str] = set()
    for folder in folders:
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []
                names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                found |= {name.partition(".")[0] for name in names}
    outside = found - set(sys.stdlib_module_names) - {path.stem for path in Path(ROOT).rglob("tests/**/*.py")}
    return {home.lower().replace("_", "-") for name in outside for home in homes.get(name, ())} - {"respon"}


def test_what_the_package_imports_is_declared_and_what_is_declared_is_imported() -> None:
    extras = [line for lines in PROJECT["project"]["optional-dependencies"].values() for line in lines]
    declared = _declared([*PROJECT["project"]["dependencies"], *extras])
    assert _imported("respon") - declared <= {"pdfminer.six"}  # pdfplumber's own engine, whose errors it lets through
    assert declared - _imported("respon") <= {"pyspark"}  # which is here where RESPON_SPARK says so


def test_every_dependency_has_its_reason() -> None:
    lines = re.findall(r'^    "([\w.-]+)[^"]*",(.*)$', TEXT.partition("[tool.")[0], re.MULTILINE)
    named = {name.lower().replace("_", "-"): reason for name, reason in lines}
    wanted = _declared(PROJECT["project"]["dependencies"])
    assert wanted <= set(named)
    assert [name for name in wanted if len(named[name].strip(" #")) < 10] == []
