"""The waist of the program: every query yields an Answer, every renderer turns any Answer into a format."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, get_args, get_origin

from respon.messages import Message

if TYPE_CHECKING:
    from respon.finding import Findings

Style = Literal["text", "title", "term", "terms", "number", "names", "titles", "flag", "mark", "code", "own", "date"]
"""How people see a cell. text, title (may wrap first); term: a word of the program, translated (a role, a
kind of gap); terms: data in which roles are translated; number; names and titles: lists, joined with 、; flag: ✓ when
true; mark: a letter in a matrix, whose heading may be set vertically; code: a name to type again, not folded; own:
a column of the keeper's own, whose heading is data; date: a year, month or day, which a spreadsheet keeps as a real
day."""


class Marked(str):
    """A cell's text with the reason for caution that people must see.

    Machines get the bare text, and a column of their own that says what the mark says; but a matrix's letters
    keep their marks everywhere.

    `marks` holds one sign a reason: see SIGNS. `message`: what people read in their language, where the text is
    a sentence of the program.
    """

    marks: str
    message: Message | None

    def __new__(cls, text: str | Message, marks: str = "") -> "Marked":
        """Return the text, marked."""
        marked = super().__new__(cls, str(text))
        marked.marks = marks
        marked.message = text if isinstance(text, Message) else None
        return marked


SIGNS = {
    "*": "* inferred from the order of the list, not stated by the text",
    "†": "† rests on a recalled fact, not on a source seen",
    "‡": "‡ several co-owners of the text have become one agency",
    "?": "? to be settled: the text's agency was split, or handed on in part",
}


class Column(NamedTuple):
    """A declared column: what it means, and how people see it.

    `heading` is the English heading, translated by the renderer; "" leaves the column to machines. `key` is the
    fixed English key that machines read, `type` the type of what they get, `of` takes the value from a row. `when`:
    in which answers the column stands, if not in all. `spare`: people do without it where the screen is narrow.
    """

    meaning: str
    heading: str = ""
    style: Style = "text"
    when: str = ""
    key: str = ""
    type: Any = str
    of: Callable[[Any], Any] | None = None
    spare: bool = False

    @property
    def is_list(self) -> bool:
        """True if a cell is a list joined by 、, whose items stay whole."""
        return self.style in ("names", "titles")

    @property
    def is_rigid(self) -> bool:
        """True if a cell is never folded."""
        return self.style in ("number", "term", "mark", "code")


Row = Any
"""A row of a declared type: a NamedTuple whose fields are annotated with their columns."""


def columns(row: type, *keys: str) -> tuple[Column, ...]:
    """Return the columns that a row's type declares by `Annotated[type, Column(…)]`; only these keys, if any are given.

    A field with a trailing underscore (`from_`) has the key without it.
    """
    declared = {name.rstrip("_"): (name, hint) for name, hint in row.__annotations__.items()}
    return tuple(_column(key, *declared[key]) for key in keys or declared)


def _column(key: str, name: str, hint: Any) -> Column:
    if get_origin(hint) is not Annotated:
        raise TypeError(f"the field {name} of a row declares no column")
    kind, column = get_args(hint)[:2]
    return column._replace(key=key, type=kind, of=attrgetter(name))  # type: ignore[no-any-return]


@dataclass
class Answer:
    """What a query answers: its name, a title, declared columns, rows of a declared type, notes.

    `rows` may be a generator where an answer is long: renderers go over it once. `frozen` columns stay in sight
    when a table is too wide. A `tree` has rows with a `depth`, below 0 for what comes before, and is drawn as a tree
    on a terminal. `summary` is a table that people see first, in the formats that can hold two. `findings`: what
    rules found, where the answer is of that, for the formats that tell other programs of it. `total` sums the rows
    up for people, or says in a sentence that there are none; where the rows are a generator, it is a function to be
    asked once they have been gone over, all of them. `grouped`: keys of columns by which a long list is read.
    `whole`: its columns were asked for by name, and people see all of them. `link`: the address of the file and line in
    which the action of this id stands, for terminals that open links; "" where there is none. `sources`: the documents
    that the data is of, for pictures; `picture` makes what is drawn of it (graph.picture), if it is not the rows.
    """

    name: str
    title: Message | str
    columns: tuple[Column, ...]
    rows: Iterable[Row]
    notes: list[Message] = field(default_factory=list)
    files: tuple[str, ...] = ()
    frozen: int = 1
    tree: bool = False
    summary: "Answer | None" = None
    findings: "Findings | None" = None
    total: Message | Callable[[], Message] | None = None
    grouped: tuple[str, ...] = ()
    whole: bool = False
    link: Callable[[str], str] | None = None
    sources: Sequence[str] = ()
    picture: Callable[[], Any] | None = None

    @property
    def summed(self) -> Message | None:
        """What the rows come to; see `total`."""
        return self.total() if callable(self.total) else self.total

    def listed(self) -> "Answer":
        """Return the answer with its rows as a list, and summed up."""
        self.rows = list(self.rows)
        self.total = self.summed
        return self

    def cells(self) -> Iterator[Sequence[Any]]:
        """Yield each row's values in the order of the columns."""
        keys = tuple(column.key for column in self.columns)
        getters = [column.of or attrgetter(column.key) for column in self.columns]
        for row in self.rows:
            yield row if getattr(row, "_fields", ()) == keys else [get(row) for get in getters]
