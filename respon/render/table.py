"""A rich table: for a pipe or a log whole, as wide as it needs; for a terminal fitted to it (see `screen`)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest

from rich.box import ROUNDED
from rich.cells import cell_len

from respon.answer import Answer, Row
from respon.render import Look
from respon.render.cells import head, notes, text, title, visible

MANY = 5000
"""Rows: more are not fitted to a terminal, which takes rich a millisecond each."""

LONG = 100
"""Characters of a cell that come on one line of a table with many rows."""

_PLAIN = re.compile("[ -~\u3001-\u3029\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e]*")
"""Half-width ASCII, full-width Chinese, its punctuation and forms: one byte and one cell, or three and two."""

_CHUNK = 2000
"""Lines a piece."""


def render(answer: Answer, look: Look) -> Iterator[bytes]:
    """Yield the table."""
    rows = list(answer.cells())
    if answer.findings is not None:
        from respon.render import lint  # 1 ms, which a query does without

        lines = lint.lines(answer.findings, look)
    elif answer.tree:
        from respon.render import tree  # 40 ms of rich, which a piped table does without

        lines = tree.lines(answer, rows, look)
    elif look.width is None or len(rows) > MANY:
        lines = whole(answer, rows)
    else:
        from respon.render.screen import fitted  # 60 ms of rich, as above

        lines = fitted(answer, rows, look)
    for piece in _pieces(lines):
        yield ("\n".join(piece) + "\n").encode("utf-8", "replace")


def _pieces(lines: Iterable[str]) -> Iterator[list[str]]:
    piece: list[str] = []
    for line in lines:
        piece.append(line.rstrip())
        if len(piece) == _CHUNK:
            yield piece
            piece = []
    if piece:
        yield piece


def whole(answer: Answer, rows: Sequence[Row]) -> Iterator[str]:
    """Yield the lines that rich would print on a screen without end (a test compares them).

    Rich measures, wraps, pads and cuts every cell: a millisecond a row, most of a look-up, and a quarter of
    an hour for a bulk answer. With nothing to fit, its box and its measure of characters suffice.
    """
    if not rows and answer.total:
        yield from notes(answer, rows)
        return
    columns = [(i, answer.columns[i]) for i in visible(answer)]
    heads = [head(column).split("\n") for _, column in columns]
    rows_of_text = ([text(row[i], column) for i, column in columns] for row in rows)
    cells = list(rows_of_text if len(rows) <= MANY else chain.from_iterable(map(_folded, rows_of_text)))
    widths = [max(map(width, lines)) for lines in heads]
    for texts in cells:
        widths = list(map(max, widths, map(width, texts)))
    right = [column.style == "number" for _, column in columns]
    edges = [each + 2 for each in widths]

    def line(texts: Iterable[str]) -> str:
        return "│" + "│".join(map(_padded, texts, widths, right)) + "│"

    yield title(answer)
    yield ROUNDED.get_top(edges)
    tallest = max(map(len, heads))
    yield from map(line, zip(*([""] * (tallest - len(lines)) + lines for lines in heads), strict=True))
    yield ROUNDED.get_row(edges, "head")
    yield from map(line, cells)
    yield ROUNDED.get_bottom(edges)
    yield from notes(answer, rows)


def _folded(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the row's lines. Among many rows one long list would pad every other row to gigabytes of spaces."""
    if max(map(len, texts)) <= LONG:
        yield texts
        return
    pieces = ([each[i : i + LONG] for i in range(0, len(each), LONG)] for each in texts)
    yield from zip_longest(*pieces, fillvalue="")


def width(line: str) -> int:
    """Return how many cells the text takes: rich's measure, sooner where it is plain."""
    if _PLAIN.fullmatch(line):
        return (len(line.encode()) + len(line)) // 2
    return cell_len(line)


def _padded(each: str, room_for: int, right: bool) -> str:
    if not each:  # most cells of a row that was folded
        return " " * (room_for + 2)
    room = " " * (room_for - width(each))
    return f" {room}{each} " if right else f" {each}{room} "
