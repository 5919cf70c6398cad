"""Small pdf files made by hand: text at places, ruled lines, pictures."""

import zlib
from collections.abc import Sequence

FONT = b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>"
DESCENDANT = (
    b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 6 0 R >>"
)
DESCRIPTOR = (
    b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0"
    b" /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
)
PICTURE = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
WIDTH, HEIGHT = 595, 842
SIZE = 16


def text(x: float, y: float, words: str, size: float = SIZE) -> str:
    """Return the drawing of words whose baseline begins at a place, in points from the bottom left."""
    return f"BT /F1 {size} Tf {x} {y} Td <{words.encode('utf-16-be').hex()}> Tj ET\n"


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{x0} {y0} m {x1} {y1} l S\n"


def box(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{x0} {y0} {x1 - x0} {y1 - y0} re S\n"


def picture() -> str:
    """Return the drawing of a picture that fills the page."""
    return f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /P1 Do Q\n"


def lines(rows: Sequence[str], left: float = 90, top: float = 760, apart: float = 28) -> str:
    """Return the drawing of rows one below the other; an ideographic space at the start indents."""
    return "".join(text(left, top - i * apart, row) for i, row in enumerate(rows))


def pdf(*pages: str, extra: bytes = b"") -> bytes:
    """Return a pdf of these pages' drawings; extra goes into its trailer."""
    first = 8
    kids = b" ".join(b"%d 0 R" % (first + 2 * i) for i in range(len(pages)))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % len(pages),
        3: b"<< >>",
        4: FONT,
        5: DESCENDANT,
        6: DESCRIPTOR,
        7: PICTURE + b" /Length 1 >>\nstream\n\x80\nendstream",
    }
    for i, page in enumerate(pages):
        content = zlib.compress(page.encode())
        objects[first + 2 * i] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R"
            b" /Resources << /Font << /F1 4 0 R >> /XObject << /P1 7 0 R >> >> >>" % (WIDTH, HEIGHT, first + 2 * i + 1)
        )
        objects[first + 2 * i + 1] = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (
            len(content),
            content,
        )
    return written(objects, extra)


def written(objects: dict[int, bytes], extra: bytes = b"") -> bytes:
    """Return a pdf file of numbered objects; number 1 is its catalog."""
    data = b"%PDF-1.4\n"
    places = {}
    for number, content in sorted(objects.items()):
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    last = max(objects)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (last + 1)
    for number in range(1, last + 1):
        data += b"%010d 00000 n \n" % places.get(number, 0)
    return data + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        last + 1,
        extra,
        start,
    )
