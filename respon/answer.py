"""The waist of the program: every query yields a Report, every renderer turns any Report into a format."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

Style = Literal["text", "title", "term", "terms", "number", "names", "titles", "flag", "mark", "code"]
"""How people see a cell. text, title (may wrap first); term: a word of the program, translated (a role, a
kind of gap); terms: data in which roles are translated; number; names and titles: lists, joined with 、; flag: ✓ when
true; mark: a letter in a matrix, whose heading may be set vertically; code: a name to type again, not folded."""


class Marked(str):
    """A cell's text with the reason for caution that people must see.

    Machines get the bare text, and a column of their own that says what the mark says; but a matrix's letters
    keep their marks everywhere.

    `marks` holds one sign a reason: see SIGNS.
    """

    marks: str

    def __new__(cls, text: str, marks: str = "") -> "Marked":
        """Return the text, marked."""
        marked = super().__new__(cls, text)
        marked.marks = marks
        return marked


SIGNS = {
    "*": "* inferred from the order of the list, not stated by the text",
    "†": "† rests on a recalled fact, not on a source seen",
    "‡": "‡ several co-owners of the text have become one agency",
    "?": "? to be settled: the text's agency was split, or handed on in part",
}


class Column(NamedTuple):
    """A declared column: the fixed English key that machines read, and how people see it.

    `heading` is the English heading, translated by the renderer; "" leaves the column to machines.
    """

    key: str
    heading: str = ""
    style: Style = "text"


Row = Sequence[Any]


@dataclass
class Answer:
    """What a query answers: its name, a title, declared columns, rows in the columns' order, notes.

    `rows` may be a generator where an answer is long: renderers go over it once. `title` and `notes` are in
    the user's language already. `frozen` columns stay in sight when a table is too wide. A `tree` has in its
    first column each row's depth, below 0 for what comes before, and is drawn as a tree on a terminal. `summary` is a
    table that people see first, in the formats that can hold two.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Iterable[Row]
    notes: list[str] = field(default_factory=list)
    files: tuple[str, ...] = ()
    frozen: int = 1
    tree: bool = False
    summary: "Answer | None" = None
