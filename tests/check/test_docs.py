"""The docs say what the program does: rules, settings, examples for CI, the hook."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml

from respon.check.settings import KEYS
from respon.diff import KINDS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
Cli = Callable[..., Any]

DATA = """respon: 1
actions:
  - {id: 一, title: 建一个平台, lead: [甲委], co: [乙局], cite: {clause: 甲委牵头，乙局配合}}
"""


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", (DOCS / page).read_text(), re.M | re.S)


def block(page: str, language: str, word: str) -> str:
    (found,) = [text for text in blocks(page, language) if word in text]
    return found


def commands(text: str) -> Iterator[list[str]]:
    """Yield the words of every respon command in a shell block or a workflow's step."""
    for line in re.findall(r"^\s*(?:- |run: )*(respon .*)$", text, re.M):
        words = shlex.split(re.split(r">>|\|\|", line)[0])
        yield words[1:]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of two versions of a small plan, as the examples take it."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "data").mkdir()
    for text in (DATA, DATA.replace("co: [乙局]", "co: [乙局, 丙局]")):
        for file in ("data/a.yaml", "old.yaml" if text == DATA else "new.yaml"):
            (tmp_path / file).write_text(text)
        for words in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "x"]):
            names = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
            subprocess.run(["git", *names, *words], cwd=tmp_path, check=True, capture_output=True)
    subprocess.run(["git", "update-ref", "refs/remotes/origin/main", "HEAD~1"], cwd=tmp_path, check=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def program(project: Path) -> Path:
    """A folder with a command `respon` that is this checkout's."""
    folder = project / "bin"
    folder.mkdir()
    (folder / "respon").write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m respon "$@"\n')
    (folder / "respon").chmod(0o755)
    return folder


def test_the_rules_are_those_that_explain_tells(cli: Cli) -> None:
    text = (DOCS / "check.md").read_text()
    assert text.endswith(cli("check", "--explain", "all").out.decode())


def test_every_kind_of_change_is_told() -> None:
    told = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", (DOCS / "diff.md").read_text()))
    assert set(KINDS) <= told


@pytest.mark.parametrize("page", ["check.md", "diff.md"])
def test_every_command_of_the_docs_runs(page: str, project: Path, cli: Cli) -> None:
    found = [words for kind in ("sh", "yaml") for text in blocks(page, kind) for words in commands(text)]
    assert len(found) >= 4
    for words in found:
        done = cli(*(word.replace("$BASE", "main") for word in words))
        assert done.code in (0, 1), (words, done.err)


def test_the_settings_of_the_docs_are_settings(project: Path, cli: Cli) -> None:
    text = block("check.md", "toml", "tool.respon")
    assert set(tomllib.loads(text)["tool"]["respon"]) == set(KEYS)
    (project / "pyproject.toml").write_text(text)
    (project / "known.json").write_text('{"respon-baseline": 1, "findings": []}')
    assert cli("check", "-d", "data").code == 1  # 丙局 isn't in the clause: a warning, and warnings fail


@pytest.mark.parametrize(
    ("word", "schema"), [("runs-on", "vendor.github-workflows"), ("codequality", "vendor.gitlab-ci")]
)
def test_the_examples_for_ci_keep_to_the_published_schemas(word: str, schema: str, tmp_path: Path) -> None:
    file = tmp_path / "ci.yaml"
    file.write_text(block("check.md", "yaml", word))
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_step_that_compares_fails_only_where_diff_cannot_run(project: Path) -> None:
    """The shell line of the workflow, run by a shell with respon on its path."""
    workflow = yaml.safe_load(block("check.md", "yaml", "runs-on"))
    line = next(step["run"] for step in workflow["jobs"]["check"]["steps"] if "respon diff" in step.get("run", ""))
    folder = program(project)
    for base, code in (("main", 0), ("none", 1)):
        env = {"PATH": f"{folder}:/usr/bin:/bin", "BASE": base, "GITHUB_STEP_SUMMARY": str(project / "summary.md")}
        done = subprocess.run(["sh", "-e", "-c", line], env=env, check=False, capture_output=True)
        assert done.returncode == code, done.stderr
    assert "丙局" in (project / "summary.md").read_text()


def test_the_hook_is_read_by_pre_commit(tmp_path: Path) -> None:
    for kind, text in (("manifest", HOOKS.read_text()), ("config", block("check.md", "yaml", "hooks:"))):
        file = tmp_path / f"{kind}.yaml"
        file.write_text(text)
        words = [sys.executable, "-m", "pre_commit", f"validate-{kind}", str(file)]
        done = subprocess.run(words, capture_output=True, text=True, check=False, cwd=tmp_path)
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_hook_checks_the_folder(project: Path, cli: Cli) -> None:
    (hook,) = yaml.safe_load(HOOKS.read_text())
    assert hook["pass_filenames"] is False
    assert all(re.search(hook["files"], name) for name in ("data/a.yaml", "data/b.jsonl", "respon.toml"))
    words = [*hook["entry"].split()[1:], *hook["args"]]
    assert cli(*words).code == 0
    shutil.rmtree("data")
    assert cli(*words).code == 3


def test_the_hook_of_the_docs_runs_and_is_as_the_one_to_install(project: Path) -> None:
    text = block("check.md", "yaml", "hooks:")
    (hook,) = yaml.safe_load(HOOKS.read_text())
    (local,) = yaml.safe_load(text)["repos"][0]["hooks"]
    same = ("id", "name", "files", "pass_filenames", "require_serial")
    assert [local[key] for key in same] == [hook[key] for key in same]
    assert local["entry"].startswith(" ".join([hook["entry"], *hook["args"]]))
    (project / ".pre-commit-config.yaml").write_text(text)
    environment = {"PATH": f"{program(project)}:{os.environ['PATH']}", "HOME": str(project / "home")}
    run = [sys.executable, "-m", "pre_commit", "run", "--all-files"]
    done = subprocess.run(run, env=environment, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 1, done.stdout  # 丙局 isn't in the clause: a warning, and warnings fail
    assert "clause-mismatch" in done.stdout
    (project / "data/a.yaml").write_text(DATA)
    done = subprocess.run(run, env=environment, check=False, capture_output=True, encoding="utf-8")
    assert (done.returncode, "Passed" in done.stdout) == (0, True), done.stdout


def test_the_docs_install_only_what_they_have_built() -> None:
    """The wheel of `pip wheel`, by its path: an index doesn't have this package."""
    installed = re.findall(r"\bpip install (.+)$", (DOCS / "check.md").read_text(), re.M)
    assert len(installed) == 2
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert [path for path in installed if not fnmatch(f"wheels/respon-{version}-py3-none-any.whl", path)] == []
