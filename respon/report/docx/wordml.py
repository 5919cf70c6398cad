"""Paragraphs and tables as WordprocessingML (ECMA-376 part 1, 17.3 and 17.4), as text.

By python-docx's objects a thousand rows take minutes, and ten thousand a gigabyte.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from respon.harmless import revealed

_TWIPS = 1440 / 25.4
"""Twentieths of a point in a millimetre."""


class WordCell(NamedTuple):
    """A cell: its text, how many columns it spans, `merge` (restart, continue) with the cell above, its looks."""

    text: str
    span: int = 1
    merge: str = ""
    style: str = "respon-cell"
    fill: str = ""


def table(head: Sequence[str], rows: Iterable[Sequence[WordCell]], widths: Sequence[float]) -> str:
    """Return the table; the head is repeated on every page. widths: millimetres."""
    twips = [round(width * _TWIPS) for width in widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    top = "".join(
        _cell(WordCell(text, style="respon-head", fill="E8EEF4"), width)
        for text, width in zip(head, twips, strict=True)
    )
    lines = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{top}</w:tr>"]
    for row in rows:
        cells, at = [], 0
        for cell in row:
            cells.append(_cell(cell, sum(twips[at : at + cell.span])))
            at += cell.span
        lines.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>")
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(twips)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"
    )


def _cell(cell: WordCell, width: int) -> str:
    looks = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    if cell.span > 1:
        looks += f'<w:gridSpan w:val="{cell.span}"/>'
    if cell.merge:
        looks += f'<w:vMerge w:val="{cell.merge}"/>'
    if cell.fill:
        looks += f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill}"/>'
    if cell.style == "respon-mark":  # a letter needs all the room that a narrow column has
        looks += '<w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar>'
    looks += '<w:vAlign w:val="center"/>'
    paragraphs = "".join(paragraph(line, cell.style) for line in cell.text.split("\n"))
    return f"<w:tc><w:tcPr>{looks}</w:tcPr>{paragraphs}</w:tc>"


def paragraph(words: str, style: str) -> str:
    """Return a paragraph in the style of this id."""
    run = f'<w:r><w:t xml:space="preserve">{escape(text(words))}</w:t></w:r>' if words else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p>'


def text(words: str) -> str:
    """Return the text as the document shows it, without what XML can't hold."""
    return revealed(words)
