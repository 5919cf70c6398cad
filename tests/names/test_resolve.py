"""Written forms find their agency, all right and none wrong. The table names each form's source."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respon.errors import UnknownName
from respon.model import Agency, Reform
from respon.names import Resolver
from respon.names.pinyin import initials
from respon.names.short import abbreviates, core, cores, place_of
from respon.sources.whole import read

FORMS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "forms.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
RIGHT = [(written, agency) for written, agency, _ in FORMS if agency]
NEAR = [written for written, agency, _ in FORMS if not agency]


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    plan = read()
    return Resolver(plan.registry, plan.reforms)


def test_the_table_is_as_large_as_promised() -> None:
    assert len(RIGHT) >= 240
    assert len(NEAR) >= 130
    assert all(source for *_, source in FORMS)


@pytest.mark.parametrize(("written", "agency"), RIGHT)
def test_a_written_form_finds_its_agency(resolver: Resolver, written: str, agency: str) -> None:
    assert resolver.resolve(written).agency == agency


@pytest.mark.parametrize("written", NEAR)
def test_a_near_miss_is_refused_and_says_so(resolver: Resolver, written: str) -> None:
    with pytest.raises(UnknownName) as caught:
        resolver.resolve(written)
    assert caught.value.hint


def test_only_the_name_itself_is_exact(resolver: Resolver) -> None:
    assert resolver.resolve("市科委").exact
    for written in ("上海市科学技术委员会", "科委", "市科技委", "skw"):
        assert not resolver.resolve(written).exact


def test_the_nearest_names_are_offered_never_taken(resolver: Resolver) -> None:
    with pytest.raises(UnknownName) as caught:
        resolver.resolve("市监察局")
    assert "市质量技监局" in caught.value.hint


def test_initials_without_pypinyin_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("respon.names.pinyin.available", lambda: False)
    monkeypatch.setattr("respon.names.resolve.available", lambda: False)
    with pytest.raises(UnknownName) as caught:
        Resolver(read().agencies).resolve("sjxw")
    assert initials("市经信委") == frozenset()
    assert "pypinyin" in caught.value.hint


def test_a_bracket_that_does_not_fit_is_told(resolver: Resolver) -> None:
    for written, words in (
        ("市科委（市教委）", "is 市教委, another agency"),
        ("市科委（暂定）", "no name of it and no role"),
    ):
        with pytest.raises(UnknownName, match=words):
            resolver.resolve(written)


def test_a_bracket_may_name_a_predecessor_only_by_a_reform() -> None:
    agencies = {name: Agency(name) for name in ("甲局", "乙局", "丙局", "丁局")}
    reforms = [
        Reform(change="rename", date="2001", from_=("甲局",), to=("乙局",)),
        Reform(change="merge", date="2002", from_=("乙局",), to=("丙局",)),
        Reform(change="transfer", date="2003", from_=("丁局",), to=("丙局",)),
    ]
    assert Resolver(agencies, reforms).resolve("丙局（原甲局）").agency == "丙局"
    for written in ("丙局（原丁局）", "甲局（原丙局）"):
        assert Resolver(agencies, reforms).find(written) is None
    assert Resolver(agencies).find("丙局（原甲局）") is None


def test_a_slip_in_latin_letters_is_answered_with_names_first(
    resolver: Resolver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("respon.names.pinyin.available", lambda: False)
    monkeypatch.setattr("respon.names.resolve.available", lambda: False)
    for written in ("Shanghai Custms", "Custms"):
        with pytest.raises(UnknownName) as caught:
            resolver.resolve(written)
        assert caught.value.hint.startswith("nearest names: 上海海关")


def test_ambiguity_names_the_candidates() -> None:
    agencies = {n: Agency(n, full_name=f) for n, f in (("甲", "上海市文化广播管理局"), ("乙", "上海市文化电影管理局"))}
    with pytest.raises(UnknownName, match="乙、甲"):
        Resolver(agencies).resolve("市文化管局")


def test_another_place_has_its_own_registry() -> None:
    agencies = {"市经信局": Agency("市经信局", full_name="杭州市经济和信息化局")}
    resolver = Resolver(agencies)
    assert resolver.resolve("杭州市经信局").agency == "市经信局"
    assert resolver.find("上海市经信局") is None


def test_every_name_and_form_of_the_registry_resolves_to_its_agency(resolver: Resolver) -> None:
    for agency in read(["data"] if Path("data").is_dir() else ()).registry.values():
        for form in (agency.name, *agency.aliases, *agency.signboards, *filter(None, [agency.full_name])):
            assert resolver.resolve(form).agency == agency.name, form


@given(st.text(max_size=12))
def test_any_text_ends_in_a_match_or_a_plain_error(text: str) -> None:
    resolver = Resolver({"市科委": Agency("市科委", full_name="上海市科学技术委员会")})
    try:
        assert resolver.resolve(text).agency == "市科委"
    except UnknownName as error:
        assert str(error)


@pytest.mark.parametrize(
    ("short", "full", "lawful"),
    [
        ("经信委", "经济和信息化委员会", True),
        ("质监局", "质量技术监督局", True),
        ("质监委", "质量技术监督局", False),
        ("监质局", "质量技术监督局", False),
        ("安全局", "安全生产监督管理局", False),
        ("农村委", "农业农村委员会", False),
        ("委", "经济和信息化委员会", False),
        ("国税局", "国家税务总局上海市税务局", False),
    ],
)
def test_lawful_abbreviations(short: str, full: str, lawful: bool) -> None:
    assert abbreviates(short, full, "上海市") is lawful


def test_cores_and_places() -> None:
    assert place_of(["上海市科学技术委员会", "上海市教育委员会", "国家税务总局上海市税务局"]) == "上海市"
    assert core("上海市科委", "上海市") == core("市科委", "上海市") == "科委"
    assert "发改委" in cores("上海发改委", "上海市")
    assert "海关" not in cores("上海", "上海市")


@pytest.mark.parametrize(
    "written", ["原" * 9000 + "甲局", "甲局" + "（牵头）" * 9000, "（" * 9000 + "甲局" + "）" * 9000]
)
def test_a_name_of_any_depth_is_answered(written: str) -> None:
    assert Resolver({"甲局": Agency("甲局")}).find(written) is None
