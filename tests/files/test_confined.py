"""The process that documents are read in: what it may use, what it can import, what it tells."""

import ast
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
import xlsxwriter
from support import ROOT

from respon.errors import DocumentError
from respon.files import confined as bounds
from respon.files.confined import Confined
from respon.files.source import Source
from tests.worlds import paper
from tests.worlds.word import docx, p

TASKS = "tests.files.tasks"
SOURCE = Source("公报\udcff.txt", b"a\0b")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the checkout itself is imported from, and so can't be the working folder


def call(task, given=()):
    with Confined() as process:
        return process.call(f"{TASKS}:{task}", SOURCE, given)


def told(given=()):
    return ast.literal_eval(call("told", given).decode())


def test_the_document_and_the_words_arrive_whole():
    name, data, given, *_ = told(("市科委", "a"))
    assert (name, data, given) == ("document.txt", SOURCE.data, ["市科委", "a"])


@pytest.mark.parametrize(
    ("task", "message"),
    [
        ("spin", "turning round takes more than 1 seconds"),
        ("swallow", "too much memory"),
        ("crash", "takes too much memory, or fails"),
        ("sink", "nested too deeply"),
        ("halve", "half of a pair"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="only the time by the clock is bounded")
def test_what_goes_beyond_the_bounds_is_told(task, message):
    with pytest.raises(DocumentError, match=message) as caught:
        call(task)
    assert caught.value.where.file == SOURCE.name
    assert caught.value.hint


def test_the_clock_ends_what_the_system_does_not(monkeypatch):
    monkeypatch.setattr(bounds, "DOCUMENT_SECONDS", 0.5)
    with pytest.raises(DocumentError, match=r"more than 0\.5 seconds for one document"):
        call("spin")


def test_one_process_reads_several_documents_and_waits_without_limit():
    with Confined() as process:
        for number in range(3):
            _, data, given, *_ = ast.literal_eval(
                process.call(f"{TASKS}:told", Source("a.md", b"a" * number), [f"{number}"]).decode()
            )
            assert (data, given) == (b"a" * number, [f"{number}"])
        with pytest.raises(DocumentError, match="half of a pair"):
            process.call(f"{TASKS}:halve", SOURCE, ())
        assert process.call(f"{TASKS}:told", SOURCE, ())
    assert process.process.returncode == 0


def test_a_process_that_cannot_start_is_not_blamed_on_the_document(monkeypatch):
    monkeypatch.setattr(bounds, "_START", "raise SystemExit(5)")
    with pytest.raises(RuntimeError, match="did not start"):
        call("told")


def test_a_mistake_of_the_program_is_not_blamed_on_the_document():
    with pytest.raises(RuntimeError, match="nobody thought of this"):
        call("err")


def test_neither_the_working_folder_nor_a_relative_one_is_searched(tmp_path, monkeypatch):
    (tmp_path / "lib").mkdir()
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["", ".", "lib", str(ROOT / "tests")]))
    monkeypatch.setattr(sys, "path", ["", ".", str(tmp_path), str(tmp_path / "lib"), *sys.path])
    *_, path, modules, folder = told()
    assert not {"", ".", str(tmp_path), str(tmp_path / "lib")} & set(path)
    assert str(ROOT / "tests") in path
    assert not {"site", "sitecustomize", "usercustomize", "pathlib.site"} & set(modules)
    assert folder == os.sep


def _workbook() -> bytes:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["任务", "牵头单位"])
        sheet.write_row(1, 0, ["建设平台", "市科委"])
    return data.getvalue()


LINES = ["一、建设平台。", "（责任单位：市科委）"]
DOCUMENTS = {
    "a.txt": "\n".join(LINES).encode(),
    "a.md": "\n\n".join(LINES).encode(),
    "a.html": f"<html><body><p>{'<p>'.join(LINES)}".encode(),
    "a.csv": "任务,牵头单位\n建设平台,市科委\n".encode(),
    "a.docx": docx("".join(map(p, LINES))),
    "a.xlsx": _workbook(),
    "a.pdf": paper.pdf(paper.lines(LINES)),
}
PLANTED = ("respon", "lxml", "msgspec", "yaml", "opencc", "rapidfuzz", "subprocess", "json", "re")
PLANTED_FILES = ("python_calamine", "pdfplumber", "sitecustomize", "usercustomize", "webencodings", "typing", "msgpack")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_that_lies_in_the_working_folder_runs(name, tmp_path):
    """As whoever unpacked a stranger's folder starts the installed command in it."""
    code = "import pathlib\npathlib.Path(__file__).with_suffix('.ran').touch()\nraise SystemExit(9)\n"
    for package in PLANTED:
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").write_text(code)
    for module in PLANTED_FILES:
        (tmp_path / f"{module}.py").write_text(code)
    (tmp_path / "t2s.json").write_text('{"name": "not OpenCC\'s own"}')
    (tmp_path / name).write_bytes(DOCUMENTS[name])
    env = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    script = Path(sys.executable).parent / "respon"
    done = subprocess.run(
        [script, "extract", name, "--place", "上海市"], capture_output=True, env=env, cwd=tmp_path, check=False
    )
    told = [line for line in done.stderr.decode().splitlines() if "reads it directly" not in line]
    assert (done.returncode, told) == (0, [])
    assert "市科委" in done.stdout.decode()
    assert not list(tmp_path.rglob("*.ran"))


def test_a_dictionary_in_the_working_folder_is_not_taken(tmp_path):
    """OpenCC looks there first for a standard that is named without its place."""
    rules = '{"name": "x", "segmentation": {"type": "mmseg", "dict": D}, "conversion_chain": [{"dict": D}]}'
    (tmp_path / "t2s.json").write_text(rules.replace("D", '{"type": "text", "file": "d.txt"}'))
    (tmp_path / "d.txt").write_text("國\t假\n", "utf-8")
    code = "from respon.names.normal import simplified; print(ascii(simplified('國')))"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, env=env, check=True
    )
    assert done.stdout.strip() == ascii("国")
