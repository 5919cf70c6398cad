"""What leaves, whatever the data: no control, no runner's command, no formula; whole files and no litter."""

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
import warnings
from pathlib import Path

import pytest
from support import Run, command, environment

from respon.formats import FORMATS, known
from respon.harmless import STEERING

NASTY = (
    "\x1b]0;owned\x07x", "\x00\x08\x7f", "\x9b31m", "\u202eexe.txt\u2066", "a\u2028b\u2029c", "\uffff\ufffe",
    "::warning::x", "x\n::error file=a.py,line=1::pwned", "\n \u3000::stop-commands::y", "##[error]z", "##vso[task]v",
    "市\u200b科\u200e委\ufeff\u00ad",
)  # fmt: skip
"""Texts of which none may leave as it is."""

EXPORT = [["export", "-f", name] for name in known("graph")]
REPORT = [["report", "-f", name] for name in known("report") if not FORMATS[name].binary]
CHECK = [
    ["check", "--fail-on", "never", "-f", name] for name in known("answer", "findings") if not FORMATS[name].binary
]
QUERY = [
    [*words, "-f", name]
    for words in (["actions"], ["agencies"], ["duties", "--all"], ["matrix"], ["overlaps"], ["gaps"])
    for name in known("answer")
    if not FORMATS[name].binary
]


def nasty(folder: Path) -> Path:
    """Every nasty text as id, title, agency, document, part, topic, and in a clause."""
    data = folder / "nasty.jsonl"
    lines = [
        {
            "id": f"{text}{n}",
            "title": text,
            "part": text,
            "topics": [text],
            "responsible": [text, f"{text}乙", "丙"],
            "cite": {"clause": text},
            "note": text,
        }
        for n, text in enumerate(NASTY)
    ]
    data.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return data


def commands_in(text: str) -> list[str]:
    """What a runner would obey: `::name …::` at a line's head, blanks aside, `##word[` anywhere."""
    lines = re.split(r"\r\n|\r|\n", text)
    return [line for line in lines if line.lstrip().startswith("::") or re.search(r"##\w*\[", line)]


@pytest.mark.parametrize("words", [*EXPORT, *REPORT, *CHECK, *QUERY, ["agencies", "--chart"]], ids=" ".join)
def test_no_text_format_carries_controls_or_commands(run: Run, tmp_path: Path, words: list[str]) -> None:
    done = run(*words, "-d", nasty(tmp_path))
    assert done.code == 0, done.err
    assert STEERING.findall(done.text) == []
    assert STEERING.findall(done.err) == []
    found = commands_in(done.text)
    if words[-1] == "github":
        found = [line for line in found if not re.match(r"::(error|warning|notice) (file|title)=", line)]
    assert found == []
    assert commands_in(done.err) == []


@pytest.mark.parametrize(
    "format", [name for name in known("answer") if FORMATS[name].people and not FORMATS[name].binary]
)
def test_invisible_characters_are_shown_to_people(run: Run, tmp_path: Path, format: str) -> None:
    text = run("agencies", "-d", nasty(tmp_path), "-f", format).text
    assert "市⟨U+200B⟩科⟨U+200E⟩委⟨U+FEFF⟩⟨U+00AD⟩" in text


def test_machines_get_names_as_they_are(run: Run, tmp_path: Path) -> None:
    rows = run("actions", "-d", nasty(tmp_path), "-f", "json").rows
    assert {row["title"] for row in rows} == set(NASTY)
    cells = list(csv.DictReader(io.StringIO(run("agencies", "-d", nasty(tmp_path), "-f", "csv").text, newline="")))
    names = {row["agency"] for row in cells}
    assert {
        "::warning::x",
        "x ::error file=a.py,line=1::pwned",
        "## [error]z",
        "市\u200b科\u200e委\ufeff\u00ad",
    } <= names


def test_messages_carry_no_command(run: Run, tmp_path: Path) -> None:
    data = tmp_path / "a.yaml"
    data.write_text(
        'respon: 1\nagencies: [{name: 市科委}]\nactions: [{id: a, title: t, responsible: ["x\\n::error::p ##[e]"]}]\n'
    )
    done = run("agencies", "-d", data)
    assert done.code == 3
    assert "::error::p" in done.err
    assert commands_in(done.err) == []


def test_findings_of_documents_carry_no_escape(run: Run, tmp_path: Path) -> None:
    text = "".join(f"{n}. 建设平台。责任单位：市科委\n" for n in range(1, 11)) + "责任单位：\x1b]0;x\x07\x9b\n"
    document = tmp_path / "f\x1b[2J.txt"
    document.write_text(text)
    for more in ([], ["--explain"], ["-f", "csv"], ["-f", "table"]):
        done = run("extract", document, *more)
        assert STEERING.findall(done.err + done.text) == []


def test_yaml_of_a_document_reads_back_and_carries_nothing(run: Run, tmp_path: Path) -> None:
    document = tmp_path / "f.txt"
    document.write_text(
        f"（一）建设\u202e平台{'长' * 100} ::error::x ##[y] 好。责任单位：市科委\n（二）甲。责任单位：市教委\n"
    )
    done = run("extract", document)
    assert STEERING.findall(done.text) == []
    assert commands_in(done.text) == []
    out = tmp_path / "o.yaml"
    out.write_bytes(done.out)
    assert run("actions", "-d", out, "-f", "json").code == 0


def test_the_page_names_its_places_without_controls(run: Run, tmp_path: Path) -> None:
    text = run("report", "-f", "html", "-d", nasty(tmp_path)).text
    ids = set(re.findall(r'\bid="([^"]*)"', text))
    links = set(re.findall(r'href="#([^"]*)"', text))
    assert STEERING.findall("".join(ids | links)) == []


def test_a_title_cannot_steer_a_page_header(run: Run, tmp_path: Path) -> None:
    data = tmp_path / "a.yaml"
    data.write_text(
        'respon: 1\ndocuments: [{id: d, title: "&[Picture] R&G &D"}]\n'
        "actions: [{id: a, document: d, title: t, lead: [x]}]\n"
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        done = run("report", "-f", "xlsx", "-o", tmp_path / "r.xlsx", "-d", data)
    assert (done.code, done.err) == (0, "")


# --- spreadsheets and Markdown ---------------------------------------------------------------------------

REWRITTEN = ["1-2", "3/4", "1.10", "007", "1e3", "2031-03", "(1)", "（2）", "Mar-31", "MAR1", "1 Mar", "123456789012"]
REWRITTEN += ["1:30", "5%", "$5", "￥5", "1,234", "１-２", "2031年3月", "3 pm", " 007", "0.5"]
LEFT = ["1", "12", "2031", "专项7", "A1", "(三)", "1-a", "march", "decision", "x1", "1" * 50 + "x", " " * 50]


@pytest.mark.parametrize("format", ["csv", "tsv"])
def test_excel_gets_ids_and_dates_that_it_does_not_rewrite(run: Run, tmp_path: Path, format: str) -> None:
    data = tmp_path / "a.jsonl"
    ids = REWRITTEN + LEFT
    data.write_text("".join(json.dumps({"id": each, "title": "t", "due": "2031-03"}) + "\n" for each in ids))
    words = ["actions", "-d", data, "-f", format]
    text = run(*words, "--excel").out.decode("utf-8-sig")
    found = list(csv.DictReader(io.StringIO(text, newline=""), delimiter="\t" if format == "tsv" else ","))
    assert [row["action"] for row in found] == [f"'{each}" for each in REWRITTEN] + LEFT
    assert {row["due"] for row in found} == {"'2031-03"}
    assert "'" not in run(*words).text


def test_a_tsv_row_is_one_line(run: Run, tmp_path: Path) -> None:
    data = tmp_path / "a.jsonl"
    data.write_text(json.dumps({"id": "a", "title": "多\n行\t格\r列"}) + "\n")
    for more in ([], ["--excel"]):
        lines = run("actions", "-d", data, "-f", "tsv", *more).text.splitlines()
        assert len(lines) == 2
        assert lines[1].split("\t")[1] == "多 行 格 列"


def test_markdown_calls_nobody_and_makes_no_formula(run: Run, tmp_path: Path) -> None:
    data = tmp_path / "a.jsonl"
    data.write_text(json.dumps({"id": "a", "title": "投入$5亿，回报$8亿 :smile: !12 %v1", "lead": ["@all"]}) + "\n")
    for words in (["actions"], ["report", "--sections", "all"]):
        text = run(*words, "-d", data, "-f", "md").text
        text = re.sub(r"```mermaid.*?```", "", text, flags=re.S)
        assert "投入\\$5亿，回报\\$8亿 \\:smile: \\!12 \\%v1" in text
        assert "&#64;all" in text
        assert "@" not in text


# --- files -------------------------------------------------------------------------------------------------

SLOW = """
import sys, time
from pathlib import Path
from respon.cli.atomic import to_file
def pieces():
    yield b"half"
    print("writing", flush=True)
    time.sleep(60)
to_file(pieces(), Path(sys.argv[1]))
"""


def killed(path: Path, number: signal.Signals) -> int:
    with subprocess.Popen(
        [sys.executable, "-c", SLOW, path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment()
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"writing\n"
        process.send_signal(number)
        return process.wait(10)


def test_sigterm_leaves_nothing_and_kills(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    assert killed(path, signal.SIGTERM) == -signal.SIGTERM
    assert [p.read_text() for p in tmp_path.iterdir()] == ["old"]


def test_the_next_run_clears_what_sigkill_left(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    assert killed(path, signal.SIGKILL) == -signal.SIGKILL
    (left,) = tmp_path.iterdir()
    assert left.name.startswith(".")
    assert run("gaps", "-o", tmp_path / "other.csv").code == 0
    assert left.exists()  # another output's: not ours to judge
    assert run("gaps", "-o", path).code == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["other.csv", "out.csv"]


def test_a_living_writer_is_left_alone(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    with subprocess.Popen([sys.executable, "-c", SLOW, path], stdout=subprocess.PIPE, env=environment()) as process:
        assert process.stdout
        process.stdout.readline()
        (temporary,) = tmp_path.iterdir()
        assert run("gaps", "-o", path).code == 0
        assert temporary.exists()
        process.terminate()
        process.wait(10)
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_is_on_the_disk_before_it_has_its_name(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda _: done.append("flushed"))
    rename = Path.replace
    monkeypatch.setattr(Path, "replace", lambda a, b: (done.append("renamed"), rename(a, b))[1])
    assert run("gaps", "-o", tmp_path / "a.csv").code == 0
    assert done == ["flushed", "renamed"]


def test_a_name_of_255_bytes_can_be_written(run: Run, tmp_path: Path) -> None:
    for name in ("a" * 251 + ".csv", "长" * 83 + "aa.csv"):
        assert len(os.fsencode(name)) == 255
        assert run("gaps", "-o", tmp_path / name).code == 0
        assert (tmp_path / name).stat().st_size > 0


def test_a_cancelled_command_leaves_nothing(tmp_path: Path) -> None:
    """As a CI service cancels a job: SIGTERM at any moment."""
    for wait in (0.3, 0.6, 0.9):
        process = subprocess.Popen(
            command("report", "-o", tmp_path / "r.html"), stderr=subprocess.DEVNULL, env=environment()
        )
        time.sleep(wait)
        process.terminate()
        assert process.wait(20) in (0, -signal.SIGTERM)
        assert {p.name for p in tmp_path.iterdir()} <= {"r.html"}


@pytest.mark.parametrize("words", [["check", "--select", "due-passed"], ["report", "-f", "md"]], ids=" ".join)
def test_source_date_epoch_is_read_alike(run: Run, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "abc")
    assert run(*words).code == 2
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert run(*words).code == 0
