import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respon.errors import DocumentError
from respon.files.limits import TEXT_BYTES
from respon.files.source import Source
from respon.reading import read
from respon.reading.plaintext.plain import marked_items, plain_lines
from respon.text import Paragraph, Table
from tests.reading.helpers import joined_text, misplaced, read_bytes, texts

BREAKS = ["\n", "\r\n", "\r", "\f", "\n\n", "　　", " ", "  \n", "\u200b", "\ufeff", "— 3 —"]
MARKS = ["**", "#", "- ", "\\", "[", "](http://a.b)", "<br>", "---"]
WORDS = ["(", ")", "（责任单位：", "）", "一、", "(二)", "市科委", "、", "，", "。", "plan", "12"]
PIECES = st.sampled_from(BREAKS + MARKS + WORDS)


@given(st.lists(PIECES | st.text(max_size=8), max_size=60).map("".join))
def test_every_character_is_found_at_its_place(source):
    source = source.encode("utf-8", "replace").decode().lstrip("\ufeff")
    try:
        text = read_bytes(source.encode())
    except DocumentError:
        return
    assert misplaced(text, source) == []


@given(st.lists(PIECES, max_size=60).map("".join))
def test_only_white_space_and_marks_are_taken_off_lines(source):
    plain = "".join(line.text for line in plain_lines(source))
    assert "".join(plain.split()) == "".join(source.replace("\u200b", "").replace("\ufeff", "").split())
    for line in marked_items(Source("a.md", b""), source):
        for mark in line.marks:
            assert source[mark.offset] == line.text[mark.at]


def test_lines_are_counted_as_an_editor_does():
    text = read_bytes("甲。\r\n乙。\r丙。\n\n丁。".encode())
    assert [block.place(0).line for block in text.blocks] == [1, 2, 3, 5]


def test_form_feeds_count_pages():
    text = read_bytes("甲市的总则。\n第二句。\f乙市的细则。\f丙市的附则。\n".encode())
    assert [block.place(0).page for block in text.blocks] == [1, 1, 2, 3]


def test_markdown_is_markup_not_wording():
    source = (
        "# 甲市行动方案\n\n## **一、重点任务**\n\n- (一)建设平台\n- (二)推广应用\n\n"
        "**第三条** 市科委会同\\[市财政局\\]制定细则。\n\n网址：[甲市](http://example.org/a)\n\n***\n"
    )
    text = read_bytes(source.encode())
    assert [(block.heading, block.text) for block in text.blocks] == [
        (1, "甲市行动方案"),
        (2, "一、重点任务"),
        (0, "(一)建设平台"),
        (0, "(二)推广应用"),
        (0, "第三条 市科委会同[市财政局]制定细则。"),
        (0, "网址：甲市"),
    ]
    assert misplaced(text, source) == []


def test_headings_underlined():
    source = "甲市行动方案\n======\n\n重点任务\n----\n\n建设平台。\n"
    assert [line.heading for line in marked_items(Source("a.md", b""), source)] == [1, 2, 0]


def test_a_hard_break_keeps_the_paragraph():
    assert (
        joined_text("**一**\n\n甲市人民政府关于  \n任免职务的通知\n\n正文如下。\n")[1]
        == "甲市人民政府关于任免职务的通知"
    )


def test_invisible_characters_do_not_split_names():
    assert joined_text("\ufeff由市\u200b科\u00ad委牵头。") == ["由市科委牵头。"]


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", "\ufeff \n".encode(), "\u200b\u200b\n".encode()])
def test_an_empty_document_is_refused(data):
    with pytest.raises(DocumentError, match="empty"):
        read_bytes(data)


@pytest.mark.parametrize(
    ("name", "message"), [("nowhere.txt", "no such file"), (".", "a folder"), ("/dev/zero", "plain")]
)
def test_what_is_no_file_is_refused(name, message):
    with pytest.raises(DocumentError, match=message) as caught:
        read(name)
    assert caught.value.where.file == name


class Endless(io.RawIOBase):
    """A stream without an end or a line break, which counts what was asked of it."""

    given = 0

    def read(self, size=-1):
        assert size >= 0, "read to an end that never comes"
        self.given += size
        return b"a" * size


def test_an_endless_stream_is_read_no_further_than_the_limit():
    stream = Endless()
    with pytest.raises(DocumentError, match="larger than"):
        read("-", stream)
    assert stream.given == TEXT_BYTES + 1


def test_standard_input_must_be_given():
    with pytest.raises(DocumentError, match="standard input"):
        read("-")


def test_a_gigabyte_is_refused_at_once(tmp_path):
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.write("一、总则".encode())
        file.truncate(1 << 30)  # a hole: nothing is written
    with pytest.raises(DocumentError, match="larger than"):
        read(str(path))


def test_the_name_is_kept(tmp_path):
    assert read_bytes("甲。".encode(), "a.txt", tmp_path).file == str(tmp_path / "a.txt")
    assert texts(read_bytes("甲。".encode())) == ["甲。"]


def test_tables_in_markdown():
    source = (
        "# 分工\n\n前言。\n\n"
        "| 任务 | **单位** |\n|:---|---|\n| 建平台<br>定标准 | 市科委\\|甲 |\n| 推广 |\n\n正文（一）。\n"
        "<table>\n<tr><td rowspan=2>数据</td><td>一</td></tr>\n<tr><td>二</td></tr></table>后记。\n\n完。\n"
    )
    text = read_bytes(source.encode())
    assert [getattr(block, "text", None) or block for block in text.blocks] == [
        "分工",
        "前言。",
        Table((("任务", "单位"), ("建平台\n定标准", "市科委|甲"), ("推广", "")), (5, 7, 8)),
        "正文（一）。",
        Table((("数据", "一"), ("数据", "二")), (12, 13)),
        "后记。",
        "完。",
    ]
    paragraphs = text._replace(blocks=tuple(block for block in text.blocks if isinstance(block, Paragraph)))
    assert misplaced(paragraphs, source) == []


@pytest.mark.parametrize("source", ["# 甲\n| a | b |\nc", "# 甲\n\n|---|\n", "# 甲\n<table><tr><td>a", "# 甲\na | b"])
def test_what_only_looks_like_a_table_is_text(source):
    assert all(isinstance(block, Paragraph) for block in read_bytes(source.encode()).blocks)
