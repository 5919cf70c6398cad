"""Duties through reforms: nothing lost, nothing guessed, nothing counted twice."""

from calendar import monthrange
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respon.dates import last_day
from respon.errors import DataError, UsageError
from respon.graph import Graph
from respon.model import Action, Agency, Document, Reform
from respon.plan import Plan
from respon.query.day import dated
from respon.query.duties import duties
from respon.query.gaps import gaps
from respon.query.lineage import lineage
from respon.query.matrix import matrix
from respon.query.overlaps import overlaps
from respon.query.reform_effect import reform_effect
from respon.reforms.then import Planned, reformed
from respon.sources.whole import read
from respon.where import Where

NAMES = tuple("甲乙丙丁戊己庚辛")


def plan_of(actions: list[tuple[str, ...]], reforms: tuple[Reform, ...] = (), issued: str | None = None) -> Plan:
    documents = {"文": Document("文", "文", issued=issued, list_order="first-leads")}
    made = tuple(Action(f"事{i}", f"事{i}", document="文", responsible=names) for i, names in enumerate(actions))
    canonical = {name: name for names in actions for name in names}
    return Plan(
        documents=documents,
        actions=made,
        agencies={name: Agency(name) for name in NAMES},
        canonical=canonical,
        reforms=reforms,
    )


def reform(
    change: str, sources: tuple[str, ...], targets: tuple[str, ...], date: str = "2018", **more: object
) -> Reform:
    return Reform(change, date, from_=sources, to=targets, **more)  # type: ignore[arg-type]


def planned(*coming: Reform) -> list[Planned]:
    return [Planned(one, Where("新.yaml", line)) for line, one in enumerate(coming, 3)]


names = st.sampled_from(NAMES)
actions = st.lists(st.lists(names, min_size=1, max_size=5, unique=True).map(tuple), min_size=1, max_size=6)
dates = st.builds(lambda y, m: f"{y}-{m:02}" if m else str(y), st.integers(2010, 2030), st.integers(0, 12))


@st.composite
def reforms(draw: st.DrawFn, changes: tuple[str, ...] = ("rename", "merge", "split", "transfer")) -> Reform:
    change = draw(st.sampled_from(changes))
    several = {"merge": 3}.get(change, 1)
    sources = tuple(draw(st.lists(names, min_size=1, max_size=several, unique=True)))
    wide = 3 if change == "split" else 1
    targets = tuple(
        draw(st.lists(names.filter(lambda n: n not in sources), min_size=min(wide, 2), max_size=wide, unique=True))
    )
    touches = draw(st.sampled_from([(), ("事1",), ("事2", "事3")])) if change == "transfer" else ()
    return reform(change, sources, targets, draw(dates), touches=touches)


many = st.lists(reforms(), max_size=6).map(tuple)


def held(plan: Plan) -> list[tuple[str, str]]:
    return [(action.id, given.agency) for action in plan.actions for given in plan.assignments(action)]


def everything(plan: Plan) -> object:
    return [(plan.assignments(a), plan.unsettled(a)) for a in plan.actions]


@given(actions, dates)
def test_applying_no_reform_changes_nothing(actions: list[tuple[str, ...]], date: str) -> None:
    before = plan_of(actions)
    assert everything(reformed(before, date)) == everything(before)
    assert reformed(before) is before


@given(actions, st.lists(reforms(("merge", "rename")), max_size=6).map(tuple), dates)
def test_a_merge_never_adds_an_assignment(actions: list[tuple[str, ...]], many: tuple[Reform, ...], date: str) -> None:
    before = plan_of(actions, many)
    assert len(held(reformed(before, date))) <= len(held(before))


@given(actions, many, dates, dates)
def test_reforms_one_day_after_the_other_are_the_same_as_at_once(
    actions: list[tuple[str, ...]], many: tuple[Reform, ...], early: str, late: str
) -> None:
    """Following to an earlier day and on from its holders to a later one ends where following at once does."""
    early, late = sorted((early, late), key=last_day)
    whole = reformed(plan_of(actions, many), late)
    rest = tuple(r for r in many if last_day(r.date) > last_day(early))
    for action in whole.actions:
        halfway = reformed(plan_of(actions, many), early)
        for name in action.responsible:
            onward = plan_of([halfway.candidates(action, name)], rest)
            stand_in = Action(action.id, action.title, responsible=onward.actions[0].responsible)
            ends = [reformed(onward, late).candidates(stand_in, one) for one in stand_in.responsible]
            assert tuple(dict.fromkeys(n for end in ends for n in end)) == whole.candidates(action, name)


@given(actions, many, dates)
def test_every_duty_is_held_or_to_be_settled(
    actions: list[tuple[str, ...]], many: tuple[Reform, ...], date: str
) -> None:
    before, after = plan_of(actions, many), reformed(plan_of(actions, many), date)
    for action in before.actions:
        settled = {given.printed for given in after.assignments(action)}
        merged = {name for given in after.assignments(action) for name in given.merged}
        unsettled = {open_.agency for open_ in after.unsettled(action)}
        assert settled | merged | unsettled == set(action.responsible)
        assert not (settled | merged) & unsettled
        assert all(len(open_.candidates) > 1 for open_ in after.unsettled(action))


def test_two_co_owners_that_became_one_are_one_owner_in_the_stronger_role() -> None:
    before = plan_of([("甲", "乙", "丙")], (reform("merge", ("甲", "乙"), ("丁",)),))
    (first, second) = reformed(before, "2019").assignments(before.actions[0])
    assert (first.agency, first.role, first.merged) == ("丁", "lead", ("甲", "乙"))
    assert (second.agency, second.merged) == ("丙", ())


def test_a_split_goes_to_no_one_by_guess() -> None:
    after = reformed(plan_of([("甲", "乙")], (reform("split", ("甲",), ("丙", "丁")),)), "2019")
    assert held(after) == [("事0", "乙")]
    (open_,) = after.unsettled(after.actions[0])
    assert (open_.agency, open_.candidates) == ("甲", ("丙", "丁"))


def test_a_partial_transfer_concerns_what_its_words_touch() -> None:
    plan = plan_of([("甲",), ("甲",)], (reform("transfer", ("甲",), ("丙",), touches=("事1",)),))
    after = reformed(plan, "2019")
    assert held(after) == [("事0", "甲")]
    assert after.unsettled(after.actions[1])[0].candidates == ("甲", "丙")


def test_what_is_handed_on_in_part_before_a_merger_follows_both_ways() -> None:
    day = (reform("merge", ("甲",), ("乙",)), reform("transfer", ("甲",), ("丙",)))
    after = reformed(plan_of([("甲",)], day), "2019")
    assert after.unsettled(after.actions[0])[0].candidates == ("乙", "丙")


def test_candidates_that_become_one_settle_the_duty() -> None:
    chain = (reform("split", ("甲",), ("丙", "丁"), "2018"), reform("merge", ("丙", "丁"), ("戊",), "2020"))
    plan = plan_of([("甲",)], chain)
    assert reformed(plan, "2019").unsettled(plan.actions[0])
    assert held(reformed(plan, "2021")) == [("事0", "戊")]


@pytest.mark.parametrize(
    ("date", "as_of", "applies"),
    [("2018", "2018-12", True), ("2018", "2018-11-30", False), ("2018", "2019-01", True), ("2018-11", "2018", True),
     ("2018-11", "2018-11", True), ("2018-11-23", "2018-11-22", False), ("2018-11-23", "2018-11-23", True)],
)  # fmt: skip
def test_a_reform_counts_when_its_whole_known_date_is_past(date: str, as_of: str, applies: bool) -> None:
    plan = plan_of([("甲",)], (reform("rename", ("甲",), ("乙",), date),))
    assert held(reformed(plan, as_of)) == [("事0", "乙" if applies else "甲")]


def test_a_reform_before_the_document_was_issued_does_not_touch_it() -> None:
    plan = plan_of([("甲",)], (reform("rename", ("甲",), ("乙",), "2014"),), issued="2016-02-01")
    assert held(reformed(plan, "2019")) == [("事0", "甲")]


def test_leap_years_and_bad_dates() -> None:
    assert last_day("2024-02") == "2024-02-29"
    with pytest.raises(UsageError, match="not a date"):
        reformed(plan_of([("甲",)]), "2019-13")


def test_planned_reforms_use_known_names() -> None:
    plan = plan_of([("甲", "乙")])
    assert held(reformed(plan, None, planned(reform("merge", ("甲", "乙"), ("新局",), "2030")))) == [("事0", "新局")]
    with pytest.raises(DataError, match="unknown agency") as caught:
        reformed(plan, None, planned(reform("rename", ("没有的局",), ("新局",))))
    assert str(caught.value.where) == "新.yaml:3"
    assert caught.value.hint


def test_a_recalled_step_is_marked() -> None:
    plan = plan_of([("甲", "乙")], (reform("rename", ("甲",), ("丙",), date_confidence="recalled"),))
    graph = Graph(reformed(plan, "2019"))
    (row,) = duties(graph, ["丙"]).rows
    assert "†" in row.role.marks
    assert any("†" in getattr(cell, "marks", "") for cell in next(iter(overlaps(graph).rows)))
    assert any("†" in getattr(cell, "marks", "") for cell in next(matrix(graph).cells()))


@pytest.fixture(scope="module")
def bundled() -> Plan:
    return read()


def test_the_market_regulator_holds_what_three_bureaus_held(bundled: Plan) -> None:
    graph = Graph(reformed(bundled, "2019-01"))
    answer = duties(graph, ["市市场监管局"])
    keys = [column.key for column in answer.columns]
    rows = [dict(zip(keys, row, strict=True)) for row in answer.cells()]
    origins = {(row["action"], name) for row in rows for name in row["from"]}
    text = {(a.id, g.agency) for a in bundled.actions for g in bundled.assignments(a)}
    three = {"市工商局", "市质量技监局", "市食品药品监管局"}
    assert origins == {(action, agency) for action, agency in text if agency in three}


def test_a_bureau_that_is_gone_says_where_its_duties_went(bundled: Plan) -> None:
    answer = duties(Graph(reformed(bundled, "2019-01")), ["市工商局"])
    assert {row.agency for row in answer.rows} == {"市市场监管局"}
    assert any("市工商局" in note and "市市场监管局" in note for note in map(str, answer.notes))


def test_gaps_list_what_is_to_be_settled(bundled: Plan) -> None:
    after = reformed(bundled, "2019-01")
    listed = [row[1] for row in gaps(Graph(after)).rows if row[0] == "to-be-settled"]
    assert listed == [a.id for a in after.actions for _ in after.unsettled(a)]
    assert listed


def test_lineage_goes_both_ways(bundled: Plan) -> None:
    rows = {(row[0], row[1]) for row in lineage(bundled, "市市场监管局").rows}
    assert {(-1, "市工商局"), (-1, "市质量技监局"), (-1, "市食品药品监管局"), (0, "市市场监管局")} <= rows
    depths = [row[0] for row in lineage(bundled, "市金融办").rows]
    assert depths == sorted(depths)
    assert all(abs(b - a) <= 1 or b > 0 for a, b in pairwise(depths))


def test_the_effect_of_a_merger() -> None:
    before = plan_of([("甲", "乙"), ("甲", "乙", "丙"), ("甲", "丙")])
    after = reformed(before, None, planned(reform("merge", ("甲", "乙"), ("丁",), "2030")))
    rows = list(reform_effect(Graph(before), Graph(after)).rows)
    effects = {(row[0], row[1], row[3]) for row in rows}
    assert ("load-grows", "丁", "") in effects
    assert ("lone-owner", "丁", "事0") in effects
    assert ("loses-co-owner", "", "事1") in effects
    assert ("loses-co-owner", "", "事2") not in effects
    assert [(row[1], row[2]) for row in rows if row[0] == "no-longer-overlaps"] == [("乙", "甲")]


def test_a_rename_ends_no_overlap() -> None:
    before = plan_of([("甲", "乙")])
    after = reformed(before, None, planned(reform("rename", ("甲",), ("新甲",), "2030")))
    assert {row[0] for row in reform_effect(Graph(before), Graph(after)).rows} == {"load-grows", "load-shrinks"}


@given(st.dates(date(1, 1, 1)))
def test_every_day_of_the_calendar_is_a_date_and_no_other(day: date) -> None:
    assert last_day(day.isoformat()) == day.isoformat()
    beyond = f"{day:%Y-%m}-{monthrange(day.year, day.month)[1] + 1}" if day.year > 999 else "999"
    with pytest.raises(UsageError):
        last_day(beyond)


def test_lineage_of_a_day_and_with_planned_reforms() -> None:
    plan = plan_of([("甲", "乙")], (reform("rename", ("甲",), ("丙",), "2020"),))
    coming = planned(reform("rename", ("乙",), ("丁",), "2030"))
    assert [row.agency for row in lineage(reformed(plan, "2019"), "甲").rows] == ["甲"]
    assert [row.agency for row in lineage(reformed(plan, "2020"), "甲").rows] == ["甲", "丙"]
    assert [row.agency for row in lineage(reformed(plan, None, coming), "乙").rows] == ["乙", "丁"]
    assert [row.agency for row in lineage(reformed(plan, None, coming), "甲").rows] == ["甲", "丙"]


def test_a_day_before_the_document_is_told() -> None:
    plan = plan_of([("甲",)], (), issued="2016-02-01")
    for day, told in (("2015", True), ("2016-01-31", True), ("2016-02-01", False), ("2016", False)):
        after = reformed(plan, day)
        notes = dated(duties(Graph(after), ["甲"]), after).notes
        assert any(str(note).endswith(": 文") for note in notes) == told
