"""Bars on the terminal: a row a line, a bar of one piece a role, as long as the number."""

import io
from collections.abc import Iterator, Mapping

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from respon.answer import Answer
from respon.i18n import tr
from respon.model import ROLES
from respon.render import Look
from respon.render.cells import bare, notes, on_one_line, shown, title
from respon.render.console import in_memory
from respon.render.palette import STYLES

PIECES = {"lead": "█", "co": "▓", "support": "▒", "oversee": "░"}
"""A role's piece of a bar: told apart without colour too."""

WIDTH = 100
"""Columns where there is no terminal to fit."""

NAME = 32
"""Columns that a name may take; a longer one is cut."""


def render(answer: Answer, look: Look) -> Iterator[bytes]:
    """Yield a bar a row, from an answer whose columns count roles; its first column names the row."""
    rows = list(answer.cells())
    at = {column.key: i for i, column in enumerate(answer.columns) if column.key in ROLES}
    names = [on_one_line(shown(row[0], answer.columns[0])) for row in rows]
    counts: list[dict[str, int]] = [{role: int(bare(row[i], "number")) for role, i in at.items()} for row in rows]
    told = [
        " + ".join(shown(row[i], answer.columns[i]) for role, i in at.items() if n[role])
        for row, n in zip(rows, counts, strict=True)
    ]
    name_width = min(NAME, max(map(cell_len, names), default=0))
    most = max((sum(found.values()) for found in counts), default=0)
    room = (look.width or WIDTH) - name_width - max(map(cell_len, told), default=0) - 4
    scale = max(room, 10) / most if most else 0
    lines = [Text(title(answer), "italic"), _key()]
    for name, found, numbers in zip(names, counts, told, strict=True):
        lines.append(Text(set_cell_size(name, name_width) + "  ") + _bar(found, min(scale, 2)) + Text("  " + numbers))
    lines += [Text(note) for note in notes(answer, [[row[0], *(row[i] for i in at.values())] for row in rows])]
    yield _printed(lines, look)


def _key() -> Text:
    return Text("  ").join(Text(piece * 2 + " " + tr(role), STYLES[role]) for role, piece in PIECES.items())


def _bar(counts: Mapping[str, int], scale: float) -> Text:
    """Return the bar; its pieces end where the running total does, so that rounding never adds up."""
    bar, total, drawn = Text(), 0, 0
    for role, piece in PIECES.items():
        total += counts.get(role, 0)
        end = max(round(total * scale), drawn + (counts.get(role, 0) > 0))
        bar.append(piece * (end - drawn), STYLES[role])
        drawn = end
    return bar


def _printed(lines: list[Text], look: Look) -> bytes:
    console = in_memory(look.width or WIDTH, look.colour)
    for line in lines:
        console.print(line, soft_wrap=True)
    assert isinstance(console.file, io.StringIO)  # noqa: S101 - made above
    return "".join(f"{line.rstrip()}\n" for line in console.file.getvalue().splitlines()).encode("utf-8", "replace")
