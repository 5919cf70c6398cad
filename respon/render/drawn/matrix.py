"""The matrix: a row an action, a column an agency, a coloured cell with its letters where the agency has a part."""

from collections.abc import Iterable
from typing import Any

from respon.answer import Answer
from respon.errors import UsageError
from respon.i18n import tr
from respon.messages import is_chinese, say
from respon.model import RASCI, ROLES
from respon.render.cells import legend, on_one_line
from respon.render.drawn.canvas import Canvas
from respon.render.drawn.mounted import KeyEntry
from respon.render.palette import role_of

CELL, ROW = 26.0, 22.0
"""Width and height of a cell, in px."""

LETTERS, HEADS = 12.0, 12.0
"""Sizes of letters in px, of the rows' names and of the columns'."""

NAME, HEAD = 300.0, 170.0
"""The most that a row's name is wide, and a column's is high, in px; a longer one is cut."""

MOST = 60_000
"""Cells that a picture can show."""

INFERRED = "*"


class Cells:
    """A matrix, from an answer whose first two columns name the action and whose others are the agencies'."""

    def __init__(self, answer: Answer) -> None:
        self.agencies = [column.key for column in answer.columns[2:]]
        self.rows = list(answer.cells())
        if len(self.rows) * len(self.agencies) > MOST:
            what = say(
                "{rows} actions by {agencies} agencies are more than a picture shows",
                rows=len(self.rows),
                agencies=len(self.agencies),
            )
            raise UsageError(what, hint=say("draw a part: --agency or --document; or write -o FILE.xlsx"))
        letters = [cell for row in self.rows for cell in row[2:] if _has(cell)]
        self.once = bool(letters) and all(INFERRED in _marks(cell) for cell in letters)
        self.said = (
            [tr("All roles are inferred from the order of the lists; the text states none.")] if self.once else []
        )
        self.said += [sign for sign in legend(self.rows) if not (self.once and sign.startswith(INFERRED))]
        seen = {role_of(str(cell)) for cell in letters}
        self.key = [KeyEntry(f"{RASCI[role]} {tr(role)}", role) for role in ROLES if role in seen]
        self._left = self._top = 0.0

    def size(self, canvas: Canvas) -> tuple[float, float]:
        """Return its width and height."""
        self._left = min(NAME, max((canvas.width(_name(row), LETTERS) for row in self.rows), default=0)) + 10
        self._top = min(HEAD, max((_length(canvas, name) for name in self.agencies), default=0)) + 10
        return self._left + CELL * len(self.agencies) + 1, self._top + ROW * len(self.rows) + 1

    def paint(self, canvas: Canvas) -> None:
        """Draw heads, rows, and the lines between them."""
        right, bottom = self._left + CELL * len(self.agencies), self._top + ROW * len(self.rows)
        for at, name in enumerate(self.agencies):
            _head(canvas, name, self._left + CELL * (at + 0.5), self._top - 6)
        for down, row in enumerate(self.rows):
            y = self._top + ROW * down
            canvas.text(_cut(canvas, _name(row), NAME), 0, y + ROW / 2 + LETTERS * 0.36, LETTERS)
            for at, cell in enumerate(row[2:]):
                if _has(cell):
                    self._cell(canvas, cell, self._left + CELL * at, y, f"{row[0]} · {self.agencies[at]}")
        for down in range(len(self.rows) + 1):
            canvas.line(0, self._top + ROW * down, right, self._top + ROW * down, "line")
        for at in range(len(self.agencies) + 1):
            canvas.line(self._left + CELL * at, self._top, self._left + CELL * at, bottom, "line")

    def _cell(self, canvas: Canvas, cell: Any, x: float, y: float, told: str) -> None:
        role = role_of(str(cell))
        marks = _marks(cell).replace(INFERRED, "") if self.once else _marks(cell)
        with canvas.group(told):
            if role:
                canvas.rect(x, y, CELL, ROW, role)
            size = 11.0 if len(f"{cell}{marks}") < 4 else 8.0
            canvas.text(
                f"{cell}{marks}",
                x + CELL / 2,
                y + ROW / 2 + size * 0.36,
                size,
                f"{role}-ink" if role else "ink",
                "middle",
            )


def _head(canvas: Canvas, name: str, x: float, y: float) -> None:
    """Write a column's name upwards from y: Chinese letter below letter, all else turned."""
    if not is_chinese(name):
        canvas.text(_cut(canvas, name, HEAD), x + HEADS * 0.36, y, HEADS, turn=-90)
        return
    most = int(HEAD / (HEADS * 1.15))
    letters = name if len(name) <= most else name[: most - 1] + "…"
    for up, letter in enumerate(reversed(letters)):
        canvas.text(letter, x, y - up * HEADS * 1.15, HEADS, anchor="middle")


def _length(canvas: Canvas, name: str) -> float:
    return len(name) * HEADS * 1.15 if is_chinese(name) else canvas.width(name, HEADS)


def _cut(canvas: Canvas, words: str, room: float) -> str:
    if canvas.width(words, LETTERS) <= room:
        return words
    while words and canvas.width(words + "…", LETTERS) > room:
        words = words[:-1]
    return words + "…"


def _name(row: Iterable[Any]) -> str:
    key, title, *_ = row
    return on_one_line(f"{key} {title}")


def _has(cell: Any) -> bool:
    return bool(cell) or bool(_marks(cell))


def _marks(cell: Any) -> str:
    return getattr(cell, "marks", "")
