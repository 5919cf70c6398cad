"""A small tournament: seeded damage to every kind of input; whatever comes, the contract holds.

Exit 0, 1, 2 or 3; no traceback; exit 3 with file and mend; the old file whole, or a new one that parses.
"""

import io
import json
import os
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from support import WORLDS, Run

from tests.worlds import paper
from tests.worlds.word import docx, p, row, table

SEED = "respon"
CASES, GROUP = 144, 12
OLD = b"the old file\n"
WORDS = [
    "市科委",
    "各区政府、有关部门",
    "=1+1",
    "\u202e局",
    "<b>",
    "|",
    "::error::x",
    "年" * 50,
    "",
    "（" * 300,
    "-",
    "9" * 400,
]
PIECES = [b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"\r", b"\n\n", b"&a ", b"*a", b"- ", b": ", b"[" * 3000, b"{" * 60]
PIECES += [
    b"!!python/object:os.system ",
    b"---\n",
    b"\x1b[31m",
    b'"',
    b"9" * 5000,
    b"<",
    b"\xc2\x9b",
    b"%PDF-1.4",
    b"PK\x03\x04",
]
ODD: list[Any] = [None, True, 0, -1, 1e308, 10**30, [], {}, [[]], "", " ", {"a": 1}, ["a", None], "2031-02-30"]
TEXT = "某市行动方案\n一、重点任务\n（一）建设平台。（责任单位：市科委、市教委）\n（二）修堤。\n牵头单位：市水务局\n"


class Case:
    """One damaged input in the working folder, made from the seed and a number alone."""

    def __init__(self, number: int) -> None:
        self.random = random.Random(f"{SEED}:{number}")
        self.output = ""
        kinds: list[Callable[[], list[str]]] = [
            self.data,
            self.lines,
            self.reform,
            self.settings,
            self.folder,
            self.document,
        ]
        self.argv = kinds[number % len(kinds)]()

    # ---- inputs

    def data(self) -> list[str]:
        name = self.random.choice(["a.yaml", "a.json", "a"])
        self.write(name, self.encoded(self.wrong(self.plan())))
        return self.query(name)

    def lines(self) -> list[str]:
        actions = [self.wrong(action) for action in self.plan()["actions"]]
        text = self.random.choice([b"\n", b"\n\n", b"\r", b" "]).join(json.dumps(action).encode() for action in actions)
        self.write("a.jsonl", text)
        return self.query("a.jsonl")

    def reform(self) -> list[str]:
        change = {"change": "merge", "date": "2031", "from": ["甲局", self.word()], "to": ["乙局"]}
        self.write("reform.yaml", self.encoded(self.wrong({"respon": 1, "reforms": [change]})))
        self.write("a.yaml", json.dumps(self.plan()).encode(), whole=True)
        return self.random.choice(
            [["reform-effect", "reform.yaml", "-d", "a.yaml"], [*self.query("a.yaml"), "--reform", "reform.yaml"]]
        )

    def settings(self) -> list[str]:
        keys = ["select", "ignore", "fail-on", "baseline", "severity", "x"]
        values = [
            '["no-owner"]',
            "[1]",
            '"x"',
            "{}",
            "[[]]",
            '"/dev/zero"',
            '"known.json"',
            "[" * 2000,
            '"never"',
            "nan",
        ]
        heads = ["", "[tool.respon]\n", "[[tool]]\n", "tool = 1\n"]
        text = self.random.choice(heads) + "".join(
            f"{self.random.choice(keys)} = {self.random.choice(values)}\n" for _ in range(2)
        )
        self.write(self.random.choice(["respon.toml", "pyproject.toml"]), text.encode())
        self.write("known.json", self.encoded(self.wrong({"respon-baseline": 1, "findings": []})))
        self.write("a.yaml", json.dumps(self.plan()).encode(), whole=True)
        return [
            "check",
            "-d",
            "a.yaml",
            *self.random.choice([[], ["--baseline", "known.json"]]),
            *self.out(["json", "sarif"]),
        ]

    def folder(self) -> list[str]:
        Path("d").mkdir()
        os.mkfifo("d/pipe.yaml")
        Path("d/circle.yaml").symlink_to("circle.yaml")
        Path("d/zero.yaml").symlink_to("/dev/zero")
        include = self.random.choice(
            ["pipe.yaml", "circle.yaml", "zero.yaml", "../a.yaml", "b.yaml", ".", "x" * 300, "a\0b", "x/" * 3000]
        )
        self.write("d/b.yaml", self.encoded({"respon": 1, "include": [include]}))
        self.write("d/c.yaml", self.encoded(self.wrong(self.plan())))
        return self.query(
            self.random.choice(["d", "d/pipe.yaml", "d/circle.yaml", "d/zero.yaml", "d/b.yaml", "x" * 5000, ""])
        )

    def document(self) -> list[str]:
        made = {
            "a.txt": lambda: TEXT.replace("市科委", self.word()).encode(
                self.random.choice(["utf-8", "gb18030", "utf-16"])
            ),
            "a.html": lambda: f"<html><meta charset={self.random.choice(['gbk', 'idna', 'utf-7'])}><p>{TEXT}".encode(
                "gb18030"
            ),
            "a.csv": f"任务,牵头单位\n建平台,{self.word()}\n".encode,
            "a.docx": lambda: docx(p("一、任务") + table(row("任务", "牵头单位"), row("建平台", "市科委"))),
            "a.xlsx": workbook,
            "a.pdf": lambda: paper.pdf(paper.lines(TEXT.splitlines())),
        }
        name = self.random.choice(list(made))
        self.write(name, made[name]())
        return self.random.choice(
            [["extract", name, *self.out(["json", "csv"])], ["verify", "-s", name], ["extract", name, "--explain"]]
        )

    # ---- damage

    def plan(self) -> dict[str, Any]:
        actions = [
            {"id": f"{n}", "title": f"任务{self.word()}", "lead": ["甲局", self.word() or "乙局"]} for n in range(1, 4)
        ]
        return {"respon": 1, "agencies": [], "actions": actions}

    def wrong(self, value: Any) -> Any:
        """Put what does not belong there in a place or two."""
        for _ in range(self.random.randint(0, 2)):
            at = value
            while isinstance(at, dict | list) and at:
                key = self.random.choice(list(at) if isinstance(at, dict) else range(len(at)))
                if not isinstance(at[key], dict | list) or self.random.random() < 0.3:
                    at[key] = self.random.choice(ODD)
                    break
                at = at[key]
        return value

    def word(self) -> str:
        return self.random.choice(WORDS)

    def encoded(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=self.random.random() < 0.5).encode("utf-8", "surrogatepass")

    def write(self, name: str, data: bytes, whole: bool = False) -> None:
        for _ in range(0 if whole else self.random.randint(0, 3)):
            at, size = self.random.randrange(len(data) + 1), self.random.randrange(40)
            data = (
                data[:at]
                + self.random.choice([b"", self.random.choice(PIECES), data[at : at + size] * 3])
                + data[at + size :]
            )
        Path(name).write_bytes(data)

    # ---- commands

    def query(self, data: str) -> list[str]:
        asked = self.random.choice(
            [["agencies"], ["actions"], ["gaps"], ["overlaps"], ["matrix"], ["show", "1"], ["check"]]
        )
        return [*asked, "-d", data, *self.out(["json", "csv", "html", "xlsx"])]

    def out(self, forms: list[str]) -> list[str]:
        form = self.random.choice(forms)
        if form != "xlsx" and self.random.random() < 0.5:
            return ["-f", form]
        self.output = f"out.{form}"
        Path(self.output).write_bytes(OLD)
        return ["-o", self.output]


def workbook() -> bytes:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        book.add_worksheet().write_row(0, 0, ["任务", "牵头单位"])
    return data.getvalue()


@pytest.mark.parametrize("group", range(0, CASES, GROUP))
def test_the_contract_holds(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, group: int) -> None:
    monkeypatch.setattr("respon.files.opening.PIPE_SECONDS", 0.1)
    for number in range(group, group + GROUP):
        folder = tmp_path / str(number)
        folder.mkdir()
        monkeypatch.chdir(folder)
        case = Case(number)
        judge(case, run(*case.argv), number)


@pytest.mark.parametrize("number", range(5, 36, 12))
def test_it_holds_for_whole_processes(spawn: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.chdir(tmp_path)
    case = Case(number)
    monkeypatch.chdir(WORLDS)  # where the process is started
    words = [str(tmp_path / word) if (tmp_path / word).is_file() else word for word in case.argv]
    case.output = case.output and str(tmp_path / case.output)
    judge(case, spawn(*words), number)


def judge(case: Case, done: Any, number: int) -> None:
    seen = (number, case.argv, done)
    assert done.code in (0, 1, 2, 3), seen
    assert "Traceback" not in done.err, seen
    if done.code == 3:
        assert done.err.startswith("respon: ") or "\nrespon: " in done.err, seen
        assert "\n  mend: " in done.err, seen
        assert done.out == b"", seen
    if any(Path(word).name == Path(case.output).name for word in case.argv if case.output):
        parse(Path(case.output), done.code, seen)


def parse(path: Path, code: int, seen: Any) -> None:
    """The old file on an error, and nothing beside it; a new one that is whole without."""
    assert [left.name for left in path.parent.iterdir() if left.name.startswith(".")] == [], seen
    data = path.read_bytes()
    if code not in (0, 1):
        assert data == OLD, seen
    elif path.suffix in (".json", ".sarif"):
        json.loads(data)
    elif path.suffix == ".xlsx":
        assert zipfile.ZipFile(path).testzip() is None, seen
    elif path.suffix == ".html":
        assert data.rstrip().endswith(b"</html>"), seen
    else:
        assert data.decode("utf-8-sig").endswith("\n"), seen
