"""Paragraph styles of a docx: what they say of headings and numbering, their parents asked too."""

from typing import NamedTuple

from lxml import etree

from respon.documents.reading.package import Package, attribute, child

DEEPEST = 9
"""Outline levels are 0 to 8; 9 is body text. Styles inherit from parents, at most this deep."""


class Style(NamedTuple):
    """A style's parent, its outline level and its list, each None where it says nothing."""

    parent: str | None
    outline: str | None
    list_name: str | None
    list_level: str | None


class Styles:
    """The paragraph styles of a docx."""

    def __init__(self, package: Package) -> None:
        self.styles: dict[str, Style] = {}
        for element in package.elements("word/styles.xml", "style"):
            name = attribute(element, "styleId")
            if name:
                parent = attribute(child(element, "basedOn"), "val")
                self.styles[name] = Style(parent, *said(child(element, "pPr")))

    def list_name(self, style: str | None) -> str:
        """Return the list that a style's paragraphs are of, empty for none."""
        return self._inherited(style, "list_name")[0] or ""

    def list_level(self, style: str | None) -> str | None:
        """Return the level of its list that a style itself names."""
        return self._inherited(style, "list_level")[0]

    def list_style(self, style: str | None) -> str:
        """Return the style, or the parent of it, that names the list."""
        return self._inherited(style, "list_name")[1]

    def outline(self, style: str | None) -> str | None:
        """Return the outline level of a style."""
        return self._inherited(style, "outline")[0]

    def _inherited(self, style: str | None, field: str) -> tuple[str | None, str]:
        for _ in range(DEEPEST):
            found = self.styles.get(style or "")
            if found is None or style is None:
                break
            value: str | None = getattr(found, field)
            if value is not None:
                return value, style
            style = found.parent
        return None, ""


def said(properties: etree._Element | None) -> tuple[str | None, str | None, str | None]:
    """Return the outline level, the list and its level that a paragraph's properties name."""
    return (
        attribute(child(properties, "outlineLvl"), "val"),
        attribute(child(properties, "numPr", "numId"), "val"),
        attribute(child(properties, "numPr", "ilvl"), "val"),
    )
