"""Bytes to characters: UTF-8, UTF-16 with its mark, GB18030, Big5, or a clear refusal."""

import codecs
import re

from respon.files.source import Source
from respon.messages import say

MARKS = (  # the longer ones first: UTF-32's begins as UTF-16's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 1 << 16
COMMON = re.compile("[，。、；：（）《》“”的一在和了不人有為为國国政市工業业及各部]")
STRANGE = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd-\uffff\U000e0000-\U0010ffff]")
CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a"))
BINARY = say("binary data or an unknown encoding, not text")
CONVERT = say("save it as UTF-8 (in Notepad or WPS: Save as, encoding UTF-8)")


def decode(source: Source) -> str:
    """Return the text of a document; offsets count its characters, the byte-order mark left out.

    Raises DocumentError if the bytes are no text in a known encoding, naming the first broken byte.
    """
    data = source.data
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                text = data.decode(encoding) if encoding != "utf-8" else data[3:].decode()
            except UnicodeDecodeError as error:
                raise broken(source, encoding, error) from error
            return checked(source, text)
    if len(data) - len(data.translate(None, CONTROLS)) > len(data) // 50 or b"\0" in data:
        raise source.error(BINARY, CONVERT)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        if _mostly_utf8(data):
            raise broken(source, "utf-8", error) from error
        return checked(source, _chinese(source))


def checked(source: Source, text: str) -> str:
    """Return the text if it reads as text: few characters that no document has."""
    sample = text[:SAMPLE]
    if "\0" in sample or len(STRANGE.findall(sample)) * 50 > len(sample):
        raise source.error(BINARY, CONVERT)
    return text


def broken(source: Source, encoding: str, error: UnicodeDecodeError) -> Exception:
    """Return the error that names the first byte which is not of the document's own encoding."""
    line = source.data.count(b"\n", 0, error.start) + 1 if encoding == "utf-8" else 0
    return source.error(
        say("broken {encoding} at byte {start}", encoding=encoding.upper(), start=error.start),
        say("save or download the document again; characters are lost here"),
        line,
    )


def _mostly_utf8(data: bytes) -> bool:
    """Tell a damaged UTF-8 text from one in another encoding, in which nearly every character breaks."""
    text = data[:SAMPLE].decode(errors="replace")
    wide = sum(map(len, re.findall("[^\x00-\x7f]+", text)))
    return text.count("\ufffd") * 4 < wide


def _chinese(source: Source) -> str:
    """Decode as GB18030 or Big5, whichever yields more of the commonest characters and marks."""
    texts = []
    for encoding in ("gb18030", "big5hkscs"):
        try:
            texts.append(source.data.decode(encoding))
        except UnicodeDecodeError:
            continue
    if not texts:
        raise source.error(say("neither UTF-8 nor GB18030 text"), CONVERT)
    return max(texts, key=lambda text: len(COMMON.findall(text[:SAMPLE])))
