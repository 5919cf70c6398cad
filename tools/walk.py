"""The walks of a page: its files are written, its commands run, and what they say is written anew.

Below a walk's heading, a `text` or `yaml` block is the file that the line before it names; a `console` block holds
commands, each with what it says, stderr first where both speak.
"""

import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = "docs/data-format.md"
HEADING = "### The registry of another place\n"

_BLOCK = re.compile(r"(?P<before>[^\n]*)\n+```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.M | re.S)
_FILE = re.compile(r"`([\w-]+\.\w+)`")


def renewed(page: str) -> str:
    """Return the page with every command of its walk run again, in a folder with the walk's files only."""
    head, heading, rest = page.partition(HEADING)
    walk, mark, tail = rest.partition("\n## ")
    with tempfile.TemporaryDirectory() as folder:
        walk = _BLOCK.sub(lambda block: _renewed(block, Path(folder)), walk)
    return f"{head}{heading}{walk}{mark}{tail}"


def commands(page: str) -> list[str]:
    """Return the commands of the page's walk."""
    return re.findall(r"^\$ (.+)$", page.partition(HEADING)[2].partition("\n## ")[0], re.M)


def _renewed(block: re.Match[str], folder: Path) -> str:
    if block["kind"] == "console":
        said = "".join(f"$ {line}\n{_said(line, folder)}" for line in re.findall(r"^\$ (.+)$", block["text"], re.M))
        return block[0].replace(block["text"], said)
    (name,) = _FILE.findall(block["before"])
    (folder / name).write_text(block["text"], encoding="utf-8")
    return block[0]


def _said(line: str, folder: Path) -> str:
    words = [sys.executable, "-P", "-m", *shlex.split(line)]
    environment = {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, check=False)  # noqa: S603 - our own
    return (done.stderr + done.stdout).decode()
