"""Documents of strangers, each read and understood in a process with bounds; here only the answer is unpacked."""

from collections.abc import Collection
from functools import cache
from typing import Any, BinaryIO

import msgspec

from respon.files.confined import Confined
from respon.files.source import fetch
from respon.grammar.result import Doubt, Extraction, Issued, Proposal
from respon.text import Block, Paragraph, Place, Table, Text

READER = "respon.extract.extracting"
"""The module whose `extracted` reads and understands a document."""


def understood(
    process: Confined, path: str, names: Collection[str] = (), stdin: BinaryIO | None = None
) -> tuple[Text, Extraction]:
    """Return a document's text and what it says of duties; `-` is standard input. names: the registry's.

    Raises DocumentError if it can't be read, with the mend: no such file, of a kind that isn't read, broken,
    encrypted, scanned, too large, or taking too much time or memory.
    """
    source = fetch(path, stdin)
    blocks, found = unpacked(process.call(f"{READER}:extracted", source, sorted(names)))
    return Text(path, blocks), found


def unpacked(data: bytes) -> tuple[tuple[Block, ...], Extraction]:
    """Return the blocks and what was found in them, from the bytes that `packed` makes."""
    blocks, documents, actions, findings = _decoder().decode(data)
    return tuple(_block(*fields) for fields in blocks), Extraction(
        tuple(Issued(*fields) for fields in documents), actions, findings
    )


@cache
def _decoder() -> msgspec.msgpack.Decoder[Any]:
    """The decoder makes the tuples itself, ten times as fast as we could; not those that may be of two types."""
    return msgspec.msgpack.Decoder(tuple[list[Any], list[Any], tuple[Proposal, ...], tuple[Doubt, ...]])


def _block(content: Any, places: list[Any], last: int, name: str = "") -> Block:
    """Return a paragraph (text, marks, heading) or a table (rows, lines, page, name)."""
    if isinstance(content, str):
        return Paragraph(content, tuple(Place(*mark) for mark in places), last)
    return Table(tuple(tuple(row) for row in content), tuple(places), last, name)
