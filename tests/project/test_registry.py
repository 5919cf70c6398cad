"""Nothing by halves: every query and every format is registered, has its command, is documented, has golden files;
and the layers of the design hold."""

import importlib
import pkgutil
import re
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest
from golden_cases import BOTH, DOCUMENTS, ELSEWHERE, IN_EVERY_FORMAT, REFORMED
from golden_cases import QUERIES as PLAIN
from support import GOLDEN, ROOT

import respon.query
import respon.render
import respon.report
from respon.cli import COMMANDS
from respon.cli.answers import ANSWERS, shapes
from respon.formats import FORMATS, Written, known
from respon.graph.export import WRITERS

CASES = PLAIN | REFORMED | DOCUMENTS
DOCS = ROOT / "docs" / "cli.md"


def modules(package: object) -> list[str]:
    return [found.name for found in pkgutil.iter_modules(package.__path__)]  # type: ignore[attr-defined]


def test_every_answer_is_registered_and_has_its_command() -> None:
    found = {f"respon.query.{name}" for name in modules(respon.query) if name != "day"}  # day: what reforms add
    assert found <= {declared.module for declared in ANSWERS.values()}
    assert [name for name in ANSWERS if not list(shapes(name))] == []
    assert set(ANSWERS) <= {name.split()[-1] for name in COMMANDS}


def test_every_command_has_its_module_and_help_with_examples() -> None:
    for name in COMMANDS:
        command = importlib.import_module(f"respon.cli.{re.sub('[- ]', '_', name)}").command
        assert "Example" in command.__doc__, name
        assert re.search(rf"\n\s+respon {name}\b", command.__doc__), name


def test_every_format_is_registered_and_can_be_chosen_by_a_suffix_of_its_own() -> None:
    renders = {name for name in modules(respon.render) if hasattr(_format(respon.render, name), "render")}
    assert renders - {"chart"} == set(
        known("answer", "findings", "calendar", "picture")
    )  # a chart is asked for by --chart
    writes = {name for name in modules(respon.report) if hasattr(_format(respon.report, name), "write")}
    assert writes == set(known("report"))
    assert set(WRITERS) == set(known("graph"))
    for kind in get_args(Written):
        suffixes = [suffix for name in known(kind) for suffix in FORMATS[name].suffixes]
        assert len(suffixes) == len(set(suffixes))
        assert kind == "findings" or all(FORMATS[name].suffixes for name in known(kind))


def _format(package: ModuleType, name: str) -> object:
    return importlib.import_module(f"{package.__name__}.{name}")


def _golden(stem: str, name: str) -> str:
    return f"{stem}.{name}.json" if FORMATS[name].binary else f"{stem}.{name}"


def test_every_answer_and_every_format_has_its_golden_files() -> None:
    homes = dict.fromkeys(CASES, GOLDEN) | {stem: ROOT / folder for stem, folder in ELSEWHERE.items()}
    assert {words[0] for words in CASES.values()} | set(ELSEWHERE) == set(ANSWERS)
    wanted = [folder / _golden(stem, name) for stem, folder in homes.items() for name in BOTH]
    wanted += [GOLDEN / _golden(stem, name) for stem in IN_EVERY_FORMAT for name in known("answer")]
    wanted += [ROOT / ELSEWHERE["check"] / _golden("check", name) for name in known("findings")]
    assert [path.name for path in wanted if not path.is_file()] == []


def test_every_golden_file_is_of_a_test() -> None:
    from test_golden import PAPERS, RUNS

    kept = {_golden(stem, name) for stem, *_, name in (*RUNS, *PAPERS)}
    kept |= {f"export-{world}.{name}" for world in ("small", "empty", "hostile") for name in WRITERS}
    assert sorted(path.name for path in GOLDEN.iterdir() if path.name not in kept) == []


def test_every_command_has_its_chapter_and_every_format_its_place_in_an_option() -> None:
    page = DOCS.read_text(encoding="utf-8")
    assert re.findall(r"^## respon (.+)$", page, re.MULTILINE) == list(COMMANDS)
    listed = re.findall(r"^\| `-f`, `--format` `([^`]*)`", page, re.MULTILINE)
    assert {name for names in listed for name in names.split("\\|")} == set(FORMATS)


def test_the_layers_hold(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The contracts in pyproject.toml, judged by import-linter."""
    from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_a_forbidden_import_would_be_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The test above can fail: a copy of the package with one import too many breaks a contract."""
    import shutil

    from importlinter.cli import EXIT_STATUS_ERROR

    shutil.copytree(ROOT / "respon", tmp_path / "respon", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / "respon" / "model.py").open("a", encoding="utf-8") as module:
        module.write("\nimport respon.query.duties\n")
    import subprocess
    import sys

    script = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, env={"PYTHONPATH": "."}, check=False
    )
    assert done.returncode == EXIT_STATUS_ERROR
    assert b"BROKEN" in done.stdout
