"""Paragraph styles of a docx: what they say of headings and numbering, their parents asked too."""

from typing import NamedTuple

from lxml import etree

from respon.files.package import Package, attribute, child, local

VALUES = {"pStyle": "style", "outlineLvl": "outline"}
DEEPEST = 9
"""Outline levels are 0 to 8; 9 is body text. Styles inherit from parents, at most this deep."""


class Properties(NamedTuple):
    """What a paragraph's or a style's properties say, each None where they say nothing.

    ends: whether the paragraph's end was deleted, so that it goes on in the next.
    """

    style: str | None = None
    outline: str | None = None
    list_name: str | None = None
    list_level: str | None = None
    ends: bool = True


NOTHING = Properties()


class Styles:
    """The paragraph styles of a docx."""

    def __init__(self, package: Package) -> None:
        self.styles: dict[str, Properties] = {}
        for element in package.elements("word/styles.xml", "style"):
            name = attribute(element, "styleId")
            if name:
                parent = attribute(child(element, "basedOn"), "val")
                self.styles[name] = said(child(element, "pPr"))._replace(style=parent)

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
            style = found.style
        return None, ""


def said(properties: etree._Element | None) -> Properties:
    """Return what a paragraph's properties say; a style's parent is put where a paragraph's style is."""
    if properties is None:
        return NOTHING
    found: dict[str, str | None] = {}
    ends = True
    for element in properties:
        name = local(element)
        if name in VALUES:
            found[VALUES[name]] = attribute(element, "val")
        elif name == "numPr":
            found["list_name"] = attribute(child(element, "numId"), "val")
            found["list_level"] = attribute(child(element, "ilvl"), "val")
        elif name == "rPr":
            ends = child(element, "del") is None
    return Properties(ends=ends, **found)
