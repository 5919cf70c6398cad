"""Tables of tasks and of duties, whole ones and such as a text file keeps as lines; all made up."""

import pytest

from respon.extract.extracting import Proposal, extract
from respon.text import Paragraph, Table, Text

Rows = tuple[tuple[str, ...], ...]


def written(actions: tuple[Proposal, ...]) -> list[str]:
    """Write actions down, one a line: title, then role:name for each assignment."""
    return [" ".join([a.title, *(f"{item.role}:{item.printed}" for item in a.assignments)]) for a in actions]


def of_table(*rows: tuple[str, ...]) -> list[str]:
    return written(extract(Text("a.html", (Table(rows),))).actions)


def test_a_heading_of_two_rows_is_read_by_its_second() -> None:
    rows = (
        ("序号", "任务", "责任单位", "责任单位"),
        ("序号", "任务", "牵头单位", "配合单位"),
        ("1", "建学校", "市教育局", "市住建局、市财政局"),
    )
    assert of_table(*rows) == ["建学校 lead:市教育局 support:市住建局 support:市财政局"]


def test_a_rule_in_the_heading_holds_for_the_column() -> None:
    head = ("改革事项", "责任部门（排第一位的为牵头部门）")
    assert of_table(head, ("证照", "市市场监管局、市政务局")) == ["证照 lead:市市场监管局 co:市政务局"]


def test_a_dash_is_no_name() -> None:
    assert of_table(("任务", "牵头单位", "配合单位"), ("宣传", "市文旅局", "—")) == ["宣传 lead:市文旅局"]


def test_a_verb_in_a_cell_gives_the_role() -> None:
    rows = (("工作", "责任分工"), ("资金", "市财政局负责"), ("物资", "市发改局、市应急局按职责分工负责"))
    assert of_table(*rows) == ["资金 lead:市财政局", "物资 co:市发改局 co:市应急局"]


def test_the_asterisk_marks_the_lead_where_the_text_says_so() -> None:
    blocks = (Paragraph("注：加*的为牵头单位"), Table((("任务", "责任单位"), ("甲", "市教育局、*市财政局"))))
    assert written(extract(Text("a.html", blocks)).actions) == ["甲 lead:市财政局 co:市教育局"]


def test_duties_have_the_agency_of_their_row_for_subject() -> None:
    rows = (
        ("成员单位", "主要职责"),
        ("市发展改革委", "负责物资储备；参与灾后重建。"),
        ("市气象局", "监测天气。"),
    )
    assert of_table(*rows) == [
        "市发展改革委：负责物资储备 lead:市发展改革委",
        "市发展改革委：参与灾后重建 support:市发展改革委",
        "市气象局 co:市气象局",
    ]


def test_a_mere_task_is_its_agency_s() -> None:
    assert of_table(("部门", "任务"), ("市教育局", "组织演练")) == ["市教育局 co:市教育局"]


@pytest.mark.parametrize(
    "rows",
    [
        (("指标", "单位", "目标任务"), ("产值", "亿元", "100")),
        (("单位", "姓名", "职务"), ("市教育局", "某某", "局长")),
    ],
)
def test_other_tables_have_no_actions(rows: Rows) -> None:
    assert of_table(*rows) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("序号\t任务\t牵头单位\t完成时限", "1\t建平台\t市数据局\t2025年12月", "2\t促共享\t市 政务局\t长期"),
        ("| 任务 | 牵头单位 |", "| --- | --- |", "| 建平台 | 市数据局 |", "| 促共享 | 市 政务局 |"),
    ],
)
def test_a_table_kept_as_lines(lines: tuple[str, ...]) -> None:
    text = Text("a.txt", tuple(map(Paragraph, (*lines, "由市教育局负责宣传。"))))
    actions = extract(text).actions
    assert written(actions)[:2] == ["建平台 lead:市数据局", "促共享 lead:市政务局"]
    assert [item.printed for action in actions[2:] for item in action.assignments] == ["市教育局"]
    for action in actions:
        for item in action.assignments:
            line = (*lines, "由市教育局负责宣传。")[item.place.block]
            assert line[item.place.at : item.place.end].replace(" ", "") == item.printed
