"""From an official text to proposed actions and assignments, each with the words it rests on.

`extract(text, recogniser)` reads the blocks once, in order: the outline says where a paragraph belongs, the
clauses and sentences in it say who is responsible. What looks like a clause but is not understood becomes a
finding; nothing is dropped and nothing is invented.
"""

from respon.grammar.assemble import Assembler
from respon.grammar.recogniser import Recogniser
from respon.grammar.result import Assigned, Extraction, Finding, Place, Proposal
from respon.text import Text

__all__ = ["Assigned", "Extraction", "Finding", "Place", "Proposal", "Recogniser", "extract"]


def extract(text: Text, recogniser: Recogniser | None = None) -> Extraction:
    """Return the actions and assignments that the text states, and what was not understood.

    text: as `respon.reading.read` gives it. recogniser: the names that the registry knows; without
    it, names are recognised by their form alone.
    """
    return Assembler(text, recogniser or Recogniser()).run()
