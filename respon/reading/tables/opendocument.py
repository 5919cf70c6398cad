"""What calamine doesn't tell of an OpenDocument workbook: which cells are merged."""

from respon.files.package import Package, attribute, local

Corner = tuple[int, int]
"""Row and column, from 0."""


def merged(package: Package) -> dict[str, list[tuple[Corner, Corner]]]:
    """Return the merged ranges of each sheet, first and last corner; nothing for a workbook of another kind."""
    found: dict[str, list[tuple[Corner, Corner]]] = {}
    ranges: list[tuple[Corner, Corner]] = []
    row = 0
    for element in package.elements("content.xml", "table-row", "table"):
        if local(element) == "table":
            found[attribute(element, "name") or ""] = ranges
            ranges, row = [], 0
            continue
        column = 0
        for cell in element:
            down, across = _number(cell, "number-rows-spanned"), _number(cell, "number-columns-spanned")
            if down > 1 or across > 1:
                ranges.append(((row, column), (row + down - 1, column + across - 1)))
            column += _number(cell, "number-columns-repeated")
        row += _number(element, "number-rows-repeated")
        element.clear()
    return found


def _number(element: object, name: str) -> int:
    said = attribute(element, name) or ""  # type: ignore[arg-type]
    return int(said) if said.isascii() and said.isdigit() else 1
