"""How a workbook's number formats show its numbers: 1.10 is not 1.1, 007 not 7, 50% not 0.5, 2026-06 no day.

Only formats that a number's value does not tell are looked for; a workbook without them is not read for this.
"""

import datetime
import re
from collections.abc import Callable, Iterator

from lxml import etree

from respon.files.package import Package, child, local

Value = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta
Show = Callable[[Value], str]
"""How a format shows a value."""

_BUILTIN = {
    "2": "0.00",
    "4": "#,##0.00",
    "9": "0%",
    "10": "0.00%",
    "17": "mmm-yy",
    "27": "yyyy年m月",
    "57": "yyyy年m月",
}
"""Formats without a code of their own, by number (ECMA-376, 18.8.30)."""
_NUMBER = re.compile(r"(?:#,##)?(?P<whole>0+)(?:\.(?P<places>0+))?(?P<percent>%)?")
_LITERAL = re.compile(r"\"[^\"]{0,40}\"|\\.|\[[^\]]{0,40}\]|_.")
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_RELATIONS = "xl/_rels/workbook.xml.rels"


def formats(package: Package) -> dict[str, Show]:
    """Return how the styles of cells show values, by the style's number; only those that need telling."""
    codes = dict(_BUILTIN)
    shows: dict[str, Show] = {}
    for element in package.elements("xl/styles.xml", "numFmt", "cellXfs"):
        if local(element) == "numFmt":
            codes[element.get("numFmtId", "")] = element.get("formatCode", "")
        else:
            for style, given in enumerate(element):
                if show := _show(codes.get(given.get("numFmtId", ""), "")):
                    shows[str(style)] = show
    return shows


def _show(code: str) -> Show | None:
    """Return how a format shows a value, None where the value itself is as good."""
    bare = _LITERAL.sub("", code.split(";", maxsplit=1)[0])
    if found := _NUMBER.fullmatch(bare):
        whole, places, percent = len(found["whole"]), len(found["places"] or ""), found["percent"]
        if whole == 1 and not places and not percent:
            return None
        return lambda value: _number(value, whole, places, bool(percent))
    named = set(re.sub("[^ymdhs]", "", bare.lower()))
    return _month if named == {"y", "m"} else None


def _number(value: Value, whole: int, places: int, percent: bool) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    digits = f"{value * 100 if percent else value:.{places}f}"
    sign, digits = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
    return f"{sign}{digits.zfill(whole + places + bool(places))}{'%' if percent else ''}"


def _month(value: Value) -> str:
    return f"{value:%Y-%m}" if isinstance(value, datetime.date) else ""


def cells(package: Package, sheet: str, shows: dict[str, Show]) -> Iterator[tuple[int, int, Show]]:
    """Yield row, column (from 0) and format of a sheet's cells that are shown otherwise than their value."""
    if not shows:
        return
    for row in package.elements(_part(package, sheet), "row"):
        for cell in row:
            show, place = shows.get(cell.get("s", "")), _CELL.fullmatch(cell.get("r", ""))
            if show and place and child(cell, "v") is not None:
                yield int(place[2]) - 1, _column(place[1]), show
        row.clear()


def errors(package: Package, sheet: str) -> Iterator[tuple[int, int, str]]:
    """Yield row, column (from 0) and text of a sheet's cells whose formula failed: #REF!."""
    for row in package.elements(_part(package, sheet), "row"):
        for cell in row:
            value, place = child(cell, "v"), _CELL.fullmatch(cell.get("r", ""))
            if cell.get("t") == "e" and place and value is not None:
                yield int(place[2]) - 1, _column(place[1]), value.text or ""
        row.clear()


def _part(package: Package, sheet: str) -> str:
    """Return the name of the part that holds a sheet, "" if the workbook doesn't say."""
    wanted = next(
        (_relation(one) for one in package.elements("xl/workbook.xml", "sheet") if one.get("name") == sheet), ""
    )
    targets = {one.get("Id"): one.get("Target", "") for one in package.elements(_RELATIONS, "Relationship")}
    target = targets.get(wanted, "")
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _relation(sheet: etree._Element) -> str:
    """Return the relation by which the workbook names a sheet's part."""
    return next((str(value) for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
