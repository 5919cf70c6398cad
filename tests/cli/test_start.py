"""What a run pays for: imports, seen in a process of its own; and the protocols of the shells' completion."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support import WORLDS, Run, command, environment

HEAVY = {"networkx", "rich", "pydantic", "opencc", "rapidfuzz", "xlsxwriter", "pypinyin", "msgspec", "yaml", "jinja2"}
HEAVY |= {"rich.console", "lxml", "pdfplumber", "mammoth", "python_calamine", "charset_normalizer"}


def imported(*words: str, stdin: bytes = b"", **env: str | None) -> tuple[set[str], subprocess.CompletedProcess[bytes]]:
    """The heavy packages that a run imports, by Python's own account."""
    argv = [sys.executable, "-X", "importtime", *command(*words)[1:]]
    done = subprocess.run(argv, capture_output=True, env=environment(**env), cwd=WORLDS, check=False)
    names = re.findall(rb"^import time: +\d+ \| +\d+ \| +([\w.]+)$", done.stderr, re.M)
    found = {name.decode() for name in names}
    assert "respon" in found
    return {name for name in HEAVY if any(f == name or f.startswith(f"{name}.") for f in found)}, done


LOOK_UPS = {
    "duties 市经济信息化委": {"networkx"},
    "duties 市经济信息化委 -f json": {"networkx"},
    "overlaps": set(),
    "overlaps --top 20": set(),
    "actions --role lead": {"networkx"},
    "actions --agency 市科委 -f csv": {"networkx"},
    "show 专项7": {"networkx"},
    "show 市科委": {"networkx"},
    "co-owners 市科委": {"networkx"},
    "gaps": {"networkx"},
}


@pytest.mark.parametrize("words", LOOK_UPS)
def test_a_look_up_imports_no_more_than_it_needs(words: str) -> None:
    found, done = imported(*words.split())
    assert done.returncode == 0
    text = {"rich"} if "-f" not in words else set()  # rich's measure of characters
    assert found - {"msgspec", "yaml"} == LOOK_UPS[words] | text


def test_the_schema_needs_no_graph() -> None:
    found, done = imported("schema")
    assert done.returncode == 0
    assert found == {"msgspec"}


def complete(shell: str, words: list[str], *, data: str = "") -> tuple[set[str], list[str], int]:
    """What the shell offers for the last word, by typer's protocol; and the heavy imports."""
    line = ["respon", words[0], *(["-d", data] if data else []), *words[1:]]
    protocol = {
        "bash": {"COMP_WORDS": " ".join(line), "COMP_CWORD": str(len(line) - 1)},
        "zsh": {"_TYPER_COMPLETE_ARGS": " ".join(line)},
        "fish": {"_TYPER_COMPLETE_ARGS": " ".join(line), "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
    }[shell]
    found, done = imported(_RESPON_COMPLETE=f"complete_{shell}", **protocol)
    text = done.stdout.decode()
    if shell == "zsh":
        offered = [
            re.sub(r"\\x(..)", lambda found: chr(int(found[1], 16)), word) for word in re.findall(r"\$'([^']*)'", text)
        ]
    else:
        offered = [word.split("\t")[0] for word in text.splitlines() if word]
    return found, offered, done.returncode


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_agencies_and_actions_complete_and_cost_next_to_nothing(shell: str) -> None:
    found, offered, code = complete(shell, ["duties", "市经济"])
    assert (found, offered, code) == (set(), ["市经济信息化委"], 0)
    found, offered, code = complete(shell, ["show", "专项1"])
    assert (found, code) == (set(), 0)
    assert offered == ["专项1", *(f"专项{n}" for n in range(10, 20))]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_reads_the_data_that_the_line_names(shell: str) -> None:
    _, offered, _ = complete(shell, ["duties", "灯"], data="small.yaml")
    assert offered == ["灯塔局"]
    _, offered, _ = complete(shell, ["show", "任"], data="small.yaml")
    assert offered == ["任务1", "任务2", "任务3"]
    _, offered, _ = complete(shell, ["duties", "市经济"], data="small.yaml")
    assert offered == []


def test_completion_reads_bulk_data_and_folders(tmp_path: Path) -> None:
    text = '{"id": "A1", "title": "t", "responsible": ["甲局", "乙局"]}'
    for name, line in (("bulk.jsonl", text), ("ascii.jsonl", json.dumps(json.loads(text)))):
        (tmp_path / name).write_text(line + "\n", "utf-8")
    for data in (tmp_path, tmp_path / "bulk.jsonl", tmp_path / "ascii.jsonl"):
        assert complete("bash", ["duties", "甲"], data=str(data))[1] == ["甲局"]
        assert complete("bash", ["show", "A"], data=str(data))[1] == ["A1"]


@pytest.mark.parametrize("data", ["missing.yaml", "/dev/null", "."])
def test_completion_is_silent_about_bad_data(data: str, tmp_path: Path) -> None:
    _, offered, code = complete("bash", ["duties", "无此"], data=data)
    assert (offered, code) == ([], 0)


@pytest.mark.parametrize("words", [["overlaps", "市经济"], ["overlaps", "市科委", "市经济"], ["co-owners", "市经济"]])
def test_every_agency_argument_completes(words: list[str]) -> None:
    assert complete("bash", words)[1] == ["市经济信息化委"]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["actions", "--agency", "市经济"], ["市经济信息化委"]),
        (["actions", "--document", "沪府发〔2016〕9"], ["沪府发〔2016〕9号"]),
        (["actions", "-f", "j"], ["json", "jsonl"]),
        (["actions", "--lang", ""], ["en", "zh"]),
        (["dut"], ["duties"]),
        (["duties", "市经信委"], ["市经济信息化委"]),
    ],
)
def test_options_and_commands_complete(words: list[str], offered: list[str]) -> None:
    assert complete("bash", words)[1] == offered


def test_initials_of_the_pinyin_complete() -> None:
    pytest.importorskip("pypinyin")
    assert "市经济信息化委" in complete("fish", ["duties", "sjjxx"])[1]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_can_be_had(shell: str) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    status = "$status" if shell == "fish" else "$?"
    script = f"{shlex.join(command('--show-completion'))}; exit {status}"  # the shell is known as the parent process
    done = subprocess.run([shell, "-c", script], env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert f"_RESPON_COMPLETE=complete_{shell}" in done.stdout


def test_an_unknown_shell_is_no_finding(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("typer.completion._get_shell_name", lambda: None)
    assert run("--show-completion").code == 3
