"""A document's own rule of reading, in the wordings that documents use."""

import pytest

from respon.grammar import rule
from respon.grammar.fold import fold


@pytest.mark.parametrize(
    ("text", "kind", "rest"),
    [
        ("列第一位者为牵头单位，下同", "first", "co"),
        ("排在第一位的部门为牵头部门", "first", "co"),
        ("排名第一的单位为牵头单位，其他为配合单位", "first", "support"),
        ("首个单位为牵头单位", "first", "co"),
        ("由列第一位的部门牵头", "first", "co"),
        ("牵头单位为列第一位的部门", "first", "co"),
        ("第一个逗号前为牵头单位，多个牵头部门的按照职责分工负责", "before-mark", "co"),
        ("分号前为牵头单位", "before-mark", "co"),
        ("标★的为牵头单位", "starred", "co"),
    ],
)
def test_rule(text: str, kind: str, rest: str) -> None:
    found = rule.find(fold(text))
    assert found
    assert (found.kind, found.rest) == (kind, rest)


@pytest.mark.parametrize(
    "text",
    [
        "教育部为牵头单位",
        "第一阶段由市科委牵头实施，首批为试点",
        "第一时间由牵头单位处置",
        "建成全国第一的牵头示范区",
    ],
)
def test_no_rule(text: str) -> None:
    assert rule.find(fold(text)) is None
