"""A rich table: fitted to a terminal by rich itself; for a pipe or a log whole, as wide as it needs."""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.cells import cell_len

from respon.render import Look
from respon.render.cells import heading, notes, on_one_line, shown, title, visible
from respon.report import Column, Report, Row

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

BOX = box.ROUNDED
UNLIMITED = 1_000_000
"""Columns: wider than any table."""

_STYLES = {"A/R": "bold green", "A/R*": "bold green"}
_CHUNK = 2000
"""Lines a piece."""


def render(report: Report, look: Look) -> Iterator[bytes]:
    """Yield the table; a matrix too wide for the terminal comes in blocks of columns."""
    rows = list(report.rows)
    lines = _tree(report, rows, look) if report.tree else _whole_or_fitted(report, rows, look)
    for piece in _pieces(lines):
        yield ("\n".join(piece) + "\n").encode("utf-8", "replace")


def _whole_or_fitted(report: Report, rows: Sequence[Row], look: Look) -> Iterator[str]:
    return whole(report, rows) if look.width is None else _fitted(report, rows, look)


def _tree(report: Report, rows: Sequence[Row], look: Look) -> Iterator[str]:
    from respon.render import tree

    return tree.lines(report, rows, look)


def _pieces(lines: Iterable[str]) -> Iterator[list[str]]:
    piece: list[str] = []
    for line in lines:
        piece.append(line.rstrip())
        if len(piece) == _CHUNK:
            yield piece
            piece = []
    if piece:
        yield piece


def whole(report: Report, rows: Sequence[Row]) -> Iterator[str]:
    """Yield the lines that rich would print on a screen without end (a test compares them).

    Rich measures, wraps, pads and cuts every cell: a millisecond a row, most of a look-up, and a quarter of
    an hour for a bulk report. With nothing to fit, its box and its measure of characters suffice.
    """
    columns = [(i, report.columns[i]) for i in visible(report)]
    heads = [_heading(column).split("\n") for _, column in columns]
    cells = [[_text(row[i], column) for i, column in columns] for row in rows]
    widths = [max(map(cell_len, head)) for head in heads]
    for texts in cells:
        widths = [max(width, cell_len(text)) for width, text in zip(widths, texts, strict=True)]
    right = [column.style == "number" for _, column in columns]
    edges = [width + 2 for width in widths]

    def line(texts: Iterable[str]) -> str:
        return "│" + "│".join(map(_padded, texts, widths, right)) + "│"

    yield title(report)
    yield BOX.get_top(edges)
    tallest = max(map(len, heads))
    yield from map(line, zip(*([""] * (tallest - len(head)) + head for head in heads), strict=True))
    yield BOX.get_row(edges, "head")
    yield from map(line, cells)
    yield BOX.get_bottom(edges)
    yield from notes(report, rows)


def _padded(text: str, width: int, right: bool) -> str:
    room = " " * (width - cell_len(text))
    return f" {room}{text} " if right else f" {text}{room} "


def _fitted(report: Report, rows: Sequence[Row], look: Look) -> Iterator[str]:
    from rich.console import Console
    from rich.text import Text

    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=look.width,
        force_terminal=look.colour,
        color_system="auto" if look.colour else None,
        no_color=None if look.colour else True,
        highlight=False,
        legacy_windows=False,
    )
    for block in _blocks(report, rows, look.width or UNLIMITED):
        console.print(_table(report, rows, block))
    for note in notes(report, rows):
        console.print(Text(note))
    yield from buffer.getvalue().splitlines()


def _table(report: Report, rows: Sequence[Row], block: Sequence[int]) -> "Table":
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(title(report)), box=BOX, title_justify="left", show_edge=True)
    for index in block:
        column = report.columns[index]
        table.add_column(
            Text(_heading(column)),
            justify="right" if column.style == "number" else "left",
            no_wrap=column.style in ("number", "term", "mark"),
            overflow="fold",
        )
    for row in rows:
        table.add_row(*(_cell(row[i], report.columns[i]) for i in block))
    return table


def _cell(value: object, column: Column) -> "Text":
    from rich.text import Text

    text = _text(value, column)
    return Text(text, style=_STYLES.get(text, "") if column.style == "mark" else "")


def _text(value: object, column: Column) -> str:
    return on_one_line(shown(value, column))


def _heading(column: Column) -> str:
    return "\n".join(heading(column)) if column.style == "mark" else heading(column)


def _blocks(report: Report, rows: Sequence[Row], width: int) -> list[list[int]]:
    """Return the columns of each table to print: all in one, unless a matrix is wider than the terminal."""
    seen = visible(report)
    if not any(report.columns[i].style == "mark" for i in seen):
        return [seen]
    frozen, rest = seen[: report.frozen], seen[report.frozen :]
    room = max(width - sum(_width(report, rows, i) for i in frozen) - 1, 8)
    blocks: list[list[int]] = [[]]
    used = 0
    for i in rest:
        need = _width(report, rows, i)
        if used + need > room and blocks[-1]:
            blocks.append([])
            used = 0
        blocks[-1].append(i)
        used += need
    return [frozen + block for block in blocks]


def _width(report: Report, rows: Sequence[Row], index: int) -> int:
    column = report.columns[index]
    head = 2 if column.style == "mark" else cell_len(heading(column))
    return 3 + max([head, *(cell_len(shown(row[index], column)) for row in rows)])
