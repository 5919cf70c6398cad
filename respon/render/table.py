"""A rich table: for a pipe or a log whole, as wide as it needs; for a terminal fitted to it (see `screen`)."""

from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.cells import cell_len

from respon.render import Look
from respon.render.cells import heading, notes, on_one_line, shown, title, visible
from respon.report import Column, Report, Row

BOX = box.ROUNDED
_CHUNK = 2000
"""Lines a piece."""


def render(report: Report, look: Look) -> Iterator[bytes]:
    """Yield the table."""
    rows = list(report.rows)
    if report.tree:
        from respon.render import tree

        lines = tree.lines(report, rows, look)
    elif look.width is None:
        lines = whole(report, rows)
    else:
        from respon.render.screen import fitted

        lines = fitted(report, rows, look.width, look.colour)
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


def whole(report: Report, rows: Sequence[Row]) -> Iterator[str]:
    """Yield the lines that rich would print on a screen without end (a test compares them).

    Rich measures, wraps, pads and cuts every cell: a millisecond a row, most of a look-up, and a quarter of
    an hour for a bulk report. With nothing to fit, its box and its measure of characters suffice.
    """
    columns = [(i, report.columns[i]) for i in visible(report)]
    heads = [head(column).split("\n") for _, column in columns]
    cells = [[text(row[i], column) for i, column in columns] for row in rows]
    widths = [max(map(cell_len, lines)) for lines in heads]
    for texts in cells:
        widths = [max(width, cell_len(each)) for width, each in zip(widths, texts, strict=True)]
    right = [column.style == "number" for _, column in columns]
    edges = [width + 2 for width in widths]

    def line(texts: Iterable[str]) -> str:
        return "│" + "│".join(map(_padded, texts, widths, right)) + "│"

    yield title(report)
    yield BOX.get_top(edges)
    tallest = max(map(len, heads))
    yield from map(line, zip(*([""] * (tallest - len(lines)) + lines for lines in heads), strict=True))
    yield BOX.get_row(edges, "head")
    yield from map(line, cells)
    yield BOX.get_bottom(edges)
    yield from notes(report, rows)


def _padded(each: str, width: int, right: bool) -> str:
    room = " " * (width - cell_len(each))
    return f" {room}{each} " if right else f" {each}{room} "


def text(value: object, column: Column) -> str:
    """Return the cell as it stands in a table."""
    return on_one_line(shown(value, column))


def head(column: Column) -> str:
    """Return the column's heading, set vertically in a matrix."""
    return "\n".join(heading(column)) if column.style == "mark" else heading(column)
