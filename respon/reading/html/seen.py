"""What a reader of a web page sees of it: lines and tables, without menus, scripts and what is hidden."""

import re
from itertools import groupby

from lxml import etree

from respon.files.source import Source
from respon.reading.flow.assembly import Item
from respon.reading.flow.lines import HIDDEN, Line, indent
from respon.reading.html.places import Places
from respon.reading.tables.grid import Cell, Row, table_items
from respon.text import Place

SKIPPED = frozenset(
    {"head", "script", "style", "noscript", "template", "nav", "footer", "button", "select", "option"}
    | {"textarea", "iframe", "object", "svg", "math", "video", "audio", "canvas", "del"}
)
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "img", "ins"}
    | {"kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time"}
    | {"tt", "u", "var", "wbr", "o:p", "st1:chsdate"}
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
CELLS = frozenset(("td", "th"))
WIDEST_SPAN = 1000
"""Columns or rows that a cell covers at most, as in browsers."""
WORD_OR_SPACE = re.compile(f"([^ \t\n\r\f{HIDDEN}]+)|[ \t\n\r\f]+")
MENU = 3
"""Lines in a row, all links and short, that make a menu."""
MENU_LINE = 24


class PageWalk:
    """Walks a page's tree and collects the lines and tables that a reader of it sees."""

    def __init__(self, source: Source, places: Places) -> None:
        self.source = source
        self.places = places
        self.found: list[list[Item]] = [[]]  # of the page, of the cell in it, of the cell in that one's table
        self.tables: list[list[Row]] = []
        self.pieces: list[tuple[str, int]] = []
        self.heading = self.links = 0
        self.gap = False
        self.unlinked = False
        self.menu: set[int] = set()

    def items(self, root: etree._Element) -> list[Item]:
        """Return what the page shows, in reading order."""
        walker = etree.iterwalk(root, events=("start", "end", "comment"))
        for event, element in walker:
            if event == "start":
                if _unseen(element):
                    walker.skip_subtree()
                else:
                    self._start(element)
                    self._text(element.text)
            elif event == "end" and not _unseen(element):
                self._end(element)
                self._text(element.tail)
            else:
                self._pass_over(element)
                self._text(element.tail)
        self._break()
        return self._without_menus()

    def _pass_over(self, element: etree._Element) -> None:
        """Move on in the source past what isn't shown, so that no text is looked for in it."""
        for node in element.iter():
            for text in (node.text, node.tail if node is not element else None):
                if text and not text.isspace():
                    self.places.find(text)

    def _start(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in INLINE:
            self.links += _is_link(element)
            return
        self._break(gap=tag != "br")
        self.heading = HEADINGS.get(tag, self.heading)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append(Row([], _line_of(element)))
        elif tag in CELLS and self.tables:
            self.found.append([])

    def _end(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in INLINE:
            self.links -= _is_link(element)
            return
        self._break(gap=tag != "br")
        if tag in HEADINGS:
            self.heading = 0
        elif tag == "table":
            self.found[-1] += table_items(self.source, self.tables.pop())
        elif tag in CELLS and self.tables:
            rows = self.tables[-1] or [Row([], _line_of(element))]
            self.tables[-1] = rows
            rows[-1].cells.append(Cell(self.found.pop(), _span(element, "rowspan"), _span(element, "colspan")))

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if text.isspace():
            self.pieces.append((text, self.places.cursor))
        else:
            self.pieces += self.places.find(text)
            self.unlinked |= not self.links

    def _break(self, gap: bool = False) -> None:
        """End the line, if one has begun."""
        line = self._line() if self.pieces else None
        if line:
            self.found[-1].append(line)
            if not self.unlinked and len(line.text) <= MENU_LINE:
                self.menu.add(line.marks[0].offset)
            self.gap = False
        self.gap |= gap
        self.unlinked = False
        self.pieces = []

    def _line(self) -> Line | None:
        """Return the pieces as one line, white space as a browser shows it; None if it is only that."""
        words: list[str] = []
        marks: list[Place] = []
        at, space = 0, ""
        for text, place in self.pieces:
            for match in WORD_OR_SPACE.finditer(text):
                word = match[0]
                if not match[1]:
                    space += word
                    continue
                if words and space and not ("\n" in space and _han(words[-1][-1]) and _han(word[0])):
                    words.append(" ")
                    at += 1
                marks += self.places.marks(at, place + match.start(), len(word))
                words.append(word)
                at += len(word)
                space = ""
        return trimmed("".join(words), marks, self.heading, self.gap)

    def _without_menus(self) -> list[Item]:
        items: list[Item] = []
        for linked, group in groupby(self.found[0], self._in_menu):
            run = list(group)
            if not linked or len(run) < MENU:
                items += run
        return items

    def _in_menu(self, item: Item) -> bool:
        return isinstance(item, Line) and item.marks[0].offset in self.menu


def trimmed(text: str, marks: list[Place], heading: int, gap: bool) -> Line | None:
    """Return a line without the white space at its ends, its marks moved; None if nothing is left."""
    words = text.strip()
    if not words:
        return None
    lead = len(text) - len(text.lstrip())
    before = [mark for mark in marks if mark.at <= lead][-1:]
    moved = [Place(0, 0, mark.offset + lead - mark.at, mark.line, mark.page) for mark in before]
    moved += [mark._replace(at=mark.at - lead) for mark in marks if lead < mark.at < lead + len(words)]
    return Line(words, tuple(moved), heading, indent(text[:lead]), gap)


def _unseen(element: etree._Element) -> bool:
    """Tell what a reader of the page doesn't see, or what isn't the document: menus, scripts, forms."""
    if not isinstance(element.tag, str) or element.tag in SKIPPED:
        return True
    return "hidden" in element.attrib or bool(UNSEEN.search(element.get("style", "")))


def _line_of(element: etree._Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else 0


def _is_link(element: etree._Element) -> bool:
    return element.tag == "a" and not element.get("href", "#").startswith("#")


def _span(element: etree._Element, name: str) -> int:
    """Return how far a cell reaches; what is not a number is 1, as a browser has it."""
    value = element.get(name, "1").strip()
    return min(int(value), WIDEST_SPAN) if value.isascii() and value.isdigit() and len(value) < 8 else 1


def _han(char: str) -> bool:
    """Tell a character beside which a line break in the source is no space: Han, and its punctuation."""
    return char >= "\u2e80" or char in "“”‘’…—"
