"""YAML nested too deeply is told in our words, at its line, whichever notices first: we or the library."""

from collections.abc import Iterator
from typing import Any

import pytest

from respon.errors import DataError
from respon.sources import yaml

DEEP = {
    "flow lists": (b"a: 1\nb: " + b"[" * 5_000, 2),
    "flow mappings": (b"a: 1\nb: " + b"{a: " * 5_000, 2),
    "flow lists, one a line": (b"[\n" * 5_000, 33),
    "block mappings": (b"".join(b" " * n + b"a:\n" for n in range(1_500)), 33),
    "block lists": (b"a: 1\nb:\n  " + b"- " * 5_000 + b"x", 3),
    "closed again": (b"[" * 40 + b"]" * 40, 1),
}
LOADERS = ["CSafeLoader", "SafeLoader"]
"""PyYAML by libyaml, which from 0.2.6 on stops at a depth of its own, and by itself, which has no limit."""


def refused(text: bytes) -> DataError:
    with pytest.raises(DataError) as told:
        yaml.load(text, "x.yaml")
    return told.value


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("name", DEEP)
def test_deep_nesting_is_told_in_our_words(name: str, loader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "_Loader", getattr(yaml.yaml, loader))
    text, line = DEEP[name]
    error = refused(text)
    assert (str(error.message), error.where.line) == ("nested deeper than 32 levels", line)
    assert error.hint == "see `respon schema` for the format"


@pytest.mark.parametrize(
    ("context", "problem"),
    [
        ("while increasing flow level", "exceeded maximum nesting depth"),
        ("while increasing block level", "exceeded maximum nesting depth"),
        ("while parsing a flow node", "nested too deeply"),
        (None, "maximum recursion depth exceeded"),
    ],
)
def test_the_librarys_own_refusal_is_told_in_the_same_words(
    context: str | None, problem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def events(loader: Any) -> Iterator[Any]:
        mark = yaml.yaml.Mark("x.yaml", 0, 6, 0, None, None)
        raise yaml.yaml.scanner.ScannerError(context, mark if context else None, problem, mark)
        yield

    monkeypatch.setattr(yaml, "_events", events)
    error = refused(b"a: 1\n")
    assert (str(error.message), error.where.line) == ("nested deeper than 32 levels", 7)
    assert error.hint == "see `respon schema` for the format"


@pytest.mark.parametrize("loader", LOADERS)
def test_what_is_no_deeper_is_read(loader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "_Loader", getattr(yaml.yaml, loader))
    value, _ = yaml.load(b"[" * 32 + b"]" * 32, "x.yaml")
    for _ in range(31):
        (value,) = value
    assert value == []


@pytest.mark.parametrize("loader", LOADERS)
def test_another_fault_keeps_its_own_words(loader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "_Loader", getattr(yaml.yaml, loader))
    error = refused(b"a: 1\nb: [1, 2\n")
    assert (error.where.line, "not valid YAML: " in str(error.message)) == (2, True)
