"""What a cell looks like: to people, with marks and in their language; to machines, bare."""

import re
from collections.abc import Iterable
from typing import Any

from respon.answer import SIGNS, Answer, Column, Marked, Row
from respon.harmless import revealed, unix
from respon.i18n import speak, tr
from respon.messages import Message, Term, joined, plain

_ROLE = re.compile(r"(?<![^、(])(lead|co|support|oversee)(?![^、)])")
"""A role that stands for itself, in a list, or in brackets after a name."""

_PLAIN = (str, int, bool)

LETTERS = "A/R lead · R co-owner · S support · C oversee"
"""What the letters of a matrix mean."""


def on_one_line(text: str) -> str:
    """Return the cell's text for a format in which a line end or a tab would break the row."""
    return text if text.isprintable() else text.replace("\n", " ").replace("\t", " ")


def shown(value: Any, column: Column) -> str:
    """Return the cell as people see it."""
    match value:
        case None | False:
            return ""
        case True:
            return "✓"
        case float():
            return f"{value:.3f}"
        case Message():
            return revealed(speak(value))
        case list() | tuple():
            return joined(shown(item, column) for item in value)
        case Marked():
            return revealed(_term(value, column) if value.message is None else speak(value.message)) + value.marks
        case _:
            return revealed(_term(value if isinstance(value, Term) else str(value), column))


def _term(text: str, column: Column) -> str:
    if column.style == "terms":
        return _ROLE.sub(lambda role: tr(role[0]), str(text))
    return tr(str(text)) if column.style == "term" or isinstance(text, Term) else str(text)


def flat(value: Any, style: str = "text") -> str:
    """Return the cell as text for a spreadsheet: lists joined with 、, truth as true and false, marks in a matrix."""
    if isinstance(value, str):
        return unix(value + value.marks if style == "mark" and isinstance(value, Marked) else value)
    if isinstance(value, list | tuple):
        return unix(plain(value) if not isinstance(value, Message) else str(value))
    if value is None:
        return ""
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def bare(value: Any, style: str) -> Any:
    """Return the cell as machines get it: numbers as numbers, lists as lists, marks gone but in a matrix."""
    if type(value) in _PLAIN:  # nearly all of them, and there may be millions
        return value
    if isinstance(value, Marked):
        if style == "mark":
            return value + value.marks
        return int(value) if style == "number" else str(value)
    if isinstance(value, Message):
        return str(value)
    if isinstance(value, list | tuple):
        return [bare(item, style) for item in value]
    return value


def visible(answer: Answer) -> list[int]:
    """Return the indices of the columns that people see."""
    return [i for i, column in enumerate(answer.columns) if column.heading]


def heading(column: Column) -> str:
    """Return the column's heading in the user's language."""
    return revealed(column.heading if column.style in ("mark", "own") else tr(column.heading))


def text(value: Any, column: Column) -> str:
    """Return the cell as it stands in a table, on one line."""
    return on_one_line(shown(value, column))


def head(column: Column) -> str:
    """Return the column's heading, set vertically in a matrix."""
    return "\n".join(heading(column)) if column.style == "mark" else heading(column)


def title(answer: Answer) -> str:
    """Return the answer's title, which may quote data, on one line."""
    return on_one_line(revealed(speak(answer.title)))


def marks_of(value: Any) -> str:
    """Return the signs of a cell, "" where it has none."""
    return getattr(value, "marks", "")


def notes(answer: Answer, rows: Iterable[Row]) -> list[str]:
    """Return what the rows come to, the answer's notes, and what the marks in its rows mean."""
    lettered = [LETTERS] if any(column.style == "mark" for column in answer.columns) else []
    return [*told(answer), *map(tr, lettered), *legend(rows)]


def told(answer: Answer) -> list[str]:
    """Return what the rows come to, and the answer's notes."""
    total = answer.summed
    messages = (*([total] if total else []), *answer.notes)
    return [on_one_line(revealed(speak(message))) for message in messages]


def legend(rows: Iterable[Row]) -> list[str]:
    """Return what the marks in these rows' cells mean, in the user's language."""
    return list(map(tr, found(rows).values()))


def found(rows: Iterable[Row]) -> dict[str, str]:
    """Return the marks in these rows' cells, with what they mean."""
    there = {sign for row in rows for cell in row for item in items(cell) for sign in marks_of(item)}
    return {sign: text for sign, text in SIGNS.items() if sign in there}


def items(cell: Any) -> Iterable[Any]:
    """Return the parts of a cell: of a list its items, else the cell itself."""
    return cell if isinstance(cell, list | tuple) else (cell,)
