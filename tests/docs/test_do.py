"""`./do`: with a stand-in for Python, so that nothing is installed."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
TOOLS = ("sh", "cat", "chmod", "cksum", "cp", "dirname", "grep", "mkdir", "rm", "sleep")
PYTHON = f"""\
#!/bin/sh
case "$1 ${{2-}}" in
"-m venv")
    mkdir -p "$3/bin"
    cp "$0" "$3/bin/python"
    printf 'VIRTUAL_ENV="%s"\\n' "$3" >"$3/bin/activate"
    printf '#!/bin/sh\\nprintf "%%s\\\\n" "$PWD" "$@"\\n' >"$3/bin/respon"
    chmod +x "$3/bin/respon"
    ;;
"-m pip")
    [ "$3" = --version ] || {{ sleep 0.1; echo "$*" >>"$LOG"; }}
    ;;
"-m pytest")
    shift
    echo "$*"
    ;;
*)
    exec "{sys.executable}" "$@"
    ;;
esac
"""


class Checkout:
    """A folder with `do`, a pyproject.toml and a PATH on which there is little."""

    def __init__(self, folder: Path) -> None:
        self.here = folder / "with a space"
        self.bin = folder / "bin"
        self.log = folder / "pip"
        self.here.mkdir()
        self.bin.mkdir()
        shutil.copy(ROOT / "do", self.here)
        shutil.copy(ROOT / "pyproject.toml", self.here)
        shutil.copytree(ROOT / "requirements", self.here / "requirements")
        for tool in TOOLS:
            self.bin.joinpath(tool).symlink_to(shutil.which(tool) or "")

    def python(self, text: str = PYTHON) -> None:
        program = self.bin / "python3"
        program.write_text(text)
        program.chmod(0o755)

    def start(self, *arguments: str, cwd: Path | None = None) -> "subprocess.Popen[str]":
        environment = {"PATH": str(self.bin), "LANG": "C", "LOG": str(self.log)}
        return subprocess.Popen(
            [str(self.here / "do"), *arguments],
            cwd=cwd or self.here,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def run(self, *arguments: str, cwd: Path | None = None) -> tuple[int, str, str]:
        process = self.start(*arguments, cwd=cwd)
        out, err = process.communicate()
        return process.returncode, out, err

    def pip(self) -> list[str]:
        """What pip was asked for."""
        return self.log.read_text().splitlines() if self.log.exists() else []

    def installs(self) -> list[str]:
        """The locks that were installed from, in order."""
        return [line.split("/requirements/")[1] for line in self.pip() if "--requirement" in line]


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_alone_it_tells_its_commands_and_refuses_others(checkout: Checkout) -> None:
    code, out, _ = checkout.run()
    assert code == 0
    told = ("run", "test", "check", "newest", "lock", "spark", "docs", "bench")
    assert all(f"  {command} " in out for command in told)
    code, out, err = checkout.run("fly")
    assert (code, out) == (2, "")
    assert "usage" in err


def test_it_sets_up_once_and_runs_where_it_is_called(checkout: Checkout, tmp_path: Path) -> None:
    checkout.python()
    code, out, err = checkout.run("run", "duties", "a b", cwd=tmp_path)
    assert (code, out.splitlines()) == (0, [os.path.realpath(tmp_path), "duties", "a b"])
    assert "setting up" in err
    assert checkout.run("run")[2] == ""
    assert checkout.installs() == ["run.txt"]


@pytest.mark.parametrize("file", ["pyproject.toml", "requirements/run.txt", "requirements/dev.txt"])
def test_it_installs_again_when_the_requirements_or_the_lock_change(checkout: Checkout, file: str) -> None:
    checkout.python()
    checkout.run("run")
    with (checkout.here / file).open("a") as stream:
        stream.write("# changed\n")
    checkout.run("run")
    checkout.run("run")
    assert checkout.installs() == ["run.txt", "run.txt"]


def test_what_development_needs_is_installed_when_it_is_needed(checkout: Checkout) -> None:
    checkout.python()
    checkout.run("run")
    for _ in range(2):
        checkout.run("bench")
    checkout.run("run")
    assert checkout.installs() == ["run.txt", "dev.txt"]


def test_pyspark_is_installed_when_it_is_asked_for(checkout: Checkout) -> None:
    checkout.python()
    for command in ("bench", "spark", "spark"):
        checkout.run(command)
    assert checkout.installs() == ["dev.txt", "spark.txt"]


def test_without_pyspark_that_command_fails(checkout: Checkout) -> None:
    checkout.python(PYTHON.replace("sleep 0.1;", 'case "$*" in *spark.txt*) exit 7 ;; esac;'))
    assert checkout.run("spark")[0] == 7
    assert checkout.run("test", "-k", "duties")[0] == 0


def test_everything_is_installed_by_its_hash_and_the_checkout_fetches_nothing(checkout: Checkout) -> None:
    checkout.python()
    checkout.run("run")
    locked, editable = checkout.pip()
    assert "--require-hashes" in locked
    assert "--no-deps --no-build-isolation --editable" in editable


def test_the_newest_of_everything_has_an_environment_of_its_own(checkout: Checkout) -> None:
    checkout.python()
    code, out, err = checkout.run("newest", "-k", "duties")
    assert (code, out) == (0, "pytest -k duties\n")
    assert ".venv-newest" in err
    assert not (checkout.here / ".venv").exists()
    *_, asked = checkout.pip()
    assert "--upgrade --group" in asked
    assert not checkout.installs()


def test_the_whole_suite_runs_on_all_cores_and_only_then_has_a_floor(checkout: Checkout) -> None:
    checkout.python()
    for name in ("ruff", "mypy", "lint-imports"):
        checkout.bin.joinpath(name).symlink_to(shutil.which("true") or "")
    whole = checkout.run("test")[1]
    assert whole.startswith("pytest --numprocesses auto ")
    assert " --cov " in whole
    assert checkout.run("test", "-k", "duties")[1] == "pytest -k duties\n"
    newest = checkout.run("newest")[1]
    assert newest.startswith("pytest --numprocesses auto ")
    assert "--cov" not in newest


def test_the_lock_is_made_for_every_python_and_names_no_host(checkout: Checkout) -> None:
    checkout.python()
    uv = checkout.bin / "uv"
    uv.write_text('#!/bin/sh\necho "$*" >>"$LOG-uv"\n')
    uv.chmod(0o755)
    assert checkout.run("lock", "--upgrade")[0] == 0
    made = checkout.log.with_name("pip-uv").read_text().splitlines()
    assert [re.findall(r"--output-file (\S+)", line) for line in made] == [
        ["requirements/dev.txt"],
        ["requirements/run.txt"],
        ["requirements/spark.txt"],
    ]
    oldest = PROJECT["project"]["requires-python"].removeprefix(">=")
    for line in made:
        assert f"--universal --no-strip-extras --python-version {oldest} --generate-hashes" in line
        assert " --upgrade " in line
        assert "--emit" not in line


def test_an_environment_that_was_moved_is_made_anew(checkout: Checkout) -> None:
    checkout.python()
    checkout.run("run")
    checkout.here = checkout.here.rename(checkout.here.with_name("elsewhere"))
    assert checkout.run("run")[0] == 0
    assert str(checkout.here) in (checkout.here / ".venv/bin/activate").read_text()


def test_two_at_once_set_up_once(checkout: Checkout) -> None:
    checkout.python()
    both = [checkout.start("run", "x") for _ in range(2)]
    outputs = [process.communicate()[0].splitlines()[-1] for process in both]
    assert (outputs, [process.returncode for process in both]) == (["x", "x"], [0, 0])
    assert checkout.installs() == ["run.txt"]


def test_a_failed_installation_stops_it_and_is_tried_again(checkout: Checkout) -> None:
    checkout.python(PYTHON.replace("sleep 0.1;", "exit 7;"))
    for _ in range(2):
        code, out, err = checkout.run("run", "duties")
        assert (code, out) == (7, "")
        assert "setting up" in err


def test_without_python_it_says_what_to_install(checkout: Checkout) -> None:
    code, out, err = checkout.run("run")
    assert (code, out) == (3, "")
    assert "sudo apt-get install python3 python3-venv" in err


def test_without_venv_it_says_what_to_install(checkout: Checkout) -> None:
    checkout.python(PYTHON.replace("case", '[ "${2-}" = "import ensurepip, venv" ] && exit 1\ncase', 1))
    code, out, err = checkout.run("run")
    assert (code, out) == (3, "")
    assert "sudo apt-get install python3-venv" in err
