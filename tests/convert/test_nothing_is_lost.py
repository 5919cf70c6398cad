"""Any chain of formats ends in the same data, and in the same bytes as the direct way."""

import io
from itertools import product
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import ROOT, Run

from respon.convert.one_file import whole
from respon.convert.writers import WRITERS, written
from respon.formats import FORMATS
from respon.i18n import use
from respon.model import DataFile
from respon.sources.comments import normal
from respon.sources.readers import READERS
from respon.sources.whole import read
from tests.convert.plans import DATA

NAMES = sorted(WRITERS)
IN_PROCESS = [name for name in NAMES if name != "xlsx"]
"""A workbook is opened in a process of its own: fewer examples."""


def back(text: bytes, name: str) -> DataFile:
    suffix = FORMATS[name].suffixes[0]
    return READERS[suffix].read(io.BytesIO(text), f"it{suffix}", lambda _: None).data


def same(data: DataFile) -> DataFile:
    """The data as a file gives it: defaults are the types' own, comments as a head has them."""
    data = msgspec.convert(msgspec.to_builtins(data), DataFile)
    return msgspec.structs.replace(data, comments=normal(data.comments))


@given(data=DATA, chain=st.lists(st.sampled_from(IN_PROCESS), min_size=2, max_size=4))
@settings(max_examples=200, deadline=None)
def test_whatever_the_data(data: DataFile, chain: list[str]) -> None:
    data = same(data)
    texts = {name: written(data, name) for name in chain}
    held = data
    for name in chain:
        made = written(held, name)
        assert made == texts[name]
        held = back(made, name)
        assert held == data
        assert [list(a.extra) for a in held.actions] == [list(a.extra) for a in data.actions]


@pytest.mark.parametrize("lang", ["en", "zh"])
@given(data=DATA)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_workbook_whatever_the_data(lang: str, data: DataFile) -> None:
    data = same(data)
    use(lang)
    try:
        made = written(data, "xlsx")
    finally:
        use("en")
    assert back(made, "xlsx") == data


@pytest.fixture(scope="module")
def direct(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The repository's data in every format, straight from YAML."""
    use("zh")
    data = whole(read([str(ROOT / "data")]))
    found = {name: written(data, name) for name in NAMES}
    use("en")
    return found


@pytest.mark.parametrize(("one", "other"), list(product(NAMES, NAMES)))
def test_the_repositorys_data(one: str, other: str, direct: dict[str, bytes], tmp_path: Path, run: Run) -> None:
    first, second = (tmp_path / f"{n}{FORMATS[name].suffixes[0]}" for n, name in (("a", one), ("b", other)))
    first.write_bytes(direct[one])
    assert run("convert", first, "-o", second, "--lang", "zh").code == 0
    assert second.read_bytes() == direct[other]


def test_the_repositorys_data_comes_whole(direct: dict[str, bytes]) -> None:
    data = whole(read([str(ROOT / "data")]))
    assert {name for name, made in direct.items() if back(made, name) != data} == set()
