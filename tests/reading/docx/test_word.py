import io
import zipfile

import pytest

from respon.errors import DocumentError
from respon.text import Table
from tests.reading.helpers import misplaced, read_bytes, texts
from tests.worlds.word import OPENING, abstract, cell, docx, num, numbered, p, part, row, run, table

CHINESE = abstract(0, ("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


def paragraphs(body: str, **parts: str) -> list[str]:
    return texts(read_bytes(docx(body, **parts)))


def rows(body: str) -> tuple[tuple[str, ...], ...]:
    (found,) = [block for block in read_bytes(docx(body)).blocks if isinstance(block, Table)]
    return found.rows


def test_insertions_are_kept_and_deletions_dropped():
    inserted = f'<w:ins w:id="1">{run("牵头单位：")}</w:ins>'
    deleted = '<w:del w:id="2"><w:r><w:delText>责任单位：</w:delText></w:r></w:del>'
    moved = f'<w:moveFrom w:id="3">{run("市教委、")}</w:moveFrom><w:moveTo w:id="4">{run("市科委、")}</w:moveTo>'
    assert paragraphs(p(deleted, inserted, moved, "市财政局")) == ["牵头单位：市科委、市财政局"]


def test_content_controls_links_and_fields_are_kept():
    control = f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{run('市科委')}</w:sdtContent></w:sdt>"
    link = f"<w:hyperlink>{run('、市教委')}</w:hyperlink>"
    field = f"<w:fldSimple>{run('、市财政局')}</w:fldSimple><w:r><w:instrText>PAGE</w:instrText></w:r>"
    whole = f"<w:sdt><w:sdtContent>{p('完成时限：年底')}</w:sdtContent></w:sdt>"
    assert paragraphs(p("责任单位：", control, link, field) + whole) == [
        "责任单位：市科委、市教委、市财政局",
        "完成时限：年底",
    ]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next():
    body = p("由市科委", properties='<w:rPr><w:del w:id="1"/></w:rPr>') + p("牵头。") + p("市教委参加。")
    assert paragraphs(body) == ["由市科委牵头。", "市教委参加。"]


def test_automatic_numbering():
    body = (
        numbered("总体要求", 1)
        + numbered("基本原则", 1, 1)
        + numbered("工作目标", 1, 1)
        + numbered("建设平台", 1, 2)
        + p("正文一段。")
        + numbered("完善机制", 1, 2)
        + numbered("重点任务", 1)
        + numbered("组织领导", 1, 1)
    )
    assert paragraphs(body, numbering=CHINESE + num(1, 0)) == [
        "一、总体要求",
        "（一）基本原则",
        "（二）工作目标",
        "1.建设平台",
        "正文一段。",
        "2.完善机制",
        "二、重点任务",
        "（一）组织领导",
    ]


def test_numbering_of_styles_legal_levels_and_restarts():
    styles = (
        '<w:style w:styleId="a"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    )
    lists = abstract(0, ("chineseCounting", "第%1条")) + abstract(1, ("decimal", "%1)")) + num(1, 0)
    lists += num(2, 1) + num(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    body = "".join(
        (
            p("总则", properties='<w:pStyle w:val="a"/>'),
            p("职责", properties='<w:pStyle w:val="b"/>'),
            p("不编号", properties='<w:pStyle w:val="a"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
            numbered("甲项", 2),
            numbered("乙项", 2),
            numbered("丙项", 3),
        )
    )
    text = read_bytes(docx(body, styles=styles, numbering=lists))
    assert [(block.heading, block.text) for block in text.blocks] == [
        (1, "第一条 总则"),
        (1, "第二条 职责"),
        (1, "不编号"),
        (0, "1)甲项"),
        (0, "2)乙项"),
        (0, "1)丙项"),
    ]


def test_bullets_and_unknown_lists_have_no_label():
    lists = abstract(0, ("bullet", "\uf06c")) + num(1, 0)
    assert paragraphs(numbered("建设平台", 1) + numbered("完善机制", 7), numbering=lists) == [
        "建设平台",
        "完善机制",
    ]


def test_places_count_paragraphs_and_characters():
    body = p("总则。") + p("") + table(row("甲", "乙"), row("丙", "丁")) + p("  附则。", "<w:r><w:br/></w:r>", "完。")
    text = read_bytes(docx(body))
    original = "总则。\n\n甲\n乙\n丙\n丁\n  附则。\n完。\n"
    assert misplaced(text._replace(blocks=text.blocks[:1] + text.blocks[2:]), original) == []
    assert [block.place(0).line for block in text.blocks if not isinstance(block, Table)] == [1, 7, 7]
    assert text.blocks[1].lines == (3, 5)


def test_merged_cells_are_spread():
    start, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        row("任务", "事项", "单位"),
        row(cell("数据", properties=start), "建平台", "市科委"),
        row(cell(properties=goes_on), "定标准", "市质监局"),
        row(cell("合计两项", properties='<w:gridSpan w:val="2"/>'), "市发展改革委"),
        row(cell("以上", properties='<w:gridSpan w:val="3"/>')),
    )
    assert rows(body) == (
        ("任务", "事项", "单位"),
        ("数据", "建平台", "市科委"),
        ("数据", "定标准", "市质监局"),
        ("合计两项", "合计两项", "市发展改革委"),
        ("以上", "以上", "以上"),
    )


def test_rows_inserted_deleted_and_controlled():
    controlled = f"<w:sdt><w:sdtContent>{row('三', '丙')}</w:sdtContent></w:sdt>"
    body = table(
        row("一", "甲"),
        row("二", "乙", properties='<w:del w:id="1"/>'),
        controlled,
        row("四", cell("丁", "戊")),
    )
    assert rows(body) == (("一", "甲"), ("三", "丙"), ("四", "丁\n戊"))


def test_a_table_that_lays_out_the_page_is_dissolved():
    inner = table(row("序号", "单位"), row("1", "市科委"))
    text = read_bytes(docx(table(row(cell(p("标题"), inner, p("完。"))))))
    assert [type(block).__name__ for block in text.blocks] == ["Paragraph", "Table", "Paragraph"]


def test_text_boxes_and_notes():
    box = f"<w:r><w:pict><w:txbxContent>{p('方框里的话。')}</w:txbxContent></w:pict></w:r>"
    notes = f'<w:footnote w:type="separator">{p("——")}</w:footnote><w:footnote>{p("注：见附件。")}</w:footnote>'
    assert paragraphs(p("正文。", box) + p("完。"), footnotes=notes) == [
        "正文。",
        "方框里的话。",
        "完。",
        "注：见附件。",
    ]


def test_hidden_text_is_left_out():
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r>"
    assert paragraphs(p("看得见", hidden)) == ["看得见"]


def packed(**parts: bytes | str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", content)
    return file.getvalue()


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
DOCUMENT = part("document", f"<w:body>{p('甲')}</w:body>")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (packed(document=DOCUMENT[:-9]), "broken"),
        (packed(document=""), "broken"),
        (packed(styles="<a/>"), "no Word document"),
        (docx(p("甲"))[:-30], "broken"),
        (packed(document=b" " * (80 << 20)), "unpacks to more than"),
        (
            packed(document=DOCUMENT, styles=OPENING.format("styles") + " " * (30 << 20) + "</w:styles>"),
            "times",
        ),
        (
            packed(document=f'<!DOCTYPE d [<!ENTITY l0 "ha">{LAUGHS}]>' + DOCUMENT.partition("?>")[2]),
            "entities",
        ),
        (
            packed(document=f'<!DOCTYPE d SYSTEM "file:///etc/passwd">{DOCUMENT.partition("?>")[2]}'),
            "entities",
        ),
        (packed(document="<d>" * 100_000), "broken"),
    ],
)
def test_what_is_broken_or_hostile_is_refused(data, message):
    with pytest.raises(DocumentError, match=message) as caught:
        read_bytes(data)
    assert caught.value.hint


def test_a_package_of_very_many_files_is_refused():
    with pytest.raises(DocumentError, match="more than 10000 files"):
        read_bytes(packed(document=DOCUMENT, **{f"n{n}": "" for n in range(10_001)}))
