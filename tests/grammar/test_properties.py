"""Whatever the text: extraction ends, quotes what is printed, and does the same twice."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from respon.extract.extracting import Recogniser, extract
from respon.grammar.words.lexicon import lexicon
from respon.text import Paragraph, Table, Text

PIECES = st.sampled_from(
    [
        *(
            "市科委",
            "市财政局",
            "各区政府",
            "有关部门",
            "教育部",
            "各省、自治区、直辖市人民政府",
            "市委宣传部（网信办）",
        ),
        *("牵头", "负责", "会同", "配合", "参加", "由", "按职责分工", "办公室设在", "制定办法", "是主管部门"),
        *("责任单位：", "牵头单位：", "配合单位:", "完成时限：", "责任單位", "2022年6月底前"),
        *(
            "等",
            "等部门",
            "和",
            "及",
            "与",
            "、",
            "，",
            "；",
            "。",
            "：",
            "（",
            "）",
            "(",
            ")",
            "〔",
            "〕",
            "【",
            "】",
        ),
        *("“", "”", "一、", "（一）", "1.", "第三条", "附件", "专项1：", "——", "★", "\u3000", " ", "\n", ""),
        *("列第一位者为牵头单位", "第一个逗号前为牵头单位"),
    ]
)
LINES = st.lists(PIECES, max_size=25).map("".join)
BLOCKS = st.lists(
    st.one_of(
        st.builds(Paragraph, LINES, st.just(()), st.integers(0, 3)),
        st.builds(Table, st.lists(st.lists(LINES, max_size=4).map(tuple), max_size=4).map(tuple)),
    ),
    max_size=6,
)


@settings(max_examples=100, deadline=None)
@given(BLOCKS)
def test_names_are_printed_where_they_are_said_to_stand(blocks: list[Paragraph | Table]) -> None:
    text = Text("a.txt", tuple(blocks))
    found = extract(text, Recogniser(["市科委", "上海市财政局"]))
    assert found == extract(text, Recogniser(["市科委", "上海市财政局"]))
    ids = [(action.document, action.id) for action in found.actions]
    assert len(set(ids)) == len(ids)
    for action in found.actions:
        for item in action.assignments:
            block = text.blocks[item.place.block]
            assert item.printed
            if isinstance(block, Paragraph):
                printed = block.text[item.place.at : item.place.end]
                assert "".join(item.printed.split()).startswith("".join(printed.split()))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_a_clause_is_read_whatever_characters_stand_around_it(text: str) -> None:
    clause = Paragraph("一、建设平台。（责任单位：市科委、市教委）")
    found = extract(Text("a.txt", (Paragraph(text), clause, Paragraph(text))))
    named = [item.printed for action in found.actions for item in action.assignments]
    assert {"市科委", "市教委"} <= set(named)


BEGUN = ["", "市科委负责建平台，由市教委咕噜", "市科委、市教委牵头、", "由市水务局", "市科委咕噜噜"]


@pytest.mark.parametrize("begun", BEGUN)
def test_a_text_may_end_with_any_word(begun: str) -> None:
    words = dict.fromkeys(word.text for word in lexicon().words)
    for word in words:
        found = extract(Text("a.txt", (Paragraph(begun + word),)))
        assert all(given.printed in begun + word for action in found.actions for given in action.assignments)


def test_a_text_may_end_within_any_sentence() -> None:
    for example in {word.example for word in lexicon().words}:
        for end in range(1, len(example)):
            found = extract(Text("a.txt", (Paragraph(example[:end]),)))
            assert all(given.place.end <= end for action in found.actions for given in action.assignments)
