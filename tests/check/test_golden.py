"""check and diff, as machines and as people get them, and the formats for findings, byte by byte.

`--update-golden` writes them anew.
"""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from golden_cases import BOTH
from python_calamine import CalamineWorkbook

from respon.formats import known

HERE = Path(__file__).parent
CASES = [
    *(("check", name) for name in (*BOTH, *known("findings"))),
    *(("diff", name) for name in BOTH),
]
WORDS = {
    "check": ["check", "-d", "data.yaml", "--as-of", "2030-01-01"],
    "diff": ["diff", "old.yaml", "new.yaml"],
}


def readable(name: str, found: bytes) -> str:
    """Return the output as text: a workbook's cells, a log without the version of the program that wrote it."""
    if name == "xlsx":
        book = CalamineWorkbook.from_filelike(io.BytesIO(found))
        sheets = {sheet: book.get_sheet_by_name(sheet).to_python() for sheet in book.sheet_names}
        return json.dumps(sheets, ensure_ascii=False, indent=1) + "\n"
    if name == "sarif":
        log = json.loads(found)
        log["runs"][0]["tool"]["driver"].pop("version", None)
        return json.dumps(log, ensure_ascii=False, indent=1) + "\n"
    return found.decode()


@pytest.mark.parametrize(("command", "name"), CASES)
def test_the_output_is_as_it_was(
    command: str,
    name: str,
    cli: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    folder = HERE.parent / command / "golden"
    monkeypatch.chdir(folder)
    done = cli(*WORDS[command], "-f", name, "--lang", "en")
    assert done.code == 1, done.err
    found = readable(name, done.out)
    golden = folder / f"{command}.{'xlsx.json' if name == 'xlsx' else name}"
    if request.config.getoption("--update-golden", default=False):
        golden.write_text(found)
    assert found == golden.read_text()
