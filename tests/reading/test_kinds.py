import io
import subprocess
import sys
import zipfile

import pytest

from respon.errors import DocumentError
from respon.files.source import Source
from respon.reading import read
from respon.reading.kinds import READERS, REFUSED, kind
from tests.worlds.paper import lines, pdf
from tests.worlds.word import docx, p

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def package(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name in names:
            file.writestr(name, "a")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "reader"),
    [
        ("a.txt", b"a", "plaintext.plain"),
        ("a.md", b"# a", "plaintext.plain"),
        ("a", b"a", "plaintext.plain"),
        ("-", b"a", "plaintext.plain"),
        ("A.HTML", b"<p>a", "html.web"),
        ("-", b" \n<!DOCTYPE HTML><html>", "html.web"),
        ("a.txt", b"\xef\xbb\xbf<!-- saved -->\n<html>", "html.web"),
        ("a.csv", b"a,b", "tables.separated"),
        ("a.txt", docx(p("甲")), "docx.word"),
        ("-", package("xl/workbook.xml"), "tables.sheet"),
        ("a.docx", pdf(lines(["甲"])), "pdf.printed"),
        ("-", b"\n%PDF-1.7", "pdf.printed"),
    ],
)
def test_the_bytes_decide_then_the_suffix(name, data, reader):
    assert kind(Source(name, data)) == reader


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.doc", OLE, "save it as docx"),
        ("a.wps", OLE, "libreoffice --headless --convert-to docx"),
        ("a.docx", OLE, "password"),
        ("a.xls", OLE, "xlsx"),
        ("a.et", OLE, "xlsx"),
        ("a.rtf", b"{\\rtf1", "docx"),
        ("a.doc", b"a", "docx"),
        ("a.ceb", b"a", "pdf"),
        ("a.ofd", package("OFD.xml"), "pdf"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "ocrmypdf"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "ocrmypdf"),
        ("a.zip", package("a.txt"), "unpack"),
        ("-", b"Rar!\x1a\x07", "unpack"),
        ("a.mht", b"MIME-Version: 1.0", "html"),
        ("a.docx", b"a", "downloaded"),
        ("a.pdf", b"a", "downloaded"),
    ],
)
def test_what_is_not_read_is_refused_with_the_mend(name, data, words, tmp_path):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(DocumentError) as caught:
        read(str(path))
    assert words in str(caught.value)
    assert str(path) in str(caught.value)


def test_no_suffix_is_both_read_and_refused():
    assert not READERS.keys() & REFUSED.keys()


def test_importing_the_readers_is_cheap():
    heavy = "lxml, pdfplumber, pdfminer, python_calamine, mammoth, subprocess, zipfile"
    code = f"import sys, respon.reading; print(*(sys.modules.keys() & set({heavy!r}.split(', '))))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
