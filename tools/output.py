"""The output in the READMEs: a ```console block holds a command and what a terminal shows for it."""

import os
import pty
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "README.zh-CN.md")
WIDTH = 100
"""Columns of the terminal in which the commands run."""

_BLOCK = re.compile(r"^```console\n\$ (?P<command>.+)\n(?P<output>(?:.*\n)*?)```$", re.M)
_STYLE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\| +(?=\r?\n)")
"""Colours, links and blanks at line ends, which a page doesn't show."""


def renewed(page: str) -> str:
    """Return the page with every block's command run again."""
    return _BLOCK.sub(lambda block: f"```console\n$ {block['command']}\n{output(block['command'])}```", page)


def commands(page: str) -> list[str]:
    """Return the commands whose output the page shows."""
    return [block["command"] for block in _BLOCK.finditer(page)]


def output(command: str) -> str:
    """Return what a terminal shows for a shell command in which `respon` is this checkout's."""
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder, "respon")
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m respon "$@"\n')
        program.chmod(0o755)
        environment = {
            "PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
            "PYTHONPATH": str(ROOT),
            "LANG": "C.UTF-8",
            "TERM": "xterm",
            "COLUMNS": str(WIDTH),
        }
        return _STYLE.sub("", _terminal(command, environment).replace("\r\n", "\n"))


def _terminal(command: str, environment: dict[str, str]) -> str:
    ours, theirs = pty.openpty()
    with subprocess.Popen(  # noqa: S603 - our own pages' commands
        ["/bin/sh", "-c", command], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs
    ):
        os.close(theirs)
        pieces = []
        while piece := _read(ours):
            pieces.append(piece)
    os.close(ours)
    return b"".join(pieces).decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when the other side has closed
        return b""
