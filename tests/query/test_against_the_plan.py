"""The queries' answers about the bundled plan, derived anew from the labelled data by nothing but YAML and loops,
and, where the source documents are present, from the gazette's own clauses."""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from functools import cache
from itertools import combinations
from typing import Any

import networkx as nx
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from support import GAZETTE, ROOT, Run, source

import respon
from respon.model import Action, Role
from respon.plan import Plan

Labelled = dict[str, list[str]]
"""An action's id to its agencies, in the text's order."""


@cache
def spellings() -> dict[str, str]:
    """Every written form of the registry to its agency."""
    registry = yaml.safe_load((ROOT / "data" / "agencies.yaml").read_text(encoding="utf-8"))["agencies"]
    forms: dict[str, str] = {}
    for agency in registry:
        for form in (agency["name"], agency.get("full_name"), *agency.get("aliases", [])):
            forms[form] = agency["name"]
    return forms


@cache
def labelled() -> Labelled:
    plan = yaml.safe_load((ROOT / "data" / "actions.yaml").read_text(encoding="utf-8"))
    return {a["id"]: [spellings()[name] for name in a["responsible"]] for a in plan["actions"]}


def shared(plan: Labelled) -> dict[tuple[str, str], list[str]]:
    """The actions of every pair of agencies, in the plan's order."""
    pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for action, agencies in plan.items():
        for pair in combinations(sorted(agencies), 2):
            pairs[pair].append(action)
    return dict(pairs)


def load_of(plan: Labelled) -> Counter[str]:
    return Counter(agency for agencies in plan.values() for agency in agencies)


def ask(run: Run, *words: str) -> list[dict[str, Any]]:
    done = run(*words, "-f", "json")
    assert done.code == 0, done.err
    return done.rows


def test_all_116_duties_with_their_inferred_roles(run: Run) -> None:
    expected = {
        (agency, action, "lead" if rank == 0 else "co", False)
        for action, agencies in labelled().items()
        for rank, agency in enumerate(agencies)
    }
    rows = ask(run, "duties", "--all")
    assert len(rows) == len(expected) == 116
    assert {(r["agency"], r["action"], r["role"], r["stated"]) for r in rows} == expected


def test_every_duty_names_who_leads_and_who_else_shares(run: Run) -> None:
    for row in ask(run, "duties", "--all"):
        agencies = labelled()[row["action"]]
        assert row["lead"] == agencies[:1]
        assert row["lead_stated"] is False
        assert row["co_owners"] == [name for name in agencies[1:] if name != row["agency"]]


@pytest.mark.parametrize("agency", sorted(load_of(labelled())))
def test_one_agencys_duties_come_in_the_plans_order(run: Run, agency: str) -> None:
    rows = ask(run, "duties", agency)
    assert [row["action"] for row in rows] == [a for a, agencies in labelled().items() if agency in agencies]


def test_all_142_overlapping_pairs_with_counts_and_actions(run: Run) -> None:
    expected = shared(labelled())
    rows = ask(run, "overlaps")
    assert len(rows) == len(expected) == 142
    assert {(r["a"], r["b"]): r["actions"] for r in rows} == expected
    assert all(row["shared"] == len(row["actions"]) for row in rows)
    assert [(-r["shared"], r["a"], r["b"]) for r in rows] == sorted((-r["shared"], r["a"], r["b"]) for r in rows)


def test_jaccard_is_shared_over_either(run: Run) -> None:
    load = load_of(labelled())
    for row in ask(run, "overlaps"):
        assert row["jaccard"] == round(row["shared"] / (load[row["a"]] + load[row["b"]] - row["shared"]), 4)


@pytest.mark.parametrize("agency", sorted(load_of(labelled())))
def test_one_agencys_overlaps_are_those_that_name_it(run: Run, agency: str) -> None:
    every = ask(run, "overlaps")
    assert ask(run, "overlaps", agency) == [row for row in every if agency in (row["a"], row["b"])]


@pytest.mark.parametrize("top", [1, 7, 141, 142, 500])
def test_top_pairs_are_the_first_of_all(run: Run, top: int) -> None:
    assert ask(run, "overlaps", "--top", str(top)) == ask(run, "overlaps")[:top]


@pytest.mark.parametrize("agency", sorted(load_of(labelled())))
def test_all_co_owners_with_who_leads_which(run: Run, agency: str) -> None:
    expected = {}
    for pair, actions in shared(labelled()).items():
        if agency in pair:
            other = pair[1 - pair.index(agency)]
            leads = Counter(labelled()[action][0] for action in actions)
            expected[other] = (actions, leads[agency], leads[other])
    rows = ask(run, "co-owners", agency)
    assert {r["co_owner"]: (r["actions"], r["led_by_agency"], r["led_by_co_owner"]) for r in rows} == expected
    assert all(row["inferred_leads"] == row["led_by_agency"] + row["led_by_co_owner"] for row in rows)


def test_agencies_count_leads_and_shares(run: Run) -> None:
    leads = Counter(agencies[0] for agencies in labelled().values())
    load = load_of(labelled())
    rows = ask(run, "agencies")
    assert len(rows) == 40
    assert {r["agency"]: (r["lead"], r["co"], r["total"]) for r in rows} == {
        name: (leads[name], total - leads[name], total) for name, total in load.items()
    }


def test_the_matrix_has_every_assignment_once_and_marks_it_inferred(run: Run) -> None:
    rows = ask(run, "matrix")
    found = {
        (row["action"], agency): letter
        for row in rows
        for agency, letter in row.items()
        if agency not in ("action", "title") and letter
    }
    assert found == {
        (action, agency): "R*" if rank else "A/R*"
        for action, agencies in labelled().items()
        for rank, agency in enumerate(agencies)
    }


@pytest.mark.parametrize("data", [[], [str(ROOT / "data")]], ids=["the plan", "all documents"])
def test_pairs_are_networkxs_weighted_projection(data: list[str]) -> None:
    _agrees_with_networkx(respon.Graph(respon.load(*data)))


ROLES_HELD = st.dictionaries(st.sampled_from("甲乙丙丁戊己"), st.sampled_from(respon.model.ROLES), max_size=5)


@given(st.lists(ROLES_HELD, max_size=12))
@settings(max_examples=60, deadline=None)
def test_pairs_are_networkxs_weighted_projection_whatever_the_plan(held: list[dict[str, Role]]) -> None:
    actions = tuple(
        Action(f"A{i}", "t", **{role: tuple(n for n, r in on.items() if r == role) for role in set(on.values())})
        for i, on in enumerate(held)
    )
    names = {name for on in held for name in on}
    _agrees_with_networkx(respon.Graph(Plan(actions=actions, canonical={name: name for name in names})))


def _agrees_with_networkx(graph: respon.Graph) -> None:
    agencies = [node for node, kind in graph.net.nodes(data="kind") if kind == "agency"]
    projected = nx.Graph()
    if graph.plan.actions:  # networkx refuses to project nothing
        projected = nx.bipartite.weighted_projected_graph(nx.Graph(graph.net), agencies)
    expected = {(min(a, b), max(a, b)): weight for a, b, weight in projected.edges(data="weight")}
    found = {(pair.a, pair.b): pair.shared for pair in graph.pairs()}
    assert found == expected
    held = {name: set(graph.net.pred[name]) for name in agencies}
    for pair in graph.pairs():
        assert pair.jaccard == len(held[pair.a] & held[pair.b]) / len(held[pair.a] | held[pair.b])


# --- from the gazette's own words, where they are present --------------------------------------------------

TWINS = {"市食品药品监督管理局": "市食品药品监管局", "国家外汇管理局上海市分局": "外汇管理局上海市分局"}


@cache
def clauses() -> list[list[str]]:
    """The agencies of every (责任单位:…) of the gazette, in its order."""
    text = source(GAZETTE).read_text(encoding="utf-8")
    text = "".join(unicodedata.normalize("NFKC", text).split())
    text = re.sub(r"\(?2016年第\d+期\)?|—\d+—", "", text)
    found = re.findall(r"\(责任单位:([^()]+)\)", text)
    return [[TWINS.get(name, name) for name in clause.split("、")] for clause in found]


def test_the_gazettes_clauses_give_the_same_duties(run: Run) -> None:
    printed = Counter(
        (agency, "lead" if rank == 0 else "co") for clause in clauses() for rank, agency in enumerate(clause)
    )
    assert (len(clauses()), sum(printed.values())) == (29, 116)
    assert Counter((row["agency"], row["role"]) for row in ask(run, "duties", "--all")) == printed


def test_the_gazettes_clauses_give_the_same_overlaps(run: Run) -> None:
    counted = Counter(pair for clause in clauses() for pair in combinations(sorted(clause), 2))
    assert {(row["a"], row["b"]): row["shared"] for row in ask(run, "overlaps")} == counted


# --- inferred or stated, in every format -------------------------------------------------------------------


@pytest.mark.parametrize("format", ["table", "md", "html"])
def test_people_see_that_roles_are_inferred(run: Run, format: str) -> None:
    for words in (
        ["duties", "市科委"],
        ["actions"],
        ["matrix"],
        ["agencies"],
        ["show", "专项7"],
        ["co-owners", "市科委"],
    ):
        text = run(*words, "-f", format).text
        assert "inferred from the order of the list" in text, words


def test_machines_see_that_roles_are_inferred(run: Run) -> None:
    assert {row["stated"] for row in ask(run, "duties", "--all")} == {False}
    assert {row["lead_stated"] for row in ask(run, "actions")} == {False}
    assert {row["inferred_lead"] == row["lead"] for row in ask(run, "agencies")} == {True}
    shown = {row["field"]: row["caution"] for row in ask(run, "show", "专项7")}
    assert (shown["lead"], shown["co"], shown["title"]) == (["inferred"], ["inferred"], [])
    between = ask(run, "overlaps", "市科委", "市教委")
    assert {(row["a_stated"], row["b_stated"], row["lead_stated"]) for row in between} == {(False, False, False)}
    assert all(json.loads(line)["stated"] is False for line in run("duties", "市科委", "-f", "jsonl").text.splitlines())
