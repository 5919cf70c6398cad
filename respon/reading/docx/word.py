"""Word documents, read from their markup: insertions kept, deletions dropped, numbering computed.

The libraries that read docx leave out what clauses hang on: python-docx tracked insertions and content
controls, mammoth the numbers of automatic lists. Both would also unpack the file without a limit.
"""

import re
from collections.abc import Iterator

from lxml import etree

from respon.files.package import BROKEN, Package, attribute, child, local
from respon.files.source import Source
from respon.messages import say
from respon.reading.docx.numbering import Numbering
from respon.reading.docx.styles import NOTHING, Properties, Styles, said
from respon.reading.flow.assembly import Item, assemble
from respon.reading.flow.lines import line_of
from respon.reading.tables.grid import Cell, Row, table_items
from respon.text import Place, Text

MAIN = re.compile(r"word/document\d*\.xml")
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
DROPPED = frozenset(("del", "moveFrom", "Fallback", "rt", "pPr", "rPr", "instrText", "delText", "sdtPr"))
"""Deletions, the second form of a drawing, a gloss's reading, and what is not text."""
CHARACTERS = {"tab": " ", "ptab": " ", "cr": "\n", "br": "\n", "noBreakHyphen": "-"}
OUTLINE_LEVELS = LIST_LEVELS = tuple("012345678")
WIDEST_SPAN = 200


def read(source: Source) -> Text:
    """Read a docx document; a place's line counts its paragraphs, its offset the characters of their text.

    The text counted is that of all paragraphs, those of tables too, each ended by a line break.
    """
    package = Package(source)
    main = next((name for name in package.parts if MAIN.fullmatch(name)), None)
    if main is None:
        raise source.error(say("no Word document in this file"), BROKEN)
    return assemble(source, WordReader(source, package).items(main))


class WordReader:
    """Reads the parts of a docx in order, counting paragraphs, characters and lists."""

    def __init__(self, source: Source, package: Package) -> None:
        self.source = source
        self.package = package
        self.styles = Styles(package)
        self.numbering = Numbering(package, self.styles.list_name)
        self.offset = 0
        self.line = 0
        self.carried = ""

    def items(self, main: str) -> Iterator[Item]:
        """Yield the document's lines and tables, then its notes."""
        for name in (main, *NOTES):
            for element in self.package.elements(name, "p", "tbl"):
                if not _inside(element):
                    yield from self._table(element) if local(element) == "tbl" else self._paragraph(element)
                    _forget(element)

    def _paragraph(self, element: etree._Element) -> list[Item]:
        """Return a paragraph's lines, then those of the text boxes anchored in it."""
        first = element[0] if len(element) else None
        properties = said(first) if first is not None and local(first) == "pPr" else NOTHING
        boxes: list[etree._Element] = []
        text = self.carried + "".join(_text(element, boxes))
        if not properties.ends:
            self.carried = text
            return []
        self.carried = ""
        self.line += 1
        heading = self._heading(properties)
        found: list[Item] = []
        for piece in (self._label(properties) + text).split("\n"):
            line = line_of(piece, Place(0, 0, self.offset, self.line, 0), heading)
            if line:
                found.append(line)
            self.offset += len(piece) + 1
        for box in boxes:
            found += self._children(box)
        return found

    def _children(self, parent: etree._Element) -> list[Item]:
        """Return what stands in a cell, a text box or a content control."""
        found: list[Item] = []
        for element in parent:
            name = local(element)
            if name == "p":
                found += self._paragraph(element)
            elif name == "tbl":
                found += self._table(element)
            elif name not in DROPPED and len(element):
                found += self._children(element)
        return found

    def _heading(self, properties: Properties) -> int:
        outline = properties.outline or self.styles.outline(properties.style)
        return int(outline) + 1 if outline and outline in OUTLINE_LEVELS else 0

    def _label(self, properties: Properties) -> str:
        """Return the number that the word processor shows before a paragraph."""
        style, _, name, level, _ = properties
        if name is None:
            name = self.styles.list_name(style)
            level = level or self.styles.list_level(style)
            if level is None and name:
                at = self.numbering.level_of_style(name, self.styles.list_style(style))
                return self.numbering.label(name, at)
        at = int(level) if level in LIST_LEVELS else 0
        return self.numbering.label(name, at) if name and name != "0" else ""

    def _table(self, element: etree._Element) -> list[Item]:
        """Return a table; a cell merged with the one above it reaches down from there."""
        rows: list[Row] = []
        above: dict[int, tuple[int, int]] = {}
        for row in _within(element, "tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                continue
            before = _count(attribute(child(properties, "gridBefore"), "val"), 0)
            cells = [Cell([], 1, before)] if before else []
            column = before
            origins: dict[int, tuple[int, int]] = {}
            line = self.line + 1
            for cell in _within(row, "tc"):
                across = _count(attribute(child(cell, "tcPr", "gridSpan"), "val"), 1)
                merge = child(cell, "tcPr", "vMerge")
                items = self._children(cell)
                origin = above.get(column)
                if merge is not None and attribute(merge, "val") != "restart" and origin:
                    r, c = origin
                    reached = rows[r].cells[c]
                    rows[r].cells[c] = reached._replace(down=len(rows) - r + 1)
                else:
                    origin = (len(rows), len(cells))
                    cells.append(Cell(items, 1, across))
                origins[column] = origin
                column += across
            above = origins
            rows.append(Row(cells, line))
        return table_items(self.source, rows)


def _text(element: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
    """Yield the text of a paragraph's runs in order; text boxes are put by."""
    for part in element:
        name = local(part)
        if name == "t":
            yield part.text or ""
        elif name in CHARACTERS:
            if attribute(part, "type") not in {"page", "column"}:
                yield CHARACTERS[name]
        elif name == "txbxContent":
            boxes.append(part)
        elif name not in DROPPED and len(part) and not (name == "r" and child(part, "rPr", "vanish") is not None):
            yield from _text(part, boxes)


def _within(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield a table's rows or a row's cells, those in content controls and insertions too."""
    for element in parent:
        if local(element) == name:
            yield element
        elif local(element) in {"sdt", "sdtContent", "ins", "customXml", "moveTo"}:
            yield from _within(element, name)


def _inside(element: etree._Element) -> bool:
    """Tell whether a paragraph or table stands in another, which will be read as a whole, or is no text."""
    for outer in element.iterancestors():
        name = local(outer)
        if name in {"p", "tbl", "del", "moveFrom", "Fallback"}:
            return True
        if name in {"footnote", "endnote"} and attribute(outer, "type"):
            return True
    return False


def _forget(element: etree._Element) -> None:
    """Let go of what was read, so that a long document takes no more memory than a short one."""
    element.clear()
    while element.getprevious() is not None:
        parent = element.getparent()
        if parent is None:
            break
        del parent[0]


def _count(text: str | None, default: int) -> int:
    return min(int(text), WIDEST_SPAN) if text and text.isascii() and text.isdigit() and len(text) < 5 else default
