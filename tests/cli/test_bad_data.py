"""Bad data: exit code 3, the file, the line, the mend; never a traceback, never a hang."""

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from mistakes import PLAN
from support import ROOT, WORLDS, Run, command, environment

from respon.files import opening

GOOD = PLAN


def test_the_good_file_is_good(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "good.yaml"
    path.write_text(GOOD, "utf-8")
    assert run("gaps", "-d", path).code == 0


CASES = {
    "duplicate key": (
        "    title: 事项\n",
        "    title: 事项\n    title: 又一次\n",
        11,
        "duplicate key 'title'",
        "keep one",
    ),
    "unknown key": ("    lead: [甲局]\n", "    leed: [甲局]\n", 11, "unknown key `leed`", "did you mean `lead`?"),
    "unknown key in a list": ("  - name: 乙委\n", "  - name: 乙委\n    nmae: x\n", 7, "`nmae`", "did you mean `name`?"),
    "id: no": ("  - id: B\n", "  - id: no\n", 12, "`id` must be text, not yes or no", "in quotes"),
    "a number for an id": ("  - id: B\n", "  - id: 12\n", 12, "`id` must be text, not a whole number", "in quotes"),
    "a hexadecimal id": ("  - id: B\n", "  - id: 0x1F\n", 12, "`id` must be text", "in quotes"),
    "a text for a list": ("    lead: [甲局]\n", "    lead: 甲局\n", 11, "`lead` must be a list, not text", "as a list"),
    "nothing": ("    title: 另一事项\n", "    title:\n", 13, "`title` is empty", "write something here"),
    "empty text": ("    title: 另一事项\n", "    title: ''\n", 13, "`title` is empty", "write something here"),
    "missing title": ("    title: 另一事项\n", "", 12, "the key `title` is missing", "add `title:`"),
    "a bad date": ("    document: 一号\n", "    due: 2016-13\n", 9, "due: ", "write a year, month or day"),
    "a bare year": ("    document: 一号\n", "    due: 2030\n", 9, "`due` must be text", "put a year in quotes"),
    "no such day": (
        "    document: 一号\n",
        "    due: 2016-06-31\n",
        9,
        "due: not a date",
        "write a year, month or day",
    ),
    "no leap year": ("    document: 一号\n", "    due: 1900-02-29\n", 9, "due: not a date", "write a year"),
    "unknown agency": ("[甲局, 乙委]", "[甲局, 丙署]", 12, "unknown agency '丙署'", "add it under `agencies:`"),
    "nearly known agency": ("[甲局, 乙委]", "[甲局, 乙厅]", 12, "unknown agency '乙厅'", "add it under"),
    "unknown document": ("    document: 一号\n", "    document: 二号\n", 8, "which no file declares", "declare it"),
    "duplicate id": ("  - id: B\n", "  - id: A\n", 12, "duplicate action id 'A'", "another id; the first is at"),
    "an id that is an agency's": ("  - id: B\n", "  - id: 甲局\n", 12, "is also an agency's name", "change the id"),
    "duplicate agency": (
        "  - name: 乙委\n",
        "  - name: 甲局\n",
        6,
        "'甲局' is declared twice",
        "remove this or the one at",
    ),
    "missing include": ("respon: 1\n", "respon: 1\ninclude: [none.yaml]\n", 2, "no such file", "remove the include"),
    "include above": ("respon: 1\n", "respon: 1\ninclude:\n  - ../x.yaml\n", 3, "leaves the folder", "copy the file"),
    "absolute include": ("respon: 1\n", "respon: 1\ninclude: [/etc/passwd]\n", 2, "leaves the folder", "copy the file"),
    "anchor": ("  - name: 乙委\n", "  - &a {name: 乙委}\n", 6, "anchors and aliases", "write the value out"),
    "alias": ("  - name: 乙委\n", "  - name: 乙委\n  - *a\n", 7, "anchors and aliases", "write the value out"),
    "merge key": ("    title: 事项\n", "    title: 事项\n    <<: {note: x}\n", 11, "<<", "remove it"),
    "tag": (
        "    title: 事项\n",
        "    title: !!python/object/apply:os.system [ls]\n",
        10,
        "the tag",
        "leave the tag away",
    ),
    "own tag": ("    title: 事项\n", "    title: !x 事项\n", 10, "the tag !x", "leave the tag away"),
    "several documents": ("actions:\n", "---\nactions:\n", 7, "several YAML documents", "one document a file"),
    "tab": ("    title: 事项\n", "\ttitle: 事项\n", 10, "not valid YAML", "not with tabs"),
    "open bracket": ("[甲局, 乙委]", "[甲局, 乙委", 14, "not valid YAML", "check indentation, quotes and brackets"),
    "open quote": ("    title: 另一事项\n", '    title: "另一事项\n', 13, "not valid YAML", "quotes"),
    "another version": ("respon: 1\n", "respon: 2\n", 1, "`respon` can't be 2", "reads version 1"),
    "no version": ("respon: 1\n", "", 1, "the key `respon` is missing", "add `respon:`"),
    "a list as a key": ("    title: 事项\n", "    [title]: 事项\n", 10, "a key must be text", "in quotes"),
    "a number as a key": ("    title: 事项\n", "    1: 事项\n", 10, "a key must be text", "in quotes"),
    "a role nobody knows": (
        "    lead: [甲局]\n",
        "    terms: {boss: 牵头}\n",
        11,
        "`terms` can't be 'boss'",
        "write lead, co, support or oversee",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_message_names_file_line_and_mend(run: Run, tmp_path: Path, case: str) -> None:
    old, new, line, what, mend = CASES[case]
    assert GOOD.count(old) == 1
    path = tmp_path / "x.yaml"
    path.write_text(GOOD.replace(old, new), "utf-8")
    done = run("gaps", "-d", path)
    assert (done.code, done.out) == (3, b"")
    first, second = done.err.splitlines()
    assert first.startswith(f"respon: {path}:{line}: "), done.err
    assert what in first
    assert second.startswith("  mend: ")
    assert mend in second


FILES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "empty, or not a data file"),
    "blank": (b"\n# nothing\n", "empty, or not a data file"),
    "a list": (b"- 1\n", "empty, or not a data file"),
    "a text": (b"respon", "empty, or not a data file"),
    "binary": (bytes(range(256)), "not a text file in UTF-8"),
    "zip": (b"PK\x03\x04" + bytes(60), "not a text file in UTF-8"),
    "gb18030": ("respon: 1\nactions: [{id: 甲, title: 事项}]\n".encode("gb18030"), "not a text file in UTF-8"),
    "half a character": ("respon: 1 # 事".encode()[:-1], "not a text file in UTF-8"),
    "NUL": (b"respon: 1\n# \x00\n", "not a text file in UTF-8"),
    "utf-16 without a mark": ("respon: 1\n".encode("utf-16-le"), "not a text file in UTF-8"),
    "alias bomb": (
        b"respon: 1\na: &a [x, x]\n"
        + b"".join(b"%c: &%c [%s]\n" % (n, n, b"*%c, " % (n - 1) * 9) for n in b"bcdefghij"),
        "anchors and aliases",
    ),
    "flow nesting": (b"[" * 100_000, "nested deeper than 32 levels"),
    "mapping nesting": (b"{a: " * 100_000, "nested deeper than 32 levels"),
    "block nesting": (b"".join(b" " * n + b"a:\n" for n in range(500)), "nested deeper than 32 levels"),
    "list nesting": (b"- " * 5_000 + b"x", "nested deeper than 32 levels"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_data_file(run: Run, tmp_path: Path, name: str) -> None:
    text, what = FILES[name]
    path = tmp_path / "x.yaml"
    path.write_bytes(text)
    done = run("gaps", "-d", path)
    assert done.code == 3
    assert done.err.startswith(f"respon: {path}")
    assert what in done.err
    assert "  mend: " in done.err


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_harm(run: Run, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(GOOD.encode(encoding))
    assert [row["action"] for row in run("gaps", "-d", path, "-f", "json").rows] == ["B"]


def test_windows_line_ends_are_no_harm_and_lines_are_counted_right(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(GOOD.replace("\n", "\r\n").encode())
    assert run("gaps", "-d", path).code == 0
    path.write_bytes(GOOD.replace("id: B", "id: no").replace("\n", "\r\n").encode())
    assert f"{path}:12: " in run("gaps", "-d", path).err


LINES: dict[str, tuple[bytes, int, str]] = {
    "broken": (b'{"id": "B", "title": \n', 2, "not JSON"),
    "a list": (b"[1]\n", 2, "an action must be keys with values, not a list"),
    "wrong type": (b'{"id": 1, "title": "t"}\n', 2, "`id` must be text, not a whole number"),
    "unknown key": (b'{"id": "B", "title": "t", "leed": []}\n', 2, "unknown key `leed`"),
    "missing key": (b'{"id": "B"}\n', 2, "the key `title` is missing"),
    "two on a line": (b'{"id": "B", "title": "t"} {"id": "C", "title": "t"}\n', 2, "not JSON"),
    "after a blank line": (b"\n\n{]\n", 4, "not JSON"),
    "not UTF-8": (b'{"id": "B", "title": "\xff"}\n', 2, "not JSON"),
    "nesting": (b'{"id": "B", "title": "t", "x": ' + b"[" * 100_000 + b"\n", 2, "unknown key `x`"),
    "a list of lists": (b"[" * 100_000 + b"\n", 2, "an action must be keys with values, not a list"),
    "duplicate id": (b'{"id": "A", "title": "t"}\n', 2, "duplicate action id 'A'"),
}


@pytest.mark.parametrize("name", LINES)
def test_json_lines_name_the_line(run: Run, tmp_path: Path, name: str) -> None:
    bad, line, what = LINES[name]
    path = tmp_path / "x.jsonl"
    path.write_bytes(b'{"id": "A", "title": "t"}\n' + bad + b'{"id": "Z", "title": "t"}\n')
    done = run("gaps", "-d", path)
    assert done.code == 3
    assert done.err.startswith(f"respon: {path}:{line}: "), done.err
    assert what in done.err
    assert "  mend: " in done.err


def test_json_lines_past_the_first_chunk_name_the_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from respon.sources import jsonl

    monkeypatch.setattr(jsonl, "CHUNK", 100)
    path = tmp_path / "x.jsonl"
    lines = [f'{{"id": "A{n}", "title": "事项"}}' for n in range(1, 60)]
    lines[40] = lines[40].replace("title", "titel")
    path.write_text("\n".join(lines), "utf-8")
    assert run("gaps", "-d", path).err.startswith(f"respon: {path}:41: ")


def test_duplicate_keys_in_json_lines_are_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"id": "A", "title": "t"}\n{"id": "B", "title": "t", "id": "C"}\n', "utf-8")
    done = run("actions", "-d", path)
    assert (done.code, f"{path}:2: duplicate key 'id'" in done.err) == (3, True), done


@pytest.mark.parametrize("suffix", [".yaml", ".jsonl", ".json"])
def test_an_unreadable_file(run: Run, tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / f"x{suffix}"
    path.write_text(GOOD)

    def refused(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(opening, "_unwaiting", refused)  # the tests may run as root, whom no file refuses
    done = run("gaps", "-d", path)
    assert done.code == 3
    assert done.err.startswith(f"respon: {path}: can't be read: Permission denied\n  mend: check the rights")


def test_no_data(run: Run, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.yaml"):
        done = run("gaps", "-d", path)
        assert (done.code, str(path) in done.err, "  mend: " in done.err) == (3, True, True)


def test_a_pipe_or_a_device_is_no_data_file(spawn: Run, tmp_path: Path) -> None:
    fifo = tmp_path / "fifo.yaml"
    os.mkfifo(fifo)
    for path in (fifo, tmp_path, Path("/dev/zero"), Path("/dev/null")):
        done = spawn("gaps", "-d", path, timeout=10)
        assert (done.code, str(path) in done.err) == (3, True)


def test_a_link_that_leaves_the_folder_is_not_included(run: Run, tmp_path: Path) -> None:
    (tmp_path / "outside.yaml").write_text("respon: 1\n")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link.yaml").symlink_to("../outside.yaml")
    path = inside / "x.yaml"
    path.write_text("respon: 1\ninclude: [link.yaml]\n")
    assert f"{path}:2: the include 'link.yaml' leaves the folder" in run("gaps", "-d", path).err


def test_files_that_include_each_other_are_read_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("respon: 1\ninclude: [b.yaml, a.yaml]\nactions: [{id: A, title: a}]\n")
    (tmp_path / "b.yaml").write_text("respon: 1\ninclude: [a.yaml]\nactions: [{id: B, title: b}]\n")
    done = run("actions", "-d", tmp_path / "a.yaml", "-d", tmp_path, "-f", "json")
    assert [row["action"] for row in done.rows] == ["B", "A"]


def test_the_same_id_in_two_files_names_both(run: Run, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.yaml").write_text("respon: 1\nactions:\n  - {id: A, title: a}\n")
    err = run("actions", "-d", tmp_path).err
    assert f"{tmp_path}/b.yaml:3: duplicate action id 'A'" in err
    assert f"the first is at {tmp_path}/a.yaml:3" in err


@pytest.mark.parametrize("document", ["", "documents: [{id: d, title: d}]\n"])
@pytest.mark.parametrize("suffix", ["parquet", "jsonl", "json"])
def test_a_file_beside_what_was_made_of_it_is_named(run: Run, tmp_path: Path, suffix: str, document: str) -> None:
    plan, made = tmp_path / "x.yaml", tmp_path / f"x.{suffix}"
    plan.write_text(f"respon: 1\n{document}actions:\n  - {{id: A, title: a, lead: [x]}}\n")
    assert run("convert", plan, "-o", made).code == 0
    for engine in ("graph", "duckdb"):
        done = run("actions", "-d", tmp_path, "--engine", engine)
        assert done.code == 3
        assert f"{plan} and {made} seem to hold the same" in done.err
        assert "name one of them after --data" in done.err
    assert run("actions", "-d", made).code == 0


def test_standard_input(spawn: Run) -> None:
    assert spawn("actions", "-d", "-", "-f", "json", stdin=GOOD.encode()).rows[0]["action"] == "A"
    lines = b'{"id": "A", "title": "t", "lead": ["x"]}\n'
    assert spawn("actions", "-d", "-", "-f", "json", stdin=lines).rows[0]["lead"] == ["x"]
    done = spawn("actions", "-d", "-", stdin=GOOD.replace("id: B", "id: no").encode())
    assert (done.code, done.err.startswith("respon: -:12: ")) == (3, True)


@pytest.mark.parametrize("kind", ["yaml nesting", "yaml flat", "json lines nesting", "json lines in one line", "json"])
def test_hundreds_of_megabytes_of_nonsense_are_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / ("x.jsonl" if "lines" in kind else "x.json" if kind == "json" else "x.yaml")
    pieces = {
        "yaml nesting": [b"[" * 1_000_000] * 200,
        "yaml flat": [b"respon: 1\nactions:\n", *[b"- {id: x, title: y}\n" * 50_000] * 200],
        "json lines nesting": [b"[" * 1_000_000] * 200,
        "json lines in one line": [b'{"id": "', *[b"x" * 1_000_000] * 300, b'", "title": "t"}'],
        "json": [b'{"a":' * 200_000] * 200,
    }[kind]
    with path.open("wb") as stream:
        stream.writelines(pieces)
    words = ["bash", "-c", 'ulimit -v 4000000; exec "$@"', "bash", *command("gaps", "-d", path)]
    done = subprocess.run(words, capture_output=True, env=environment(), timeout=60, check=False)
    path.unlink()
    assert done.returncode == 3, done.stderr
    assert done.stderr.startswith(f"respon: {path}".encode())
    assert b"mend: " in done.stderr


# --- whatever the file, the run ends in a documented code ------------------------------------------------

SEEDS = [
    GOOD,
    (WORLDS / "small.yaml").read_text("utf-8"),
    (ROOT / "data" / "hufa-2016-8.yaml").read_text("utf-8")[:4000],
]
MARKS = [*"[]{}:,-#&*!|>'\"%@`\n \t?", "- ", ": ", "---\n", "...\n", "\x00", "\ufeff", "\x85", "\u2028", "\ud800"]
WORDS = ["no", "~", "1e9", "0x1", "<<: ", "respon: 1", "respon: 2", "include: [", "id: ", "!!binary ", "&a ", "*a"]
PIECES = st.sampled_from([*MARKS, *WORDS, "actions:", "[[[[", "2016-02-30"])


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    text = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 2, 20, 300])))
        text = text[:start] + draw(PIECES | st.text(max_size=4)) + text[end:]
    data = text.encode("utf-8", "surrogatepass")
    return data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data


ENOUGH = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@ENOUGH
@given(
    data=mutated() | st.binary(max_size=200),
    words=st.sampled_from(["actions", "overlaps", "matrix", "gaps", "network"]),
)
@example(data=b"", words="actions")
@example(data=b"\xff\xfe", words="actions")
@example(data="respon: 1\nactions: [{id: \u200b, title: ' '}]".encode(), words="matrix")
def test_any_yaml_ends_in_a_documented_code(run: Run, tmp_path: Path, data: bytes, words: str) -> None:
    _ends_well(run, tmp_path / "x.yaml", data, words)


LINE = b'{"id": "A", "title": "t", "responsible": ["\xe7\x94\xb2", "b"], "due": "2016", "open_ended": true}\n'


@ENOUGH
@given(
    start=st.integers(0, len(LINE)),
    gap=st.integers(0, 30),
    new=st.binary(max_size=4) | st.sampled_from([b"null", b"[", b"1e999", b'"lead": ["', b"\\ud800", b"\n", b"NaN"]),
    words=st.sampled_from(["actions", "overlaps", "matrix", "gaps", "network"]),
)
def test_any_json_lines_end_in_a_documented_code(
    run: Run, tmp_path: Path, start: int, gap: int, new: bytes, words: str
) -> None:
    _ends_well(run, tmp_path / "x.jsonl", LINE.replace(b"A", b"B") + LINE[:start] + new + LINE[start + gap :], words)


def _ends_well(run: Run, path: Path, data: bytes, words: str) -> None:
    path.write_bytes(data)
    done = run(words, "-d", path, "-f", "json")
    assert done.code in (0, 3), done.err
    if done.code == 3:
        assert done.out == b""
        assert done.err.startswith(f"respon: {path}")
        assert "\n  mend: " in done.err


@ENOUGH
@given(
    st.lists(
        st.sampled_from(
            [
                "duties",
                "市科委",
                "-f",
                "json",
                "-d",
                "--all",
                "--top",
                "0",
                "-o",
                "x",
                "",
                "-",
                "--",
                "show",
                "\x00",
                "-n",
            ]
        ),
        max_size=5,
    )
)
def test_any_command_line_ends_in_a_documented_code(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", None)
    assert run(*words).code in (0, 2, 3)


@pytest.mark.parametrize(
    "text",
    [
        '{"respon": 1,\n "actions": [{"id": "a", "title": "t", "responsible": ["x"]}]}',
        '{"respon": 1, "actions": [{"id": "a", "title": "t", "responsible": ["x"]}]}',
        '{"id": "a", "title": "t", "responsible": ["x"]}\n',
        "respon: 1\nactions: [{id: a, title: t, responsible: [x]}]\n",
    ],
)
def test_stdin_takes_yaml_json_and_json_lines(spawn: Run, text: str) -> None:
    done = spawn("duties", "x", "-d", "-", "-f", "json", stdin=text.encode())
    assert [row["action"] for row in done.rows] == ["a"]
