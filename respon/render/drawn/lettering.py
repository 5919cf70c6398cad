"""Letters as outlines, so that a picture looks the same wherever it is opened, whatever fonts are there.

The font is one of this machine's: RESPON_FONT names its file, else the first that is found of those that have Chinese.
"""

import os
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

from respon.errors import UsageError
from respon.messages import say

NAMED = "'PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',sans-serif"
"""Fonts for readers' machines, where no font is found here."""

FILES = (
    "NotoSansCJK-Regular.ttc",
    "NotoSansCJKsc-Regular.otf",
    "NotoSansSC-Regular.otf",
    "NotoSansSC-Regular.ttf",
    "SourceHanSansSC-Regular.otf",
    "SourceHanSansCN-Regular.otf",
    "PingFang.ttc",
    "Hiragino Sans GB.ttc",
    "STHeiti Light.ttc",
    "msyh.ttc",
    "msyh.ttf",
    "wqy-microhei.ttc",
    "wqy-zenhei.ttc",
    "simhei.ttf",
    "DroidSansFallbackFull.ttf",
    "DejaVuSans.ttf",
    "LiberationSans-Regular.ttf",
    "arial.ttf",
    "Arial.ttf",
)
"""Files of fonts, the best first; the last ones have no Chinese."""

_FOLDERS = {
    "win32": ("C:/Windows/Fonts", "~/AppData/Local/Microsoft/Windows/Fonts"),
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
}
_USUAL = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


class Glyph(NamedTuple):
    """A letter: its name in the picture, its advance as a part of the letters' size, its outline as an SVG path.

    The outline is in units of the font, `scale` of which are the letters' size.
    """

    name: str
    advance: float
    path: str
    scale: int


class Lettering:
    """The fonts of this machine, opened when a letter is asked for."""

    def __init__(self, files: Sequence[Path] | None = None) -> None:
        self._files = files

    @cached_property
    def _faces(self) -> list[Any]:
        return [_face(file) for file in (fonts() if self._files is None else self._files)]

    def glyphs(self, text: str) -> list[Glyph] | None:
        """Return the text's letters; None if no font here has one of them."""
        found = [self._glyph(char) for char in text]
        return None if None in found else [glyph for glyph in found if glyph]

    def width(self, text: str) -> float:
        """Return the text's width as a part of the letters' size; a guess where no font has it."""
        glyphs = self.glyphs(text)
        if glyphs is not None:
            return sum(glyph.advance for glyph in glyphs)
        return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.6 for char in text)

    @cache  # noqa: B019 - as long as one picture is drawn
    def _glyph(self, char: str) -> Glyph | None:
        for number, face in enumerate(self._faces):
            if index := face.get_char_index(char):
                return _outline(face, index, f"g{number}-{index}")
        return None


def fonts() -> Iterator[Path]:
    """Yield the files of fonts that are here, the best first. Raises UsageError if RESPON_FONT names no file."""
    if named := os.environ.get("RESPON_FONT"):
        if not Path(named).is_file():
            raise UsageError(
                say("RESPON_FONT names no file: '{named}'", named=named),
                hint=say("name a file of a font: .ttf, .otf, .ttc"),
            )
        yield Path(named)
    yield from _installed()


@cache
def _installed() -> tuple[Path, ...]:
    folders = [Path(folder).expanduser() for folder in _FOLDERS.get(sys.platform, _USUAL)]
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*.[to]t[fc]")) if folder.is_dir() else ():
            found.setdefault(path.name, path)
    return tuple(found[name] for name in FILES if name in found)


def _face(file: Path) -> Any:
    """Return the file's face; of several, the one for Simplified Chinese. Raises UsageError if it is no font."""
    import freetype  # 30 ms, and its library, which only letters as outlines need

    try:
        face = freetype.Face(str(file))
        for index in range(1, face.num_faces):
            other = freetype.Face(str(file), index)
            if b" SC" in (other.family_name or b"") and b" SC" not in (face.family_name or b""):
                return other
    except freetype.FT_Exception:
        raise UsageError(say("not a font: '{file}'", file=file), hint=say("name another in RESPON_FONT")) from None
    return face


def _outline(face: Any, index: int, name: str) -> Glyph:
    import freetype  # 30 ms, as above

    face.load_glyph(index, freetype.FT_LOAD_NO_SCALE | freetype.FT_LOAD_NO_HINTING)
    steps: list[str] = []

    def step(letter: str) -> Any:
        return lambda *points: steps.append(letter + " ".join(f"{at.x} {-at.y}" for at in points[:-1]))

    face.glyph.outline.decompose(None, move_to=step("M"), line_to=step("L"), conic_to=step("Q"), cubic_to=step("C"))
    return Glyph(name, face.glyph.metrics.horiAdvance / face.units_per_EM, "".join(steps), face.units_per_EM)
