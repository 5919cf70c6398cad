"""The lock in requirements/ gives what pyproject.toml asks for, on every Python and system, and nothing besides."""

import re
import tomllib
from importlib import metadata
from typing import NamedTuple

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from support import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
SYSTEMS = ["linux", "darwin", "win32"]


class Locked(NamedTuple):
    """A package of the lock: what pip is told, its hashes, and what asks for it."""

    requirement: Requirement
    hashes: list[str]
    via: list[str]

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str:
        (pin,) = self.requirement.specifier
        assert pin.operator == "=="
        return pin.version


def read(name: str) -> list[Locked]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    entries = re.findall(r"^(?![ #])(.+?) \\\n((?:    --hash=.+\n)+)((?:    #.*\n)+)", text, re.M)
    assert len(entries) == len(re.findall(r"^[^ #\n]", text, re.M)), "a line that is no pinned package with hashes"
    return [
        Locked(
            Requirement(line),
            re.findall(r"--hash=(\S+)", hashes),
            re.findall(r"^    # +(?:via )?(\S.*)$", via, re.M),
        )
        for line, hashes, via in entries
    ]


LOCKS = {name: read(name) for name in ("run", "dev", "spark")}


def group(name: str) -> list[str]:
    """The requirements of a dependency group, those of the groups that it includes too."""
    return [
        line
        for entry in GROUPS[name]
        for line in (group(entry["include-group"]) if isinstance(entry, dict) else [entry])
    ]


RUN = [*PROJECT["project"]["dependencies"], *group("build")]
EXTRAS = PROJECT["project"]["optional-dependencies"]
ASKED = {
    "run": RUN,
    "dev": [*PROJECT["project"]["dependencies"], *EXTRAS["pinyin"], *EXTRAS["bulk"], *group("dev")],
    "spark": [*PROJECT["project"]["dependencies"], *EXTRAS["spark"]],
}


def installed(lock: str, python: str, system: str) -> dict[str, str]:
    """Every package that pip installs there, with its version."""
    there = {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": system,
        "platform_system": {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}[system],
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
        "os_name": "nt" if system == "win32" else "posix",
    }
    found = [e for e in LOCKS[lock] if e.requirement.marker is None or e.requirement.marker.evaluate(there)]
    assert len({e.name for e in found}) == len(found), "two versions of one package"
    return {e.name: e.version for e in found}


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_gives_what_is_asked_for(lock: str, python: str, system: str) -> None:
    versions = installed(lock, python, system)
    for requirement in map(Requirement, ASKED[lock]):
        version = versions.get(canonicalize_name(requirement.name))
        assert version, f"{requirement.name} is not in the lock: run ./do lock"
        assert requirement.specifier.contains(version), f"{requirement} but {version} is locked: run ./do lock"


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_has_nothing_that_nobody_asks_for(lock: str) -> None:
    asked = {canonicalize_name(Requirement(line).name) for line in ASKED[lock]}
    top = {entry.name for entry in LOCKS[lock] if any("pyproject.toml" in via for via in entry.via)}
    assert top - asked == set(), "run ./do lock"
    reached = set(asked)
    while more := {e.name for e in LOCKS[lock] if reached & {canonicalize_name(via) for via in e.via}} - reached:
        reached |= more
    assert {entry.name for entry in LOCKS[lock]} - reached == set()


@pytest.mark.parametrize("lock", ["run", "spark"])
def test_what_runs_is_locked_alike_in_all(lock: str) -> None:
    one, dev = ({str(entry.requirement): entry.hashes for entry in LOCKS[name]} for name in (lock, "dev"))
    alone = {canonicalize_name(Requirement(line).name) for line in one.keys() - dev.keys()}
    assert alone <= {"pyspark", "py4j"}
    assert all(hashes == dev[line] for line, hashes in one.items() if line in dev)


def test_the_newcomers_environment_has_no_spark() -> None:
    assert {entry.name for entry in LOCKS["dev"]} & {"pyspark", "py4j"} == set()


def test_the_lock_names_the_extras_that_packages_ask_for() -> None:
    """Otherwise pip takes the newest release for the extra, which is not the locked one, and refuses to go on."""
    locked = {entry.name: entry.requirement.extras for entry in LOCKS["dev"]}
    asked = [
        requirement
        for package in metadata.distributions()
        if canonicalize_name(package.name) in locked
        for requirement in map(Requirement, package.requires or ())
        if requirement.extras and (requirement.marker is None or requirement.marker.evaluate({"extra": ""}))
    ]
    assert asked
    assert [str(one) for one in asked if not one.extras <= locked[canonicalize_name(one.name)]] == []


def test_what_builds_the_checkout_is_locked() -> None:
    builds = {canonicalize_name(Requirement(line).name) for line in PROJECT["build-system"]["requires"]}
    assert builds <= {canonicalize_name(Requirement(line).name) for line in group("build")}


def test_every_package_has_hashes_and_no_line_names_a_host() -> None:
    for name, lock in LOCKS.items():
        assert all(value.startswith("sha256:") for entry in lock for value in entry.hashes)
        text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        assert re.findall(r"://|^ *--(?!hash=).*| @ ", text, re.M) == []


def test_the_pythons_are_those_that_the_project_names() -> None:
    named = [line.rpartition(" ")[2] for line in PROJECT["project"]["classifiers"] if ":: 3." in line]
    assert named == PYTHONS
    asked = SpecifierSet(PROJECT["project"]["requires-python"])
    assert all(asked.contains(python) for python in PYTHONS)
    assert not asked.contains("3.10")
