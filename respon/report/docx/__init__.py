"""分工表 as an office prints it: A4 landscape, numbered, merged cells, a header on every page, 黑体 and 仿宋."""

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime

from docx import Document

from respon import i18n
from respon.harmless import revealed
from respon.i18n import tr
from respon.render.xlsx import CREATED
from respon.report.content import Report
from respon.report.docx import chapters as content
from respon.report.docx.paper import Paper
from respon.report.moment import moment
from respon.report.progress import Told

_BODY = "word/document.xml"
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file knows: the same for every part, so that the same data gives the same bytes."""


def write(report: Report, told: Told) -> Iterator[bytes]:
    """Yield the document."""
    document = Document()
    when = moment()
    _properties(document.core_properties, revealed(report.title), when.replace(tzinfo=None) if when else CREATED)
    head = f"{revealed(report.title)} · {tr('Division of responsibilities')}"
    paper = Paper(document, head, report.chinese or i18n.language() == "zh")
    told(tr("writing the tables"))
    content.fill(report, paper, when.date().isoformat() if when else "")
    buffer = io.BytesIO()
    document.save(buffer)
    told(tr("packing the document"))
    yield _packed(buffer, paper.body)


def _properties(properties: object, title: str, when: datetime) -> None:
    for name, value in {
        "title": title[:255],
        "author": "respon",
        "last_modified_by": "respon",
        "comments": "",
        "created": when,
        "modified": when,
        "revision": 1,
    }.items():
        setattr(properties, name, value)


def _packed(packed: io.BytesIO, body: list[str]) -> bytes:
    """Return the package with the body put in, and the time of every part taken out."""
    result = io.BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with new.open(entry, "w") as part:
                if name == _BODY:
                    head, end, tail = old.read(name).partition(b"<w:sectPr")
                    part.write(head)
                    part.writelines(piece.encode() for piece in body)
                    part.write(end + tail)
                else:
                    part.write(old.read(name))
    return result.getvalue()
