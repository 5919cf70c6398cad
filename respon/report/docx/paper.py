"""The paper: A4 landscape, 黑体 headings, 仿宋 text, page numbers; what is added comes one below the other."""

from typing import Any

from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from respon import i18n
from respon.i18n import tr
from respon.report.docx.wordml import paragraph, text

WIDTH = 297 - 2 * 18
"""Millimetres between the margins."""

SONG, HEI, LATIN = "仿宋", "黑体", "Times New Roman"

_LARGE = ("〇", "一", "二", "三", "四", "五", "六", "七", "八", "九")


class Paper:
    """A document in the making; `body` holds its paragraphs and tables as text. chinese: it needs Chinese letters."""

    def __init__(self, document: Any, head: str, chinese: bool = True) -> None:
        self.document = document
        self.song, self.hei = (SONG, HEI) if chinese else (LATIN, LATIN)
        self.body: list[str] = []
        self.chapters = 0
        section = document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
        section.left_margin = section.right_margin = Mm(18)
        section.top_margin, section.bottom_margin = Mm(20), Mm(18)
        self._styles()
        section.header.paragraphs[0].text = text(head)
        section.header.paragraphs[0].style = document.styles["respon-small"]
        self._page_number(section.footer.paragraphs[0])

    def _styles(self) -> None:
        styles = self.document.styles
        _font(styles["Normal"], self.song, 12)
        for name, points in (("Title", 22), ("Heading 1", 16), ("Heading 2", 14)):
            _font(styles[name], self.hei, points)
            styles[name].font.bold = False
            styles[name].paragraph_format.keep_with_next = True
        for name, size, font, align in (
            ("respon-cell", 10.5, self.song, None),
            ("respon-head", 10.5, self.hei, WD_ALIGN_PARAGRAPH.CENTER),
            ("respon-mark", 6.5, self.song, WD_ALIGN_PARAGRAPH.CENTER),
            ("respon-band", 10.5, self.hei, None),
            ("respon-number", 10.5, self.song, WD_ALIGN_PARAGRAPH.CENTER),
            ("respon-small", 9, self.song, WD_ALIGN_PARAGRAPH.CENTER),
        ):
            style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = styles["Normal"]
            _font(style, font, size)
            style.paragraph_format.space_after = Pt(0)
            style.paragraph_format.alignment = align
        title = styles["Title"]
        title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for border in title.element.findall(f".//{qn('w:pBdr')}"):
            border.getparent().remove(border)

    def _page_number(self, paragraph: Any) -> None:
        paragraph.style = self.document.styles["respon-small"]
        run = paragraph.add_run()
        for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
            element = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                element.set(qn("w:fldCharType"), kind)
            else:
                element.text = words
            run._r.append(element)

    def title(self, words: str) -> None:
        """Add the title."""
        self.line(words, "Title")

    def chapter(self, words: str) -> None:
        """Add a heading with the next number: 一、二、三、 in Chinese, 1. 2. 3. in English."""
        self.chapters += 1
        number = f"{numeral(self.chapters)}、" if i18n.language() == "zh" else f"{self.chapters}. "
        self.line(number + words, "Heading1")

    def heading(self, number: int, words: str) -> None:
        """Add a heading of the second level, numbered within its chapter: （一）."""
        shown = f"（{numeral(number)}）" if i18n.language() == "zh" else f"{self.chapters}.{number} "
        self.line(shown + words, "Heading2")

    def line(self, words: str, style: str = "Normal") -> None:
        """Add a line of text, in the style of this id."""
        self.body.append(paragraph(words, style))

    def table(self, table: str) -> None:
        """Add a table."""
        self.body.append(table)
        self.line("", "respon-small")

    def none(self) -> None:
        """Say that there is nothing."""
        self.line(tr("None."))


def numeral(number: int) -> str:
    """Return a number from 1 to 999 as an office counts its headings: 一, 十二, 一百〇三; larger ones in figures."""
    if number > 999:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    head = f"{_LARGE[hundreds]}百" if hundreds else ""
    if tens:
        head += "十" if tens == 1 and not hundreds else f"{_LARGE[tens]}十"
    elif hundreds and ones:
        head += "〇"
    return head + (_LARGE[ones] if ones else "")


def _font(style: Any, name: str, size: float) -> None:
    style.font.name = LATIN
    style.font.size = Pt(size)
    style.font.color.rgb = None
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), name)
    for color in style.element.rPr.findall(qn("w:color")):
        style.element.rPr.remove(color)
