"""Which reader a document needs, by its first bytes and its suffix."""

from importlib import import_module
from typing import BinaryIO, cast

from respon.documents.reading.source import Source, fetch
from respon.documents.text import Text

EMPTY = ("the document is empty", "check that the file was saved or downloaded whole")


def read(path: str, stdin: BinaryIO | None = None) -> Text:
    """Read a document; `-` is standard input.

    Raises DocumentError if it can't be read, with the mend: no such file, of a kind that isn't read,
    broken, encrypted, scanned, or too large.
    """
    source = fetch(path, stdin)
    reader = import_module(f"respon.documents.reading.{kind(source)}")
    text = cast(Text, reader.read(source))
    if not text.blocks:
        raise source.error(*EMPTY)
    return text


def kind(source: Source) -> str:
    """Return the name of the module that reads this kind of document."""
    return "plain"
