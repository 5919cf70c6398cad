"""Exit codes: 0, 2, 3, 70, 130, each for its reason; and what long reading shows, and to whom."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from support import WORLDS, Run, command, environment, on_terminal

USAGE = [
    "--nonsense",
    "nonsense",
    "duties",
    "duties 市科委 --all",
    "duties 市科委 -f pdf",
    "duties 市科委 -o out.pdf",
    "duties 市科委 --excel",
    "duties 市科委 -f json --excel",
    "duties 市科委 --lang fr",
    "overlaps --top 0",
    "overlaps --top -1",
    "overlaps --top many",
    "actions --role boss",
    "agencies --kind planet",
    "gaps --only nonsense",
    "export -f pdf",
    "export -o plan.pdf",
    "show",
    "co-owners",
    "overlaps 市科委 市教委 市商务委",
]


@pytest.mark.parametrize("words", [[], ["--help"], ["help"], ["help", "duties"]])
def test_help_is_no_complaint(run: Run, words: list[str]) -> None:
    done = run(*words)
    assert (done.code, done.err) == (0, "")
    assert "respon" in done.text


@pytest.mark.parametrize(
    ("words", "mend"),
    [
        ("dutis 市科委", "did you mean duties?"),
        ("duties 市科委 --fromat csv", "did you mean --format?"),
        ("overlaps --top x", "see respon overlaps --help"),
        ("show", "see respon show --help"),
        ("xyzzy", "see respon --help"),
    ],
)
def test_a_slip_on_the_command_line_gets_its_mend(run: Run, words: str, mend: str) -> None:
    done = run(*words.split())
    assert done.code == 2
    assert done.err.startswith("respon: ")
    assert done.err.endswith(f"\n  mend: {mend}\n")


@pytest.mark.parametrize("words", USAGE)
def test_wrong_usage_exits_2_and_says_so_on_stderr(run: Run, words: str) -> None:
    done = run(*words.split())
    assert done.code == 2
    assert "Traceback" not in done.err
    assert done.out == b""
    assert done.err


CANNOT = [
    "duties 无此单位",
    "show 专项99",
    "actions --document 无此文件",
    "gaps -d none.yaml",
    "overlaps 市科委 无此单位",
]


@pytest.mark.parametrize("words", CANNOT)
def test_what_cannot_be_done_exits_3(run: Run, words: str) -> None:
    done = run(*words.split())
    assert (done.code, done.out) == (3, b"")
    assert done.err.startswith("respon: ")


LOOKED_UP = [
    "show 专项9",
    "show 九",
    "actions --document 发〔2030〕9号",
    "actions --agency 九局",
    "duties 九局",
    "co-owners 九局",
    "overlaps 九局 十局",
    "network 九局 十局",
    "lineage 九局",
]


@pytest.mark.parametrize("words", LOOKED_UP)
@pytest.mark.parametrize("data", ["respon: 1\nactions: []\n", "actions: []\n", "[]\n"])
def test_where_there_is_nothing_no_name_is_found(run: Run, tmp_path: Path, words: str, data: str) -> None:
    (tmp_path / "a.yaml").write_text(data)
    done = run(*words.split(), "-d", tmp_path / "a.yaml")
    assert (done.code, done.out) == (3, b"")
    assert done.err.startswith("respon: ")


@pytest.mark.parametrize("words", ["--help", "-h", "--version", "duties --help", "overlaps -h"])
def test_help_and_version_are_no_errors(run: Run, words: str) -> None:
    done = run(*words.split())
    assert (done.code, done.err) == (0, "")
    assert done.out


def plant(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Let the query of `gaps` raise this."""

    def failing(*_: object) -> None:
        raise error

    monkeypatch.setattr("respon.query.gaps.gaps", failing)


@pytest.mark.parametrize("error", [ValueError("planted"), KeyError("x"), AssertionError(), EOFError(), SystemError()])
def test_a_bug_exits_70_with_its_traceback_and_a_plea(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    plant(monkeypatch, error)
    done = run("gaps")
    assert (done.code, done.out) == (70, b"")
    assert "Traceback" in done.err
    assert done.err.endswith("please report it with the lines above\n")


def test_an_interrupt_exits_130_and_says_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch, KeyboardInterrupt())
    assert run("gaps") == (130, b"", "")


@pytest.mark.parametrize("error", [RecursionError(), MemoryError()])
def test_too_deep_or_too_large_exits_3(run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    plant(monkeypatch, error)
    done = run("gaps")
    assert done.code == 3
    assert "too deeply nested or too large" in done.err


# --- long reading -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def bulk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Data that takes a while to read: some 30 MB."""
    folder = tmp_path_factory.mktemp("bulk")
    with (folder / "bulk.jsonl").open("w", encoding="utf-8") as stream:
        for n in range(160_000):
            action = {"id": f"A{n:07}", "title": "事项" * 12, "responsible": [f"甲{n % 7}局", f"乙{n % 11}委"]}
            stream.write(json.dumps(action, ensure_ascii=False) + "\n")
    return folder


def test_long_reading_shows_progress_on_stderr_at_a_terminal(bulk: Path) -> None:
    words = command("overlaps", "--top", "3", "-d", bulk / "bulk.jsonl", "-f", "csv", "--engine", "graph")
    done, screen = on_terminal(words, 80, err=True)
    assert done.code == 0
    assert "reading" in screen
    assert "100%" in screen
    assert done.out.startswith(b"a,b,shared")
    assert b"\x1b" not in done.out


def test_a_folder_of_bulk_data_shows_progress_too(bulk: Path) -> None:
    done, screen = on_terminal(
        command("overlaps", "--top", "3", "-d", bulk, "-f", "csv", "--engine", "graph"), 80, err=True
    )
    assert (done.code, "reading" in screen) == (0, True)


def test_no_progress_where_stderr_is_no_terminal_or_reading_is_short(spawn: Run, bulk: Path) -> None:
    done = spawn("overlaps", "--top", "3", "-d", bulk / "bulk.jsonl")
    assert (done.code, done.err) == (0, "")
    done, screen = on_terminal(command("overlaps", "--top", "3"), 80, err=True)
    assert (done.code, screen) == (0, "")


def test_ctrl_c_while_reading_exits_130_and_leaves_no_file(bulk: Path, tmp_path: Path) -> None:
    words = command("overlaps", "-d", bulk / "bulk.jsonl", "-o", tmp_path / "out.csv", "--engine", "graph")
    done, screen = on_terminal(words, 80, err=True, interrupt_at=b"reading")
    assert done.code == 130
    assert "Traceback" not in screen
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_while_standard_input_keeps_us_waiting_exits_130() -> None:
    reading, writing = os.pipe()
    with subprocess.Popen(
        command("gaps", "-d", "-"),
        stdin=reading,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        cwd=WORLDS,
    ) as process:
        time.sleep(1.5)  # started, and waiting
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    os.close(reading)
    os.close(writing)
    assert (process.returncode, out, err) == (130, b"", b"")
