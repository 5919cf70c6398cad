"""Bars: a row an agency, a piece a role, as long as the number of actions."""

from respon.answer import Answer
from respon.errors import UsageError
from respon.i18n import tr
from respon.messages import say
from respon.model import ROLES
from respon.render.cells import bare, legend, on_one_line, shown
from respon.render.drawn.canvas import Canvas
from respon.render.drawn.mounted import KeyEntry

ROW, THICK, LENGTH = 24.0, 16.0, 560.0
"""A row's height, a bar's, and the length of the longest bar, in px."""

LETTERS, NAME = 13.0, 260.0
"""The letters' size, and the most that a name is wide, in px; a longer one is cut."""

MOST = 400
"""Rows that a picture can show."""


class Bars:
    """Bars, from an answer whose columns count roles; its first column names the row."""

    def __init__(self, answer: Answer) -> None:
        rows = list(answer.cells())
        if len(rows) > MOST:
            raise UsageError(
                say("{rows} bars are more than a picture shows", rows=len(rows)), hint=say("draw a part: --kind")
            )
        at = {column.key: i for i, column in enumerate(answer.columns) if column.key in ROLES}
        self.names = [on_one_line(shown(row[0], answer.columns[0])) for row in rows]
        self.counts = [[int(bare(row[at[role]], "number")) for role in ROLES] for row in rows]
        self.told = [
            " + ".join(shown(row[at[r]], answer.columns[at[r]]) for r in ROLES if int(row[at[r]])) for row in rows
        ]
        self.said = [tr("How many actions each agency has, by role.")]
        self.said += legend([row[0], *(row[i] for i in at.values())] for row in rows)
        seen = [role for number, role in enumerate(ROLES) if any(n[number] for n in self.counts)]
        self.key = [KeyEntry(tr(role), role) for role in seen]
        self._left = 0.0

    def size(self, canvas: Canvas) -> tuple[float, float]:
        """Return its width and height."""
        self._left = min(NAME, max((canvas.width(name, LETTERS) for name in self.names), default=0)) + 12
        right = max((canvas.width(told, LETTERS) for told in self.told), default=0) + 8
        return self._left + LENGTH + right, ROW * len(self.names)

    def paint(self, canvas: Canvas) -> None:
        """Draw a name, its bar and its numbers a row."""
        scale = LENGTH / max((sum(counts) for counts in self.counts), default=1) if self.counts else 0
        for down, (name, counts, told) in enumerate(zip(self.names, self.counts, self.told, strict=True)):
            foot = ROW * down + ROW / 2 + LETTERS * 0.36
            canvas.text(_cut(canvas, name), self._left - 12, foot, LETTERS, anchor="end")
            x = self._left
            with canvas.group(f"{name}: {told}"):
                for role, count in zip(ROLES, counts, strict=True):
                    if count:
                        canvas.rect(x, ROW * down + (ROW - THICK) / 2, count * scale, THICK, role)
                        x += count * scale
            canvas.text(told, x + 8, foot, LETTERS, "quiet")


def _cut(canvas: Canvas, name: str) -> str:
    if canvas.width(name, LETTERS) <= NAME:
        return name
    while name and canvas.width(name + "…", LETTERS) > NAME:
        name = name[:-1]
    return name + "…"
