"""Options and fixtures of all tests. `--update-golden` writes the golden files anew; `--bulk` runs the long tests."""

import gc
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from support import GOLDEN, WORLDS, Compare, Done, Run, command, environment

from respon import i18n


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew, to be reviewed")
    parser.addoption("--bulk", action="store_true", help="run the tests that take minutes or gigabytes too")


settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("desk", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")
"""In CI the same examples each time: a new one is found at the desk, not in somebody's merge."""


def pytest_configure(config: pytest.Config) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # started in the background, a shell has us ignore Ctrl-C
    config.addinivalue_line("markers", "bulk: takes minutes or gigabytes; run with --bulk")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--bulk"):
        for item in items:
            if item.get_closest_marker("bulk"):
                item.add_marker(pytest.mark.skip(reason="takes long: run with --bulk"))


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test depends on the caller's language, colours or screen; the command line leaves gc off."""
    for name in ("LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    yield
    gc.enable()
    i18n.use("en")  # a report has spoken its data's language


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run the command line in this process: quick, and exceptions can be planted."""
    from respon.cli.main import main

    def call(*argv: str | Path) -> Done:
        capsysbinary.readouterr()
        code = main([str(word) for word in argv])
        out, err = capsysbinary.readouterr()
        return Done(code, out, err.decode())

    return call


@pytest.fixture
def spawn() -> Run:
    """Run the command line as a process of its own, its output in pipes."""

    def call(*argv: str | Path, stdin: bytes = b"", timeout: float = 60, cwd: Path = WORLDS, **env: str | None) -> Done:
        done = subprocess.run(
            command(*argv),
            input=stdin,
            capture_output=True,
            env=environment(**env),
            timeout=timeout,
            cwd=cwd,
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr.decode())

    return call


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Compare:
    """Compare with the golden file of this name; with --update-golden, write it."""

    def compare(name: str, found: bytes) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.write_bytes(found)
        assert path.is_file(), f"no golden file {name}: run pytest --update-golden and review it"
        assert found.decode().splitlines() == path.read_bytes().decode().splitlines()
        assert found == path.read_bytes()

    return compare
