"""The types of the data format: what they take, keep and answer themselves."""

from itertools import product

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from respon.model import Action, Period

YEARS = st.none() | st.integers(2000, 2006).map(str)
PERIODS = st.builds(Period, since=YEARS, until=YEARS)
DAYS = [f"{year}-{day}" for year, day in product(range(1998, 2010), ("01-01", "06-30", "12-31"))]


@given(PERIODS, PERIODS)
def test_periods_overlap_if_both_hold_on_some_day(one: Period, other: Period) -> None:
    assert one.overlaps(other) == any(one.holds(day) and other.holds(day) for day in DAYS)


def test_own_columns_keep_their_order_and_any_text() -> None:
    written = '{"id": "一", "title": "甲", "extra": {"备注": "=1+1", "进展": "", "A": " x "}}'
    with pytest.raises(msgspec.ValidationError, match="length >= 1"):
        msgspec.json.decode(written, type=Action)
    action = msgspec.json.decode(written.replace('"进展": ""', '"进展": "-"'), type=Action)
    assert list(action.extra.items()) == [("备注", "=1+1"), ("进展", "-"), ("A", " x ")]
    assert msgspec.json.decode(msgspec.json.encode(action), type=Action) == action


def test_an_unlabelled_list_infers_one_lead_where_the_first_leads_and_none_is_stated() -> None:
    action = Action("一", "甲", responsible=("甲委", "乙局"))
    assert list(action.assignments("first-leads")) == [("甲委", "lead", False), ("乙局", "co", False)]
    assert [role for _, role, _ in action.assignments("equal")] == ["co", "co"]
    led = msgspec.structs.replace(action, lead=("丙局",))
    assert [role for _, role, _ in led.assignments("first-leads")] == ["lead", "co", "co"]
