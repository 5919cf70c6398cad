"""A document's bytes, fetched within limits, before anything is known of their kind."""

import os
from io import BytesIO
from pathlib import PurePath
from stat import S_ISFIFO
from typing import BinaryIO, NamedTuple

from respon.errors import DocumentError
from respon.files.limits import MEGABYTE, PACKAGE_BYTES, PIPE_SECONDS, TEXT_BYTES
from respon.files.opening import STDIN, abbreviated, opened, piped, why
from respon.messages import Message, say
from respon.where import Where

PACKAGES = (b"PK\x03\x04", b"%PDF-")


class Source(NamedTuple):
    """A file's name as the user gave it, and its bytes."""

    name: str
    data: bytes

    @property
    def suffix(self) -> str:
        """Return the name's suffix in lower case, with its dot; empty for standard input."""
        return PurePath(self.name).suffix.lower()

    def error(self, message: str | Message, hint: str | Message = "", line: int = 0) -> DocumentError:
        """Return the error that this document is not readable, pointing at it."""
        return DocumentError(message, Where(abbreviated(self.name), line), hint)


def fetch(path: str, stdin: BinaryIO | None = None) -> Source:
    """Read a file, or standard input for `-`, never more of it than the limits allow.

    Raises DocumentError if there is no such file, it is empty, not a plain file or pipe, or too large.
    """
    if path == STDIN:
        if stdin is None:
            raise Source(path, b"").error(say("standard input is closed"), say("name a file instead of -"))
        return _within_limits(path, stdin)
    with opened(path, DocumentError, pipes=True) as file:
        try:
            if S_ISFIFO(os.fstat(file.fileno()).st_mode):  # as <(…) makes one
                return _within_limits(path, BytesIO(piped(file, PACKAGE_BYTES + 1)))
            return _within_limits(path, file)
        except TimeoutError:
            what = say("nothing more came through this pipe in {seconds} seconds", seconds=PIPE_SECONDS)
            raise Source(path, b"").error(what, say("write to it, or name a file")) from None
        except OSError as error:
            raise Source(path, b"").error(*why(error)) from None


def _within_limits(name: str, file: BinaryIO) -> Source:
    """Read on only as far as the kind of file, told by its first bytes, may be long."""
    head = file.read(8)
    limit = PACKAGE_BYTES if head.startswith(PACKAGES) else TEXT_BYTES
    source = Source(name, head + file.read(limit + 1 - len(head)))
    if len(source.data) > limit:
        raise source.error(
            say("larger than {size} MB: no official document is that long", size=limit // MEGABYTE),
            say("split the file, or take out what is not the document"),
        )
    if not source.data.strip():
        raise source.error(say("the document is empty"), say("check that the file was saved or downloaded whole"))
    return source
