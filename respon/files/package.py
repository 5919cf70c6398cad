"""The parts of a docx or xlsx file, unpacked within limits; a zip bomb or an entity never unfolds."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from respon.errors import DocumentError
from respon.files.limits import MEGABYTE, PACKAGE_ENTRIES, PART_BYTES, PART_RATIO, UNPACKED_BYTES
from respon.files.source import Source
from respon.messages import recognised, say

BROKEN = say("save or download the file again, or open it in WPS or Word and save it under another name")
HOSTILE = say("no official document is made like this; get it from its issuer")
NOT_ZIP = (
    "File is not a zip file",
    "Bad CRC-32 for file {name}",
    "Bad magic number for file header",
    "Bad magic number for central directory",
    "Truncated file header",
    "Truncated central directory",
    "Error -3 while decompressing data: {reason}",
    "Error {number} while decompressing data: {reason}",
    "invalid block type",
    "invalid distance too far back",
    "invalid stored block lengths",
    "Document is empty, line {line}, column {column}",
    "Start tag expected, '<' not found, line {line}, column {column}",
    "Extra content at the end of the document, line {line}, column {column}",
    "Premature end of data in tag {tag} line {begin}, line {line}, column {column}",
    "Opening and ending tag mismatch: {tag} line {begin} and {other}, line {line}, column {column}",
    "no element found",
)
"""What the libraries say of a package or a part of it that is broken, as far as it can be told in other languages."""

ENCRYPTED = 0x1
CHUNK = 1 << 16


class Package:
    """A zip file of markup. Raises DocumentError for what is broken, encrypted or hostile."""

    def __init__(self, source: Source) -> None:
        self.source = source
        try:
            self.zip = ZipFile(BytesIO(source.data))
        except (BadZipFile, ValueError, OSError, NotImplementedError, UnicodeError) as error:
            raise source.error(
                say("a broken file: {reason}", reason=recognised(str(error), NOT_ZIP)), BROKEN
            ) from error
        entries = self.zip.infolist()
        if len(entries) > PACKAGE_ENTRIES:
            raise source.error(say("a package of more than {count} files", count=PACKAGE_ENTRIES), HOSTILE)
        self.parts = {entry.filename: entry for entry in entries}
        self.unpacked = 0

    def bytes_of(self, name: str) -> Iterator[bytes]:
        """Yield a part's bytes as long as they aren't too many, or too many for what was packed."""
        entry = self.parts[name]
        if entry.flag_bits & ENCRYPTED:
            raise self.source.error(say("protected by a password"), say("save it without password"))
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise self.source.error(say("{name} is packed in a way that no office program packs", name=name), BROKEN)
        done = 0
        self._bounded(entry, entry.file_size)  # as the file has it; what is unpacked is counted besides
        try:
            with self.zip.open(entry) as file:
                while chunk := file.read(CHUNK):
                    done += len(chunk)
                    self.unpacked += len(chunk)
                    self._bounded(entry, done)
                    yield chunk
        except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise self._broken(name, str(error)) from error

    def _broken(self, name: str, what: str) -> DocumentError:
        told = say("a broken file: {name}: {reason}", name=name, reason=recognised(what, NOT_ZIP))
        return self.source.error(told, BROKEN)

    def _bounded(self, entry: ZipInfo, done: int) -> None:
        if self.unpacked > UNPACKED_BYTES:
            message = say("its parts unpack to more than {size} MB", size=UNPACKED_BYTES // MEGABYTE)
        elif done > PART_BYTES:
            message = say(
                "{filename} unpacks to more than {size} MB", filename=entry.filename, size=PART_BYTES // MEGABYTE
            )
        elif done > MEGABYTE and done > PART_RATIO * entry.compress_size:
            message = say(
                "{filename} unpacks to more than {ratio} times its size",
                filename=entry.filename,
                ratio=PART_RATIO,
            )
        else:
            return
        raise self.source.error(message, HOSTILE)

    def elements(self, name: str, *tags: str) -> Iterator[etree._Element]:
        """Yield a part's elements of these local names as they end; a part that is missing has none."""
        if name not in self.parts:
            return
        parser = etree.XMLPullParser(
            events=("end",),
            tag=[f"{{*}}{tag}" for tag in tags],
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            remove_comments=True,
            remove_pis=True,
        )
        first = True
        try:
            for chunk in self.bytes_of(name):
                parser.feed(chunk)
                for element in _ended(parser):
                    if first and element.getroottree().docinfo.internalDTD is not None:
                        raise self.source.error(say("a package with a document type or entities in it"), HOSTILE)
                    first = False
                    yield element
            parser.close()
        except etree.XMLSyntaxError as error:
            raise self._broken(name, error.msg) from error


def _ended(parser: etree.XMLPullParser) -> Iterator[etree._Element]:
    for _, element in parser.read_events():
        if isinstance(element, etree._Element):
            yield element


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace: of the two that OOXML has, either may be used."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element | None, name: str) -> str | None:
    """Return an attribute by its name without namespace, None if there is none (or no element)."""
    if element is None:
        return None
    namespace = element.tag.rpartition("}")[0]
    return element.get(f"{namespace}}}{name}") or element.get(name)


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the first descendant along a path of local names, None if there is none."""
    for name in path:
        element = None if element is None else element.find(f"{{*}}{name}")
    return element
