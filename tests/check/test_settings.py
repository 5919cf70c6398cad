"""Settings files of other people: any shape is told, none takes the memory, and what they silence is said."""

import os
from pathlib import Path

import pytest
from support import Run

DATA = "respon: 1\nagencies: [{name: 甲局}]\nactions: [{id: a, title: 建平台, lead: [甲局]}]\n"
KNOWN = '{"respon-baseline": 1, "findings": []}'


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("data.yaml").write_text(DATA, "utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "tool = 1",
        "[[tool]]\nx = 1",
        "tool = []",
        "[tool]\nrespon = 1",
        "[[tool.respon]]",
        "[tool.respon]\nselect = 1",
        "[tool.respon]\nselect = [[]]",
        "[tool.respon]\nselect = [{}]",
        "[tool.respon]\nignore = [nan]",
        "[tool.respon]\nfail-on = []",
        "[tool.respon]\nbaseline = {}",
        "[tool.respon]\nseverity = []",
        "[tool.respon]\nseverity = {no-owner = []}",
        "[tool.respon]\na.b = 1",
        "x = " + "[" * 3000,
        "x = " + "[" * 3000 + "]" * 3000,
        "x = " + "{a=" * 3000,
        "\0",
        "\udcff",
    ],
)
def test_settings_of_any_wrong_shape_are_told(run: Run, text: str) -> None:
    Path("pyproject.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    done = run("check", "-d", "data.yaml")
    assert (done.code, done.out) == (3, b"")
    assert "pyproject.toml" in done.err
    assert "\n  mend: " in done.err


@pytest.mark.parametrize("baseline", ["/dev/zero", "pipe", "circle", "hole", ".", "x" * 5000, "a\\u0000b", "nothing"])
def test_a_baseline_that_settings_name_is_a_plain_file(run: Run, baseline: str) -> None:
    os.mkfifo("pipe")
    Path("circle").symlink_to("circle")
    with Path("hole").open("wb") as file:
        file.truncate(3 << 30)
    Path("respon.toml").write_text(f'baseline = "{baseline}"\n')
    done = run("check", "-d", "data.yaml")
    assert (done.code, done.out) == (3, b"")
    assert "\n  mend: " in done.err


def test_settings_without_end_are_told(run: Run) -> None:
    with Path("respon.toml").open("wb") as file:
        file.truncate(3 << 30)
    done = run("check", "-d", "data.yaml")
    assert done.code == 3
    assert "respon.toml: larger than 1 MB" in done.err


@pytest.mark.parametrize("odd", ["circle", "/dev/zero", "pipe"])
def test_what_is_no_plain_file_is_no_settings_file(run: Run, odd: str) -> None:
    os.mkfifo("pipe")
    Path("circle").symlink_to("circle")
    Path("respon.toml").symlink_to(odd)
    assert run("check", "-d", "data.yaml", "--fail-on", "never").code == 0


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ('ignore = ["no-owner"]', "ignore"),
        ('fail-on = "never"\nselect = ["no-lead"]', "select, fail-on"),
        ('baseline = "known.json"', "baseline"),
        ('severity = {no-lead = "info"}', "severity"),
    ],
)
def test_settings_that_silence_are_named(run: Run, tmp_path: Path, text: str, keys: str) -> None:
    Path("known.json").write_text(KNOWN)
    Path("respon.toml").write_text(text)
    Path("inside").mkdir()
    Path("inside/data.yaml").write_text(DATA, "utf-8")
    assert run("check", "-d", "data.yaml").err == f"settings of respon.toml: {keys}\n"
    assert run("check", "-d", "inside").err == f"settings of respon.toml: {keys}\n"


def test_settings_that_only_ask_for_more_are_not(run: Run) -> None:
    Path("respon.toml").write_text('fail-on = "warning"\nseverity = {no-lead = "error"}')
    assert run("check", "-d", "data.yaml").err == ""
