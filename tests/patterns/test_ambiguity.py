"""The judge of patterns is itself judged: planted ones that explode, ones that grow as a square, and good ones."""

import re
from time import process_time

import pytest

from tests.patterns.ambiguity import ambiguity

EXPONENTIAL = [
    r"(a+)+b",
    r"(?:a*)*b",
    r"(?:[\d一二]+|个)*x",
    r"(?:区|县|\ue000+)+$",
    r"(?:地区|地|区)+$",
    r"(a|a)*b",
    r"(?:a|ab|b)*c",
    r"(?:a?b?)*c",
    r"(?:a+b?)*c",
    r"(?:a{1,3})*b",
    r"(?:(?:a*|b*)c)*d",
    r"(?:(?:a?)?c)*d",
    r"(?:[^,]|;)*,x",
    r"(?:a++|a)*b",
    r"x(?=(a+)+b)",
    r"(?>(a+)+b)",
    r"(?:(a+)+b)*+c",
    r"(?:x(?:a|ab)(?:b|))*c",
]
SQUARE = [
    (r"\s*x", "search"),
    (r"\s+$", "search"),
    (r"<[^>]*>", "search"),
    (r"a\w*b", "search"),
    (r"^\s*-", "search", re.MULTILINE),
    (r"\s*\s*x", "match"),
    (r".*foo.*bar", "match"),
    (r"\s*,?\s*x", "match"),
    (r"a*a*", "fullmatch"),
    (r"\d+\w*-", "match"),
    (r"x(?!.*a.*b)", "match"),
]
GOOD = [
    (r"(?:a+)*+b", "match"),
    (r"(?>a+)+b", "match"),
    (r"(?:a++)*b", "match"),
    (r"(?:(?>a|ab))*c", "match"),
    (r"(?:a+b)*c", "match"),
    (r"(?:\w|\d)*-", "match"),
    (r"a*+a", "match"),
    (r"x*y*z", "match"),
    (r"(?:区|县|\ue000)+$", "match"),
    (r"\s+", "search"),
    (r"(?<!\s)\s+x", "search"),
    (r"^[ \t]*-\s*x", "search", re.MULTILINE),
    (r"^\s*x", "search"),
    (r"\([^()]*\)", "search"),
    (r"第\s*\d+\s*号", "search"),
    (r"\s*(?:,\s*)?x", "match"),
    (r"a*a*", "match"),
    (r"[^,]{0,30}?x", "search"),
    (rb"<!--(?>.*?-->)", "match"),
]


@pytest.mark.parametrize("pattern", EXPONENTIAL)
@pytest.mark.parametrize("searched", [True, False])
def test_what_explodes_is_refused(pattern: str, searched: bool) -> None:
    assert ambiguity(pattern, searched=searched, whole=False) == "exponential"


@pytest.mark.parametrize("case", SQUARE, ids=lambda case: f"{case[1]}-{case[0]}")
def test_what_grows_as_a_square_is_refused(case: tuple[str, str, int]) -> None:
    pattern, method, *flags = case
    assert ambiguity(pattern, *flags, searched=method == "search", whole=method == "fullmatch") == "square"


@pytest.mark.parametrize("case", GOOD, ids=lambda case: f"{case[1]}-{case[0]}")
def test_what_grows_with_the_text_is_let_pass(case: tuple[str, str, int]) -> None:
    pattern, method, *flags = case
    assert not ambiguity(pattern, *flags, searched=method == "search", whole=method == "fullmatch")


def test_what_the_judge_cannot_read_is_an_error() -> None:
    with pytest.raises(NotImplementedError, match="GROUPREF"):
        ambiguity(r"(a)\1")


@pytest.mark.parametrize(
    ("pattern", "unit"), [(r"(a+)+b", "a"), (r"(?:地区|地|区)+$", "地区"), (r"(?:a|ab|b)*c", "ab")]
)
def test_the_planted_ones_do_explode(pattern: str, unit: str) -> None:
    """A dozen units more take hundreds of times longer: told apart from any noise."""

    def spent(count: int) -> float:
        start = process_time()
        assert not re.match(pattern, unit * count + "!")
        return process_time() - start

    assert spent(21) > 20 * spent(9)
