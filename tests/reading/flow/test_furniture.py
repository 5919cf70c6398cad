import pytest

from tests.reading.helpers import joined_text

BODY = "统筹推进全市公共数据平台建设，完善标准规范，强化安全保障。"


@pytest.mark.parametrize(
    "number", ["— 5 —", "- 5 -", "－5－", "第5页 共10页", "第 5 页", "Page 5 of 10", "· 5 ·", "第五页"]
)
def test_a_page_number_alone_on_its_line(number):
    assert joined_text(f"{BODY[:20]}\n{number}\n{BODY[20:]}") == [BODY]


@pytest.mark.parametrize("line", ["5.", "(5)", "5", "第五条", "——五年", "2016"])
def test_what_may_be_the_documents_own_stays(line):
    assert line in joined_text(f"{BODY}\n{line}\n{BODY}")


def test_bare_numbers_that_count_the_pages():
    pages = [f"{BODY}\n" * 12 + f"{n}\n" for n in range(3, 7)]
    assert joined_text("".join(pages)) == [BODY] * 48


def test_a_column_of_numbers_stays():
    assert joined_text("1\n市科委\n2\n市教委\n3\n市公安局") == ["1", "市科委", "2", "市教委", "3", "市公安局"]


def test_running_heads_recur_beside_page_numbers():
    source = f"甲市公报\n\n{BODY}\n\n甲市公报\n\n— 1 —\n\n{BODY}\n\n甲市公报\n\n— 2 —\n\n{BODY}\n"
    assert joined_text(source) == ["甲市公报", BODY, BODY, BODY]


def test_what_merely_recurs_stays():
    source = f"{BODY}\n特此通知。\n2016年2月1日\n{BODY}\n特此通知。\n2016年2月1日\n— 3 —\n{BODY}\n特此通知。"
    assert joined_text(source).count("特此通知。") == 3


def test_heads_and_feet_of_pages_between_form_feeds():
    items = ["一", "二", "三", "四"]
    pages = [f"甲市人民政府公报 2016年第5期\n{c}、总则\n第{c}项：{BODY}\n附件{n}\n{n}" for n, c in enumerate(items, 1)]
    expected = [text for n, c in enumerate(items, 1) for text in (f"{c}、总则", f"第{c}项：{BODY}", f"附件{n}")]
    assert joined_text("\f".join(pages)) == expected


def test_a_head_with_its_number():
    other = "健全跨部门会商的制度，定期通报进展情况，及时解决问题。"
    source = f"{BODY[:20]}\n甲市公报 — 4 —\n{BODY[20:]}\n{other[:20]}\n甲市公报 — 5 —\n{other[20:]}"
    assert joined_text(source) == [BODY, other]
