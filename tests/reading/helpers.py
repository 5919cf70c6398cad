"""What the tests of the readers share."""

import io

from respon.reading import read
from respon.text import Paragraph, Text


def read_bytes(data: bytes, name: str | None = None, folder=None) -> Text:
    """Read bytes as a file of that name, or from standard input."""
    if name is None:
        return read("-", io.BytesIO(data))
    path = folder / name
    path.write_bytes(data)
    return read(str(path))


def texts(text: Text) -> list[str]:
    return [block.text for block in text.blocks if isinstance(block, Paragraph)]


def joined_text(source: str) -> list[str]:
    return texts(read_bytes(source.encode()))


def misplaced(text: Text, original: str) -> list[tuple[str, str]]:
    """Return the characters whose place in the original holds another one (a space may stand for a break)."""
    wrong = []
    for block in text.blocks:
        for at, char in enumerate(block.text):
            there = original[block.place(at).offset]
            if there != char and not (char.isspace() and there.isspace()):
                wrong.append((char, there))
    return wrong
