"""A document's bytes, fetched within limits, before anything is known of their kind."""

from pathlib import Path, PurePath
from stat import S_ISDIR, S_ISFIFO, S_ISREG
from typing import BinaryIO, NamedTuple

from respon.errors import DocumentError
from respon.files.limits import MEGABYTE, PACKAGE_BYTES, TEXT_BYTES
from respon.where import Where

STDIN = "-"
PACKAGES = (b"PK\x03\x04", b"%PDF-")


class Source(NamedTuple):
    """A file's name as the user gave it, and its bytes."""

    name: str
    data: bytes

    @property
    def suffix(self) -> str:
        """Return the name's suffix in lower case, with its dot; empty for standard input."""
        return PurePath(self.name).suffix.lower()

    def error(self, message: str, hint: str = "", line: int = 0) -> DocumentError:
        """Return the error that this document is not readable, pointing at it."""
        return DocumentError(message, Where(self.name, line), hint)


def fetch(path: str, stdin: BinaryIO | None = None) -> Source:
    """Read a file, or standard input for `-`, never more of it than the limits allow.

    Raises DocumentError if there is no such file, it is empty, not a plain file, or too large.
    """
    if path == STDIN:
        if stdin is None:
            raise Source(path, b"").error("no standard input to read from", "name a file instead of -")
        return _within_limits(path, stdin)
    try:
        mode = Path(path).stat().st_mode
        if S_ISREG(mode) or S_ISFIFO(mode):  # a pipe, as <(…) makes one
            with Path(path).open("rb") as file:
                return _within_limits(path, file)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Source(path, b"").error(f"can't open the document: {reason}", "check the path") from error
    if S_ISDIR(mode):
        raise Source(path, b"").error("a folder, not a document", "name the documents in it one by one")
    raise Source(path, b"").error("not a plain file", "name a file, or - for standard input")


def _within_limits(name: str, file: BinaryIO) -> Source:
    """Read on only as far as the kind of file, told by its first bytes, may be long."""
    head = file.read(8)
    limit = PACKAGE_BYTES if head.startswith(PACKAGES) else TEXT_BYTES
    source = Source(name, head + file.read(limit + 1 - len(head)))
    if len(source.data) > limit:
        raise source.error(
            f"larger than {limit // MEGABYTE} MB: no official document is that long",
            "split the file, or take out what is not the document",
        )
    if not source.data.strip():
        raise source.error("the document is empty", "check that the file was saved or downloaded whole")
    return source
