"""Folding and hiding keep every character's place."""

from hypothesis import given
from hypothesis import strategies as st

from respon.grammar.fold import fold, fold_all, hide, is_traditional, unframe
from respon.names.normal import fingerprint, plain


@given(st.text(alphabet="市科委（）()〔〕【】“”《》：；，、 \n責任單位牽頭*１２", max_size=60), st.booleans())
def test_every_character_keeps_its_place(text: str, traditional: bool) -> None:
    folded = fold(text, traditional)
    assert len(folded) == len(text)
    assert len(hide(folded)) == len(text)
    assert len(unframe(folded)) == len(text)


@given(st.lists(st.text(max_size=20), min_size=1, max_size=6))
def test_folding_all_is_folding_each(texts: list[str]) -> None:
    assert fold_all(texts) == [fold(text) for text in texts]


def test_script_is_told() -> None:
    assert is_traditional("責任單位：市發展改革委")
    assert not is_traditional("责任单位：市发展改革委")
    assert fold("責任單位：市發展改革委", traditional=True) == "责任单位:市发展改革委"


def test_fingerprint_minds_neither_width_nor_space() -> None:
    assert plain("（一） 建设ＡＩ平台\n") == "(一)建设AI平台"
    assert fingerprint("责任单位：甲、乙") == fingerprint("责任单位: 甲、 乙")
    assert fingerprint("责任单位：甲") != fingerprint("责任单位：乙")
