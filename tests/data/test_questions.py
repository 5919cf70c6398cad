"""Questions that people ask of the data. Each answer is worked out here from the data's text alone, by sets.

Nothing of the product is used for the right answers: plain YAML, a dictionary of the registry's forms, a search by
breadth. The table names the questions; the data may grow under them.
"""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import Run

DATA = Path(__file__).parents[2] / "data"
QUESTIONS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "questions.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
ROLES = ("lead", "co", "support", "oversee")
REGISTRY: dict[str, Any] = yaml.safe_load((DATA / "agencies.yaml").read_text(encoding="utf-8"))
FORMS = {
    form: agency["name"]
    for agency in REGISTRY["agencies"]
    for form in (*agency.get("aliases", ()), *agency.get("signboards", ()), agency.get("full_name"))
} | {agency["name"]: agency["name"] for agency in REGISTRY["agencies"]}


def _files(data: str) -> list[dict[str, Any]]:
    names = ["actions.yaml"] if data == "bundled" else sorted(p.name for p in DATA.glob("*.yaml"))
    return [yaml.safe_load((DATA / name).read_text(encoding="utf-8")) for name in names if name != "agencies.yaml"]


def _actions(data: str) -> dict[str, set[str]]:
    """Return each action's agencies, for those that are not cancelled."""
    return {
        action["id"]: {FORMS[name] for role in ("responsible", *ROLES) for name in action.get(role, ())}
        for file in _files(data)
        for action in file.get("actions", ())
        if action.get("status") != "cancelled"
    }


def _leads(data: str) -> dict[str, set[str]]:
    """Return each action's leads: those labelled, else the first of the list where its order says so."""
    leads = {}
    for file in _files(data):
        first = {d["id"] for d in file.get("documents", ()) if d.get("list_order") == "first-leads"}
        for action in file.get("actions", ()):
            inferred = action.get("responsible", ())[:1] if action.get("document") in first else ()
            leads[action["id"]] = {FORMS[name] for name in action.get("lead") or inferred}
    return leads


def _of(agency: str, data: str = "bundled") -> set[str]:
    return {action for action, agencies in _actions(data).items() if agency in agencies}


def _reached(start: str, source: str, target: str, changes: set[str], until: str = "9999") -> set[str]:
    found, news = {start}, {start}
    while news:
        news = {
            name
            for reform in REGISTRY["reforms"]
            if reform["change"] in changes and str(reform["date"])[:4] <= until and news & set(reform[source])
            for name in reform[target]
        } - found
        found |= news
    return found


@pytest.fixture
def ask(run: Run) -> Any:
    def call(data: str, *argv: str) -> list[dict[str, Any]]:
        done = run(*argv, "-f", "json", *(["-d", str(DATA)] if data == "all" else []))
        assert done.code in (0, 1), done.err
        rows: list[dict[str, Any]] = json.loads(done.out)["rows"]
        return rows

    return call


def _questions(kind: str) -> list[Any]:
    found = [(data, args.split()) for _, of, data, args in QUESTIONS if of == kind]
    return [pytest.param(data, args, id=" ".join([data, *args])) for data, args in found]


def test_the_table_asks_at_least_forty_questions_each_of_a_kind_that_is_answered() -> None:
    kinds = {"duties", "co-owners", "overlaps", "chain", "no-owner", "lineage", "as-of", "merged", "leads"}
    assert len(set(QUESTIONS)) >= 40
    assert {kind for _, kind, *_ in QUESTIONS} == kinds


@pytest.mark.parametrize(("data", "args"), _questions("duties"))
def test_duties_and_roles(ask: Any, data: str, args: list[str]) -> None:
    rows = [row for row in ask(data, "duties", *args) if row.get("role")]
    assert {row["action"] for row in rows} == _of(args[0], data) != set()
    leads = {action for action in _of(args[0], data) if args[0] in _leads(data)[action]}
    assert {row["action"] for row in rows if row["role"] == "lead"} == leads


@pytest.mark.parametrize(("data", "args"), _questions("leads"))
def test_actions_that_an_agency_leads(ask: Any, data: str, args: list[str]) -> None:
    rows = ask(data, "actions", "--agency", args[0], "--role", "lead")
    assert {row["action"] for row in rows} == {a for a, leads in _leads(data).items() if args[0] in leads} != set()


@pytest.mark.parametrize(("data", "args"), _questions("co-owners"))
def test_co_owners(ask: Any, data: str, args: list[str]) -> None:
    actions = _actions(data)
    others = set().union(*(actions[action] for action in _of(args[0], data))) - {args[0]}
    expected = {other: _of(args[0], data) & _of(other, data) for other in others}
    assert {row["co_owner"]: set(row["actions"]) for row in ask(data, "co-owners", *args)} == expected != {}


@pytest.mark.parametrize(("data", "args"), _questions("overlaps"))
def test_overlaps(ask: Any, data: str, args: list[str]) -> None:
    found = {row["action"] for row in ask(data, "overlaps", *args)}
    assert found == _of(args[0], data) & _of(args[1], data)


@pytest.mark.parametrize(("data", "args"), _questions("chain"))
def test_chains_are_the_shortest(ask: Any, data: str, args: list[str]) -> None:
    reached, steps = {args[0]}, 0
    while args[1] not in reached:
        reached |= set().union(*(agencies for agencies in _actions(data).values() if agencies & reached))
        steps += 1
    rows = ask(data, "network", *args)
    assert len(rows) == steps
    assert (rows[0]["a"], rows[-1]["b"]) == tuple(args)
    for row in rows:
        assert set(row["actions"]) == _of(row["a"], data) & _of(row["b"], data) != set()


@pytest.mark.parametrize(("data", "args"), _questions("no-owner"))
def test_actions_without_an_owner(ask: Any, data: str, args: list[str]) -> None:
    found = {row["action"] for row in ask(data, "gaps", "--only", "no-owner", *args)}
    assert found == {action for action, agencies in _actions(data).items() if not agencies}


@pytest.mark.parametrize(("data", "args"), _questions("lineage"))
def test_lineage_goes_both_ways(ask: Any, data: str, args: list[str]) -> None:
    every = {reform["change"] for reform in REGISTRY["reforms"]}
    expected = _reached(args[0], "from", "to", every) | _reached(args[0], "to", "from", every)
    assert {row["agency"] for row in ask(data, "lineage", *args)} == expected


@pytest.mark.parametrize(("data", "args"), _questions("as-of"))
def test_duties_as_of_a_day_are_the_predecessors(ask: Any, data: str, args: list[str]) -> None:
    agency, year = args
    before = _reached(agency, "to", "from", {"rename", "merge"}, year)
    expected = set().union(*(_of(name, data) for name in before))
    rows = [row for row in ask(data, "duties", agency, "--as-of", year) if row["status"] == "held"]
    assert {row["action"] for row in rows} == expected != set()


@pytest.mark.parametrize(("data", "args"), _questions("merged"))
def test_a_planned_merger_holds_the_duties_of_all(ask: Any, tmp_path: Path, data: str, args: list[str]) -> None:
    plan = tmp_path / "planned.yaml"
    reform = {"change": "merge", "date": "2027-01", "from": args, "to": ["市新设局"]}
    plan.write_text(yaml.safe_dump({"respon": 1, "reforms": [reform]}, allow_unicode=True), encoding="utf-8")
    rows = ask(data, "duties", "市新设局", "--reform", str(plan))
    assert {row["action"] for row in rows} == set().union(*(_of(name, data) for name in args)) != set()
