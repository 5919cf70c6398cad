"""An answer as people read it: what is the same in every row is said once, what says nothing is left out.

Machines' formats, and workbooks, which people filter, keep every column.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Any

from respon.answer import SIGNS, Answer, Column, Marked, Row
from respon.messages import Message, Term, say
from respon.render.cells import items, marks_of, text, visible

ALL = {
    "*": say("{columns}: all inferred from the order of the list, none stated by the text"),
    "†": say("{columns}: all rest on recalled facts, none on a source seen"),
    "‡": say("{columns}: all of several co-owners of the text that have become one agency"),
    "?": say("{columns}: all to be settled: the text's agency was split, or handed on in part"),
}
"""What is said once of a sign that all cells of some columns bear; see answer.SIGNS."""

MOST = 5000
"""Rows: what is longer streams by, as it is."""

KEPT = ("number", "mark", "flag")
"""Styles of columns that stay though all rows have the same: their reader compares, or sums."""


def condensed(answer: Answer) -> Answer:
    """Return the answer without the columns that are empty in all rows, the same in all, or a repetition.

    What is the same in all rows becomes a note, unless the title says it; so does a sign that all cells of a column
    bear. One column always stays, and so does all of an answer drawn as a tree or whose columns were asked for.
    """
    answer.rows = list(answer.rows)
    if len(answer.rows) > MOST or answer.tree or answer.whole or not answer.rows:
        return answer
    rows = [list(row) for row in answer.cells()]
    shown = visible(answer)
    columns = tuple(column._replace(of=itemgetter(i)) for i, column in enumerate(answer.columns))
    texts = {i: [text(row[i], columns[i]) for row in rows] for i in shown}
    same = [i for i in shown if _is_same(texts[i], columns[i])]
    spared = {*same, *_empty(shown[1:], texts), *_repeated(shown, texts, columns)}
    if len(spared) == len(shown):
        spared.discard(shown[0])
    title = str(answer.title)
    told = [i for i in same if i in spared and texts[i][0].rstrip("".join(SIGNS)) not in title]
    notes = [_once(columns[i], texts[i][0]) for i in told]
    notes += _unmarked(rows, [i for i in shown if i not in spared], columns)
    columns = tuple(column._replace(heading="") if i in spared else column for i, column in enumerate(columns))
    frozen = sum(i not in spared for i in shown[: answer.frozen])
    return replace(answer, columns=columns, rows=rows, notes=[*notes, *answer.notes], frozen=frozen)


def _is_same(texts: Sequence[str], column: Column) -> bool:
    return len(texts) > 1 and bool(texts[0]) and len(set(texts)) == 1 and column.style not in KEPT


def _empty(shown: Iterable[int], texts: dict[int, list[str]]) -> Iterator[int]:
    return (i for i in shown if all(each in ("", "0") for each in texts[i]))


def _repeated(shown: Sequence[int], texts: dict[int, list[str]], columns: Sequence[Column]) -> Iterator[int]:
    """Yield the columns of words that have in every row what one before them has."""
    for at, i in enumerate(shown):
        before = (j for j in shown[:at] if columns[j].style not in KEPT)
        if len(texts[i]) > 1 and columns[i].style not in KEPT and any(texts[i] == texts[j] for j in before):
            yield i


def _once(column: Column, told: str) -> Message:
    return say("{heading}: {value}", heading=Term(column.heading), value=told)


def _unmarked(rows: Sequence[list[Any]], shown: Sequence[int], columns: Sequence[Column]) -> Iterator[Message]:
    """Take away the signs that all cells of a column bear; yield what is said of them once.

    A matrix keeps its signs: what is written in its letters is read back by them.
    """
    shown = [i for i in shown if columns[i].style != "mark"]
    for sign, told in ALL.items():
        bearing = [i for i in shown if any(sign in marks_of(item) for item in _told(rows, i))]
        if len(rows) < 2:
            continue
        if bearing and all(sign in marks_of(item) for i in bearing for item in _told(rows, i)):
            for row in rows:
                row[:] = [_without(cell, sign) if i in bearing else cell for i, cell in enumerate(row)]
            yield told._replace(given={"columns": [Term(columns[i].heading) for i in bearing]})


def _told(rows: Sequence[Row], at: int) -> Iterator[Any]:
    """Yield the items of a column's cells that say something: not what is empty, nor zero."""
    return (item for row in rows for item in items(row[at]) if item)


def _without(cell: Any, sign: str) -> Any:
    if isinstance(cell, list | tuple):
        return [_without(item, sign) for item in cell]
    if not isinstance(cell, Marked):
        return cell
    told = cell.message if cell.message is not None else str(cell)
    return Marked(told, cell.marks.replace(sign, ""))
