"""Documents of strangers, each read and understood in a process with bounds; here only the answer is unpacked."""

from collections.abc import Collection
from typing import Any, BinaryIO, TypeVar

import msgspec

from respon.files.confined import Confined
from respon.files.source import fetch
from respon.grammar.result import Doubt, Extraction, Issued, Proposal
from respon.plan import Assignment
from respon.text import Block, Paragraph, Place, Table, Text

READER = "respon.extract.extracting"
"""The module whose `extracted` reads and understands a document."""
Placed = TypeVar("Placed", Proposal, Assignment, Doubt)


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
    blocks, documents, actions, findings = msgspec.msgpack.decode(data)
    return tuple(_block(*fields) for fields in blocks), Extraction(
        tuple(Issued(*fields) for fields in documents),
        tuple(_proposal(Proposal(*fields)) for fields in actions),
        tuple(_placed(Doubt(*fields)) for fields in findings),
    )


def _block(content: Any, places: list[Any], last: int, name: str = "") -> Block:
    """Return a paragraph (text, marks, heading) or a table (rows, lines, page, name)."""
    if isinstance(content, str):
        return Paragraph(content, tuple(Place(*mark) for mark in places), last)
    return Table(tuple(tuple(row) for row in content), tuple(places), last, name)


def _proposal(given: Proposal) -> Proposal:
    """Return a proposal with its assignments, as the text has them: reforms come later."""
    assignments = tuple(_placed(Assignment(*fields[:6])) for fields in given.assignments)
    return _placed(given._replace(assignments=assignments))


def _placed(given: Placed) -> Placed:
    return given._replace(place=Place(*given.place))
