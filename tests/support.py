"""What the tests share: places, and running the command line in this process or as one of its own."""

import fcntl
import json
import os
import pty
import signal
import struct
import subprocess
import sys
import tempfile
import termios
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
WORLDS = ROOT / "tests" / "worlds"
GOLDEN = ROOT / "tests" / "golden"
GAZETTE = "gazette-2016-05.txt"


class Done(NamedTuple):
    """A finished run: its exit code and what it wrote."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode()

    @property
    def rows(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = json.loads(self.out)["rows"]
        return rows


Run = Callable[..., Done]
Compare = Callable[[str, bytes], None]


def environment(**changes: str | None) -> dict[str, str]:
    """This process's environment with the checkout importable, and with the changes (None: unset)."""
    env = os.environ | {"PYTHONPATH": str(ROOT)} | changes
    return {name: value for name, value in env.items() if value is not None}


def command(*argv: str | Path) -> list[str]:
    """The words that start the command line as a process of its own."""
    return [sys.executable, "-m", "respon", *map(str, argv)]


def tracked() -> list[Path]:
    """Every file that git keeps of the checkout; where it is none, the test is skipped."""
    done = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in done.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def source(name: str) -> Path:
    """A source document, from RESPON_SOURCES or beside the checkout; where it is absent, the test is skipped."""
    shared = Path(os.environ.get("RESPON_SOURCES", ROOT.parent / "shared"))
    for folder in (shared / "sources", shared):
        if (folder / name).is_file():
            return folder / name
    pytest.skip(f"the source documents are not present in {shared} (set RESPON_SOURCES)")


def on_terminal(
    words: list[str], columns: int = 80, *, err: bool = False, interrupt_at: bytes = b"", **env: str | None
) -> tuple[Done, str]:
    """Run a command whose stdout (err: whose stderr) is a terminal of so many columns; the other is a file.

    Return the finished run as it wrote to files, and what the terminal got. interrupt_at: press Ctrl-C, as it
    were, on seeing these bytes there.
    """
    terminal, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    modes = termios.tcgetattr(inner)
    modes[1] &= ~termios.OPOST  # line ends as they are written
    termios.tcsetattr(inner, termios.TCSANOW, modes)
    with tempfile.TemporaryFile() as other:
        ends = {"stdout": other, "stderr": inner} if err else {"stdout": inner, "stderr": other}
        env = {"TERM": "xterm-256color", **env}
        with subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            env=environment(**env),
            cwd=WORLDS,
            **ends,  # type: ignore[call-overload]
        ) as process:
            os.close(inner)
            seen = b""
            while piece := _read(terminal):
                seen += piece
                if interrupt_at and interrupt_at in seen:
                    process.send_signal(signal.SIGINT)
                    interrupt_at = b""
        os.close(terminal)
        other.seek(0)
        written = other.read()
    done = Done(process.returncode, written, "") if err else Done(process.returncode, b"", written.decode())
    return done, seen.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # what Linux says when nobody holds the other end any more
        return b""
