"""The public names: each there, documented, and used in examples that run."""

import doctest
import re
from pathlib import Path

import pytest

import respon

PAGE = Path(__file__).parents[2] / "docs/api.md"


@pytest.mark.parametrize("name", respon.__all__)
def test_every_public_name_exists_and_is_documented(name: str) -> None:
    assert getattr(respon, name).__doc__
    assert re.search(rf"^(?:.*\. )?\*\*`{name}\b", PAGE.read_text(encoding="utf-8"), re.M)


def test_the_page_documents_no_other_name() -> None:
    told = re.findall(r"\*\*`(\w+)", PAGE.read_text(encoding="utf-8"))
    assert set(told) == set(respon.__all__)


def test_examples_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PAGE.parents[1])
    told = doctest.testmod(respon)
    page = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert (told.failed, page.failed) == (0, 0)
    assert told.attempted > 0
    assert page.attempted > 0


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        _ = respon.nothing  # type: ignore[attr-defined]
