import io

import pytest

from respon.errors import DocumentError
from respon.extract.understood import understood
from respon.files.confined import Confined
from respon.files.source import Source
from respon.reading.pdf import printed
from respon.text import Table
from tests.reading.helpers import read_bytes, texts
from tests.worlds.paper import box, lines, pdf, picture, rule, text, written

PROSE = (
    "市发展改革委会同有关部门建立数据共享的工作机制，统筹推进全市公共数据平台建设，完善标准规范，"
    "强化安全保障；各区政府要落实属地责任，明确时间表和路线图，确保各项任务按期完成。"
)
CLAUSE = "(责任单位:市科委、市经济信息化委、市知识产权局、市法制办)"


def wrapped(paragraph: str, columns: int = 26) -> list[str]:
    indented = "　　" + paragraph
    return [indented[i : i + columns] for i in range(0, len(indented), columns)]


def framed(body: str, number: int) -> str:
    """Return a page with a running head and a page number round the body."""
    return text(90, 800, "甲市人民政府公报", 10) + body + text(280, 40, f"— {number} —", 10)


def grid(xs: list[float], ys: list[float]) -> str:
    across = "".join(rule(xs[0], y, xs[-1], y) for y in ys)
    return across + "".join(rule(x, ys[0], x, ys[-1]) for x in xs)


def test_pages_running_heads_and_line_breaks_are_undone():
    rows = [
        *wrapped(PROSE),
        "　　（一）建设平台",
        *wrapped(PROSE + CLAUSE),
        "　　二、附则",
        *wrapped("本方案自印发之日起施行。"),
    ]
    pages = [framed(lines(rows[:6]), 1), framed(lines(rows[6:]), 2)]
    found = read_bytes(pdf(*pages))
    assert texts(found) == [PROSE, "（一）建设平台", PROSE + CLAUSE, "二、附则", "本方案自印发之日起施行。"]
    assert [block.place(0).page for block in found.blocks] == [1, 1, 1, 2, 2]
    clause = found.blocks[2].text.index("(责任单位")
    place = found.blocks[2].place(clause)
    assert (place.line, place.page) == (4, 2)  # the line on the page, running head counted


def test_offsets_count_the_characters_of_all_lines():
    rows = wrapped(PROSE)
    original = "".join(row.strip() + "\n" for row in rows)
    (block,) = read_bytes(pdf(lines(rows))).blocks
    assert [original[block.place(at).offset] for at in range(len(block.text))] == list(block.text)


def test_headings_in_the_middle_of_the_page_stay_apart():
    title = text(200, 780, "甲市行动方案", 22) + text(230, 750, "（2026年）", 22)
    assert texts(read_bytes(pdf(title + lines([*wrapped(PROSE), *wrapped(PROSE)], top=700)))) == [
        "甲市行动方案",
        "（2026年）",
        PROSE,
        PROSE,
    ]


def test_characters_printed_twice_are_one_and_latin_words_apart():
    drawn = text(90, 700, "市科委") + text(90.4, 700, "市科委") + text(170, 700, "A") + text(186, 700, "A")
    assert texts(read_bytes(pdf(drawn))) == ["市科委 AA"]


def table_page(rows: list[list[str]], top: float) -> str:
    ys = [top - 40 * i for i in range(len(rows) + 1)]
    cells = "".join(
        text(x + 5, y - 25, cell)
        for row, y in zip(rows, ys, strict=False)
        for x, cell in zip([90, 150, 300], row, strict=True)
    )
    return grid([90, 150, 300, 450], ys) + cells


def test_a_table_goes_on_over_the_page_without_its_heading():
    head = ["序号", "任务", "责任单位"]
    first = framed(table_page([head, ["1", "建设平台", "市科委"]], 760), 1)
    second = framed(table_page([head, ["2", "完善标准", "市教委"]], 760) + text(90, 500, "完。"), 2)
    table, paragraph = read_bytes(pdf(first, second)).blocks
    assert table == Table((tuple(head), ("1", "建设平台", "市科委"), ("2", "完善标准", "市教委")), (2, 3, 3), 1)
    assert paragraph.text == "完。"


def test_cells_merged_and_lines_in_cells():
    drawn = grid([90, 200, 300], [700, 640, 580]).replace(rule(90, 640, 300, 640), rule(200, 640, 300, 640))
    drawn += (
        text(95, 630, "建设平台")
        + text(205, 680, "市发展改革")
        + text(205, 655, "委、市教委")
        + text(205, 610, "市科委")
    )
    assert read_bytes(pdf(drawn)).blocks[0].rows == (
        ("建设平台", "市发展改革委、市教委"),
        ("建设平台", "市科委"),
    )


def test_a_frame_is_no_table():
    assert texts(read_bytes(pdf(box(80, 600, 500, 780) + lines(["第一行。", "第二行。"])))) == [
        "第一行。",
        "第二行。",
    ]


def test_a_scanned_pdf_is_refused_with_the_mend():
    with pytest.raises(DocumentError, match="scanned") as caught:
        read_bytes(pdf(picture(), picture()))
    assert "ocrmypdf" in caught.value.hint


def outlines(letters: int) -> str:
    """Return a page whose letters are small filled paths."""
    return "".join(
        f"{x} {y} m {x + 3} {y + 9} {x + 6} {y + 9} {x + 9} {y} c {x + 5} {y + 4} l h f "
        for x, y in ((60 + 10 * (i % 45), 780 - 12 * (i // 45)) for i in range(letters))
    )


def test_letters_drawn_as_outlines_are_refused_at_once_with_the_mend(monkeypatch):
    read: list[int] = []
    page_of = printed._page
    monkeypatch.setattr(printed, "_page", lambda number, page: read.append(number) or page_of(number, page))
    with pytest.raises(DocumentError, match="scanned") as caught:
        printed.read(Source("a.pdf", pdf(*[outlines(2600)] * 20)))
    assert "ocrmypdf" in caught.value.hint
    assert read == [1, 2, 3]


def test_a_drawn_cover_before_text_is_let_pass():
    assert texts(read_bytes(pdf(outlines(100), lines(["甲市行动方案"]), lines(["一、任务"])))) == [
        "甲市行动方案",
        "一、任务",
    ]


def test_a_pdf_without_text_is_refused():
    with pytest.raises(DocumentError, match="scanned"):
        read_bytes(pdf(rule(0, 0, 9, 9)))


def test_an_encrypted_pdf_is_refused_with_the_mend():
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]" % (
        b"41" * 32,
        b"42" * 32,
    )
    with pytest.raises(DocumentError, match="password") as caught:
        read_bytes(pdf(lines(["甲。"]), extra=lock))
    assert "qpdf" in caught.value.hint


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>"
FORM = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Length 5 >>"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.4",
        pdf(lines(["甲。"]))[:-200],
        pdf(lines(["甲。"])).replace(b"/FlateDecode", b"/LZWDecode"),
        written({1: CATALOG, 2: b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"}),
        written({1: CATALOG, 2: b"<< /Type /Pages /Kids 2 0 R /Count 9 >>"}),
        written({1: b"<< /Type /Catalog /Pages 1 0 R >>"}),
        written({1: CATALOG, 2: b"[" * 50_000}),
        written({1: CATALOG, 2: b"3 0 R", 3: b"2 0 R"}),
        written(
            {
                1: CATALOG,
                2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                3: PAGE,
                4: b"<< /Length 5 >>\nstream\n/X Do\nendstream",
                5: FORM + b"\nstream\n/X Do\nendstream",
            }
        ),
    ],
)
def test_what_is_broken_or_in_a_loop_is_refused_in_time(data):
    with Confined() as process, pytest.raises(DocumentError) as caught:
        understood(process, "-", stdin=io.BytesIO(data))
    assert caught.value.hint
