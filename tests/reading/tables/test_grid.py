import datetime
import io
import zipfile

import pytest
import xlsxwriter

from respon.errors import DocumentError
from respon.extract.understood import understood
from respon.files.confined import Confined
from respon.reading.tables.grid import spread
from respon.reading.tables.separated import separator
from respon.text import Table
from tests.reading.helpers import read_bytes

HEAD = ("序号", "任务", "牵头单位")


def workbook(fill) -> bytes:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        fill(book)
    return data.getvalue()


def test_a_workbook():
    def fill(book):
        sheet = book.add_worksheet("分工")
        book.add_worksheet("草稿").hide()
        later = book.add_worksheet("附表")
        sheet.merge_range(0, 0, 0, 2, "任务分工表")
        sheet.write_row(2, 0, HEAD)
        sheet.merge_range(3, 0, 4, 0, 1)
        sheet.write_row(3, 1, ["建设平台", "市科委"])
        sheet.write(4, 1, datetime.date(2026, 6, 30), book.add_format({"num_format": "yyyy/m/d"}))
        sheet.write(4, 2, 2.5)
        later.write(1, 1, "市教委")

    text = read_bytes(workbook(fill))
    assert text.blocks == (
        Table(
            (("任务分工表",) * 3, HEAD, ("1", "建设平台", "市科委"), ("1", "2026-06-30", "2.5")),
            (1, 3, 4, 5),
            1,
            "分工",
        ),
        Table((("", "市教委"),), (2,), 3, "附表"),
    )


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (1.1, "0.00", "1.10"),
        (7, "000", "007"),
        (0.5, "0%", "50%"),
        (0.125, "0.0%", "12.5%"),
        (1234.5, "#,##0.00", "1234.50"),
        (2.5, "General", "2.5"),
        (3, "0", "3"),
        (datetime.date(2026, 6, 1), 'yyyy"年"m"月"', "2026-06"),
        (datetime.date(2026, 6, 30), "yyyy/m/d", "2026-06-30"),
        (datetime.date(2026, 6, 30), 'yyyy"年"m"月"d"日"', "2026-06-30"),
    ],
)
def test_the_shown_text_counts(value: float | datetime.date, form: str, shown: str) -> None:
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write(0, 0, "甲")
        sheet.write(1, 2, value, book.add_format({"num_format": form}))

    (table,) = read_bytes(workbook(fill)).blocks
    assert table.rows == (("甲", "", ""), ("", "", shown))
    assert table.name == ""


def repacked(data: bytes, name: str, change) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            content = old.read(entry)
            new.writestr(entry, change(content) if entry == name else content)
    return packed.getvalue()


SMALL = workbook(lambda book: book.add_worksheet().write_row(0, 0, HEAD))
SHEET = "xl/worksheets/sheet1.xml"
END = b"</sheetData>"
FAR = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


@pytest.mark.parametrize(
    "data",
    [
        SMALL[:-40],
        repacked(SMALL, SHEET, lambda content: content[:-40]),
        repacked(SMALL, SHEET, lambda content: b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + content),
        repacked(SMALL, SHEET, lambda content: content.replace(END, b" " * (90 << 20) + END)),
        repacked(SMALL, SHEET, lambda content: content.replace(END, FAR + END)),
        repacked(SMALL, "xl/workbook.xml", lambda content: b""),
    ],
)  # fmt: skip
def test_a_broken_or_hostile_workbook_is_refused(data):
    with Confined() as process, pytest.raises(DocumentError) as caught:
        understood(process, "-", stdin=io.BytesIO(data))
    assert caught.value.hint


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_separated_tables(encoding, mark, tmp_path):
    cells = [HEAD, ("1", '"建设平台，\n完善标准"', "市科委、市教委"), ("", "", ""), ("2", "推广", "")]
    data = "\n".join(mark.join(row) for row in cells).encode(encoding)
    text = read_bytes(data, "a.csv", tmp_path)
    assert text.blocks == (
        Table((HEAD, ("1", "建设平台，\n完善标准", "市科委、市教委"), ("2", "推广", "")), (1, 2, 5), 0),
    )


def test_the_separator_is_the_one_of_all_lines():
    assert separator("甲;乙\n丙,丁;戊\n") == ";"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'a,"' + b"b" * 200_000, "broken table"),
        (b"a\n" * 300_000, "lines"),
        (b"," * 1_900 + b"a\n" + b"a\n" * 2000, "cells"),
        (b"," * 100_000 + b"a\n", "columns"),
    ],
)
def test_a_broken_or_hostile_table_is_refused(data, message, tmp_path):
    with pytest.raises(DocumentError, match=message):
        read_bytes(data, "a.csv", tmp_path)


def test_spans_that_overlap_or_reach_out_are_kept_in_the_table():
    assert spread([[("甲", 9, 1), ("乙", 1, 2)], [("丙", 0, 0)]]) == (("甲", "乙", "乙"), ("甲", "丙", ""))
    assert spread([]) == ()
    assert spread([[("甲", 1, 10**9)]]) is None
