"""CI: what it brings and what it runs, with stand-ins for the system's programs; the workflow calls the same script."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ALL = ["git", "chromium", "zsh", "fish", "default-jre-headless", "fonts-noto-cjk", "libatomic1", "python3-venv"]
HERE = {
    "git": "",
    "google-chrome": "",
    "zsh": "",
    "fish": "",
    "java": "",
    "fc-list": "echo some font",
    "python3": "",
}
"""Commands of a machine that has everything."""


class Machine:
    """A checkout with `.ci/run` and a `do` that only tells how it was called, on a machine of few commands."""

    def __init__(self, folder: Path) -> None:
        self.here = folder / "checkout"
        self.bin = folder / "bin"
        self.log = folder / "log"
        (self.here / ".ci").mkdir(parents=True)
        self.bin.mkdir()
        shutil.copy(ROOT / ".ci/run", self.here / ".ci/run")
        self.do()
        for tool in ("sh", "dirname", "env"):
            (self.bin / tool).symlink_to(shutil.which(tool) or "")
        self.has(id="echo 0")

    def script(self, path: Path, text: str) -> None:
        path.write_text(f"#!/bin/sh\n{text}\n")
        path.chmod(0o755)

    def do(self, spark: str = "exit 0") -> None:
        """What `do` does when asked for pyspark; otherwise it tells how it was called, and if Spark is to be tested."""
        told = 'echo "do $*" "${PYTHONDONTWRITEBYTECODE-}"; echo "Spark: ${RESPON_SPARK-none}" >&2; exit 4'
        self.script(self.here / "do", f'[ "$1" != spark ] || {{ {spark}; }}\n{told}')

    def has(self, **commands: str) -> None:
        for name, text in commands.items():
            self.script(self.bin / name.replace("_", "-"), text)

    def apt(self, act: str = "") -> None:
        self.has(apt_get=f'echo "$*" >>"{self.log}"\n{act}')

    def run(self) -> tuple[str, str]:
        done = subprocess.run(
            ["/bin/sh", str(self.here / ".ci/run")],
            env={"PATH": str(self.bin), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert (done.returncode, done.stdout.split()) == (4, ["do", "test"]), done.stderr
        return done.stdout, done.stderr

    def installs(self) -> list[list[str]]:
        """The packages that apt-get was asked for, call by call."""
        calls = self.log.read_text().splitlines() if self.log.exists() else []
        return [call.split("--yes ")[1].split() for call in calls if " install " in call]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_machine_that_has_everything_gets_nothing(machine: Machine) -> None:
    machine.has(**HERE)
    machine.apt()
    assert "is here" in machine.run()[1]
    assert machine.installs() == []


def test_what_is_missing_is_installed(machine: Machine) -> None:
    machine.apt()
    machine.run()
    assert machine.installs() == [ALL]


@pytest.mark.parametrize(
    ("packages", "command"),
    [("chromium", "google-chrome"), ("fonts-noto-cjk", "fc-list"), ("libatomic1 python3-venv", "python3")],
)
def test_only_what_is_missing_is_installed(machine: Machine, packages: str, command: str) -> None:
    machine.has(**HERE)
    (machine.bin / command).unlink()
    machine.apt()
    machine.run()
    assert machine.installs() == [packages.split()]


def test_what_apt_cannot_bring_is_told_and_fails_nothing(machine: Machine) -> None:
    machine.apt('case "$*" in *update* | *fish*) exit 100 ;; esac')
    told = machine.run()[1]
    assert "apt-get update failed" in told
    assert [line for line in told.splitlines() if line.startswith("could not")] == ["could not install fish"]
    assert machine.installs() == [ALL, *([package] for package in ALL)]


@pytest.mark.parametrize("sudo", [None, "exit 1"])
def test_where_nothing_may_be_installed_it_says_what_is_missing(machine: Machine, sudo: str | None) -> None:
    machine.apt()
    machine.has(id="echo 1000", **({"sudo": sudo} if sudo else {}))
    assert f"may not be installed: {' '.join(ALL)}" in machine.run()[1]
    assert machine.installs() == []


def test_without_a_password_sudo_installs(machine: Machine) -> None:
    machine.apt()
    machine.has(id="echo 1000", sudo='[ "$1" = -n ] || exit 1; shift; exec "$@"', true="")
    machine.run()
    assert machine.installs() == [ALL]


def test_no_debian_is_no_failure(machine: Machine) -> None:
    assert "may not be installed" in machine.run()[1]


def test_with_java_and_pyspark_spark_is_tested(machine: Machine) -> None:
    machine.has(**HERE)
    told = machine.run()[1]
    assert "Spark: 1\n" in told
    assert "skipped" not in told


def test_without_java_pyspark_is_not_asked_for(machine: Machine) -> None:
    machine.do("touch asked")
    told = machine.run()[1]
    assert "Spark: none\n" in told
    assert "no Java: Spark's tests are skipped" in told
    assert not (machine.here / "asked").exists()


def test_without_pyspark_it_says_so_and_goes_on(machine: Machine) -> None:
    machine.has(**HERE)
    machine.do("exit 1")
    told = machine.run()[1]
    assert "Spark: none\n" in told
    assert "could not install pyspark: Spark's tests are skipped" in told


# --- the workflow ------------------------------------------------------------------------------------------


def steps(workflow: dict[str, Any], job: str) -> list[str]:
    return [step["run"] for step in workflow["jobs"][job]["steps"] if "run" in step]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_the_workflow_keeps_to_the_published_schema(path: Path) -> None:
    words = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(path)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_workflow_runs_the_same_script_on_every_python() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/test.yml").read_text(encoding="utf-8"))
    assert steps(workflow, "test") == ["bash .ci/run"]
    assert os.access(ROOT / "do", os.X_OK)
    named = [line.rpartition(" ")[2] for line in PROJECT["project"]["classifiers"] if ":: 3." in line]
    assert workflow["jobs"]["test"]["strategy"]["matrix"]["python"] == named


def test_the_newest_of_everything_is_tried_by_the_clock() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/test.yml").read_text(encoding="utf-8"))
    assert steps(workflow, "newest") == ["./do newest"]
    assert workflow[True]["schedule"]  # YAML 1.1 takes the key `on` for true
    assert "schedule" in workflow["jobs"]["newest"]["if"]
