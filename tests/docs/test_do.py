"""`./do`: with a stand-in for Python, so that nothing is installed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
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
    [ "$3" = --version ] || {{ sleep 0.3; echo "$*" >>"$LOG"; }}
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

    def installs(self) -> int:
        return len(self.log.read_text().splitlines()) if self.log.exists() else 0


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_alone_it_tells_its_commands_and_refuses_others(checkout: Checkout) -> None:
    code, out, _ = checkout.run()
    assert code == 0
    assert all(f"  {command} " in out for command in ("run", "test", "check", "docs", "bench"))
    code, out, err = checkout.run("fly")
    assert (code, out) == (2, "")
    assert "usage" in err


def test_it_sets_up_once_and_runs_where_it_is_called(checkout: Checkout, tmp_path: Path) -> None:
    checkout.python()
    code, out, err = checkout.run("run", "duties", "a b", cwd=tmp_path)
    assert (code, out.splitlines()) == (0, [os.path.realpath(tmp_path), "duties", "a b"])
    assert "setting up" in err
    assert checkout.run("run")[2] == ""
    assert checkout.installs() == 1


def test_it_installs_again_when_the_requirements_change_and_for_development(checkout: Checkout) -> None:
    checkout.python()
    checkout.run("run")
    with (checkout.here / "pyproject.toml").open("a") as stream:
        stream.write("# changed\n")
    checkout.run("run")
    assert checkout.installs() == 2
    checkout.run("bench")
    checkout.run("bench")
    assert checkout.installs() == 3
    assert "pytest" in (checkout.here / ".venv/dev.txt").read_text()


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
    assert checkout.installs() == 1


def test_a_failed_installation_stops_it_and_is_tried_again(checkout: Checkout) -> None:
    checkout.python(PYTHON.replace("sleep 0.3;", "exit 7;"))
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
