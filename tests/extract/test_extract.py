"""Whole documents of many habits, made up for the purpose: which actions, whose, in which role."""

import pytest

from respon.extract.extracting import Extraction, Recogniser, extract
from respon.text import Paragraph, Table, Text


def text(body: str) -> Text:
    """Return a text whose paragraphs are the lines of `body`; a line of # marks is a heading's level."""
    blocks = []
    for line in body.strip().splitlines():
        stripped = line.strip()
        level = len(stripped) - len(stripped.lstrip("#"))
        blocks.append(Paragraph(stripped.lstrip("# "), (), level))
    return Text("plan.txt", tuple(blocks))


def told(found: Extraction) -> list[str]:
    """Write each action as `id title | role:names …`."""
    lines = []
    for action in found.actions:
        parts: dict[str, list[str]] = {}
        for item in action.assignments:
            parts.setdefault(item.role + ("" if item.stated else "?"), []).append(item.printed)
        roles = " ".join(f"{role}:{'、'.join(names)}" for role, names in parts.items())
        lines.append(f"{action.id} {action.title} | {roles}{' …' if action.open_ended else ''}")
    return lines


DOCUMENTS = {
    "label lines under each task": (
        """
        某市提升公共服务行动方案
        一、重点任务
        （一）建设办事大厅。设置综合窗口。
        牵头单位：市政务服务局
        责任单位：市财政局、市数据局
        完成时限：2022年6月底前
        （二）优化办事流程。压缩时间。
        责任单位：市政务服务局、各区政府
        """,
        [
            "(一) 建设办事大厅 | lead:市政务服务局 co:市财政局、市数据局",
            "(二) 优化办事流程 | co?:市政务服务局、各区政府",
        ],
    ),
    "labels in the running line": (
        """
        关于支持创业的若干措施
        1.对创业团队给予资助。责任单位：市委组织部、市科技局。
        2.对重点项目给予奖励，奖励办法另行制定。责任单位：市发改委、市财政局。完成时限：2023年。
        """,
        [
            "1 对创业团队给予资助 | co?:市委组织部、市科技局",
            "2 对重点项目给予奖励，奖励办法另行制定 | co?:市发改委、市财政局",
        ],
    ),
    "labels in one run-on line": (
        """
        一、措施 1.资助团队。责任单位：市科技局。2.奖励。责任单位：市财政局。3.建平台。责任单位：市商务局。
        """,
        [
            "1 资助团队 | co?:市科技局",
            "2 奖励 | co?:市财政局",
            "3 建平台 | co?:市商务局",
        ],
    ),
    "labels in lenticular brackets": (
        """
        一、主要任务
        1.建设平台。【责任单位】市科委、市财政局
        2.培育人才。【牵头单位：市人社局；配合单位：市教委】
        3.扩大开放。【责任单位：市商务委，各区政府】
        """,
        [
            "1 建设平台 | co?:市科委、市财政局",
            "2 培育人才 | lead:市人社局 support:市教委",
            "3 扩大开放 | co?:市商务委、各区政府",
        ],
    ),
    "bulleted labels": (
        """
        ## 一、主要任务
        ### （一）建设平台
        搭建统一平台。
        - **牵头单位**：市科委
        - **配合单位**：市财政局、市教委
        """,
        ["(一) 建设平台 | lead:市科委 support:市财政局、市教委"],
    ),
    "the lead marked in the list": (
        """
        一、主要任务
        1.建设平台。（责任单位：市科委（牵头）、市财政局、市教委）
        2.培育人才。（责任单位：市人社局〔牵头〕，市教委〔配合〕）
        """,
        ["1 建设平台 | lead:市科委 co:市财政局、市教委", "2 培育人才 | lead:市人社局 support:市教委"],
    ),
    "bare lists by habit": (
        """
        一、主要任务
        1.建设平台。统一标准。（市科委、市财政局）
        2.培育人才。开展培训。（市人社局、市教委，各区政府）
        3.扩大开放（试点）。办好博览会。（市商务委）
        """,
        [
            "1 建设平台 | co?:市科委、市财政局",
            "2 培育人才 | co?:市人社局、市教委、各区政府",
            "3 扩大开放（试点） | co?:市商务委",
        ],
    ),
    "one bracket of names that ends an item, and one that explains a word": (
        """
        一、主要任务
        1.建设平台。统一标准（市科委、市财政局）。
        2.培育人才。两个部门（市人社局、市教委）要开展培训。
        """,
        ["1 建设平台 | co?:市科委、市财政局", "2 培育人才 | "],
    ),
    "the first leads, said at the first clause": (
        """
        一、主要任务
        1.建设平台。（责任单位：市科委、市财政局。列第一位者为牵头单位，下同）
        2.培育人才。（责任单位：市人社局）
        3.扩大开放。（责任单位：有关部门和单位、市商务委）
        4.市场监管。（市市场监管局、市公安局负责）
        """,
        [
            "1 建设平台 | lead:市科委 co:市财政局",
            "2 培育人才 | lead:市人社局",
            "3 扩大开放 | co?:有关部门和单位、市商务委",
            "4 市场监管 | lead:市市场监管局 co:市公安局",
        ],
    ),
    "the first leads, said in a note at the end": (
        """
        一、主要任务
        1.建设平台。（市科委、市财政局、市教委）
        2.培育人才。（市人社局、市教委）
        注：排名第一的为牵头单位，其他为配合单位。
        """,
        ["1 建设平台 | lead:市科委 support:市财政局、市教委", "2 培育人才 | lead:市人社局 support:市教委"],
    ),
    "before the semicolon they lead": (
        """
        一、主要任务
        1.建设平台。（责任单位：市科委、市财政局；市教委、市人社局。第一个分号前为牵头单位，下同）
        2.培育人才。（责任单位：市人社局；市教委）
        """,
        ["1 建设平台 | lead:市科委、市财政局 co:市教委、市人社局", "2 培育人才 | lead:市人社局 co:市教委"],
    ),
    "entries by agency": (
        """
        某市防汛应急预案
        二、成员单位职责
        （一）市水务局：负责河道巡查；会同市气象局发布预警。牵头编制抢险方案。
        （二）市公安局。负责现场秩序；参与人员转移。
        （三）市财政局、市发展改革委：负责资金保障，定期检查使用情况。
        （四）市气象局主要职责：提供气象信息；配合市水务局开展会商。
        """,
        [
            "(一) 市水务局：负责河道巡查 | lead:市水务局",
            "(一)-2 市水务局：会同市气象局发布预警 | lead:市水务局 support:市气象局",
            "(一)-3 市水务局：牵头编制抢险方案 | lead:市水务局",
            "(二) 市公安局：负责现场秩序 | lead:市公安局",
            "(二)-2 市公安局：参与人员转移 | support:市公安局",
            "(三) 市财政局、市发展改革委 | co?:市财政局、市发展改革委",
            "(四) 市气象局主要职责 | support:市气象局",
        ],
    ),
    "entries without numbers": (
        """
        三、职责分工
        市水务局：负责河道巡查，会商时通报水情。
        各区政府：负责辖区内人员转移。
        """,
        ["三-市水务局 市水务局 | lead:市水务局", "三-各区政府 各区政府 | lead:各区政府"],
    ),
    "an agency as heading of its items": (
        """
        三、职责分工
        （一）市水务局
        1.负责河道巡查。
        2.会同市气象局发布预警。
        （二）保障措施
        1.负责同志要亲自抓。
        """,
        ["1 负责河道巡查 | lead:市水务局", "2 会同市气象局发布预警 | lead:市水务局 support:市气象局"],
    ),
    "working groups": (
        """
        二、组织体系
        （1）综合协调组。由市政府办公室牵头，市公安局、市气象局等单位组成，负责协调调度。
        （2）抢险救援组。由市应急局牵头，市消防救援支队、事发地县级政府参加。
        """,
        [
            "(1) 综合协调组 | lead:市政府办公室 co:市公安局、市气象局 …",
            "(2) 抢险救援组 | lead:市应急局 support:市消防救援支队、事发地县级政府",
        ],
    ),
    "articles": (
        """
        某市公园管理办法
        第一章 总则
        第三条 市绿化市容局是本市公园的主管部门，负责本办法的组织实施。
        区绿化管理部门负责所辖区域内公园的管理。
        规划资源、公安、财政等部门按照各自职责，协同实施本办法。
        第四条 鼓励社会力量参与公园建设。
        """,
        [
            "第三条 市绿化市容局是本市公园的主管部门，负责本办法的组织实施 | lead:市绿化市容局",
            "第三条-2 区绿化管理部门负责所辖区域内公园的管理 | lead:区绿化管理部门",
            "第三条-3 规划资源、公安、财政等部门按照各自职责，协同实施本办法 | co:规划资源、公安、财政 …",
        ],
    ),
    "statutes": (
        """
        某市扬尘管理办法
        第四条 市环保行政主管部门（以下简称市环保部门）统一监督，各区环保行政主管部门负责本辖区防治工作。
        建设行政主管部门（以下简称建设部门）负责工地扬尘的管理。
        第五条 旗县以上建设行政主管部门主管本行政区域内的规划建设工作。
        第六条 市、县（区）财政、民政等部门根据职责分工，负责有关工作。市长负责全面工作。
        """,
        [
            "第四条 市环保行政主管部门（以下简称市环保部门）统一监督，各区环保行政主管部门负责本辖区防治工作"
            " | lead:各区环保行政主管部门",
            "第四条-2 建设行政主管部门（以下简称建设部门）负责工地扬尘的管理 | lead:建设行政主管部门",
            "第五条 旗县以上建设行政主管部门主管本行政区域内的规划建设工作 | lead:旗县以上建设行政主管部门",
            "第六条 市、县（区）财政、民政等部门根据职责分工，负责有关工作 | co:市、县（区）财政、民政 …",
        ],
    ),
    "several clauses in one paragraph": (
        """
        一、主要任务
        （一）完善体系。制定标准。（市科委负责）开展评估。（市财政局、市审计局负责）
        """,
        ["(一) 完善体系：制定标准 | lead:市科委", "(一)-2 完善体系：开展评估 | co?:市财政局、市审计局"],
    ),
    "colophon and addressees": (
        """
        某市人民政府公报
        主管单位：某市人民政府办公室
        主办单位：某市人民政府办公室
        印刷单位：某印务中心
        出版日期：2020年1月1日
        """,
        [],
    ),
    "traditional characters": (
        """
        一、重點任務
        （一）建設平臺。統一標準。（責任單位：市發展改革委、市財政局、各區縣政府）
        （二）培育人才，開展職業訓練，由市教育局主辦；市勞動局、市財政局協辦。
        """,
        [
            "(一) 建設平臺 | co?:市發展改革委、市財政局、各區縣政府",
            "(二) 培育人才，開展職業訓練，由市教育局主辦 | lead:市教育局 support:市勞動局、市財政局",
        ],
    ),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document(name: str) -> None:
    body, expected = DOCUMENTS[name]
    assert told(extract(text(body))) == expected


def test_table_with_merged_cells() -> None:
    rows = (
        ("任务分工表",) * 5,
        ("序号", "重点任务", "牵头单位", "配合单位", "完成时限"),
        ("一、完善平台",) * 5,
        ("1", "建设平台", "市科委", "市财政局、市教委等", "2022年6月底前"),
        ("2", "培育人才", "市人社局\n市教委", "各区政府", "长期"),
    )
    found = extract(Text("t.html", (Table(rows, (1, 2, 3, 4, 5)),)))
    assert told(found) == [
        "1 建设平台 | lead:市科委 support:市财政局、市教委 …",
        "2 培育人才 | lead:市人社局、市教委 support:各区政府",
    ]
    assert found.actions[0].part == "一、完善平台"
    assert found.actions[0].due_date == "2022-06"
    assert found.actions[1].place.line == 5


def test_table_with_one_column_of_agencies() -> None:
    rows = (("工作任务", "主要措施", "责任部门"), ("建设平台", "统一标准", "市科委牵头，市财政局配合"))
    assert told(extract(Text("t", (Table(rows),)))) == ["建设平台 建设平台 | lead:市科委 support:市财政局"]


def test_layout_table_says_nothing() -> None:
    rows = (("姓名", "单位", "电话"), ("甲某", "市科委", "123"))
    assert extract(Text("t", (Table(rows),))).actions == ()


def test_clause_and_text_are_printed_as_they_stand() -> None:
    found = extract(text("一、任务\n（一）建设平台。\n统一 标准。\n（责任单位：市科 委、市财政局）"))
    action = found.actions[0]
    assert action.clause == "（责任单位：市科 委、市财政局）"
    assert action.text == "（一）建设平台。统一 标准。（责任单位：市科 委、市财政局）"
    assert [item.printed for item in action.assignments] == ["市科委", "市财政局"]
    assert action.part == "一、任务"


def test_what_is_not_understood_is_told() -> None:
    found = extract(text("一、任务\n（一）建设平台。（责任单位：见附件2）"))
    assert not found.actions
    assert [finding.kind for finding in found.findings] == ["clause-not-understood"]


def test_registry_knows_names_of_no_form() -> None:
    body = text("一、任务\n（一）建设平台。滨江一号会同市科委建设。")
    assert not extract(body).actions
    assert told(extract(body, Recogniser(["滨江一号"]))) == ["(一) 建设平台 | lead:滨江一号 support:市科委"]


def test_documents_of_a_gazette() -> None:
    found = extract(
        text(
            """
            某省人民政府公报
            某省人民政府关于建设平台的通知……………… (3)
            某省人民政府关于建设平台的通知
            （2020年3月1日）
            某政发〔2020〕 5 号
            各市人民政府：
            一、任务
            （一）建设平台。（责任单位：省科技厅）
            某省人民政府办公厅关于
            印发《人才培育方案》的通知
            某政办发〔2020〕6号
            （一）培育人才。（责任单位：省教育厅）
            某省人民政府办公厅
            2020年4月2日
            """
        )
    )
    assert [(d.id, d.title, d.issuer, d.issued) for d in found.documents] == [
        ("某政发〔2020〕5号", "某省人民政府关于建设平台的通知", "某省人民政府", "2020-03-01"),
        ("某政办发〔2020〕6号", "人才培育方案", "某省人民政府办公厅", "2020-04-02"),
    ]
    assert [action.document for action in found.actions] == ["某政发〔2020〕5号", "某政办发〔2020〕6号"]


@pytest.mark.parametrize("unit", ["(", "市科委、", "由市科委", "1.甲", "（一）甲：", "责任单位：", "，", "等部门和"])
def test_one_endless_line_is_read_to_its_end(unit: str) -> None:
    """How long it takes is measured in benchmarks/growth.py."""
    found = extract(
        Text("t", (Paragraph("一、任务"), Paragraph("由市科委牵头，" + unit * 16000), Paragraph("（市教委牵头）")))
    )
    assert "市教委" in {given.printed for action in found.actions for given in action.assignments}


def test_stars_mark_the_lead() -> None:
    found = extract(
        text(
            "一、任务（标★的为牵头单位）\n1.建设平台。（责任单位：市科委、★市财政局）\n2.培育人才。（责任单位：市教委★、市科委）"
        )
    )
    assert told(found) == ["1 建设平台 | lead:市财政局 co:市科委", "2 培育人才 | lead:市教委 co:市科委"]
