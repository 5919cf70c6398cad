"""Whatever a path names, wherever a command takes one: an answer or exit 3 with file and mend, in time."""

import os
import subprocess
from pathlib import Path

import pytest
from support import WORLDS, Run, command, environment

DATA = "respon: 1\nagencies: [{name: 甲局}]\nactions: [{id: a, title: 建平台, lead: [甲局]}]\n"
TAKES = {
    "data": ("agencies", "-d", "{}"),
    "checked data": ("check", "-d", "{}"),
    "old version": ("diff", "{}", "data.yaml"),
    "new version": ("diff", "data.yaml", "{}"),
    "reform": ("agencies", "-d", "data.yaml", "--reform", "{}"),
    "effect": ("reform-effect", "{}", "-d", "data.yaml"),
    "baseline": ("check", "-d", "data.yaml", "--baseline", "{}"),
    "document": ("extract", "{}"),
    "registry": ("extract", "doc.txt", "--registry", "{}"),
    "source": ("verify", "-d", "data.yaml", "-s", "{}"),
}
ODD = {
    "device": "/dev/zero",
    "pipe": "pipe",
    "circle": "circle.yaml",
    "circle on the way": "circle.yaml/a.yaml",
    "hole": "hole.yaml",
    "long name": "x" * 5000,
    "long path": "x/" * 3000,
    "nothing": "nothing.yaml",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("data.yaml").write_text(DATA, "utf-8")
    Path("doc.txt").write_text("一、建平台。（责任单位：甲局）\n", "utf-8")
    Path("circle.yaml").symlink_to("circle.yaml")
    os.mkfifo("pipe")
    with Path("hole.yaml").open("wb") as file:
        file.truncate(3 << 30)
    monkeypatch.setattr("respon.files.opening.PIPE_SECONDS", 0.1)
    return tmp_path


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("taken", TAKES)
def test_no_path_is_followed_blindly(run: Run, folder: Path, taken: str, odd: str) -> None:
    done = run(*(word.format(ODD[odd]) for word in TAKES[taken]))
    assert done.code == 3, done
    assert done.out == b""
    assert done.err.startswith(f"respon: {ODD[odd][:100]}"), done.err
    assert "\n  mend: " in done.err
    assert len(done.err) < 800


@pytest.mark.parametrize("odd", [*ODD.values(), "a\\0b"])
def test_what_is_included_is_a_plain_file(run: Run, folder: Path, odd: str) -> None:
    Path("top.yaml").write_text(f'respon: 1\ninclude: ["{odd}"]\n', "utf-8")
    done = run("agencies", "-d", "top.yaml")
    assert done.code == 3
    assert "mend: " in done.err
    assert "top.yaml:2: the include" in done.err or done.err.startswith("respon: hole.yaml: larger than")


def test_a_chain_of_includes_has_an_end(run: Run, folder: Path) -> None:
    for number in range(1500):
        Path(f"{number}.yaml").write_text(f"respon: 1\ninclude: [{number + 1}.yaml]\n")
    Path("1500.yaml").write_text(DATA, "utf-8")
    done = run("agencies", "-d", "0.yaml")
    assert done.code == 3
    assert "32.yaml:2: the include '33.yaml' makes a chain of more than 32 files" in done.err
    assert "mend: include the files from one file" in done.err
    assert run("agencies", "-d", "1480.yaml").code == 0


def test_an_output_that_leads_nowhere_is_told(run: Run, folder: Path) -> None:
    for name in ("circle.yaml", "x" * 5000):
        done = run("agencies", "-d", "data.yaml", "-f", "csv", "-o", name)
        assert (done.code, done.out) == (3, b"")
        assert done.err.startswith(f"respon: {name[:100]}")
        assert "mend: name another file after -o" in done.err


def test_a_folder_that_cannot_be_read_is_named(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refused)  # the tests may run as root, whom no folder refuses
    done = run("agencies", "-d", str(folder))
    assert done.code == 3
    assert done.err == f"respon: {folder}: can't be read: Permission denied\n  mend: check the rights of the folder\n"


def test_folders_inside_of_a_folder_are_told(run: Run, folder: Path) -> None:
    for name in ("plans", "plans/2031", "plans/.git", "plans/notes"):
        Path(name).mkdir()
        file = Path(name, "a.yaml" if name != "plans/notes" else "a.txt")
        file.write_text(DATA.replace("id: a", f"id: x{name[-4:]}"), "utf-8")
    done = run("agencies", "-d", "plans")
    assert done.code == 0
    assert done.err == "not read: plans/2031; name folders and tables inside of a folder after --data too\n"
    assert run("agencies", "-d", "plans/2031").err == ""


@pytest.mark.parametrize(
    "words", [("agencies", "-d", "-"), ("reform-effect", "-"), ("extract", "-"), ("verify", "-s", "-")]
)
def test_standard_input_that_is_closed_is_told(words: tuple[str, ...]) -> None:
    done = _without_input(*words)
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr.startswith(b"respon: -: standard input is closed\n  mend: name a file")


@pytest.mark.parametrize(
    "words",
    [
        ("extract", "notice.txt"),
        ("verify", "-d", "notice.yaml", "-s", "notice.txt"),
        ("reform-effect", "planned.yaml", "-d", "reformed.yaml"),
        ("agencies", "-d", "small.yaml"),
    ],
)
def test_files_are_read_though_standard_input_is_closed(words: tuple[str, ...]) -> None:
    done = _without_input(*words)
    assert done.returncode in (0, 1), done.stderr
    assert b"Traceback" not in done.stderr
    assert done.stdout


def _without_input(*words: str) -> "subprocess.CompletedProcess[bytes]":
    """Run a command as cron and some runners do: with no standard input at all."""
    line = ["sh", "-c", 'exec "$@" <&-', "sh", *command(*words)]
    return subprocess.run(line, capture_output=True, env=environment(), cwd=WORLDS, check=False)


def test_a_reform_of_nobody_is_told_with_its_place(run: Run, folder: Path) -> None:
    Path("new.yaml").write_text(
        "respon: 1\nreforms:\n  - {change: rename, date: 2031, from: [甲局], to: [乙局]}\n"
        "  - {change: rename, date: 2031, from: [无局], to: [乙局]}\n".replace("2031", '"2031"'),
        "utf-8",
    )
    for words in (("reform-effect", "new.yaml"), ("agencies", "--reform", "new.yaml")):
        done = run(*words, "-d", "data.yaml")
        assert done.code == 3
        assert done.err.startswith("respon: new.yaml:4: the reform is of the unknown agency '无局'\n  mend: ")
