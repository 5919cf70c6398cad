"""The catalogue of translations is whole: nothing untranslated, nothing unused, nothing asked for in vain."""

import gettext
import re
import string
from pathlib import Path

import pytest

from respon import i18n
from respon.cli.answers import ANSWERS
from respon.cli.main import main
from tools import catalogue

RUNS = {
    "agencies": [
        "agencies -d data/",
        "agencies --from draft.yaml",
        "agencies --from draft.yaml -d draft.yaml",
        "agencies -f svg",
    ],
    "actions": ["actions"],
    "show": ["show 专项21", "show 市金融办", "show 上海保监局", "show 留学3 -d data/", "show 市外国专家局"],
    "duties": [
        "duties 市经信委",
        "duties 经信委",
        "duties --all -d data/",
        "duties --all -d data/ --as-of 2025",
        "duties 市工商局 --as-of 2019",
        "duties 市市场监管局",
    ],
    "co-owners": ["co-owners 市科委"],
    "overlaps": ["overlaps", "overlaps 市科委", "overlaps 市科委 市教委"],
    "matrix": ["matrix -d data/", "matrix -f svg"],
    "gaps": ["gaps -d data/", "gaps -d data/ --as-of 2025"],
    "due": ["due 市教委 -d 新.yaml --on 2030", "due 市科委 --on 2029", "due -d data/ --on 2016-06-20"],
    "collect": ["ledger collect 收回/ -d data/ --dry-run", "ledger collect 收回/ -d data/"],
    "network": ["network", "network 市农委 市体育局", "network 市农委", "network -f svg", "network 市农委 -f svg"],
    "lineage": ["lineage 市金融办", "lineage 市体育局"],
    "reform-effect": ["reform-effect merger.yaml", "reform-effect merger.yaml --as-of 2026"],
    "extract": ["extract gazette.txt"],
    "verify": ["verify -s gazette.txt"],
    "check": ["check -d data/", "check -d data/ --select recalled-fact,unused-agency,alias-used"],
    "diff": ["diff 旧.yaml 新.yaml", "diff data/ data/"],
}
"""Runs that show as many of each query's messages as the bundled data can."""

WORD = re.compile("[A-Za-z]{3}")
"""What every message has. Columns of style `terms` ask for data too: names, dates."""


class Asked(gettext.NullTranslations):
    """Stands in for the catalogue and notes every message it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: set[str] = set()

    def gettext(self, message: str) -> str:
        self.messages.add(message)
        return message


def test_every_message_of_the_source_is_in_the_catalogue_and_no_other() -> None:
    known = {str(message.id) for message in catalogue.read() if message.id}
    assert known == set(catalogue.messages()), "run ./do docs"


def test_every_message_is_translated() -> None:
    assert catalogue.untranslated(catalogue.read()) == []


def test_translations_fill_in_the_same_names() -> None:
    def names(text: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(text)} - {None}

    messages = [message for message in catalogue.read() if message.id]
    assert [m.id for m in messages if names(str(m.id)) != names(str(m.string))] == []


def test_the_compiled_catalogue_is_that_of_the_text() -> None:
    with catalogue.MO.open("rb") as stream:
        compiled = gettext.GNUTranslations(stream)
    written = {str(message.id): str(message.string) for message in catalogue.read() if message.id}
    assert {message: compiled.gettext(message) for message in written} == written
    assert {key for key in compiled._catalog if key} == set(written)  # type: ignore[attr-defined]
    assert catalogue.MO.read_bytes() == catalogue.mo(catalogue.read())


@pytest.mark.parametrize("query", ANSWERS)
def test_no_query_asks_for_a_message_that_the_catalogue_lacks(
    query: str, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Asked()
    monkeypatch.setitem(i18n._catalogues, "zh", asked)
    monkeypatch.chdir(desk)
    for run in RUNS[query]:
        assert main([*run.split(), "--lang", "zh", "-f", "md"]) in (0, 1)
    assert asked.messages, "the run showed nothing to translate"
    words = {message for message in asked.messages if WORD.search(message)}
    missing = words - set(catalogue.messages())
    assert not missing, "terms translated from a variable stand in TERMS of tools/catalogue.py"
