"""What became of each file: read, refused, or left since it is of no kind that is read."""

from collections.abc import Iterable
from typing import Annotated, NamedTuple

from respon.answer import Answer, Column, columns
from respon.fields import File
from respon.messages import Message, say

OUTCOMES = ("read", "refused", "left")


class ManifestRow(NamedTuple):
    """A file, what became of it, and how much it gave."""

    file: File
    outcome: Annotated[str, Column("one of " + ", ".join(f"`{word}`" for word in OUTCOMES), "Outcome", "term")]
    actions: Annotated[int, Column("how many actions it proposes", "Actions", "number")] = 0
    assignments: Annotated[int, Column("how many assignments", "Assignments", "number")] = 0
    findings: Annotated[int, Column("how often something was not understood", "Findings", "number")] = 0
    message: Annotated[Message | str, Column("why it was refused, and the mend", "Message", "title")] = ""


def manifest(rows: Iterable[ManifestRow]) -> Answer:
    """Return what became of the files, in their order, those left last."""
    listed = list(rows)
    notes = [summed(listed)]
    return Answer("manifest", say("Files read"), columns(ManifestRow), listed, notes)


def summed(rows: Iterable[ManifestRow]) -> Message:
    """Return how many files were read, refused and left."""
    outcomes = [row.outcome for row in rows]
    return say(
        "files: {read} read, {refused} refused, {left} left", **{word: outcomes.count(word) for word in OUTCOMES}
    )
