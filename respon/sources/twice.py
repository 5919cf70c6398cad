"""What is declared twice, and the mend: of two files with one name, one is most often made from the other."""

from pathlib import PurePath

from respon.messages import Message, say
from respon.where import Where


def mend(where: Where, first: Where, otherwise: Message) -> Message:
    """Return the mend of what stands at `where` and, before, at `first`. otherwise: that of two unlike files."""
    here, there = PurePath(where.file), PurePath(first.file)
    if here == there or (here.parent, here.stem) != (there.parent, there.stem):
        return otherwise
    return say(
        "{here} and {there} seem to hold the same, one made from the other: name one of them after --data, not both",
        here=where.file,
        there=first.file,
    )
