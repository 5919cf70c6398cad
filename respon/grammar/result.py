"""What extraction gives: proposals with their assignments, places and words, and findings."""

from typing import TYPE_CHECKING, Literal, NamedTuple

from respon.model import Role
from respon.plan import Assignment
from respon.text import NOWHERE, Place

if TYPE_CHECKING:
    from respon.grammar.rule import Rule


class Issued(NamedTuple):
    """文件: what its head says of it; empty where the text doesn't say. `start`: its first block."""

    id: str = ""
    number: str = ""
    title: str = ""
    issuer: str = ""
    issued: str = ""
    start: int = 0
    rule: "Rule | None" = None


def as_printed(printed: str, role: Role, stated: bool, word: str = "", place: Place = NOWHERE) -> Assignment:
    """Return an assignment as the text has it: of whoever bears the printed name."""
    return Assignment(printed, role, stated, printed, word, place)


class Proposal(NamedTuple):
    """An action found: its heading, its text, its clause, who is responsible.

    id: unique in its document. text: from the heading, or the clause before, to the clause’s end; fingerprint: its.
    due: the time limit as printed; due_date: the same as YYYY, YYYY-MM or YYYY-MM-DD, where it is one.
    Without assignments it is a task that nobody carries.
    """

    document: str = ""
    id: str = ""
    part: str = ""
    number: str = ""
    title: str = ""
    text: str = ""
    assignments: tuple[Assignment, ...] = ()
    open_ended: bool = False
    due: str = ""
    clause: str = ""
    place: Place = NOWHERE
    due_date: str = ""
    fingerprint: str = ""


Kind = Literal[
    "clause-not-understood",
    "name-not-recognised",
    "sentence-not-understood",
    "label-not-known",
    "column-not-taken",
    "due-not-dated",
    "table-not-understood",
]


class Doubt(NamedTuple):
    """Something to look at by eye: a clause, a sentence, a column not understood, a name of no known form."""

    kind: Kind
    text: str
    place: Place
    document: str = ""


class Extraction(NamedTuple):
    """The documents of a text, the actions proposed, and the findings."""

    documents: tuple[Issued, ...] = ()
    actions: tuple[Proposal, ...] = ()
    findings: tuple[Doubt, ...] = ()
