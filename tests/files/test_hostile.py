"""Damaged files of every kind: a Text or a DocumentError comes out, in time, never anything else."""

import io
import signal

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from respon.errors import DocumentError
from respon.files.source import Source
from respon.reading.docx import word as docx
from respon.reading.html import web as html
from respon.reading.kinds import kind
from respon.reading.pdf import printed as pdf
from respon.reading.plaintext import plain
from respon.reading.tables import separated, sheet
from respon.text import Paragraph, Text
from tests.worlds import paper
from tests.worlds.word import abstract, num, numbered, p, row, table
from tests.worlds.word import docx as word

PLAIN = "# 方案\n\n一、总则\n(责任单位:市科委、市教委)\n\f— 2 —\n市财政局牵头。\n".encode()
PAGE = (
    "<html><meta charset=gb2312><table><tr><td rowspan=2>甲<td>乙<tr><td>丙</table><p>市科委牵头，&nbsp;市教委参加。"
).encode("gb18030")
WORD = word(
    numbered("总则", 1) + table(row("序号", "单位"), row("1", "市科委")) + p("完。"),
    numbering=abstract(0, ("chineseCounting", "%1、")) + num(1, 0),
)
PAPER = paper.pdf(
    paper.lines(["一、总则", "由市科委牵头，市教委参加。"])
    + "".join(paper.box(x, y, x + 60, y + 40) for x in (90, 150) for y in (300, 340))
    + paper.text(95, 310, "市科委"),
)


def _workbook() -> bytes:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, 1, "分工")
        sheet.write_row(1, 0, ["建设平台", "市科委"])
    return data.getvalue()


KINDS = {
    "plain": (plain, PLAIN),
    "html": (html, PAGE),
    "docx": (docx, WORD),
    "pdf": (pdf, PAPER),
    "separated": (separated, "序号,单位\n1,市科委\n".encode()),
    "sheet": (sheet, _workbook()),
}


@pytest.fixture(autouse=True)
def _in_time():
    """End what hangs: the readers then raise DocumentError, the clock below fails."""

    def late(*_):
        raise TimeoutError

    if not hasattr(signal, "alarm"):
        yield
        return
    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(120)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@st.composite
def damaged(draw, data: bytes) -> bytes:
    """Some bytes changed, put in, left out, or doubled; or the end cut off."""
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        size = draw(st.integers(0, 40))
        other = draw(st.binary(max_size=8) | st.just(data[at : at + size] * 3))
        data = data[:at] + other + data[at + draw(st.sampled_from([0, 0, len(other), size])) :]
    return data[: draw(st.sampled_from([len(data)] * 4 + [len(data) // 2]))]


@pytest.mark.parametrize("name", KINDS)
@settings(max_examples=60, deadline=10_000, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_damaged_files(name, data):
    reader, whole = KINDS[name]
    try:
        text = reader.read(Source("a", data.draw(damaged(whole))))
    except DocumentError as error:
        assert error.message
        assert error.hint
    else:
        assert isinstance(text, Text)
        for block in text.blocks:
            if isinstance(block, Paragraph):
                assert block.text == block.text.strip()


@pytest.mark.parametrize("name", KINDS)
def test_the_whole_files_are_read(name):
    reader, whole = KINDS[name]
    assert reader.read(Source("a", whole)).blocks


UNITS = [
    "（\n",
    "（甲\n",
    "甲，\n",
    "**",
    "[a](http://",
    "<a ",
    "- ",
    "1\n2\n",
    "— 1 —\n甲\n",
    "一、\n",
    "> ",
]
UNITS += [
    "责任单位：\n",
    " \n甲",
    "甲\u200b",
    " ",
    "|",
    "|\n",
    "| a |\n|---|\n",
    "--|",
    "#",
    "<table>\n",
    "[",
    "\\",
    "、",
]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("name", ["plain", "separated"])
def test_endless_repetition_ends_in_a_text_or_an_error(name, unit):
    """How long it takes is measured in benchmarks/growth.py."""
    try:
        assert KINDS[name][0].read(Source("a.md", f"# 甲\n# 乙{unit * 12_000}丙 #".encode())).file == "a.md"
    except DocumentError as error:
        assert error.hint


def test_a_page_of_comments_is_told_at_once():
    assert kind(Source("-", b"<!-- a -->" * 300)) == "plaintext.plain"
