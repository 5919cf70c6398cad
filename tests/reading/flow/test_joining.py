import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.helpers import joined_text

PROSE = (
    "市发展改革委会同有关部门建立数据共享的工作机制，统筹推进全市公共数据平台建设，完善标准规范，"
    "强化安全保障；各区政府要落实属地责任，明确时间表和路线图，确保各项任务按期完成。"
)
CLAUSE = "(责任单位:市发展改革委、市经济信息化委、市财政局、市规划国土资源局、人民银行某某总部)"
OUTLINE = [
    "一、总体要求",
    "(一)指导思想",
    "二、重点任务",
    "1.建设平台",
    "——完善机制",
    "第三条 监督",
    "附件2",
    "专项3：出行",
]


def wrapped(paragraph: str, width: int, first: str = "") -> str:
    return "\n".join([first + paragraph[: width - len(first)], *textwrap.wrap(paragraph[width - len(first) :], width)])


def test_a_clause_cut_by_a_page_break():
    assert joined_text("完善标准体系。(责任单位:市科委、市知识\n\n产权局、市法制办)\n\n(二)拓宽渠道\n\n鼓励参与。") == [
        "完善标准体系。(责任单位:市科委、市知识产权局、市法制办)",
        "(二)拓宽渠道",
        "鼓励参与。",
    ]


def test_a_sentence_cut_by_a_page_number():
    before, after = "市科委、市教委、市公安局、市工商局、市经济信息化", "委、市卫生局等部门做好工作。"
    assert joined_text(f"{before}\n\n(2016 年第 5 期)\n\n— 5 —\n\n{after}") == [
        "市科委、市教委、市公安局、市工商局、市经济信息化委、市卫生局等部门做好工作。"
    ]


def test_running_text_cut_in_mid_sentence():
    assert joined_text(f"{PROSE[:50]}\n\n{PROSE[50:]}\n\n{PROSE}") == [PROSE, PROSE]


@pytest.mark.parametrize(
    "heading", [*OUTLINE, "总体要求", "甲市行动方案（2026—2028年）", "（此件公开发布）", "2026年3月19日"]
)
def test_a_heading_without_a_full_stop_stays_alone(heading):
    assert joined_text(f"{PROSE}\n{heading}\n{PROSE}\n") == [PROSE, heading, PROSE]


@pytest.mark.parametrize("width", [18, 26, 35, 41])
@pytest.mark.parametrize("indent", ["", "　　"])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_hard_line_breaks(width, indent, between):
    paragraphs = [PROSE, "一、总体要求", PROSE + CLAUSE, "（二）重点任务", PROSE * 2, "1.建设平台。" + PROSE]
    source = "\n".join(wrapped(paragraph, width, indent) for paragraph in paragraphs).replace("\n", between)
    assert joined_text(source) == [paragraph.strip() for paragraph in paragraphs]


def test_an_indented_paragraph_begins_after_one_that_ends_at_the_margin():
    """A text with a blank line after each line; only once two stand together, the second a new paragraph."""
    ends_full = (PROSE * 2)[: 4 * 30 - 2] + "。"  # with two columns of indent, four lines of thirty characters
    paragraphs = [ends_full, ends_full, PROSE, ends_full, PROSE]
    lines = "\n".join(wrapped(paragraph, 30, "　") for paragraph in paragraphs).replace("　", "  ").split("\n")
    assert joined_text("\n\n".join(lines).replace("。\n\n  ", "。\n  ", 1)) == paragraphs


def test_hard_line_breaks_with_blank_lines_between_paragraphs():
    source = "\n\n".join(wrapped(paragraph, 30) for paragraph in (PROSE, "总体要求", PROSE + CLAUSE, PROSE))
    assert joined_text(source) == [PROSE, "总体要求", PROSE + CLAUSE, PROSE]


@given(st.lists(st.sampled_from([PROSE, PROSE + CLAUSE, CLAUSE, "特此通知。", *OUTLINE]), min_size=1, max_size=12))
def test_a_paragraph_a_line_is_never_joined(paragraphs):
    assert joined_text("\n".join(paragraphs)) == paragraphs


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["（牵头单位：市科委；", "配合单位：市教委）"], ["（牵头单位：市科委；配合单位：市教委）"]),
        (["责任单位：", "市科委、市教委"], ["责任单位：市科委、市教委"]),
        (["由市科委牵头，", "市教委参加。"], ["由市科委牵头，市教委参加。"]),
        (["由市科委牵头", "，市教委参加。"], ["由市科委牵头，市教委参加。"]),
        (
            ["建设平台。", "责任单位：市科委", "完成时限：年底"],
            ["建设平台。", "责任单位：市科委", "完成时限：年底"],
        ),
        (["市科委", "市教委", "市公安局"], ["市科委", "市教委", "市公安局"]),
        (["一名未合上的（括号", "一、总则", "说明）"], ["一名未合上的（括号", "一、总则", "说明）"]),
        (["the smart", "city。"], ["the smart", "city。"]),
        (["发展the smart，", "city建设。"], ["发展the smart，city建设。"]),
        (["（简称the", "Plan）如下。"], ["（简称the Plan）如下。"]),
    ],
)
def test_small_cases(lines, paragraphs):
    assert joined_text("\n".join(lines)) == paragraphs


def test_an_unclosed_bracket_swallows_nothing():
    lines = ["请示（未完", *["这一段是完整的正文。"] * 200]
    assert len(joined_text("\n".join(lines))) == len(lines)
