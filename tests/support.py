"""What the tests share: places, and running the command line in this process or as one of its own."""

import json
import os
import sys
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


def source(name: str) -> Path:
    """A source document, where they are present: in RESPON_SOURCES or ../shared; else the test is skipped."""
    shared = Path(os.environ.get("RESPON_SOURCES", ROOT.parent / "shared"))
    for folder in (shared / "sources", shared):
        if (folder / name).is_file():
            return folder / name
    pytest.skip(f"the source documents are not present in {shared} (set RESPON_SOURCES)")
