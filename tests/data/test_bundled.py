"""The bundled data: that it is valid and whole, and, where the source documents are present, that it is true.

The source documents are not part of the repository. They are looked for in the folder that the
environment names as RESPON_SOURCES, else beside the checkout.
"""

import hashlib
import json
import os
import re
import unicodedata
from collections import Counter
from functools import cache
from itertools import chain, combinations
from pathlib import Path

import msgspec
import pytest
import yaml
from support import Run

from respon.model import Action, Agency, DataFile

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
PLAN = "actions.yaml"
REGISTRY = "agencies.yaml"
FILES = sorted(path.name for path in DATA.glob("*.yaml"))
DOCUMENTS = [name for name in FILES if name != REGISTRY]
GAZETTE, READER = "gazette-2016-05.txt", "smart-city-plan-reader.txt"
REPUBLICATION = "internet-plus-2016-traditional.txt"
SOURCES = {name: READER if name == "hufa-2016-80.yaml" else GAZETTE for name in DOCUMENTS}
LONGEST = 40
"""The most paragraphs (or lines, where the source has no paragraphs) that one action's text runs over."""


class _Strings(yaml.CSafeLoader):
    """Dates stay text, as in the format."""


_Strings.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


@cache
def load(name: str) -> DataFile:
    text = (DATA / name).read_text(encoding="utf-8")
    return msgspec.convert(yaml.load(text, _Strings), DataFile)


def plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def names(action: Action) -> list[str]:
    return [name for name, _, _ in action.assignments("equal")]


def all_actions() -> list[Action]:
    return [action for name in DOCUMENTS for action in load(name).actions]


def registry() -> dict[str, Agency]:
    return {agency.name: agency for agency in load(REGISTRY).agencies}


def forms(agency: Agency) -> set[str]:
    return {agency.name, *filter(None, [agency.full_name]), *agency.aliases, *agency.signboards}


# --- whole and valid ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_valid_and_names_its_schema(name: str) -> None:
    load(name)
    first = (DATA / name).read_text(encoding="utf-8").partition("\n")[0]
    assert first == "# yaml-language-server: $schema=respon.schema.json"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_includes_the_registry_and_declares_its_one_document(name: str) -> None:
    file = load(name)
    assert file.include == (REGISTRY,)
    assert len(file.documents) == 1
    assert {action.document for action in file.actions} == {file.documents[0].id}


def test_the_plan_has_29_actions_116_assignments_40_agencies() -> None:
    actions = load(PLAN).actions
    assert [a.id for a in actions] == [f"专项{n}" for n in range(1, 22)] + [f"举措{n}" for n in range(1, 9)]
    assigned = [name for action in actions for name in names(action)]
    assert (len(assigned), len(set(assigned))) == (116, 40)


def test_the_plan_shares_in_142_pairs() -> None:
    shared = [combinations(sorted(names(action)), 2) for action in load(PLAN).actions]
    assert len(set(chain.from_iterable(shared))) == 142


def test_no_list_names_an_agency_twice() -> None:
    assert [a.id for a in all_actions() if len(set(names(a))) < len(names(a))] == []


def test_ids_are_unique_over_all_files() -> None:
    assert [key for key, n in Counter(a.id for a in all_actions()).items() if n > 1] == []
    documents = [d.id for name in DOCUMENTS for d in load(name).documents]
    assert len(set(documents)) == len(documents)


def test_every_agency_used_stands_in_the_registry_by_its_canonical_name() -> None:
    assert {name for action in all_actions() for name in names(action)} - set(registry()) == set()


def test_terms_are_of_roles_that_the_action_has() -> None:
    for action in all_actions():
        stated = {role for _, role, is_stated in action.assignments("equal") if is_stated}
        assert set(action.terms) == stated, action.id


def test_summaries_are_short_and_the_plans_topics_three_to_six() -> None:
    assert [a.id for a in all_actions() if not 15 <= len(a.summary) <= 60] == []
    assert [a.id for a in load(PLAN).actions if not 3 <= len(a.topics) <= 6] == []


def test_whoever_has_an_owner_has_a_clause() -> None:
    assert [a.id for a in all_actions() if names(a) and not (a.cite and a.cite.clause)] == []
    assert all(a.cite and a.cite.clause.startswith("(责任单位:") for a in load(PLAN).actions)


def test_the_smart_city_plan_names_no_owner() -> None:
    actions = load("hufa-2016-80.yaml").actions
    assert (len(actions), sum("/专栏" in a.part for a in actions)) == (34 + 22, 22)
    assert [name for action in actions for name in names(action)] == []


def test_one_bureau_shares_duties_in_the_plan_and_leads_elsewhere() -> None:
    bureau = "市人力资源社会保障局"
    shared = [a.id for a in load(PLAN).actions if bureau in names(a)]
    assert shared == ["专项16", "举措8"]
    returned = load("hufa-2016-8.yaml").actions
    led = {a.id for a in returned if (bureau, "lead", True) in a.assignments("equal")}
    assert {"留学3", "留学14", "留学25"} <= led


def test_variants_are_of_witnesses_that_the_document_has() -> None:
    for name in DOCUMENTS:
        known = {w.id for d in load(name).documents for w in d.witnesses}
        assert {v.witness for a in load(name).actions for v in a.variants} <= known


# --- the registry ---------------------------------------------------------------------------------------


def test_no_written_form_means_two_agencies() -> None:
    bounds = (period.bounds() for agency in registry().values() for period in agency.periods.values())
    for day in {"2000-01-01", *(first for first, _ in bounds if first)}:
        owners: dict[str, set[str]] = {}
        for agency in registry().values():
            for form in forms(agency.on(day)):
                owners.setdefault(plain(form), set()).add(agency.name)
        assert {form: who for form, who in owners.items() if len(who) > 1} == {}, day
    assert len(registry()) == len(load(REGISTRY).agencies)


def test_known_twins_are_one() -> None:
    assert "市食品药品监督管理局" in registry()["市食品药品监管局"].aliases
    assert registry()["外汇管理局上海市分局"].full_name == "国家外汇管理局上海市分局"
    assert "市外国专家局" not in registry()


@pytest.mark.parametrize(
    ("board", "day", "bearer"),
    [
        ("市外国专家局", "2016-02-01", "市人力资源社会保障局"),
        ("市外国专家局", "2019-01-01", "市科委"),
        ("市外国专家局", "2026-02-28", ""),
        ("市文物局", "2016-02-01", "市文广影视局"),
        ("市文物局", "2019-01-01", "市文化旅游局"),
        ("市版权局", "2016-02-01", "市新闻出版局"),
        ("市版权局", "2019-01-01", "市委宣传部"),
    ],
)
def test_a_signboard_has_the_bearer_of_its_day(board: str, day: str, bearer: str) -> None:
    assert [a.name for a in registry().values() if board in forms(a.on(day))] == ([bearer] if bearer else [])


def test_a_subordinate_administration_has_its_superior() -> None:
    under = {a.name: a.superior for a in registry().values() if a.kind == "subordinate"}
    assert under == {
        "市药品监管局": "市市场监管局",
        "市房屋管理局": "市住房城乡建设管理委",
        "市道路运输局": "市交通委",
    }
    assert [a.name for a in registry().values() if a.superior and a.kind != "subordinate"] == []


def test_what_a_decision_cancels_is_cancelled_and_nothing_else() -> None:
    assert [a.id for a in all_actions() if a.cancelled] == [f"取消{n}" for n in range(1, 7)]


def test_tasks_that_name_no_unit_are_gaps_in_every_document() -> None:
    none = Counter(a.document for a in all_actions() if not names(a))
    assert none == {"沪府发〔2016〕80号": 56, "沪府办发〔2016〕5号": 8, "沪府办发〔2016〕4号": 7}


def test_check_tells_no_warning_that_is_not_known_to_be_the_texts_own(run: Run) -> None:
    done = run("check", "-d", DATA, "--fail-on", "warning", "-f", "json")
    assert done.code == 0
    assert {row["severity"] for row in done.rows} == {"info"}
    known = json.loads((DATA / "known.baseline").read_text(encoding="utf-8"))["findings"]
    assert {entry["rule"] for entry in known} == {"no-owner", "no-lead"}
    assert "are mended" not in done.err  # no finding is kept that is not found any more


def test_facts_are_of_fields_or_written_forms_and_tell_something() -> None:
    for agency in registry().values():
        known = {"full_name", "english", "kind", "superior", *agency.aliases, *agency.signboards}
        assert set(agency.facts) <= known, agency.name
        assert agency.confidence not in agency.facts.values(), agency.name


def test_vague_owners_are_collective_and_no_collective_has_a_full_name() -> None:
    for name in ("各区县政府", "各有关部门", "市有关部门", "区县质量技监部门"):
        assert registry()[name].kind == "collective"
    assert [a.name for a in registry().values() if a.kind == "collective" and a.full_name] == []


def test_the_registry_stays_quick_to_parse() -> None:
    """Every look-up reads it: some five milliseconds at this size."""
    assert (DATA / REGISTRY).stat().st_size < 40_000


# --- reforms --------------------------------------------------------------------------------------------


def test_reforms_are_between_agencies_of_the_registry_in_the_order_of_their_dates() -> None:
    reforms = load(REGISTRY).reforms
    assert {name for r in reforms for name in (*r.from_, *r.to)} - set(registry()) == set()
    assert [r.date for r in reforms] == sorted(r.date for r in reforms)


def test_each_change_has_its_form() -> None:
    for reform in load(REGISTRY).reforms:
        where = (reform.date, reform.from_)
        assert (len(reform.to) > 1) == (reform.change == "split"), where
        assert len(reform.from_) == 1 or reform.change == "merge", where
        assert bool(reform.touches) == (reform.change == "transfer"), where
        assert reform.functions or reform.change in ("rename", "also-named", "merge"), where


def test_an_agency_ends_once_and_hands_functions_on_before() -> None:
    ended: set[str] = set()
    for reform in load(REGISTRY).reforms:
        assert not ended & set(reform.from_), (reform.date, reform.from_)
        if reform.change != "transfer":
            ended |= set(reform.from_)


def test_no_agency_of_the_plan_is_replaced_before_the_plan() -> None:
    early = {name for r in load(REGISTRY).reforms if r.date < "2016" for name in r.from_}
    assert early & {name for action in all_actions() for name in names(action)} == set()


# --- true to the source documents, where they are present ---------------------------------------------------


def folder() -> Path:
    shared = Path(os.environ.get("RESPON_SOURCES", ROOT.parent / "shared"))
    for found in (shared / "sources", shared):
        if (found / GAZETTE).is_file():
            return found
    pytest.skip(f"the source documents are not present in {shared} (set RESPON_SOURCES)")


MARKUP = re.compile(r"^\s*(#+|-\s(?=\())|\*\*")
FURNITURE = re.compile(r"\(?\d{4}年第\d+期\)?|[—-]\d+[—-]|.*www\..*")


@cache
def paragraphs(path: Path) -> tuple[str, ...]:
    """The lines in plain form, without marks of headings and lists, page numbers and running heads."""
    lines = (plain(MARKUP.sub("", line)) for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(line for line in lines if line and not FURNITURE.fullmatch(line))


@cache
def passages(path: Path) -> dict[str, str]:
    """Every run of up to LONGEST paragraphs by its fingerprint."""
    lines = paragraphs(path)
    found: dict[str, tuple[int, int]] = {}
    for start in range(len(lines)):
        digest = hashlib.sha256()
        for end in range(start, min(start + LONGEST, len(lines))):
            digest.update(lines[end].encode())
            found[digest.hexdigest()] = (start, end + 1)
    return {key: "".join(lines[start:end]) for key, (start, end) in found.items()}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_clause_stands_in_its_document(name: str) -> None:
    text = "".join(paragraphs(folder() / SOURCES[name]))
    assert [a.id for a in load(name).actions if a.cite and plain(a.cite.clause) not in text] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_fingerprint_is_of_a_passage_of_its_document(name: str) -> None:
    known = passages(folder() / SOURCES[name])
    assert [a.id for a in load(name).actions if not a.cite or a.cite.fingerprint not in known] == []


def test_the_plans_fingerprints_run_from_heading_to_clause() -> None:
    known = passages(folder() / GAZETTE)
    for action in load(PLAN).actions:
        assert action.cite
        text = known[action.cite.fingerprint]
        assert text.endswith(plain(action.cite.clause)), action.id
        heading = f"{action.id}:{action.title}。" if action.id.startswith("专项") else f"){action.title}"
        assert plain(heading) in text[: len(heading) + 3], action.id


def test_the_clauses_names_are_the_agencies_in_their_order() -> None:
    for action in load(PLAN).actions:
        assert action.cite
        printed = action.cite.clause.removeprefix("(责任单位:").removesuffix(")").split("、")
        assert len(printed) == len(names(action)), action.id
        for written, name in zip(printed, names(action), strict=True):
            assert written in forms(registry()[name]), action.id


def test_variants_are_what_the_two_printings_read() -> None:
    opencc = pytest.importorskip("opencc")
    here = passages(folder() / GAZETTE)
    there = plain(opencc.OpenCC("t2s").convert((folder() / REPUBLICATION).read_text(encoding="utf-8")))
    varied = [(action, variant) for action in load(PLAN).actions for variant in action.variants]
    assert [a.id for a, _ in varied] == [
        "专项5",
        "专项11",
        "专项20",
        "专项21",
        "举措3",
        "举措5",
        "举措6",
    ]
    for action, variant in varied:
        assert action.cite
        assert variant.here in here[action.cite.fingerprint], action.id
        assert variant.there in there, action.id


def test_no_summary_repeats_the_sources_words() -> None:
    run = 12
    for name in DOCUMENTS:
        text = "".join(paragraphs(folder() / SOURCES[name]))
        for action in load(name).actions:
            own = plain(action.summary)
            pieces = (own[i : i + run] for i in range(len(own) - run + 1))
            assert not [piece for piece in pieces if piece in text], action.id
