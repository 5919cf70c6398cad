"""Which columns of a ledger tell how far an action is, and what of it means that it is done."""

import pytest

from respon import headway
from respon.model import Action


def words(lines: str) -> list[str]:
    return lines.split()


HEADS = words("""
进展 进展情况 工作进展 完成情况 落实情况 办理状态 状态 進度 完成進度 整改落实情况 推進情況
进展情况（6月） 截至6月底进展情况 progress Status Progress_so_far Current_state
""")
OTHERS = words("""
计划进度 进度安排 存在问题 备注 完成时限 目标进度 下一步计划 情况 estate Remarks 完成标准 推进措施
""")
DONE = words("""
已完成 完成 办结 已办结 销号 已銷號 已辦結 按期完成 已全部完成 任务已完成 2026年6月已完成
6月底已完成 已完成年度任务 已完成。6月20日验收 已完成（资料已归档） 已完成并销号 100% 完成率100％ √
done Done. closed Completed completed_on_time
""")
UNDONE = words("""
未完成 6月底完成 尚未完成 基本完成 部分完成 正在推进 已完成招标 已完成80% 预计6月完成 计划年底前完成
将于9月办结 一期已完成 长期坚持 已完成（正在归档） not_done Partly_done in_progress almost_done open
大部分完成 力争年内完成
""")


@pytest.mark.parametrize("head", HEADS)
def test_a_head_of_progress(head: str) -> None:
    assert headway.columns([head.replace("_", " ")])


@pytest.mark.parametrize("head", OTHERS)
def test_no_head_of_progress(head: str) -> None:
    assert headway.columns([head]) == []


@pytest.mark.parametrize("text", DONE)
def test_done(text: str) -> None:
    assert headway.done({"进展情况": text.replace("_", " ")})


@pytest.mark.parametrize("text", UNDONE)
def test_not_done(text: str) -> None:
    assert not headway.done({"进展情况": text.replace("_", " ")})


@pytest.mark.parametrize(
    ("extra", "done"),
    [
        ({"办理状态": "已完成", "进展情况": "正在归档"}, True),
        ({"办理状态": "正在推进", "完成情况": "已完成"}, False),
        ({"办理状态": "", "完成情况": "已完成"}, True),
        ({"备注": "已完成"}, False),
        ({"进展": "已完成\n6月20日验收"}, True),
        ({}, False),
    ],
)
def test_a_column_of_states_decides(extra: dict[str, str], done: bool) -> None:
    assert headway.done(extra) is done


def test_what_several_columns_tell_is_told_once_each() -> None:
    action = Action("一", "甲", extra={"进展": "开工", "备注": "急", "完成情况": "开工", "状态": "推进中"})
    assert headway.told(action) == "开工 推进中"
