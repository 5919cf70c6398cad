import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from respon.errors import DocumentError
from respon.text import Paragraph, Table
from tests.reading.helpers import read_bytes, texts

PAGE = "<!DOCTYPE html><html><head><meta charset='{}'><title>甲市</title></head><body>{}</body></html>"


def read_page(body: str, charset: str = "utf-8"):
    return read_bytes(PAGE.format(charset, body).encode("gb18030" if charset.startswith("gb") else charset))


def rows(body: str):
    (table,) = [block for block in read_page(body).blocks if isinstance(block, Table)]
    return table.rows


def wrong(body: str) -> list[str]:
    """Return the characters (white space aside) that the source holds neither there nor as an entity."""
    source = PAGE.format("utf-8", body)
    found = []
    for block in read_page(body).blocks:
        for at, char in enumerate(block.text if isinstance(block, Paragraph) else ""):
            there = source[block.place(at).offset]
            if there not in {char, "&"} and not char.isspace():
                found.append(f"{char}/{there}")
    return found


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gbk", "gb18030", "utf-16", "big5"])
def test_charsets(charset):
    assert texts(read_page("<p>由市科委負責。</p>", charset)) == ["由市科委負責。"]


def test_a_page_that_declares_nothing():
    assert texts(read_bytes("<html><p>由市科委牵头，市教委参加。</p></html>".encode("gb18030"))) == [
        "由市科委牵头，市教委参加。"
    ]


def test_a_page_that_declares_what_it_is_not():
    data = PAGE.format("utf-8", "<p>由市科委牵头，市教委参加。</p>").encode("gb18030")
    assert texts(read_bytes(data)) == ["由市科委牵头，市教委参加。"]


def test_what_is_not_the_document_is_left_out():
    body = (
        "<nav><a href='/'>首页</a></nav><script>var a='市科委牵头';</script><style>p{}</style>"
        "<div style='display: none'>市教委牵头</div><!-- 市财政局牵头 --><noscript>请开启</noscript>"
        "<ul><li><a href='/a'>新闻</a></li><li><a href='/b'>政策</a></li><li><a href='/c'>互动</a></li></ul>"
        "<h2>一、总则</h2><p>正文<span>一段</span>。<del>删去</del></p><footer>版权所有</footer>"
    )
    found = read_page(body)
    assert [(block.heading, block.text) for block in found.blocks] == [(2, "一、总则"), (0, "正文一段。")]
    assert wrong(body) == []


def test_breaks_and_spaces_are_as_a_browser_shows_them():
    body = "<div>由市科\n    委牵头<br>the smart\n city<br/>甲 乙&nbsp;丙</div><p>&emsp;&emsp;首行缩进。</p>"
    assert texts(read_page(body)) == ["由市科委牵头", "the smart city", "甲 乙\xa0丙", "首行缩进。"]
    assert wrong(body) == []


def test_entities_are_resolved_and_keep_their_place():
    body = "<p>&ldquo;互联网&#43;&rdquo;&amp;&#x8D23;任&lt;单位&gt;</p><p>A&amp;B 完。</p>"
    found = read_page(body)
    assert texts(found) == ["“互联网+”&责任<单位>", "A&B 完。"]
    assert wrong(body) == []
    assert found.blocks[0].place(1).offset == PAGE.format("utf-8", body).index("互联网")


def test_a_clause_in_pieces_over_elements_is_one():
    body = "<p><b>(责任</b><b>单位:</b><span>市科委</span><span>、市知识</span></p><p>产权局)</p>"
    assert texts(read_page(body)) == ["(责任单位:市科委、市知识产权局)"]


def test_merged_cells_are_spread():
    body = (
        "<table><thead><tr><th>任务</th><th>事项</th><th>单位</th></tr></thead><tbody>"
        "<tr><td rowspan=2>数据</td><td>建平台</td><td>市科委<br>市教委</td></tr>"
        "<tr><td>定标准</td><td><p>市质监局</p></td></tr>"
        "<tr><td colspan='2'>合计</td><td>二</td></tr></table>"
    )
    assert rows(body) == (
        ("任务", "事项", "单位"),
        ("数据", "建平台", "市科委\n市教委"),
        ("数据", "定标准", "市质监局"),
        ("合计", "合计", "二"),
    )


def test_the_lines_of_rows():
    body = "\n<table>\n<tr><td>甲</td><td>乙</td></tr>\n\n<tr><td>丙</td><td>丁</td></tr></table>"
    assert read_page(body).blocks[0].lines == (3, 5)


def test_tables_that_lay_out_the_page_are_dissolved():
    inner = "<table><tr><td>序号</td><td>单位</td></tr><tr><td>1</td><td>市科委</td></tr></table>"
    found = read_page(
        f"<table><tr><td>标题</td></tr><tr><td>左</td><td><p>正文。</p>{inner}<p>完。</p></td></tr></table>"
    )
    assert [getattr(block, "text", "表") for block in found.blocks] == ["标题", "左", "正文。", "表", "完。"]


@pytest.mark.parametrize(
    "unit", ["<div>", "<table><tr><td>", "<b>", "<td>甲", "&", "<!--", "<a href='", "</p>", "<p>甲"]
)
def test_endless_markup_ends_in_a_text_or_an_error(unit):
    try:
        assert read_bytes(PAGE.format("utf-8", unit * 12_000).encode()).file
    except DocumentError as error:
        assert error.hint


def test_nothing_is_expanded_or_fetched():
    head = "<!DOCTYPE html [<!ENTITY a 'ha'><!ENTITY b SYSTEM 'file:///etc/passwd'>]>"
    assert "root:" not in "".join(texts(read_bytes(f"{head}<html><p>&a;&b;甲。</p></html>".encode())))


def test_a_table_of_endless_cells_is_refused():
    cell = "<td colspan=1000 rowspan=1000>甲</td>"
    with pytest.raises(DocumentError, match="cells"):
        read_page(f"<table>{f'<tr>{cell * 30}</tr>' * 300}</table>")


@pytest.mark.parametrize("body", ["", "<p> </p>", "<script>1</script>", "<!-- 甲 -->"])
def test_a_page_without_text_is_refused(body):
    with pytest.raises(DocumentError, match="empty"):
        read_page(body)


TAGS = [
    "<p>",
    "</p>",
    "<br>",
    "<td>",
    "<tr>",
    "<table>",
    "</table>",
    "<b>",
    "</b>",
    "<a>",
    "</a>",
    "<h1>",
    "</h1>",
]
TEXTS = ["市科委", "牵头", "，", "（", "A", "&", "&amp;", "&nbsp;", "&copy", "&#26631;", "\u3000", "\u200b"]
OTHERS = [
    "<!--x-->",
    "<li>",
    "<i/>",
    "<",
    "<a",
    " ",
    "\n",
    "\r\n",
    "<script>市科委</script>",
    "<div hidden>市</div>",
    "<i title='>市'>",
]
MARKUP = st.lists(st.sampled_from(TAGS + TEXTS + OTHERS), max_size=40).map("".join)


@given(MARKUP)
@example(" <i title='>市'> </p>市科委")
@example('<a title = "<p>市</p>">市科委</a>，')
@example("<script>if (a<b) c = '>市'</script>市<!-- <i t='>市'> -->市科委")
@example("\r\n<td>\r\n\n</table>市科委")
@example("\n <b>\r\n</h1>&")
@example("&copyA")
@example("市科委</p>市科委<p>市科委市科委")
@example("&notit; &amp &#26631A")
def test_every_character_is_found_at_its_place(body):
    assert wrong("<p>始</p>" + body) == []
