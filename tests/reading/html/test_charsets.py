"""Charsets that pages declare: the web's labels, and no codec of Python's for its name."""

import encodings.aliases

import pytest
from webencodings import lookup

from respon.errors import DocumentError
from tests.reading.helpers import read_bytes, texts

BODY = "<body><p>责任单位：市科委</p>"
CODECS = sorted(
    {*encodings.aliases.aliases, *encodings.aliases.aliases.values(), "undefined", "idna", "unicode_escape"}
)


def page(label: str, encoding: str = "utf-8") -> bytes:
    return f"<html><meta charset={label}>{BODY}".encode(encoding)


@pytest.mark.parametrize("label", CODECS)
def test_no_codec_of_python_is_obeyed_or_stumbled_over(label):
    try:
        found = texts(read_bytes(page(label)))
    except DocumentError as error:
        assert lookup(label)
        assert error.hint
    else:
        assert found == ["责任单位：市科委"] or (lookup(label) and len(found) == 1)


@pytest.mark.parametrize(
    "label", ["undefined", "idna", "punycode", "unicode_escape", "utf-7", "rot13", "hex", "x", "raw_unicode_escape"]
)
def test_what_is_no_label_of_the_web_says_nothing(label):
    assert texts(read_bytes(page(label))) == ["责任单位：市科委"]
    assert texts(read_bytes(page(label, "gb18030"))) == ["责任单位：市科委"]


@pytest.mark.parametrize(
    ("label", "encoding"),
    [
        ("gb2312", "gb18030"),
        ("GBK", "gb18030"),
        ("csGB2312", "gb18030"),
        ("GB_2312-80", "gb18030"),
        ("iso-ir-58", "gb18030"),
        ("gb18030", "gb18030"),
        ("utf8", "utf-8"),
        ("unicode-1-1-utf-8", "utf-8"),
        ("utf-16", "utf-8"),
        ("shift_jis", "shift_jis"),
        ("euc-kr", "euc-kr"),
    ],
)
def test_labels_of_the_web_are_obeyed(label, encoding):
    words = "甲局一" if encoding in ("shift_jis", "euc-kr") else "责任单位：市科委"
    data = f"<html><meta charset='{label}'><body><p>{words}</p>".encode(encoding)
    assert texts(read_bytes(data)) == [words]


def test_characters_of_big5_with_hong_kong_s_are_read():
    data = "<html><meta charset=big5><body><p>市政府一㗎</p>".encode("big5hkscs")
    assert texts(read_bytes(data)) == ["市政府一㗎"]
