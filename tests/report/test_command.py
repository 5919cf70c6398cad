"""`respon report` as a command: formats, exit codes, what is told while one waits; bars on the terminal."""

import os
import shutil
import stat
from pathlib import Path

import pdfplumber
import pytest
from support import WORLDS, Run

from respon.formats import known
from respon.report.pdf import BROWSERS, dated, numbered

SMALL = ("-d", WORLDS / "small.yaml")


@pytest.mark.parametrize("name", [name for name in known("report") if name != "pdf"])
def test_the_suffix_names_the_format(run: Run, tmp_path: Path, name: str) -> None:
    file = tmp_path / f"报告.{name}"
    assert run("report", *SMALL, "-o", file)[:2] == (0, b"")
    assert file.read_bytes() == run("report", *SMALL, "-f", name).out
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["-o", "x.csv"], 2),
        (["-f", "csv"], 2),
        (["--lang", "fr"], 2),
        (["-d", "missing.yaml"], 3),
        (["-o", "no/such/folder/x.html"], 3),
    ],
)
def test_exit_codes(run: Run, words: list[str], code: int) -> None:
    done = run("report", *words)
    assert (done.code, done.out) == (code, b"")
    assert done.err


def test_a_wrong_epoch_is_a_wrong_use(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "gestern")
    done = run("report", *SMALL)
    assert (done.code, done.out) == (2, b"")
    assert "SOURCE_DATE_EPOCH" in done.err


def test_long_work_is_told_of_in_a_log(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("report", *SMALL, "-f", "html").err == ""
    monkeypatch.setattr("respon.cli.telling.LONG", 3)
    told = run("report", *SMALL, "-f", "html").err.splitlines()
    assert told
    assert all(line.startswith("respon: ") for line in told)


def test_without_a_browser_a_pdf_can_not_be_made(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("RESPON_BROWSER", raising=False)
    done = run("report", *SMALL, "-o", tmp_path / "x.pdf", "--lang", "en")
    assert done.code == 3
    assert "mend:" in done.err
    assert "RESPON_BROWSER" in done.err
    assert not (tmp_path / "x.pdf").exists()
    monkeypatch.setenv("RESPON_BROWSER", "no-such-browser")
    assert "no-such-browser" in run("report", *SMALL, "-f", "pdf").err


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for the browser")
@pytest.mark.parametrize("act", ["exit 1", "echo broken >&2; exit 0"])
def test_a_browser_that_fails_is_told_of(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, act: str) -> None:
    script = tmp_path / "browser"
    script.write_text(f"#!/bin/sh\n{act}\n")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("RESPON_BROWSER", str(script))
    done = run("report", *SMALL, "-f", "pdf", "--lang", "en")
    assert (done.code, done.out) == (3, b"")
    assert "could not print" in done.err


def test_pdf(run: Run, tmp_path: Path) -> None:
    if not (os.environ.get("RESPON_BROWSER") or any(map(shutil.which, BROWSERS))):
        pytest.skip("no browser: apt-get install chromium, or name one in RESPON_BROWSER")
    file = tmp_path / "x.pdf"
    assert run("report", *SMALL, "-o", file, "--lang", "zh")[:2] == (0, b"")
    with pdfplumber.open(file) as pdf:
        text = "".join(page.extract_text() for page in pdf.pages)
        assert pdf.metadata["CreationDate"].startswith("D:20000101000000")
    assert "灯塔局" in text
    first = file.read_bytes()
    run("report", *SMALL, "-o", file, "--lang", "zh")
    assert file.read_bytes() == first


def test_the_moment_in_a_pdf_keeps_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = b"/CreationDate (D:20260101120000+00'00')\n/ModDate (D:20260101120000+00'00')"
    assert dated(pdf) == pdf.replace(b"20260101120000", b"20000101000000")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert b"20231114221320" in dated(pdf)


def test_the_names_of_a_pdfs_elements_dont_tell_what_the_browser_named_before() -> None:
    first, later = (
        b"/ID (node%08d) /ID (node%08d) /Names [(node%08d) 5 0 R]" % (n, n + gap, n) for n, gap in [(191, 3), (207, 1)]
    )
    assert numbered(first) == numbered(later) == b"/ID (node00000000) /ID (node00000001) /Names [(node00000000) 5 0 R]"


def test_bars(run: Run) -> None:
    lines = run("agencies", *SMALL, "--chart").text.splitlines()
    by_name = {line.split()[0]: line for line in lines[2:] if "*" not in line.split()[0]}
    rows = run("agencies", *SMALL, "-f", "json").rows
    for row in rows:
        bar = by_name[row["agency"]]
        for role, piece in (("lead", "█"), ("co", "▓"), ("support", "▒"), ("oversee", "░")):
            assert (piece in bar) == (row[role] > 0), (row, role)
    length = {row["agency"]: sum(by_name[row["agency"]].count(piece) for piece in "█▓▒░") for row in rows}
    first, last = rows[0]["agency"], rows[-1]["agency"]
    assert length[first] >= length[last] > 0
    assert max(map(len, lines)) < 100


def test_bars_are_no_table_format(run: Run) -> None:
    assert run("agencies", "--chart", "-f", "json").code == 2


def test_bars_fit_the_terminal_and_obey_no_color(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import respon
    from respon.query.agencies import agencies
    from respon.render import Look, chart

    answer = agencies(respon.Graph(respon.load()))
    plain = b"".join(chart.render(answer, Look(60))).decode()
    assert "\x1b" not in plain
    coloured = b"".join(chart.render(agencies(respon.Graph(respon.load())), Look(60, colour=True))).decode()
    assert "\x1b[" in coloured
    from rich.cells import cell_len

    bars = [line for line in plain.splitlines() if any(piece in line for piece in "█▓")]
    assert max(map(cell_len, bars[1:])) <= 60
