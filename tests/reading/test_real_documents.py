"""The source documents themselves, where they are present: set RESPON_SOURCES, or keep them beside the checkout."""

import os
import re
from pathlib import Path

import pytest

from respon.reading import read
from respon.text import Paragraph, Table
from tests.reading.helpers import misplaced, texts

FOLDER = Path(os.environ.get("RESPON_SOURCES") or Path(__file__).parents[3] / "shared")
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"the source documents are not in {FOLDER}")


def source(name: str) -> str:
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"{path} is not there")
    return str(path)


def test_clauses_of_the_gazette_are_whole_over_page_breaks():
    path = source("sources/gazette-2016-05.txt")
    text = read(path)
    clauses = [words for words in texts(text) if "(责任单位:" in words]
    assert len(clauses) == 29
    assert all(words.endswith(")") for words in clauses)
    assert not [words for words in texts(text) if re.fullmatch(r"— \d+ —|\(2016 年第 5 期\)", words)]
    assert misplaced(text, Path(path).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "name",
    ["sources/internet-plus-2016-traditional.txt", "sources/news-shenzhen-2015.txt"]
    + [f"corpus/docs/{name}.txt" for name in ("03-zonghe-baoshuiqu", "10-taicang-opc", "17-qihou-bianqian")],
)
def test_texts_of_a_paragraph_a_line_are_unharmed(name):
    path = source(name)
    lines = [line.strip() for line in Path(path).read_text(encoding="utf-8").splitlines()]
    assert texts(read(path)) == [line for line in lines if line]


def test_hard_line_breaks_of_the_reader_are_undone():
    path = source("sources/smart-city-plan-reader.txt")
    text = read(path)
    long = [words for words in texts(text) if len(words) > 40]
    cut = [words for words in long if words.rstrip("”）)")[-1] not in "。！？：；……—"]
    assert len(long) > 200
    assert len(cut) * 50 < len(long)
    assert misplaced(text, Path(path).read_text(encoding="utf-8")) == []


def test_the_page_with_a_table():
    path = source("corpus/docs/06-chuangxin-gaige-table.html")
    text = read(path)
    (table,) = [block for block in text.blocks if isinstance(block, Table)]
    assert {len(row) for row in table.rows} == {5}
    assert [row[0] for row in table.rows if row[0].isdigit()] == [str(n) for n in (*range(1, 15), *range(21, 24))]
    page = Path(path).read_text(encoding="utf-8")
    paragraphs = [block for block in text.blocks if isinstance(block, Paragraph)]
    assert all(page[block.place(0).offset] == block.text[0] for block in paragraphs)
