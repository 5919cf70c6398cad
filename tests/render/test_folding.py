"""Text folded as Chinese is set: whole, no wider than asked, nothing broken that fits."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from respon.render.folding import NOT_FIRST, NOT_LAST, folded, narrowest

NAMES = st.lists(st.text("市区县科委办局教育a", min_size=1, max_size=9), min_size=1, max_size=9)
RUNNING = st.text("市科委办，。、；：（）《》“”abc -1", max_size=60)


@given(NAMES, st.integers(20, 60), st.sampled_from(["、", ", "]))
@settings(max_examples=300)
def test_a_list_breaks_between_its_items_only(names: list[str], width: int, separator: str) -> None:
    lines = folded(separator.join(names), width, listed=True)
    assert max(map(cell_len, lines)) <= width
    assert [name for line in lines for name in re.split("[、,] ?", line.rstrip("、, "))] == names


@given(RUNNING, st.integers(4, 60))
@settings(max_examples=500)
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, width: int) -> None:
    lines = folded(text, width)
    assert max(map(cell_len, lines), default=0) <= width
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(RUNNING, st.integers(4, 60))
@settings(max_examples=500)
def test_no_line_begins_or_ends_with_a_sign_that_clings_where_the_cluster_fits(text: str, width: int) -> None:
    if narrowest(text) > width:
        return
    first, *more = folded(text, width)
    assert all(line[0] not in NOT_FIRST for line in more if re.search(r"\w", text))
    assert all(line[-1] not in NOT_LAST for line in (first, *more)[:-1] if line)


def test_latin_words_stay_whole_where_they_fit() -> None:
    assert folded("Led by the co-owner", 12) == ["Led by the", "co-owner"]
    assert folded("incomprehensibilities", 10) == ["incomprehe", "nsibilitie", "s"]
