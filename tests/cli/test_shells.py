"""Tab in the real shells: what it puts on the line is the name, and nothing that runs."""

import json
import os
import pty
import select
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from support import ROOT, environment

SHELLS = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
START = {
    "bash": "bind 'set bell-style none'; source ./script",
    "zsh": "autoload -U compinit; compinit -u -D; unsetopt prompt_sp; source ./script",
    "fish": "source ./script",
}
NAMES = [
    "局(三)", "局$(touch X)", "局`touch X`", "局 乙  丙", '局"甲"', "局'甲'", "局&touch X;touch X", "局[x]*?", "局\\n",
    "局!x", "局~#{a,b}", "局<X>|X", "局%^=+@", "局‘x’", "局\u3000丁",
]  # fmt: skip


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A shell in a folder where `respon` completes as ours does, and else writes down its words."""
    name = str(request.param)
    if not shutil.which(name):
        pytest.skip(f"{name} is not installed")
    program = tmp_path / "bin" / "respon"
    program.parent.mkdir()
    program.write_text(
        f"#!{sys.executable}\nimport json, os, sys\nsys.path.insert(0, {str(ROOT)!r})\n"
        "if '_RESPON_COMPLETE' in os.environ:\n    from respon.__main__ import run\n    run()\n"
        f"open({str(tmp_path / 'new')!r}, 'w').write(json.dumps(sys.argv[1:]))\n"
        f"os.rename({str(tmp_path / 'new')!r}, {str(tmp_path / 'words')!r})\n"
    )
    program.chmod(0o755)
    from typer._completion_shared import get_completion_script

    script = get_completion_script(prog_name="respon", complete_var="_RESPON_COMPLETE", shell=name)
    (tmp_path / "script").write_text(script + "\n")
    return name


def typed(shell: str, folder: Path, line: str) -> list[str]:
    """Type the line, with Tab, into the shell; return the words that the program then got."""
    env = environment(
        PATH=f"{folder / 'bin'}:{os.environ['PATH']}", TERM="dumb", HOME=str(folder), LC_ALL="C.UTF-8", PS1="$ "
    )
    child, terminal = pty.fork()  # a session with a terminal of its own: fish insists on one
    if child == 0:
        os.chdir(folder)
        os.execvpe(SHELLS[shell][0], SHELLS[shell], env)
    seen = b""

    def until(done: Callable[[], bool], seconds: float) -> None:
        nonlocal seen
        end = time.monotonic() + seconds
        while time.monotonic() < end and not done():
            if select.select([terminal], [], [], 0.05)[0]:
                try:
                    seen += os.read(terminal, 65536)
                except OSError:  # the shell has gone
                    return

    words = folder / "words"
    try:
        os.write(terminal, f"{START[shell]}; echo rea''dy\n".encode())
        until(lambda: b"ready\r\n" in seen or b"\nready" in seen, 20)
        head, _, tail = line.partition("\t")
        before = len(seen)
        os.write(terminal, head.encode() + b"\t")
        until(lambda: len(seen) > before + len(head.encode()) + 3, 10)
        until(lambda: False, 0.5)
        os.write(terminal, tail.encode() + b"\n")
        until(words.exists, 10)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)
    assert words.exists(), seen.decode(errors="replace")
    got: list[str] = json.loads(words.read_text())
    return got


@pytest.mark.parametrize("name", NAMES)
def test_tab_writes_the_name_and_nothing_that_runs(shell: str, tmp_path: Path, name: str) -> None:
    quote = '"' if "'" in name else "'"
    (tmp_path / "d.yaml").write_text(f"respon: 1\nagencies:\n- name: {quote}{name}{quote}\n")
    assert typed(shell, tmp_path, "respon duties -d d.yaml 局\t") == ["duties", "-d", "d.yaml", name]
    assert not (tmp_path / "X").exists()


@pytest.mark.parametrize("head", ["局:", "局:甲", "局\\:", "'局:", '"局:甲'])
def test_a_name_with_a_colon_is_written_once(shell: str, tmp_path: Path, head: str) -> None:
    (tmp_path / "d.yaml").write_text("respon: 1\nagencies:\n- name: '局:甲(x):y'\n")
    end = head[0] if head[0] in "'\"" else ""
    line = f"respon duties -d d.yaml {head}\t"
    try:
        got = typed(shell, tmp_path, line)
    except AssertionError:  # the quote stays open where the shell doesn't close it
        (tmp_path / "words").unlink(missing_ok=True)
        got = typed(shell, tmp_path, line + end)
    assert got == ["duties", "-d", "d.yaml", "局:甲(x):y"]


@pytest.mark.parametrize("head", ["\\(", "'("])
def test_ids_in_brackets_complete(shell: str, tmp_path: Path, head: str) -> None:
    (tmp_path / "d.yaml").write_text("respon: 1\nactions:\n- {id: (三)-2, title: t}\n")
    assert typed(shell, tmp_path, f"respon show -d d.yaml {head}\t") == ["show", "-d", "d.yaml", "(三)-2"]


def test_names_come_only_from_files_that_the_reader_takes(shell: str, tmp_path: Path) -> None:
    """A file with an escape in it is refused by the reader; one out of the folder is not included."""
    (tmp_path / "in").mkdir()
    (tmp_path / "x.yaml").write_text("respon: 1\nagencies:\n- name: 局外\n")
    (tmp_path / "in" / "steering.yaml").write_text("respon: 1\nagencies:\n- name: 局\x1b[2J甲\n")
    (tmp_path / "in" / "d.yaml").write_text("respon: 1\ninclude: [../x.yaml, steering.yaml]\n")
    (tmp_path / "in" / "fine.yaml").write_text("respon: 1\nagencies:\n- name: 局内\n")
    line = "respon duties -d in/d.yaml -d in/steering.yaml -d in/fine.yaml 局\t"
    assert typed(shell, tmp_path, line)[-1] == "局内"
