"""Small docx files made by hand, part by part."""

import io
import zipfile
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OPENING = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{{}} xmlns:w="{W}">'


def part(root: str, body: str) -> str:
    return f"{OPENING.format(root)}{body}</w:{root}>"


def docx(body: str, **parts: str) -> bytes:
    """Return a docx whose body is this markup; further parts by name: styles, numbering, footnotes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        for name, content in parts.items():
            file.writestr(f"word/{name}.xml", part(name, content))
    return packed.getvalue()


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*runs: str, properties: str = "") -> str:
    """Return a paragraph of runs, or of plain texts."""
    inside = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def numbered(text: str, number: int, level: int = 0) -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def abstract(number: int, *levels: tuple[str, str], extra: str = "") -> str:
    """Return a list's definition: for each level its format and its text."""
    inside = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{number}">{extra}{inside}</w:abstractNum>'


def num(number: int, abstract_number: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract_number}"/>{overrides}</w:num>'


def cell(*contents: str, properties: str = "") -> str:
    inside = "".join(one if one.startswith("<") else p(one) for one in contents) or p()
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    inside = "".join(one if one.startswith("<w:tc>") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"
