"""The source documents, where present (RESPON_SOURCES, or a folder `shared` beside the checkout)."""

import importlib.util
import json
import os
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from respon.extract.extracting import Extraction, extract
from respon.reading import read

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("RESPON_SOURCES", ROOT.parent / "shared"))
PLAN = "沪府发〔2016〕9号"

needs_sources = pytest.mark.skipif(not (SHARED / "sources").is_dir(), reason=f"no source documents in {SHARED}")
needs_corpus = pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason=f"no labelled documents in {SHARED}")


def extracted(name: str) -> Extraction:
    return extract(read(SHARED / "sources" / name))


def scoring() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", ROOT / "benchmarks" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@needs_sources
@pytest.mark.parametrize("name", ["gazette-2016-05.txt", "internet-plus-2016-traditional.txt"])
def test_the_plan_has_29_actions_and_116_assignments(name: str) -> None:
    found = extracted(name)
    actions = [action for action in found.actions if PLAN in (action.document, PLAN if name[0] == "i" else "")]
    assert [a.id for a in actions] == [f"专项{n}" for n in range(1, 22)] + [f"({n})" for n in "一二三四五六七八"]
    items = [item for action in actions for item in action.assignments]
    assert len(items) == 116
    assert {(item.role, item.stated) for item in items} == {("co", False)}


@needs_sources
def test_the_gazette_says_nothing_in_appointments_and_colophon() -> None:
    counts = Counter(action.document for action in extracted("gazette-2016-05.txt").actions)
    assert not {f"沪府发〔2016〕{n}号" for n in (7, 10, 11, 12, 13)} & set(counts)


@needs_sources
@pytest.mark.parametrize("name", ["news-shanghai-2015.txt", "news-shenzhen-2015.txt"])
def test_news_has_no_actions(name: str) -> None:
    assert not extracted(name).actions


@needs_sources
def test_a_plan_that_names_nobody_has_tasks_without_owner() -> None:
    found = extracted("smart-city-plan-reader.txt")
    assert found.actions
    assert not any(action.assignments for action in found.actions)


LABELS = sorted((SHARED / "corpus" / "gold").glob("*.json"))


@needs_corpus
@pytest.mark.parametrize("label", LABELS, ids=[label.stem for label in LABELS])
def test_labelled_documents(label: Path) -> None:
    score = scoring()
    gold = json.loads(label.read_text(encoding="utf-8"))
    document = next((SHARED / "corpus" / "docs").glob(label.stem + ".*"))
    items = [item for action in extract(read(document)).actions for item in action.assignments]
    found = score.expand([(item.printed, score.read_role(item)) for item in items], gold)
    for with_roles, least in ((False, 0.98), (True, 0.95)):
        tally, differences = score.compare(found, gold, with_roles)
        assert tally.f1 >= least, (label.stem, differences)
