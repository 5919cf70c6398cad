"""JSON Lines that are not one action a line: told with the line, whatever the decoder lets pass."""

from pathlib import Path

import pytest
from support import Run

from respon.sources import jsonl

ONE = '{"id":"%s","title":"t","lead":["x"],"terms":{"lead":"y"}}'
TWICE = f"{ONE % 'a'} {ONE % 'b'}"


@pytest.mark.parametrize(
    ("text", "line", "mend"),
    [
        (TWICE, 1, "write one action a line"),
        (f"{ONE % 'c'}\n\n{TWICE}\n", 3, "write one action a line"),
        ("\r".join((ONE % "a", ONE % "b", ONE % "c")), 1, "old Macs"),
        (f"{ONE % 'a'}\n{ONE % 'b'}\r{ONE % 'c'}\n", 2, "old Macs"),
        (f"{ONE % 'a'}\n\x0b\n", 2, "write one action a line"),
    ],
)
def test_two_objects_on_a_line_are_told(run: Run, tmp_path: Path, text: str, line: int, mend: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(text.encode())
    done = run("agencies", "-d", path)
    assert (done.code, done.out) == (3, b"")
    assert done.err.startswith(f"respon: {path}:{line}: not JSON")
    assert f"mend: {mend}" in done.err or f"mend: its lines end as {mend}" in done.err


@pytest.mark.parametrize("before", [0, 3, 200])
@pytest.mark.parametrize("after", ["", "\n", "\n" + ONE % "z"])
def test_a_line_that_is_too_long_is_told_wherever_it_stands(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: int, after: str
) -> None:
    monkeypatch.setattr(jsonl, "MAX_LINE", 1000)
    monkeypatch.setattr(jsonl, "CHUNK", 4000)
    path = tmp_path / "x.jsonl"
    long = '{"id":"long","title":"' + "t" * 1200 + '"}'
    path.write_text("".join(ONE % n + "\n" for n in range(before)) + long + after)
    done = run("agencies", "-d", path)
    assert (done.code, done.out) == (3, b"")
    assert done.err.startswith(f"respon: {path}:{before + 1}: a line of more than 1 MB\n  mend: ")


def test_lines_of_any_length_up_to_it_are_read(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MAX_LINE", 1000)
    monkeypatch.setattr(jsonl, "CHUNK", 1500)
    path = tmp_path / "x.jsonl"
    shape = '{"id":"%03d","title":"%s","lead":["x"]}\n'
    bare = len(shape % (0, "")) - 1
    path.write_text(
        "".join(shape % (n, "t" * length) for n, length in enumerate((1, 1000 - bare, 1, 500, 1000 - bare)))
    )
    done = run("actions", "-d", path, "-f", "csv")
    assert (done.code, done.text.count("\n")) == (0, 6), done.err
