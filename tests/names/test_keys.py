"""Ids and numbers in whatever width, brackets and script they are written."""

import pytest

from respon.errors import UnknownName
from respon.names import keys

KNOWN = ["专项7", "(三)", "沪府发〔2016〕9号", "沪府发〔2016〕19号", "1.", "1", "第三條"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("专项7", "专项7"),
        ("专项７", "专项7"),
        ("專項7", "专项7"),
        ("专项 7", "专项7"),
        ("（三）", "(三)"),
        ("【三】", "(三)"),
        ("沪府发[2016]9号", "沪府发〔2016〕9号"),
        ("沪府发（2016）9号", "沪府发〔2016〕9号"),
        ("沪府发【2016】9号", "沪府发〔2016〕9号"),
        ("沪府发〔２０１６〕９号", "沪府发〔2016〕9号"),
        ("滬府發〔2016〕9號", "沪府发〔2016〕9号"),
        ("沪府发 〔2016〕 9 号", "沪府发〔2016〕9号"),
        ("第三条", "第三條"),
        ("1", "1"),
        ("沪府发〔2016〕8号", None),
        ("专项", None),
    ],
)
def test_the_key_that_is_meant(written: str, meant: str | None) -> None:
    assert keys.find(written, KNOWN) == meant


def test_of_two_that_are_written_alike_none_is_taken() -> None:
    assert keys.find("(１)", ["（1）", "〔1〕"]) is None


def test_the_nearest_number_is_named() -> None:
    with pytest.raises(UnknownName, match="沪府发〔2016〕8号") as caught:
        keys.document("沪府发〔2016〕8号", KNOWN[2:4])
    assert "沪府发〔2016〕9号" in caught.value.hint


def test_among_no_keys_there_is_none_and_none_is_near() -> None:
    assert keys.find("专项7", []) is None
    assert keys.nearest("专项7", []) == []
    with pytest.raises(UnknownName) as caught:
        keys.document("沪府发〔2016〕8号", [])
    assert caught.value.hint == "the data declares no document"
