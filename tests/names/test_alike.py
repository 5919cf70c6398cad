"""Names that may be one agency's are put side by side; what is only alike, or of another level, is not."""

import time

import pytest

from respon.names.alike import Alike, Forms
from respon.names.short import place_of

GROUPS = {
    "a county's": [
        ["青山县教育局", "县教育局", "教育局"],
        ["青山县教育和体育局", "县教体局"],
        ["青山县人民政府办公室", "县政府办"],
        ["中共青山县委组织部", "县委组织部"],
        ["青山县委办公室", "县委办"],
        ["青山县監察委員會", "县监委"],
        ["市教育局"],
        ["各乡镇（街道）"],
    ],
    "a city's": [
        ["甲市教育委员会", "市教委"],
        ["甲市发展和改革委员会", "市发展改革委", "市发改委"],
        ["甲市城市管理行政执法局", "市城管执法局"],
        ["甲市市场监督管理局", "市市场监管局", "市场监管局"],
        ["省教育厅"],
        ["市审计局"],
        ["市监察局"],
    ],
    "an autonomous prefecture's": [["延边朝鲜族自治州公安局", "州公安局"], ["延边朝鲜族自治州水利局", "州水利局"]],
    "the state's": [
        ["中华人民共和国教育部", "教育部"],
        ["工业和信息化部", "工信部"],
        ["国家发展和改革委员会", "国家发展改革委", "发展改革委"],
        ["人力资源社会保障部", "人社部"],
        ["国家卫生健康委", "卫生健康委"],
        ["财政部"],
        ["央行"],
    ],
    "English": [
        ["Department of Health and Social Care", "DHSC"],
        ["The Environment Agency", "Environment agency", "E.A."],
        ["HM Revenue"],
        ["Revenue Board"],
        ["Harbour Office"],
        ["hb"],
    ],
}
"""The fullest name first. Written by hand, each from what such papers say."""


@pytest.mark.parametrize("groups", GROUPS.values(), ids=GROUPS)
@pytest.mark.parametrize("turn", [1, -1], ids=["", "backwards"])
def test_forms_that_fit_one_another_stand_together(groups: list[list[str]], turn: int) -> None:
    names = [name for group in groups for name in group][::turn]
    found = {frozenset((forms.full, *forms.short)): forms for forms in Alike(names).groups()}
    assert set(found) == {frozenset(group) for group in groups}
    assert [found[frozenset(group)].full for group in groups] == [group[0] for group in groups]


def test_what_may_be_short_for_several_stays_by_itself_and_says_so() -> None:
    names = ["市农委", "甲市农业委员会", "甲市农村委员会"]
    assert Alike(names).groups() == [Forms("市农委", (), tuple(names[1:])), Forms(names[1]), Forms(names[2])]


def test_what_only_begins_like_another_is_a_doubt() -> None:
    for names in (["县农业局", "青山县农业农村局", "县林业局"], ["Treasury", "Harbour Board Treasury", "Surety"]):
        assert Alike(names).groups() == [Forms(names[0], (), (names[1],)), Forms(names[1]), Forms(names[2])]


def test_a_name_is_asked_of_others_both_ways() -> None:
    known = Alike(["青山县教育局", "县财政局"])
    assert known.fuller("县教育局") == ["青山县教育局"]
    assert known.shorter("青山县财政局") == ["县财政局"]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("广州市教育局", "广州市"),
        ("津市市教育局", "津市市"),
        ("蓟县财政局", "蓟县"),
        ("浦东新区教育局", "浦东新区"),
        ("玉屏侗族自治县水务局", "玉屏侗族自治县"),
        ("新疆维吾尔自治区水利厅", "新疆维吾尔自治区"),
        ("县教育局", ""),
        ("市城市管理局", ""),
        ("城市管理局", ""),
        ("各区市场监管局", ""),
        ("国家税务总局甲市税务局", ""),
    ],
)
def test_the_place_that_a_full_name_says(name: str, place: str) -> None:
    assert place_of([name]) == place


def test_many_names_take_no_time_of_their_square() -> None:
    names = [f"{chr(0x4E00 + index // 40)}{chr(0x5E00 + index % 40)}务局" for index in range(8000)]
    start = time.process_time()
    assert len(Alike(names).groups()) == len(names)
    assert time.process_time() - start < 5
