"""Pdf files with a text layer: lines by where their characters stand, tables by their rules.

A page's own order of characters means nothing; lines are made of what stands at one height, one column
of text a page. Characters that stand upright alone count: slanted ones are a watermark.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page as PdfPage

from respon.errors import DocumentError
from respon.files.confined import stage
from respon.files.limits import PDF_PAGES
from respon.files.source import Source
from respon.messages import say
from respon.reading.flow.assembly import assemble
from respon.reading.pdf.laid_out import PrintedPage, continued, items_of
from respon.reading.pdf.ruled import Box, Char, Ruled, rows_of, table_of
from respon.text import Text

RECOGNIZE = say("make a text layer first, e.g. ocrmypdf -l chi_sim IN.pdf OUT.pdf")
DECRYPT = say("open it with its password and print it to pdf, or: qpdf --decrypt --password=… IN.pdf OUT.pdf")
AGAIN = say("download it again, or open it in a reader and print it to pdf")
COVER = 2
"""Pages without text with which a pdf with text may begin."""
PICTURE = 0.5
"""Of a page's area: a picture that large is the page."""
OUTLINES = 30
"""Curves on a page without a character: its letters are drawn, or it is a drawing."""
UNREADABLE = "(cid:"
"""What pdfminer gives for a character whose font doesn't tell which one it is."""


def read(source: Source) -> Text:
    """Read a pdf; a place's line counts the lines of its page, its offset the characters of all lines.

    Raises DocumentError if it is encrypted, scanned, broken, or has too many pages.
    """
    try:
        with pdfplumber.open(BytesIO(source.data)) as document:
            pages = list(_pages(source, document.pages))
    except (DocumentError, MemoryError):
        raise
    except Exception as error:  # pdfminer lets errors of any kind through
        causes = (error, *error.args)  # pdfplumber wraps one in the other
        if any(isinstance(cause, MemoryError) for cause in causes):
            raise MemoryError from error
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes):
            raise source.error(say("protected by a password"), DECRYPT) from error
        reason = say("in a loop") if isinstance(error, RecursionError) else " ".join(str(error).split())[:80]
        raise source.error(say("a broken pdf: {reason}", reason=reason), AGAIN) from error
    _readable(source, pages)
    text = assemble(source, items_of(pages))
    return text._replace(blocks=tuple(continued(text.blocks)))


def _pages(source: Source, pages: Iterable[PdfPage]) -> Iterator[PrintedPage]:
    drawn = 0  # pages without text, before any with text
    for number, page in enumerate(pages, 1):
        stage("reading one page")
        if number > PDF_PAGES:
            raise source.error(say("more than {count} pages", count=PDF_PAGES), say("split the pdf"))
        found = _page(number, page)
        page.close()
        drawn = drawn + 1 if found.scanned and drawn == number - 1 else 0
        if drawn > COVER:
            raise scanned(source)
        yield found


def _page(number: int, page: PdfPage) -> PrintedPage:
    """Return a page's rows and tables; what stands in a table is in no row."""
    chars = [
        Char(char["text"], char["x0"], char["x1"], char["top"], char["bottom"], max(char["size"], 1.0))
        for char in page.chars
        if char["upright"]
    ]
    tops = [row.top for row in rows_of(chars)]
    tables: list[Ruled] = []
    for found in page.find_tables() if chars and len(page.edges) > 3 else []:
        box = Box(*found.bbox)
        table = table_of(box, [Box(*cell) for cell in found.cells], [char for char in chars if box.holds(char)])
        if table and table.rows:
            tables.append(table)
            chars = [char for char in chars if not box.holds(char)]
    area = page.width * page.height
    covered = max((image["width"] * image["height"] for image in page.images), default=0)
    is_drawn = covered > PICTURE * area or len(page.curves) > OUTLINES
    return PrintedPage(number, page.width, rows_of(chars), tables, tops, not tops and is_drawn)


def scanned(source: Source) -> DocumentError:
    """Return the error that a pdf's pages are pictures or drawn letters."""
    return source.error(say("a scanned pdf: its pages are pictures or outlines without text"), RECOGNIZE)


def _readable(source: Source, pages: list[PrintedPage]) -> None:
    """Refuse a pdf whose pages are pictures, or whose characters can't be told."""
    texts = [row.text for page in pages for row in page.rows]
    texts += [cell for page in pages for table in page.tables for row in table.rows for cell in row]
    if not any(texts) or sum(page.scanned for page in pages) * 2 > len(pages):
        raise scanned(source)
    if sum(text.count(UNREADABLE) for text in texts) * 20 > sum(map(len, texts)):
        raise source.error(say("a pdf whose fonts don't tell which characters they show"), RECOGNIZE)
