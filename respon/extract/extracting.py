"""From an official text to proposed actions and assignments, each with the words it rests on.

`extract(text, recogniser)` reads the blocks once, in order: the outline says where a paragraph belongs, the
clauses and sentences in it say who is responsible. What looks like a clause but is not understood becomes a
finding; nothing is dropped and nothing is invented.
"""

from functools import cache

import msgspec

from respon.files.confined import stage
from respon.files.limits import GRAMMAR_SECONDS
from respon.files.source import Source
from respon.files.uncollected import without_garbage_collection
from respon.grammar.assemble import Assembler
from respon.grammar.recogniser import Recogniser
from respon.grammar.result import Doubt, Extraction, Proposal
from respon.reading import text_of
from respon.text import Table, Text

__all__ = ["Doubt", "Extraction", "Proposal", "Recogniser", "extract", "extracted"]


@without_garbage_collection()  # the grammar makes no circles
def extract(text: Text, recogniser: Recogniser | None = None) -> Extraction:
    """Return the actions and assignments that the text states, and what was not understood.

    text: as `respon.reading.read` gives it. recogniser: the names that the registry knows; without
    it, names are recognised by their form alone.
    """
    return Assembler(text, recogniser or Recogniser()).run()


def extracted(source: Source, names: list[str]) -> bytes:
    """Read a document and return its text and what was found in it, packed. Raises DocumentError.

    It runs where bounds are set: see `respon.extract.understood`.
    """
    text = text_of(source)
    stage("understanding", GRAMMAR_SECONDS)
    return packed(text, extract(text, _recogniser(tuple(names))))


def proposed(source: Source, names: list[str]) -> bytes:
    """Return what `extracted` does, without the texts of which nothing more is to be said: they would be most of it."""
    text = text_of(source)
    stage("understanding", GRAMMAR_SECONDS)
    found = extract(text, _recogniser(tuple(names)))
    is_table = all(isinstance(block, Table) for block in text.blocks)  # which may be a ledger: data, that is
    is_told = is_table or not any(action.assignments for action in found.actions)
    bare = found._replace(actions=tuple(action._replace(text="") for action in found.actions))
    return packed(text if is_told else Text(text.file, ()), bare)


@cache
def _recogniser(names: tuple[str, ...]) -> Recogniser:
    return Recogniser(names)


def packed(text: Text, found: Extraction) -> bytes:
    """Return a text's blocks and what was found in it as bytes; a document's rule has done its work."""
    documents = [document._replace(rule=None) for document in found.documents]
    return msgspec.msgpack.encode((text.blocks, documents, found.actions, found.findings))
