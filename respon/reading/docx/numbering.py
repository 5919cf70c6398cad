"""Automatic numbering of a docx, computed: the file holds only which list and level a paragraph is of."""

import re
from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from respon.files.package import Package, attribute, child
from respon.reading.docx.numerals import FORMATS

PLACEHOLDER = re.compile("%([1-9])")
TIGHT = frozenset("、.．。,，:：)）]】〕》—-")
"""After these the words follow at once, after any other label with a space: 一、总则, but 第一条 总则."""


class Level(NamedTuple):
    """How one level of a list is numbered (ECMA-376 part 1, 17.9)."""

    text: str = ""
    format: str = "decimal"
    start: int = 1
    legal: bool = False
    restarts: bool = True
    style: str = ""

    def show(self, count: int, legal: bool) -> str:
        """Return a count as this level writes it; a legal level writes all in Arabic digits."""
        write: Callable[[int], str] = str if legal else FORMATS.get(self.format, str)
        return write(count)


class Numbering:
    """The lists of a docx and how far each has counted."""

    def __init__(self, package: Package, list_of_style: Callable[[str], str]) -> None:
        self.list_of_style = list_of_style
        self.levels: dict[str, dict[int, Level]] = {}
        self.links: dict[str, str] = {}
        self.lists: dict[str, str] = {}
        self.changed: dict[str, dict[int, Level]] = {}
        self.begin: dict[tuple[str, int], int] = {}
        self.counts: dict[str, dict[int, int]] = {}
        for element in package.elements("word/numbering.xml", "abstractNum", "num"):
            if attribute(element, "abstractNumId") is not None:
                self._abstract(element)
            else:
                self._list(element)

    def _abstract(self, element: etree._Element) -> None:
        name = attribute(element, "abstractNumId") or ""
        self.levels[name] = _levels(element)
        if link := attribute(child(element, "numStyleLink"), "val"):
            self.links[name] = link

    def _list(self, element: etree._Element) -> None:
        name = attribute(element, "numId") or ""
        self.lists[name] = attribute(child(element, "abstractNumId"), "val") or ""
        for override in element.iterfind("{*}lvlOverride"):
            at = _number(attribute(override, "ilvl"), 0)
            if start := attribute(child(override, "startOverride"), "val"):
                self.begin[name, at] = _number(start, 1)
            if changed := _levels(override):
                self.changed.setdefault(name, {}).update(changed)

    def level_of_style(self, name: str, style: str) -> int:
        """Return the level of a list that belongs to a paragraph style."""
        levels = self.levels.get(self._counted(name), {})
        return next((at for at, level in levels.items() if level.style == style), 0)

    def _counted(self, name: str) -> str:
        """Return what a list counts by: several lists may share one count, or borrow a style's."""
        abstract = self.lists.get(name, "")
        link = self.links.get(abstract)
        return self.lists.get(self.list_of_style(link), abstract) if link else abstract

    def label(self, name: str, at: int) -> str:
        """Count one paragraph on at a level of a list, and return its label; bullets have none."""
        abstract = self._counted(name)
        levels = {**self.levels.get(abstract, {}), **self.changed.get(name, {})}
        level = levels.get(at)
        if level is None:
            return ""
        counts = self.counts.setdefault(abstract, {})
        start = self.begin.pop((name, at), None)
        counts[at] = start if start is not None else counts.get(at, level.start - 1) + 1
        for deeper in [other for other in counts if other > at and levels.get(other, level).restarts]:
            del counts[deeper]
        if level.format in {"bullet", "none"}:
            return ""

        def shown(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            upper = levels.get(other, level)
            return upper.show(counts.setdefault(other, upper.start), level.legal)

        label = PLACEHOLDER.sub(shown, level.text)
        return label if not label or label[-1] in TIGHT else f"{label} "


def _levels(parent: etree._Element) -> dict[int, Level]:
    return {
        _number(attribute(element, "ilvl"), 0): Level(
            attribute(child(element, "lvlText"), "val") or "",
            attribute(child(element, "numFmt"), "val") or "decimal",
            _number(attribute(child(element, "start"), "val"), 1),
            child(element, "isLgl") is not None,
            attribute(child(element, "lvlRestart"), "val") != "0",
            attribute(child(element, "pStyle"), "val") or "",
        )
        for element in parent.iterfind("{*}lvl")
    }


def _number(text: str | None, default: int) -> int:
    """Return a whole number within what a list can count, the default for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else default
