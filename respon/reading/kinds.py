"""Which reader a document needs, by its first bytes and its suffix."""

import re
from importlib import import_module
from typing import BinaryIO, NamedTuple, cast

from respon.files.source import Source, fetch
from respon.messages import Message, say
from respon.text import Text


class Refusal(NamedTuple):
    """A kind of file that isn't read, and what to do about it."""

    message: Message
    hint: Message


SAVE_AS = say("open it in WPS or Word and save it as docx or pdf, or: libreoffice --headless --convert-to docx")
SAVE_TABLE_AS = say("open it in WPS or Excel and save it as xlsx, or: libreoffice --headless --convert-to xlsx")
RECOGNIZE = say("make a text layer first, e.g. ocrmypdf -l chi_sim IN.pdf OUT.pdf")

OLD = Refusal(
    say("an old Word or WPS document, or one protected by a password"), say("{how}, without password", how=SAVE_AS)
)
OLD_TABLE = Refusal(
    say("an old spreadsheet, or one protected by a password"), say("{how}, without password", how=SAVE_TABLE_AS)
)
FIXED = Refusal(say("a fixed-layout document"), say("open it in its reader (WPS for ofd) and save or print it as pdf"))
PICTURE = Refusal(say("a picture of a document"), say("make it a pdf and {how}", how=RECOGNIZE))
PACKED = Refusal(say("an archive"), say("unpack it and name the documents in it"))
PAGE_SET = Refusal(say("a web archive"), say("open it in a browser and save the page as html"))

READERS = {
    ".txt": "plaintext.plain",
    ".md": "plaintext.plain",
    ".markdown": "plaintext.plain",
    ".html": "html.web",
    ".htm": "html.web",
    ".xhtml": "html.web",
    ".shtml": "html.web",
    ".docx": "docx.word",
    ".docm": "docx.word",
    ".dotx": "docx.word",
    ".pdf": "pdf.printed",
    ".xlsx": "tables.sheet",
    ".xlsm": "tables.sheet",
    ".ods": "tables.sheet",
    ".csv": "tables.separated",
    ".tsv": "tables.separated",
    ".tab": "tables.separated",
}
"""The module that reads a kind of file, by suffix. A new kind is one module and its lines here."""

REFUSED = {
    **dict.fromkeys((".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt"), OLD),
    **dict.fromkeys((".xls", ".et", ".ett", ".xlsb"), OLD_TABLE),
    **dict.fromkeys((".ceb", ".cebx", ".ofd", ".gd", ".caj"), FIXED),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"), PICTURE),
    **dict.fromkeys((".zip", ".rar", ".7z", ".gz", ".tar"), PACKED),
    **dict.fromkeys((".mht", ".mhtml"), PAGE_SET),
}

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SIGNATURES = {
    b"{\\rtf": OLD,
    b"\x89PNG": PICTURE,
    b"\xff\xd8\xff": PICTURE,
    b"II*\x00": PICTURE,
    b"MM\x00*": PICTURE,
    b"Rar!": PACKED,
    b"7z\xbc\xaf": PACKED,
    b"\x1f\x8b": PACKED,
    b"MIME-Version:": PAGE_SET,
}
SPREADSHEET = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
"""How an ods file begins, behind its first bytes (OpenDocument 1.3, part 2, 3.3)."""

MARKUP = re.compile(
    rb"(?:\s*<\?xml[^>]{0,200}>)?(?>\s*<!--.*?-->)*+\s*<(?:!doctype html|html|head|body)\b", re.I | re.S
)
"""The beginning of a page that isn't named as one."""


def read(path: str, stdin: BinaryIO | None = None) -> Text:
    """Read a document in this process, without bounds on time and memory; `-` is standard input.

    For documents that one knows; those of strangers are read by `respon.extract.understood`.
    Raises DocumentError if it can't be read, with the mend: no such file, of a kind that isn't read,
    broken, encrypted, scanned, or too large.
    """
    return text_of(fetch(path, stdin))


def text_of(source: Source) -> Text:
    """Return the text of a document that was fetched. Raises DocumentError as `read` does."""
    text = cast(Text, import_module(f"respon.reading.{kind(source)}").read(source))
    if not text.blocks:
        raise source.error(say("the document is empty"), say("check that the file was saved or downloaded whole"))
    return text


def kind(source: Source) -> str:
    """Return the name of the module that reads this document: the bytes decide, then the suffix.

    Raises DocumentError if none does.
    """
    data = source.data
    if b"%PDF-" in data[:1024]:
        return "pdf.printed"
    if data.startswith(b"PK\x03\x04"):
        return _package(source)
    if data.startswith(OLE):
        raise source.error(*(OLD_TABLE if source.suffix in {".xls", ".xlsx", ".et"} else OLD))
    for signature, refusal in SIGNATURES.items():
        if data.startswith(signature):
            raise source.error(*refusal)
    if source.suffix in REFUSED:
        raise source.error(*REFUSED[source.suffix])
    reader = READERS.get(source.suffix, "plaintext.plain")
    if reader in {"pdf.printed", "docx.word", "tables.sheet"}:
        raise source.error(
            say("not a {suffix} file, though it is named so", suffix=source.suffix[1:]),
            say("check what was downloaded"),
        )
    if reader == "plaintext.plain" and MARKUP.match(_head(data)):
        return "html.web"
    return reader


def _head(data: bytes) -> bytes:
    """Return the beginning of a text without its byte-order mark, UTF-16 narrowed to bytes."""
    head = data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "ignore").encode("ascii", "replace")
    return head.removeprefix(b"\xef\xbb\xbf")


def _package(source: Source) -> str:
    """Tell what a zip file holds by the names of its parts, which stand in it uncompressed."""
    for part, reader in ((b"word/", "docx.word"), (b"xl/", "tables.sheet")):
        if part in source.data[:65536] or part in source.data[-65536:]:
            return reader
    if SPREADSHEET in source.data[:256]:
        return "tables.sheet"
    if b"OFD.xml" in source.data[:65536] or b"OFD.xml" in source.data[-65536:]:
        raise source.error(*FIXED)
    raise source.error(*REFUSED.get(source.suffix, PACKED))
