"""The Word document, read back by mammoth, python-docx and as XML."""

import io
import zipfile
from pathlib import Path
from typing import Any

import mammoth
import pytest
from docx import Document
from lxml import html
from support import WORLDS, Run

import respon
from respon.report.docx.paper import numeral

W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


def read(data: bytes) -> Any:
    return html.fromstring(mammoth.convert_to_html(io.BytesIO(data)).value)


@pytest.fixture(scope="module")
def bundled() -> bytes:
    from respon import i18n
    from respon.report import write
    from respon.report.content import Report

    i18n.use("zh")
    data = b"".join(write(Report(respon.Graph(respon.load())), "docx", lambda _: None))
    i18n.use("en")
    return data


def test_headings_are_chinese_and_numbered(bundled: bytes) -> None:
    tree = read(bundled)
    assert tree.xpath("//h1/text()") == [
        "一、总表", "二、单位一览", "三、各单位分表", "四、责任矩阵", "五、职责交叉", "六、共同责任网络",
        "七、责任缺口", "八、来源",
    ]  # fmt: skip
    seconds = tree.xpath("//h2/text()")
    assert seconds[0] == "（一）市经济信息化委（牵头 9，共同责任 16）"
    assert len(seconds) == 40
    assert seconds[39].startswith("（四十）")


def test_the_table_has_every_action_and_merged_parts(bundled: bytes) -> None:
    table = read(bundled).xpath("//table")[0]
    head = [cell.text_content() for cell in table.xpath("./thead//th")]
    assert head == ["序号", "部分", "事项", "主要内容", "牵头", "共同责任"]
    assert table.xpath(".//*[@rowspan]/@rowspan") == ["21", "8"]
    plan = respon.load()
    titles = [cell.text_content() for cell in table.xpath(".//tbody/tr/td[last() - 3]")]
    assert titles == [action.id + action.title for action in plan.actions]
    leads = [cell.text_content() for cell in table.xpath(".//tbody/tr/td[last() - 1]")]
    assert leads == [plan.assignments(action)[0].agency for action in plan.actions]


def test_every_agencys_duties_stand_under_its_heading(bundled: bytes) -> None:
    graph = respon.Graph(respon.load())
    tree = read(bundled)
    for heading in tree.xpath("//h2"):
        agency = heading.text.partition("）")[2].partition("（")[0]
        rows = heading.xpath("following-sibling::table[1]/tbody/tr")
        told = {row.xpath("string(td[last() - 4])") for row in rows}
        assert told == {duty.action.id for duty in graph.duties(agency)}, agency


def test_paper_fonts_and_repeated_heads(bundled: bytes) -> None:
    document = Document(io.BytesIO(bundled))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    for name, font in (("Normal", "仿宋"), ("Title", "黑体"), ("Heading 1", "黑体"), ("respon-cell", "仿宋")):
        fonts = document.styles[name].element.find(".//w:rFonts", W)
        assert fonts.get(f"{{{W['w']}}}eastAsia") == font
        assert not [key for key in fonts.attrib if key.endswith("Theme")]  # a theme would win
    body = document.element.body
    tables = body.findall("w:tbl", W)
    assert len(tables) > 40
    for table in tables:
        assert len(table.findall("w:tr/w:trPr/w:tblHeader", W)) == 1
        widths = [int(column.get(f"{{{W['w']}}}w")) for column in table.findall("w:tblGrid/w:gridCol", W)]
        assert table.find("w:tblPr/w:tblW", W).get(f"{{{W['w']}}}w") == str(sum(widths))
        assert sum(widths) <= 261 * 1440 / 25.4 + len(widths)
        for row in table.findall("w:tr", W):
            spans = [int(s.get(f"{{{W['w']}}}val")) if (s := c.find("w:tcPr/w:gridSpan", W)) is not None else 1
                     for c in row.findall("w:tc", W)]  # fmt: skip
            assert sum(spans) == len(widths)


def test_what_all_roles_have_in_common_is_said_once(bundled: bytes) -> None:
    tree = read(bundled)
    assert "*" not in tree.text_content()
    assert tree.text_content().count("按名单顺序推定") == 1


def test_for_a_leader_the_actions_then_each_agencys(run: Run) -> None:
    tree = read(run("report", "-f", "docx").out)
    assert tree.xpath("//h1/text()") == ["一、总表", "二、各单位分表", "三、责任缺口", "四、来源"]
    brief = read(run("report", "-f", "docx", "--brief").out)
    assert brief.xpath("//h1/text()") == ["一、总表", "二、责任缺口", "三、来源"]


def test_own_columns_and_columns_to_be_filled_in(run: Run, tmp_path: Path) -> None:
    data = tmp_path / "data.yaml"
    data.write_text(
        "respon: 1\nactions:\n"
        "  - {id: 事1, title: 修路, lead: [甲局], due: 2024-12, extra: {进展: 过半, 备注: 无}}\n"
        "  - {id: 事2, title: 架桥, lead: [乙局], co: [甲局]}\n"
        "agencies: [{name: 甲局}, {name: 乙局}]\n",
        encoding="utf-8",
    )
    tree = read(run("report", "-f", "docx", "-d", data, "--blank", "备注，责任人").out)
    first, second = (
        [[cell.text_content() for cell in row] for row in table.xpath(".//tr")] for table in tree.xpath("//table")[:2]
    )
    assert first[0] == ["序号", "事项", "牵头", "共同责任", "时限", "进展", "备注", "责任人"]
    assert first[1][4:] == ["2024年12月", "过半", "无", ""]
    assert first[2][4:] == ["", "", "", ""]
    assert second[0][-3:] == ["进展", "备注", "责任人"]
    assert second[1][-3:] == ["过半", "无", ""]


def test_chinese_headings_for_chinese_data_english_by_choice(run: Run) -> None:
    assert read(run("report", "-f", "docx").out).xpath("//h1/text()")[0] == "一、总表"
    assert read(run("report", "-f", "docx", "--lang", "en").out).xpath("//h1/text()")[0] == "1. All actions"


@pytest.mark.parametrize("world", ["small", "empty", "hostile", "reformed"])
def test_the_same_data_gives_the_same_bytes(spawn: Run, world: str) -> None:
    first, second = (
        spawn("report", "-f", "docx", "-d", f"{world}.yaml", PYTHONHASHSEED=seed, TZ=zone)
        for seed, zone in (("1", "UTC"), ("2", "Asia/Shanghai"))
    )
    assert (first.code, first.err) == (0, "")
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first.out)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    read(first.out)


def test_several_documents_have_a_band_each(run: Run) -> None:
    table = read(run("report", "-f", "docx", "-d", WORLDS / "small.yaml").out).xpath("//table")[0]
    bands = table.xpath(".//td[@colspan]")
    assert bands[0].text_content() == "灯塔行动实施意见（镇发〔2030〕1号）"
    assert {band.get("colspan") for band in bands} == {str(len(table.xpath(".//thead//th")))}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (34, "三十四"),
        (103, "一百〇三"),
        (110, "一百一十"),
        (1000, "1000"),
    ],
)
def test_numerals(number: int, words: str) -> None:
    assert numeral(number) == words
