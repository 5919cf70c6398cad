"""Documents made to hurt: each ends in an answer or in a word on what is wrong, in bounded time and memory."""

import io
import zipfile

import pytest

from respon.errors import DocumentError
from respon.extract.understood import understood
from respon.files.confined import Confined
from tests.worlds.word import docx, p

ITEM = "（一）建设平台。（责任单位：市科委）\n"
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
ENTITIES = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def packed(*parts: tuple[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as file:
        for name, content in parts:
            file.writestr(name, content)
    return data.getvalue()


def workbook(sheet: str, head: str = "") -> bytes:
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    related = (
        f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{office}/%s" Target="%s"/></Relationships>'
    )
    return packed(
        ("[Content_Types].xml", types),
        ("_rels/.rels", related % ("officeDocument", "xl/workbook.xml")),
        (
            "xl/workbook.xml",
            f'<workbook {SPACE} xmlns:r="{office}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        ),
        ("xl/_rels/workbook.xml.rels", related % ("worksheet", "worksheets/sheet1.xml")),
        ("xl/worksheets/sheet1.xml", f"{head}<worksheet {SPACE}>{sheet}</worksheet>"),
    )


MERGED = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
CORNER = '<sheetData><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>a</t></is></c></row></sheetData>'
BODY = "<document><body><p><r><t>{}</t></r></p></body></document>"
REFUSED = {
    "bomb.docx": docx(p("a" * (90 << 20))),
    "lzma.docx": packed(("word/document.xml", "<a/>"), method=zipfile.ZIP_LZMA),
    "entities.docx": packed(("word/document.xml", f"{ENTITIES}]>{BODY.format('&i;')}")),
    "outside.docx": packed(("word/document.xml", f'<!DOCTYPE a SYSTEM "file:///etc/passwd">{BODY.format("a")}')),
    "bomb.xlsx": workbook("<sheetData>" + " " * (90 << 20) + "</sheetData>"),
    "entities.xlsx": workbook("<sheetData><row><c><v>&i;</v></c></row></sheetData>", ENTITIES + "]>"),
    "corner.xlsx": workbook(CORNER),
    "merged.xlsx": workbook(CORNER + MERGED),
    "deep.html": b"<html><body>" + b"<div>" * 100_000,
    "tags.html": b"<html><body>" + b"<b>" * 600_000,
    "spans.html": b"<html><table>" + b"<tr><td rowspan=60000 colspan=900>" * 500,
    "quote.csv": '任务,"'.encode() + b"a" * 2_000_000,
    "empty.txt": b"\n" * 1_000_000,
}  # fmt: skip
READ = {
    "entities.html": f"{ENTITIES}]><html><body><p>{ITEM}<p>&i;</p>".encode(),
    "outside.html": f'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><html><body><p>{ITEM}<p>&b;</p>'.encode(),
    "line.txt": (ITEM + "甲" * 1_000_000).encode(),
    "digits.txt": (ITEM + "等" + "9" * 300_000).encode(),
    "blanks.txt": (ITEM + " " * 1_000_000 + "甲").encode(),
    "labels.txt": (ITEM + "责任单位：" * 20_000).encode(),
    "pipes.md": (ITEM + "|" * 300_000).encode(),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_made_to_hurt_is_refused_with_the_mend(name, tmp_path):
    path = tmp_path / name
    path.write_bytes(REFUSED[name])
    with Confined() as process, pytest.raises(DocumentError) as caught:
        understood(process, str(path))
    assert caught.value.where.file == str(path)
    assert caught.value.hint


@pytest.mark.parametrize("name", READ)
def test_what_is_only_large_or_odd_is_read(name, tmp_path):
    path = tmp_path / name
    path.write_bytes(READ[name])
    with Confined() as process:
        text, found = understood(process, str(path))
    assert found.actions[0].assignments[0].printed == "市科委"
    assert "root:" not in str(text)
    assert "a" * 11 not in str(text)
