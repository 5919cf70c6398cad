"""What comes out, byte by byte, at terminals, pipes, files, full disks and closed streams, under any locale."""

import csv
import io
import os
import re
import stat
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from rich.cells import cell_len
from support import ROOT, WORLDS, Run, command, environment, on_terminal

from respon.formats import FORMATS, known

DUTIES = ["duties", "市经济信息化委"]
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
LAST = "│ co   │ 举措8  │ 引进和培养行业人才         │ 市教委         │ 市人力资源社会保障局、市科委"


# --- pipes ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", ["1", "40", "80", "500", "x"])
def test_a_piped_table_is_whole_at_any_width(spawn: Run, run: Run, columns: str) -> None:
    done = spawn(*DUTIES, COLUMNS=columns, LINES="10", TERM="dumb")
    assert (done.code, done.err) == (0, "")
    assert done.out == run(*DUTIES).out
    assert LAST in done.text
    assert "上海出入境检验检疫局、外汇管理局上海市分局 │" in done.text
    assert "…" not in done.text


@pytest.mark.parametrize(
    "words", [DUTIES, ["actions"], ["matrix"], ["overlaps"], ["agencies"], ["co-owners", "市科委"]]
)
def test_the_lines_of_a_piped_table_are_equally_wide(run: Run, words: list[str]) -> None:
    lines = [line for line in run(*words).text.splitlines() if line[0] in "╭│├╰"]
    assert len(lines) > 3
    assert len({cell_len(line) for line in lines}) == 1


@pytest.mark.parametrize("signs", ["GITHUB_ACTIONS", "CI", "TTY_COMPATIBLE", "CLICOLOR_FORCE"])
def test_ci_logs_get_the_same_bytes_as_pipes(spawn: Run, run: Run, signs: str) -> None:
    assert spawn(*DUTIES, **{signs: "1"}).out == run(*DUTIES).out


@pytest.mark.parametrize(
    "surroundings",
    [
        {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1:strict"},
        {"PYTHONIOENCODING": "gb18030"},
        {"PYTHONIOENCODING": "utf-16"},
        {"TERM": "dumb"},
        {"TERM": ""},
    ],
    ids=str,
)
@pytest.mark.parametrize("format", ["table", "json"])
def test_chinese_comes_out_in_utf8_under_any_locale(
    spawn: Run, run: Run, surroundings: dict[str, str], format: str
) -> None:
    done = spawn("duties", "市科委", "-f", format, **surroundings)
    assert (done.code, done.err) == (0, "")
    assert done.out == run("duties", "市科委", "-f", format).out


@pytest.mark.parametrize("argument", [b"\xca\xd0\xbf\xc6\xce\xaf", b"\xff"])
@pytest.mark.parametrize("words", [["duties"], ["show"], ["actions", "-s"], ["actions", "-d"], ["gaps", "-f"]])
def test_an_argument_that_is_not_utf8_is_no_traceback(words: list[str], argument: bytes) -> None:
    done = subprocess.run([*command(*words), argument], capture_output=True, env=environment(), check=False)
    assert done.returncode in (2, 3)
    assert done.stderr.startswith(b"respon: ")


def test_chinese_in_messages_is_whole_under_the_c_locale(spawn: Run) -> None:
    done = spawn("duties", "市科X", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="ascii")
    assert done.code == 3
    assert "no agency is called '市科X'" in done.err


@pytest.mark.parametrize("words", [["actions"], ["actions", "-f", "csv"], ["--help"], ["schema"], ["export"]], ids=str)
@pytest.mark.parametrize("lines", [0, 1])
def test_a_broken_pipe_is_silent(words: list[str], lines: int, tmp_path: Path) -> None:
    """The reader goes after so many lines; the data is more than a pipe holds."""
    big = tmp_path / "big.jsonl"
    big.write_text(
        "".join(f'{{"id": "A{i}", "title": "{"长" * 90}", "lead": ["甲局"]}}\n' for i in range(2000)), "utf-8"
    )
    data = [] if words[0] in ("--help", "schema") else ["-d", str(big)]
    with subprocess.Popen(
        command(*words, *data), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), cwd=WORLDS
    ) as process:
        assert process.stdout
        assert process.stderr
        for _ in range(lines):
            process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
    assert (process.returncode, err) == (0, b"")


def test_head_gets_its_line_and_the_run_is_clean() -> None:
    words = " ".join(command(*DUTIES))
    script = f"set -o pipefail; {words} | head -1"
    done = subprocess.run(["bash", "-c", script], capture_output=True, env=environment(), cwd=WORLDS, check=False)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, "Duties of 市经济信息化委 · bundled plan\n", b"")


def test_a_full_disk_exits_3(spawn: Run) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command(*DUTIES), stdout=full, stderr=subprocess.PIPE, env=environment(), check=False)
    assert done.returncode == 3
    assert b"No space left" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("closed", "words", "code"), [(1, "duties 市科委", 3), (2, "duties 市科", 3), (0, "gaps -d -", 3)]
)
def test_a_closed_stream_is_no_traceback(closed: int, words: str, code: int) -> None:
    script = f"{sys.executable} -m respon {words} {closed}{'<' if closed == 0 else '>'}&-"
    done = subprocess.run(["bash", "-c", script], capture_output=True, env=environment(), check=False)
    assert done.returncode == code
    assert b"Traceback" not in done.stdout + done.stderr


# --- terminals -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", [30, 40, 80, 120, 300])
def test_a_terminals_table_folds_and_cuts_nothing(run: Run, columns: int) -> None:
    done, screen = on_terminal(command(*DUTIES, "--lang", "en"), columns, NO_COLOR="1")
    assert (done.code, done.err) == (0, "")
    lines = ESCAPE.sub("", screen).splitlines()
    assert max(map(cell_len, lines)) <= columns
    printed, wanted = Counter("".join(lines)), Counter("".join(seen_by_people(run)))
    assert all(printed[char] >= number for char, number in wanted.items())


def seen_by_people(run: Run) -> list[str]:
    """The cells that people see and that differ from row to row, from the JSON that machines get."""
    keys = ("role", "action", "title", "lead", "co_owners")
    cells = [row[key] for row in run(*DUTIES, "-f", "json").rows for key in keys]
    return ["、".join(cell) if isinstance(cell, list) else cell for cell in cells]


def test_colour_only_on_a_terminal(spawn: Run) -> None:
    _, screen = on_terminal(command("matrix"), 200)
    assert ESCAPE.search(screen)
    assert b"\x1b" not in spawn("matrix").out


@pytest.mark.parametrize("setting", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_color_is_obeyed(setting: dict[str, str]) -> None:
    _, screen = on_terminal(command("matrix"), 200, **setting)
    assert "\x1b" not in screen
    assert "A lead" in screen


@pytest.mark.parametrize(
    ("words", "setting"),
    [(["--color", "always"], {}), ([], {"FORCE_COLOR": "1"}), (["--color", "always"], {"NO_COLOR": "1"})],
)
def test_a_pipe_gets_colours_only_where_they_are_asked_for(
    spawn: Run, words: list[str], setting: dict[str, str]
) -> None:
    assert ESCAPE.search(spawn(*DUTIES, *words, **setting).text)
    assert not ESCAPE.search(spawn(*DUTIES, "--color", "never", **setting).text)
    assert not ESCAPE.search(spawn(*DUTIES, "-f", "csv", *words, **setting).text)


def test_no_color_goes_before_force_color(spawn: Run) -> None:
    assert not ESCAPE.search(spawn(*DUTIES, NO_COLOR="1", FORCE_COLOR="1").text)


def test_a_terminal_narrower_than_a_character_is_survived() -> None:
    done, _ = on_terminal(command(*DUTIES), 1)
    assert done.code == 0


def test_a_workbook_is_not_for_a_terminal() -> None:
    done, screen = on_terminal(command(*DUTIES, "-f", "xlsx"))
    assert (done.code, screen) == (2, "")
    assert "add -o FILE.xlsx" in done.err


def test_a_screen_gets_a_word_about_very_many_rows(tmp_path: Path) -> None:
    data = tmp_path / "many.jsonl"
    data.write_text("".join(f'{{"id": "A{n}", "title": "t"}}\n' for n in range(5001)), "utf-8")
    done, screen = on_terminal(command("actions", "-d", data), 40)
    assert (done.code, screen.count("\n")) == (0, 5001 + 6)
    assert done.err.startswith("5,001 rows")


# --- files ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "format"), sorted((suffix, name) for name in known("answer") for suffix in FORMATS[name].suffixes)
)
def test_the_suffix_chooses_the_format_and_the_file_has_the_same_bytes(
    run: Run, tmp_path: Path, name: str, format: str
) -> None:
    path = tmp_path / f"out{name}"
    done = run(*DUTIES, "-o", path)
    assert (done.code, done.out, done.err) == (0, b"", "")
    assert path.read_bytes() == run(*DUTIES, "-f", format).out
    assert list(tmp_path.iterdir()) == [path]


def test_an_unknown_suffix_is_a_usage_error(run: Run, tmp_path: Path) -> None:
    done = run(*DUTIES, "-o", tmp_path / "out.doc")
    assert done.code == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("old", [None, b"the old file"])
@pytest.mark.parametrize("error", [RuntimeError("planted"), KeyboardInterrupt(), OSError(28, "No space left")])
def test_a_file_is_written_whole_or_not_at_all(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: bytes | None, error: BaseException
) -> None:
    path = tmp_path / "out.csv"
    if old:
        path.write_bytes(old)
    from respon.render import csv as module

    def half(*_: object) -> object:
        yield b"half of "
        raise error

    monkeypatch.setattr(module, "render", half)
    done = run(*DUTIES, "-o", path)
    assert done.code == {RuntimeError: 70, KeyboardInterrupt: 130, OSError: 3}[type(error)]
    assert [p.read_bytes() for p in tmp_path.iterdir()] == ([old] if old else [])


def test_an_unknown_agency_leaves_the_file_alone(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    assert run("duties", "无此单位", "-o", path).code == 3
    assert path.read_text() == "old"


def test_a_replaced_file_keeps_its_rights_and_a_new_one_gets_the_usual(run: Run, tmp_path: Path) -> None:
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    old.touch(0o600)
    mask = os.umask(0o027)
    try:
        assert {run(*DUTIES, "-o", path).code for path in (old, new)} == {0}
    finally:
        os.umask(mask)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (old, new)] == [0o600, 0o640]


def test_a_link_is_written_through_and_a_device_stays_a_device(run: Run, tmp_path: Path) -> None:
    target, link = tmp_path / "target.csv", tmp_path / "link.csv"
    target.write_text("old")
    link.symlink_to(target)
    assert run(*DUTIES, "-o", link).code == 0
    assert link.is_symlink()
    assert target.read_bytes() == run(*DUTIES, "-f", "csv").out
    assert run(*DUTIES, "-f", "csv", "-o", "/dev/null").code == 0
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("path", ["no/such/folder/out.csv", "", "."])
def test_what_cannot_be_written_exits_3(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*DUTIES, "-f", "csv", "-o", path or tmp_path)
    assert done.code == 3
    assert "can't write" in done.err
    assert list(tmp_path.iterdir()) == []


# --- csv for Excel --------------------------------------------------------------------------------------


def parsed(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_is_plain_utf8_that_reads_back(run: Run) -> None:
    done = run("actions", "-d", WORLDS / "hostile.yaml", "-f", "csv")
    assert not done.out.startswith(b"\xef\xbb\xbf")
    rows = parsed(done.text)
    assert [row["action"] for row in rows] == ["=1+1", "A&B\"'<>"]
    assert rows[0]["title"].startswith("<script>alert('x')</script>")
    assert rows[0]["topics"].split("、")[3] == "\t=5"


@pytest.mark.parametrize("format", ["csv", "tsv"])
def test_csv_for_excel_has_a_byte_order_mark_and_no_live_cell(run: Run, format: str) -> None:
    done = run("show", "=1+1", "-d", WORLDS / "hostile.yaml", "-f", format, "--excel")
    assert done.out.startswith(b"\xef\xbb\xbf")
    text = done.out.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t" if format == "tsv" else ","))
    cells = {row[0]: row[1] for row in rows}
    assert (cells["action"], cells["document"], cells["topics"][:4]) == ("'=1+1", "'=1号", "'-2+")
    assert [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r\n＝＋－＠")] == []
    assert text.count("\r\n") >= len(rows)


def test_excel_does_not_change_numbers_or_harmless_text(run: Run) -> None:
    plain, excel = (run("overlaps", "-f", "csv", *more) for more in ([], ["--excel"]))
    assert parsed(plain.text) == parsed(excel.out.decode("utf-8-sig"))


@pytest.mark.parametrize("text", ["a\rb", "a\nb", 'a"b', "a,b", "\t", " ", "﻿x", "a\r\nb"])
def test_a_csv_cell_never_breaks_its_row(run: Run, tmp_path: Path, text: str) -> None:
    from json import dumps

    data = tmp_path / "x.jsonl"
    data.write_text(dumps({"id": "A", "title": text}) + "\n" + dumps({"id": "B", "title": "b"}), "utf-8")
    for more in ([], ["--excel"]):
        rows = parsed(run("actions", "-d", data, "-f", "csv", *more).out.decode("utf-8-sig"))
        assert [row["action"] for row in rows] == ["A", "B"]
        assert rows[0]["title"].lstrip("'") == text.replace("\r\n", "\n").replace("\r", "\n")


# --- hostile data ----------------------------------------------------------------------------------------

STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
HOSTILE = [["actions"], ["agencies"], ["duties", "--all"], ["matrix"], ["show", "=1+1"], ["gaps"], ["overlaps"]]
HOSTILE += [["duties", "丁局\u202etxt.exe"], ["co-owners", "|丙`局`|"], ["overlaps", "|丙`局`|", "<b>甲局</b>"]]


@pytest.mark.parametrize("format", [name for name in known("answer") if not FORMATS[name].binary])
@pytest.mark.parametrize("words", HOSTILE, ids=" ".join)
def test_data_cannot_steer_the_terminal(run: Run, words: list[str], format: str) -> None:
    done = run(*words, "-d", WORLDS / "hostile.yaml", "-f", format)
    assert done.code == 0
    ends = "\r" if format in ("csv", "tsv") else ""
    assert STEERING.findall(done.text.replace(ends, "") if ends else done.text) == []


def test_json_keeps_what_it_escapes(run: Run) -> None:
    rows = run("show", "=1+1", "-d", WORLDS / "hostile.yaml", "-f", "json").rows
    assert next(row["value"] for row in rows if row["field"] == "clause") == "\x1b[31m红\x1b[0m\a\b\x7f\x9b2J"


@pytest.mark.parametrize("name", ["丁局\u202etxt", "\x1b[2J", "a\nb\x07"])
def test_messages_cannot_steer_the_terminal(run: Run, name: str) -> None:
    for words in (["duties", name], ["actions", "--document", name], ["gaps", "-d", name]):
        done = run(*words, *([] if "-d" in words else ["-d", WORLDS / "hostile.yaml"]))
        assert STEERING.findall(done.err) == []


@pytest.mark.parametrize("words", HOSTILE, ids=" ".join)
def test_html_has_no_element_but_its_own(run: Run, words: list[str]) -> None:
    from lxml import html

    page = html.fromstring(run(*words, "-d", WORLDS / "hostile.yaml", "-f", "html").out)
    own = {"html", "head", "meta", "title", "style", "body", "h1", "table", "thead", "tbody", "tr", "th", "td", "p"}
    assert {element.tag for element in page.iter()} <= own
    attributes = {name for element in page.iter() for name in element.attrib}
    assert attributes <= {"lang", "charset", "http-equiv", "content", "name", "scope", "class"}


def test_html_and_markdown_show_the_title_as_it_is(run: Run) -> None:
    from lxml import html

    title = "<script>alert('x')</script>&amp;|`rm`| [x](javascript:alert(1)) ![y](http://example.org/y.png)"
    page = html.fromstring(run("actions", "-d", WORLDS / "hostile.yaml", "-f", "html").out)
    assert page.xpath("string(//tbody/tr[1]/td[2])") == title
    row = run("actions", "-d", WORLDS / "hostile.yaml", "-f", "md").text.splitlines()[4]
    cells = re.split(r"(?<!\\)\|", row)[1:-1]
    assert len(cells) == 7
    assert re.sub(r"\\(\W)", r"\1", cells[1].strip()) == (
        title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    )
    assert not re.search(r"(?<!\\)[\[\]`<*]", cells[1])
    assert "http://" not in row


# --- languages -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", ["csv", "tsv", "json", "jsonl"])
def test_machines_get_the_same_bytes_in_any_language(run: Run, format: str) -> None:
    assert run(*DUTIES, "-f", format, "--lang", "zh").out == run(*DUTIES, "-f", format, "--lang", "en").out


WRITERS = {"cli/emit.py", "cli/stderr.py", "cli/main.py", "files/confined.py"}
"""Who may touch the standard streams: the two doors, the edge that prepares and closes them, and the process in bounds,
whose stdout is a pipe to its parent."""


def test_only_the_doors_touch_the_standard_streams() -> None:
    package = ROOT / "respon"
    writing = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if re.search(r"(?<![.\w])print\(|sys\.(stdout|stderr)\.(write|buffer)", path.read_text("utf-8"))
    }
    assert writing <= WRITERS
    assert {"cli/emit.py", "cli/stderr.py"} <= {
        path for path in WRITERS if re.search(r"sys\.(stdout|stderr)", (package / path).read_text("utf-8"))
    }


@pytest.mark.parametrize(
    "words",
    [["agencies"], ["export"], ["report"], ["schema"], ["extract", str(WORLDS / "notice.txt")]],
    ids=lambda words: words[0],
)
def test_a_dash_is_stdout_in_the_default_format(run: Run, words: list[str]) -> None:
    assert run(*words, "-o", "-").out == run(*words).out


def test_ids_are_links_to_their_file_and_line_where_the_screen_is_coloured() -> None:
    _, screen = on_terminal(command("actions", "-d", "small.yaml"), 100)
    addresses = re.findall(r"\x1b\]8;[^;]*;(file://[^\x1b]+)\x1b\\(\S+?)\x1b\]8;;\x1b\\", screen)
    lines = (WORLDS / "small.yaml").read_text("utf-8").splitlines()
    assert len(addresses) > 3
    for address, action in addresses:
        path, _, number = address.partition("#")
        assert path == (WORLDS / "small.yaml").as_uri()
        assert action in lines[int(number) - 1]
    assert "\x1b]8" not in on_terminal(command("actions", "-d", "small.yaml"), 100, NO_COLOR="1")[1]
    assert "\x1b]8" not in on_terminal(command("actions"), 100)[1]  # the bundled plan is no file to open
