"""A long list read in groups: what a group has in common in its head, its rows below, side by side where they fit."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from respon.answer import Answer, Row
from respon.render.cells import text, visible
from respon.render.folding import folded
from respon.render.palette import style

LONG = 20
"""Rows: a shorter list is a table."""

SEVERAL = 3
"""Rows of a group that have the same in the last column too are a group of their own."""

INDENT, BETWEEN = 2, 2


def groups(answer: Answer, rows: Sequence[Row], width: int) -> Iterator[Text]:
    """Yield the lines of each group: those that have the same in the columns that the answer names."""
    seen = visible(answer)
    keys = [i for i in seen if answer.columns[i].key in answer.grouped]
    others = [i for i in seen if i not in keys]
    shared = Counter(_told(answer, row, (*keys, others[-1])) for row in rows)
    held: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        whole = _told(answer, row, (*keys, others[-1]))
        held.setdefault(whole if shared[whole] >= SEVERAL else _told(answer, row, keys), []).append(row)
    for group in held.values():
        yield from _group(answer, group, keys, others, width)


def _told(answer: Answer, row: Row, columns: Iterable[int]) -> tuple[str, ...]:
    return tuple(text(row[i], answer.columns[i]) for i in columns)


def _group(answer: Answer, group: Sequence[Row], keys: list[int], others: list[int], width: int) -> Iterator[Text]:
    """Yield the head, which says what all rows of the group have too, and the rows."""
    told = {i: [text(row[i], answer.columns[i]) for row in group] for i in others}
    common = [i for i in others[1:] if len(group) > 1 and len(set(told[i])) == 1]
    head = Text()
    for i in (*keys, *common):
        head.append("  " if head and text(group[0][i], answer.columns[i]) else "")
        head.append(text(group[0][i], answer.columns[i]), "bold " + style(group[0][i], answer.columns[i]))
    yield from _lines(head.append(f"  {len(group)}", "bold"), width)
    rows = ["  ".join(filter(None, each)) for each in zip(*(told[i] for i in others if i not in common), strict=True)]
    yield from map(Text, _side_by_side(rows, width))


def _lines(head: Text, width: int) -> Iterator[Text]:
    """Yield the head as it is where it fits on a line, else folded, in one style."""
    if head.cell_len <= width:
        yield head
    else:
        yield from (Text(line, "bold") for line in folded(head.plain, width))


def _side_by_side(rows: Sequence[str], width: int) -> Iterator[str]:
    """Yield the lines of the rows: in columns where the longest leaves room for another, else folded."""
    room = width - INDENT
    slot = _slot(rows, room)
    line = ""
    for row in rows:
        start = -(-(cell_len(line) + BETWEEN) // (slot + BETWEEN)) * (slot + BETWEEN) if line else 0
        if line and start + cell_len(row) > room:
            yield " " * INDENT + line
            line, start = "", 0
        line += " " * (start - cell_len(line)) + row
        if cell_len(line) > room:
            first, *more = folded(line, room, listed=False)
            yield from (" " * INDENT + first, *(" " * 2 * INDENT + part for part in more))
            line = ""
    if line:
        yield " " * INDENT + line


def _slot(rows: Sequence[str], room: int) -> int:
    """Return the width of a slot: as most rows need, if that leaves room for several beside one another."""
    lengths = sorted(map(cell_len, rows))
    usual = lengths[len(lengths) // 2]
    across = max(1, (room + BETWEEN) // (usual + BETWEEN))
    return (room + BETWEEN) // across - BETWEEN
