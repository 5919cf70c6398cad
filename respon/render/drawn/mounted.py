"""What is around a drawing: its title above, a key and what is to be said of it, the sources below."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from respon.answer import Answer
from respon.i18n import speak, tr
from respon.messages import joined
from respon.render.cells import title
from respon.render.drawn.canvas import Canvas
from respon.where import BUNDLED

MARGIN, LEAST, WIDEST = 28.0, 620.0, 1400.0
"""px: around everything, the least that a picture is wide, the most that its lines of text are."""

TITLE, WORDS, SMALL = 24.0, 14.0, 12.0
"""Sizes of letters, in px."""

MOST_SOURCES = 3
"""Documents that the sources name."""


class KeyEntry(NamedTuple):
    """An entry of the key: words, behind a swatch of this colour or, if `line` is not 0, a line as thick as that."""

    words: str
    colour: str
    line: float = 0


class Drawing(Protocol):
    """What is drawn: `said` of it in sentences, its key, its size in px once the letters are known, itself."""

    said: list[str]
    key: list[KeyEntry]

    def size(self, canvas: Canvas, /) -> tuple[float, float]:
        """Return its width and height."""
        ...

    def paint(self, canvas: Canvas) -> None:
        """Draw it, from 0, 0 on."""
        ...


def mounted(answer: Answer, drawing: Drawing, canvas: Canvas) -> Canvas:
    """Return the canvas with the drawing on it, and around it what makes it fit to publish."""
    width, height = drawing.size(canvas)
    across = max(width, LEAST)
    name = title(answer)
    room = min(across, WIDEST)
    y = _lines(canvas, wrapped(canvas, name, TITLE, room), MARGIN, TITLE, "ink")
    if len(answer.sources) == 1:
        y = _lines(canvas, wrapped(canvas, answer.sources[0], WORDS, room), y + 2, WORDS, "quiet")
    for words in drawing.said:
        y = _lines(canvas, wrapped(canvas, words, SMALL, room), y + 2, SMALL, "quiet")
    y = _key(canvas, drawing.key, y + 8, room)
    with canvas.group(x=MARGIN + (across - width) / 2, y=y + 10):
        drawing.paint(canvas)
    y += 10 + height + 12
    y = _lines(canvas, wrapped(canvas, _source(answer), SMALL, room), y, SMALL, "quiet")
    canvas.close(across + 2 * MARGIN, y + MARGIN - 8, name)
    return canvas


def wrapped(canvas: Canvas, words: str, size: float, room: float) -> list[str]:
    """Return the text in lines no wider than the room; broken at blanks, else between two letters."""
    lines, line = [], ""
    for word in _words(words):
        if line and canvas.width(line + word.rstrip(), size) > room:
            lines.append(line.rstrip())
            line = ""
        line += word
    return [*lines, line.rstrip()]


def _words(text: str) -> Iterator[str]:
    """Yield what can't be broken: a word with the blanks behind it, a Chinese letter with the marks behind it."""
    word = ""
    for char in text:
        if (
            word
            and (word[-1] == " " or ord(word[-1]) > 0x2E7F or ord(char) > 0x2E7F)
            and char not in "，。、；：）》”〕 "
        ):
            yield word
            word = ""
        word += char
    yield word


def _lines(canvas: Canvas, lines: Iterable[str], y: float, size: float, colour: str) -> float:
    """Write the lines below y; return where they end."""
    for line in lines:
        canvas.text(line, MARGIN, y + size, size, colour)
        y += size * 1.45
    return y


def _key(canvas: Canvas, entries: Sequence[KeyEntry], y: float, room: float) -> float:
    """Write the key in as many lines as it needs; return where it ends."""
    x = 0.0
    for entry in entries:
        width = 26 + canvas.width(entry.words, SMALL)
        if x and x + width > room:
            x, y = 0.0, y + 20
        if entry.line:
            canvas.line(MARGIN + x, y + 8, MARGIN + x + 18, y + 8, entry.colour, entry.line)
        else:
            canvas.rect(MARGIN + x, y + 2, 18, 12, entry.colour, 3)
        canvas.text(entry.words, MARGIN + x + 24, y + 12, SMALL)
        x += width + 18
    return y + 20 if entries else y


def _source(answer: Answer) -> str:
    named = [*answer.sources] or [Path(file.removeprefix(BUNDLED)).name for file in answer.files]
    shown = joined(named[:MOST_SOURCES])
    if len(named) > MOST_SOURCES:
        shown = f"{shown} {tr('and {n} more').format(n=len(named) - MOST_SOURCES)}"
    day = [speak(note) for note in answer.notes if "as of" in note.text or "planned" in note.text]
    return " · ".join([tr("Source: {documents}").format(documents=shown), *day])
