"""An SVG picture in the making: shapes in the palette's colours, and text as outlines."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from lxml import etree

from respon.formats import Theme
from respon.harmless import revealed
from respon.render.drawn.lettering import NAMED, Lettering
from respon.render.palette import colours

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"

_SPACES: Any = {None: _SVG, "xlink": _XLINK}


class Canvas:
    """A picture in px from the top left. Colours are the palette's names: `lead`, `lead-ink`, `k1`, `paper`, `ink`."""

    def __init__(self, theme: Theme, letters: Lettering) -> None:
        self.theme, self.letters = theme, letters
        self.width_px = self.height_px = 0.0
        self.root: Any = etree.Element("svg", nsmap=_SPACES)
        self._defs = etree.SubElement(self.root, "defs")
        self._here = self.root
        self._colours = colours("dark" if theme == "dark" else "light")
        self._used: dict[tuple[str, str], None] = {}
        self._glyphs: set[str] = set()
        self.unknown: list[str] = []
        """Text that no font here can write."""

    def rect(self, x: float, y: float, width: float, height: float, colour: str, radius: float = 0) -> Any:
        """Add a box."""
        return self._add("rect", x=x, y=y, width=width, height=height, rx=radius, fill=colour)

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 1) -> Any:
        """Add a line."""
        made = self._add("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=colour)
        made.set("stroke-width", _number(width))
        return made

    def text(
        self, words: str, x: float, y: float, size: float, colour: str = "ink", anchor: str = "start", turn: float = 0
    ) -> None:
        """Add a line of text: `anchor` (start, middle, end) stands at x, the letters' foot at y, turned by degrees."""
        words = " ".join(revealed(words).split())
        turned = f" rotate({_number(turn)})" if turn else ""
        glyphs = self.letters.glyphs(words)
        if glyphs is None:
            self._plain(words, x, y, size, colour, anchor, turned)
            return
        back = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * sum(glyph.advance for glyph in glyphs) * size
        where = f"translate({_number(x)} {_number(y)}){turned}"
        group = self._add("g", fill=colour)
        group.set("role", "img")
        group.set("aria-label", words)
        at = -back
        for glyph in glyphs:
            if glyph.path:
                self._define(glyph.name, glyph.path)
                use = etree.SubElement(group, "use", {f"{{{_XLINK}}}href": f"#{glyph.name}"})
                use.set("transform", f"{where} translate({_number(at)}) scale({size / glyph.scale:.5f})")
            at += glyph.advance * size

    def width(self, words: str, size: float) -> float:
        """Return how wide a line of text is."""
        return self.letters.width(" ".join(revealed(words).split())) * size

    @contextmanager
    def group(self, title: str = "", x: float = 0, y: float = 0) -> Iterator[None]:
        """Put what is added into a group, moved by x and y; the title is shown where the pointer rests."""
        outer = self._here
        self._here = etree.SubElement(outer, "g")
        if x or y:
            self._here.set("transform", f"translate({_number(x)} {_number(y)})")
        if title:
            etree.SubElement(self._here, "title").text = revealed(title)
        yield
        self._here = outer

    def close(self, width: float, height: float, title: str) -> None:
        """Give the picture its size, its ground, its name and its colours."""
        self.width_px, self.height_px = width, height
        self.root.set("viewBox", f"0 0 {_number(width)} {_number(height)}")
        self.root.set("width", _number(width))
        self.root.set("height", _number(height))
        self.root.set("role", "img")
        self.root.set("font-family", NAMED)
        name = etree.Element("title")
        name.text = revealed(title)
        self.root.insert(0, name)
        self.rect(0, 0, width, height, "paper")
        self.root.insert(2, self.root[-1])
        if self.theme == "auto":
            style = etree.Element("style")
            dark = colours("dark")
            rules = (f".{how[0]}-{colour}{{{how}:{dark[colour]}}}" for how, colour in self._used)
            style.text = f"@media (prefers-color-scheme:dark){{{''.join(rules)}}}"
            self.root.insert(1, style)

    def svg(self) -> bytes:
        """Return the picture as a file."""
        return bytes(etree.tostring(self.root, xml_declaration=True, encoding="UTF-8")) + b"\n"

    def _add(self, tag: str, **given: Any) -> Any:
        element = etree.SubElement(self._here, tag)
        for name, value in given.items():
            if name in ("fill", "stroke"):
                self._colour(element, name, value)
            elif value or name != "rx":
                element.set(name, _number(value))
        return element

    def _colour(self, element: Any, how: str, colour: str) -> None:
        """Set the colour, and the class by which a dark screen gets another."""
        element.set(how, self._colours[colour])
        if self.theme == "auto":
            self._used[how, colour] = None
            element.set("class", f"{element.get('class', '')} {how[0]}-{colour}".strip())

    def outline(self, element: Any, colour: str, width: float) -> None:
        """Draw a line around a shape."""
        self._colour(element, "stroke", colour)
        element.set("stroke-width", _number(width))

    def _define(self, name: str, path: str) -> None:
        if name not in self._glyphs:
            self._glyphs.add(name)
            etree.SubElement(self._defs, "path", {"id": name, "d": path})

    def _plain(self, words: str, x: float, y: float, size: float, colour: str, anchor: str, turned: str) -> None:
        self.unknown.append(words)
        element = self._add("text", fill=colour)
        element.set("transform", f"translate({_number(x)} {_number(y)}){turned}")
        element.set("font-size", _number(size))
        element.set("text-anchor", anchor)
        element.text = words


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
