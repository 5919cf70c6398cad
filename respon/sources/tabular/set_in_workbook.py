"""Cells of an xlsx workbook set anew in its own markup: formats, widths, other sheets, macros stay what they are."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from io import BytesIO
from posixpath import dirname, join, normpath
from zipfile import ZipFile

import msgspec
from lxml import etree

from respon.files.package import Package, attribute, child, local
from respon.files.source import Source
from respon.messages import say
from respon.reading.tables.sheet import guarded
from respon.sources.tabular.table_files import NewCell, letters

Element = etree._Element

_BOOK = "xl/workbook.xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CALCULATED = say("write the texts over the formulas first, or rename that column")


def packed(source: Source, given: list[str]) -> bytes:
    """Return the workbook's bytes with the cells that the word tells, in JSON: for a process with bounds."""
    package, _ = guarded(source)
    parts = _parts(package)
    by_part: dict[str, list[NewCell]] = defaultdict(list)
    for cell in msgspec.json.decode(given[0], type=list[NewCell]):
        by_part[parts[cell.sheet]].append(cell)
    changed = {part: _sheet(package, part, found) for part, found in by_part.items()}
    written = BytesIO()
    with ZipFile(written, "w") as book:
        for entry in package.zip.infolist():
            book.writestr(entry, changed.get(entry.filename) or package.zip.read(entry))
    return written.getvalue()


def _parts(package: Package) -> dict[str, str]:
    """Return the part of each sheet by its name."""
    related = f"{dirname(_BOOK)}/_rels/workbook.xml.rels"
    targets = {
        each.get("Id"): normpath(join("/", dirname(_BOOK), each.get("Target", ""))).lstrip("/")
        for each in package.elements(related, "Relationship")
    }
    return {
        str(each.get("name")): targets[_related(each)]
        for each in package.elements(_BOOK, "sheet")
        if _related(each) in targets
    }


def _related(sheet: Element) -> str | None:
    return next((str(value) for key, value in sheet.attrib.items() if str(key).endswith("}id")), None)


def _sheet(package: Package, part: str, cells: Sequence[NewCell]) -> bytes:
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    root = etree.fromstring(b"".join(package.bytes_of(part)), parser)
    data = child(root, "sheetData")
    assert data is not None  # noqa: S101 - it has cells, by which their places were found
    rows = dict(_rows(data))
    for _, line, column, text in sorted(cells):
        if line not in rows:
            rows[line] = _inserted(data, "row", line, rows)
        _set(package.source, rows[line], line, column, text)
    for element in root.findall("{*}dimension"):  # it may have grown, and is no more than a hint
        root.remove(element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _rows(data: Element) -> Iterator[tuple[int, Element]]:
    """Yield the rows by their numbers, which follow each other where none is written."""
    number = 0
    for row in data:
        number = int(row.get("r", number + 1))
        yield number, row


def _columns(row: Element) -> Iterator[tuple[int, Element]]:
    column = -1
    for cell in row:
        if local(cell) == "c":
            column = _column(cell.get("r", "")) if cell.get("r") else column + 1
            yield column, cell


def _column(reference: str) -> int:
    number = 0
    for letter in re.sub("[^A-Z]", "", reference.upper()):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _inserted(parent: Element, tag: str, number: int, siblings: dict[int, Element]) -> Element:
    """Return a new element behind those with lower numbers."""
    made = parent.makeelement(f"{parent.tag.rpartition('}')[0]}}}{tag}", {})
    before = [at for at in siblings if at < number]
    parent.insert(parent.index(siblings[max(before)]) + 1 if before else 0, made)
    if tag == "row":
        made.set("r", str(number))
    return made


def _set(source: Source, row: Element, line: int, column: int, text: str) -> None:
    """Set a cell's text; a new one looks as its neighbour to the left."""
    if "spans" in row.attrib:  # which columns have cells: a hint that may be wrong by now
        del row.attrib["spans"]
    cells = dict(_columns(row))
    cell = cells.get(column)
    place = f"{letters(column)}{line}"
    if cell is None:
        cell = _inserted(row, "c", column, cells)
        left = [at for at in cells if at < column]
        if left and (look := attribute(cells[max(left)], "s")):
            cell.set("s", look)
        cell.set("r", place)
    if child(cell, "f") is not None:
        raise source.error(say("{cell} is calculated by a formula", cell=place), _CALCULATED, line)
    for part in list(cell):
        cell.remove(part)
    cell.set("t", "inlineStr")
    namespace = cell.tag.rpartition("}")[0]
    written = etree.SubElement(etree.SubElement(cell, f"{namespace}}}is"), f"{namespace}}}t")
    written.text = text
    written.set(_SPACE, "preserve")
