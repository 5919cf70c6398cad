"""Pairs of versions: one change planted gives exactly that change."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from respon.diff import KINDS, changes
from respon.diff.told import ChangeRow, row
from respon.model import Action, Cite, Document
from respon.plan import Plan
from respon.sources.whole import read

Cli = Callable[..., Any]


def told(old: Plan, new: Plan) -> list[ChangeRow]:
    return list(map(row, changes(old, new)))


OLD = """respon: 1
documents:
  - {id: 甲发〔2030〕1号, title: 一份方案, issued: "2030", list_order: first-leads}
agencies:
  - {name: 甲委, full_name: 某市甲委员会, aliases: [甲办]}
  - {name: 乙局}
  - {name: 丙局}
  - {name: 丁局}
  - {name: 戊局}
reforms:
  - {change: rename, date: "2031", from: [丙局], to: [丁局]}
  - {change: merge, date: "2032", from: [丁局], to: [戊局]}
actions:
  - id: 一
    document: 甲发〔2030〕1号
    title: 建一个平台
    lead: [甲委]
    co: [乙局]
    support: [丙局]
    due: 2030-06
    cite: {clause: 甲委牵头，乙局负责，丙局配合}
  - id: 二
    document: 甲发〔2030〕1号
    title: 办一次展览
    responsible: [甲委, 乙局, 丙局]
    cite: {clause: （责任单位：甲委、乙局、丙局）}
"""

CASES: dict[str, tuple[str, str, list[tuple[str, str, str, str, str]]]] = {
    "due": ("due: 2030-06", "due: 2030-12", [("due-changed", "一", "", "2030-06", "2030-12")]),
    "due dropped": ("    due: 2030-06\n", "", [("due-changed", "一", "", "2030-06", "")]),
    "retitled": ("title: 建一个平台", "title: 建两个平台", [("action-retitled", "一", "", "建一个平台", "建两个平台")]),
    "title in other characters": ("title: 建一个平台", "title: 建一個平臺", []),
    "added": ("support: [丙局]", "support: [丙局, 戊局]", [("agency-added", "一", "戊局", "", "support")]),
    "dropped": ("    support: [丙局]\n", "", [("agency-dropped", "一", "丙局", "support", "")]),
    "lead swapped": (
        "lead: [甲委]\n    co: [乙局]",
        "lead: [乙局]\n    co: [甲委]",
        [("lead-changed", "一", "乙局", "甲委", "乙局")],
    ),
    "lead lost": (
        "lead: [甲委]\n    co: [乙局]",
        "co: [甲委, 乙局]",
        [("lead-changed", "一", "", "甲委", "")],
    ),
    "lead degraded to support": (
        "lead: [甲委]\n    co: [乙局]\n    support: [丙局]",
        "lead: [乙局]\n    support: [丙局, 甲委]",
        [("lead-changed", "一", "乙局", "甲委", "乙局"), ("role-changed", "一", "甲委", "lead", "support")],
    ),
    "role": (
        "co: [乙局]\n    support: [丙局]",
        "co: [丙局]\n    support: [乙局]",
        [("role-changed", "一", "乙局", "co", "support"), ("role-changed", "一", "丙局", "support", "co")],
    ),
    "order below the lead": (
        "[甲委, 乙局, 丙局]",
        "[甲委, 丙局, 乙局]",
        [("order-changed", "二", "", "甲委、乙局、丙局", "甲委、丙局、乙局")],
    ),
    "order of the lead": (
        "[甲委, 乙局, 丙局]",
        "[乙局, 甲委, 丙局]",
        [
            ("lead-changed", "二", "乙局", "甲委", "乙局"),
            ("order-changed", "二", "", "甲委、乙局、丙局", "乙局、甲委、丙局"),
        ],
    ),
    "one left the list, the order is kept": (
        "[甲委, 乙局, 丙局]",
        "[甲委, 丙局]",
        [("agency-dropped", "二", "乙局", "co", "")],
    ),
    "an alias": ("lead: [甲委]", "lead: [甲办]", [("agency-renamed", "一", "甲委", "甲委", "甲办")]),
    "the full name": (
        "lead: [甲委]",
        "lead: [某市甲委员会]",
        [("agency-renamed", "一", "甲委", "甲委", "某市甲委员会")],
    ),
    "a reform": ("support: [丙局]", "support: [丁局]", [("agency-renamed", "一", "丁局", "丙局", "丁局")]),
    "two reforms": ("support: [丙局]", "support: [戊局]", [("agency-renamed", "一", "戊局", "丙局", "戊局")]),
    "against the reform": (
        "support: [丙局]\n    due: 2030-06",
        "support: [甲委员]\n    due: 2030-06",
        [("agency-added", "一", "甲委员", "", "support"), ("agency-dropped", "一", "丙局", "support", "")],
    ),
    "renumbered": ("id: 一", "id: 三", [("action-renumbered", "三", "", "一", "三")]),
    "cancelled": (
        "title: 建一个平台",
        "title: 建一个平台\n    status: cancelled",
        [("status-changed", "一", "", "in-force", "cancelled")],
    ),
    "own column": (
        "due: 2030-06",
        "due: 2030-06\n    extra: {进展: 已开工, 备注: 每季报}",
        [("extra-changed", "一", "", "", "进展: 已开工"), ("extra-changed", "一", "", "", "备注: 每季报")],
    ),
    "open end": ("due: 2030-06", "due: 2030-06\n    open_ended: true", [("open-ended-changed", "一", "", "", "等")]),
    "clause only": (
        "clause: 甲委牵头，乙局负责，丙局配合",
        "clause: 甲委牵头，乙局负责，丙局协办",
        [("clause-changed", "一", "", "甲委牵头，乙局负责，丙局配合", "甲委牵头，乙局负责，丙局协办")],
    ),
    "clause in other characters": (
        "clause: 甲委牵头，乙局负责，丙局配合",
        "clause: '甲委牽頭, 乙局負責, 丙局配合'",
        [],
    ),
    "document": ('issued: "2030"', 'issued: "2031"', [("document-changed", "", "", "issued: 2030", "issued: 2031")]),
    "list order": (
        "list_order: first-leads",
        "list_order: equal",
        [
            ("document-changed", "", "", "list_order: first-leads", "list_order: equal"),
            ("lead-changed", "二", "", "甲委", ""),
        ],
    ),
    "not compared": ("due: 2030-06", "due: 2030-06\n    summary: 一句话\n    topics: [平台]\n    note: 注", []),
    "nothing": ("", "", []),
}


def plan(tmp_path: Path, name: str, text: str) -> Plan:
    file = tmp_path / f"{name}.yaml"
    file.write_text(text)
    return read([str(file)], strict=False)


def bare(found: list[ChangeRow]) -> list[tuple[str, str, str, str, str]]:
    return [(c.change, c.action, c.agency, c.old, c.new) for c in found]


@pytest.mark.parametrize("name", CASES)
def test_one_change_gives_exactly_that(name: str, tmp_path: Path) -> None:
    was, now, expected = CASES[name]
    assert was in OLD
    new = OLD.replace(was, now, 1)
    assert (new == OLD) == (name == "nothing")
    assert bare(told(plan(tmp_path, "old", OLD), plan(tmp_path, "new", new))) == expected


def test_every_kind_is_planted_somewhere() -> None:
    planted = {change[0] for _, _, expected in CASES.values() for change in expected}
    elsewhere = {"action-added", "action-removed", "action-moved", "document-added", "document-removed"}
    assert planted | elsewhere == set(KINDS)


def act(id_: str, title: str, **more: Any) -> Action:
    return Action(id=id_, title=title, **more)


def of(*actions: Action, **more: Any) -> Plan:
    names = {name: name for action in actions for name in action.names()}
    return Plan(actions=actions, canonical=names, **more)


def test_actions_that_come_and_go_as_a_whole() -> None:
    old = of(act("一", "甲事", lead=("甲局",), co=("乙局",)))
    new = of(act("二", "乙事", lead=("乙局",)))
    assert told(old, new) == [
        ChangeRow("action-added", "二", "乙事", "", "", "乙局(lead)"),
        ChangeRow("action-removed", "一", "甲事", "", "甲局(lead)、乙局(co)", ""),
    ]


def test_numbers_that_move_up_are_not_retitled() -> None:
    """The first of three is taken out and the others numbered anew: one removal, two new numbers."""
    old = of(act("1", "甲事"), act("2", "乙事"), act("3", "丙事"))
    new = of(act("1", "乙事"), act("2", "丙事"))
    assert [(c.change, c.action, c.title, c.old) for c in told(old, new)] == [
        ("action-renumbered", "1", "乙事", "2"),
        ("action-renumbered", "2", "丙事", "3"),
        ("action-removed", "1", "甲事", ""),
    ]


def test_an_action_is_known_by_its_fingerprint_when_number_and_title_change() -> None:
    cite = Cite(fingerprint="ab" * 32)
    found = told(of(act("1", "甲事", cite=cite), act("2", "乙事")), of(act("9", "丁事", cite=cite), act("2", "乙事")))
    assert [(c.change, c.old, c.new) for c in found] == [
        ("action-renumbered", "1", "9"),
        ("action-retitled", "甲事", "丁事"),
    ]


def test_a_title_that_two_actions_have_tells_nothing() -> None:
    old = of(act("1", "同题", lead=("甲局",)), act("2", "同题", lead=("乙局",)))
    assert told(old, old) == []
    moved = of(act("1", "同题", lead=("甲局",)), act("3", "同题", lead=("乙局",)))
    assert [c.change for c in told(old, moved)] == ["action-renumbered"]


def test_documents_that_come_go_and_exchange_an_action() -> None:
    one, two = (Document(id=f"{n}号", title=f"方案{n}") for n in "甲乙")
    old = of(act("1", "甲事", document="甲号"), documents={"甲号": one})
    new = of(act("1", "甲事", document="乙号"), documents={"乙号": two})
    assert [(c.change, c.title, c.old, c.new) for c in told(old, new)] == [
        ("document-added", "方案乙", "", "乙号"),
        ("document-removed", "方案甲", "甲号", ""),
        ("action-moved", "甲事", "甲号", "乙号"),
    ]


def test_a_document_reprinted_without_its_number_is_the_same() -> None:
    one, two = Document(id="甲号", title="一份 方案"), Document(id="一份方案", title="一份方案")
    old = of(act("1", "同题", document="甲号"), act("2", "同题", document="乙号"), documents={"甲号": one})
    new = of(act("3", "同题", document="一份方案"), act("4", "同题", document="乙号"), documents={"一份方案": two})
    assert [(c.change, c.old, c.new) for c in told(old, new)] == [
        ("document-changed", "id: 甲号", "id: 一份方案"),
        ("action-renumbered", "1", "3"),
        ("action-renumbered", "2", "4"),
    ]


def test_two_documents_of_one_title_are_told_apart_only_by_number() -> None:
    old = of(documents={n: Document(id=n, title="通知") for n in ("甲号", "乙号")})
    new = of(documents={n: Document(id=n, title="通知") for n in ("丙号", "乙号")})
    assert [(c.change, c.old, c.new) for c in told(old, new)] == [("document-changed", "id: 甲号", "id: 丙号")]
    new = of(documents={n: Document(id=n, title="通知") for n in ("丙号", "丁号")})
    assert sorted(c.change for c in told(old, new)) == ["document-added"] * 2 + ["document-removed"] * 2


def test_a_merged_agency_is_renamed_from_both(tmp_path: Path) -> None:
    head = "respon: 1\nreforms: [{change: merge, date: '2031', from: [甲局, 乙局], to: [丙局]}]\nactions:\n"
    old = head + "  - {id: 一, title: 甲事, lead: [甲局], co: [乙局]}\n"
    new = head + "  - {id: 一, title: 甲事, lead: [丙局]}\n"
    assert bare(told(plan(tmp_path, "a", old), plan(tmp_path, "b", new))) == [
        ("agency-renamed", "一", "丙局", "甲局", "丙局"),
        ("agency-renamed", "一", "丙局", "乙局", "丙局"),
    ]


def test_a_transfer_makes_no_successor(tmp_path: Path) -> None:
    head = "respon: 1\nreforms: [{change: transfer, date: '2031', from: [甲局], to: [丙局]}]\nactions:\n"
    old, new = (head + f"  - {{id: 一, title: 甲事, lead: [{name}]}}\n" for name in ("甲局", "丙局"))
    kinds = [c.change for c in told(plan(tmp_path, "a", old), plan(tmp_path, "b", new))]
    assert kinds == ["agency-added", "agency-dropped", "lead-changed"]


NAMES = st.lists(st.sampled_from(["甲局", "乙局", "丙局", "丁局"]), unique=True, max_size=4).map(tuple)
PLANS = st.lists(st.tuples(st.sampled_from("一二三四"), NAMES), unique_by=lambda t: t[0], max_size=4).map(
    lambda given: of(*(act(n, f"事{n}", responsible=names) for n, names in given))
)


@settings(max_examples=60, deadline=None)
@given(PLANS, PLANS)
def test_no_change_exactly_where_the_owners_are_equal(old: Plan, new: Plan) -> None:
    same = {a.id: a.responsible for a in old.actions} == {a.id: a.responsible for a in new.actions}
    assert (told(old, new) == []) == same
    assert told(old, old) == []


@settings(max_examples=60, deadline=None)
@given(PLANS, PLANS)
def test_back_and_forth_exchanges_gains_and_losses(old: Plan, new: Plan) -> None:
    def counted(found: list[ChangeRow], kind: str) -> list[tuple[str, str]]:
        return sorted((c.action, c.agency) for c in found if c.change == kind)

    there, back = told(old, new), told(new, old)
    assert counted(there, "agency-added") == counted(back, "agency-dropped")
    assert counted(there, "action-added") == counted(back, "action-removed")


def test_two_witnesses_differ_exactly_where_they_really_do(tmp_path: Path, cli: Cli) -> None:
    """One printing in Simplified characters, one in Traditional with an older name and one agency less."""
    one = (
        "respon: 1\nagencies:\n  - {name: 外汇局市分局, full_name: 国家外汇局市分局}\n"
        "  - {name: 市经济委}\n  - {name: 市图书馆}\n"
        "actions:\n  - id: 专项1\n    title: 互联网+读书\n    responsible: [市图书馆, 市经济委]\n"
        "  - id: 专项2\n    title: 互联网+外汇\n    responsible: [外汇局市分局, 市经济委]\n"
        "  - id: 专项3\n    title: 互联网+展览\n    responsible: [市经济委, 市图书馆]\n"
    )
    two = (
        "respon: 1\nactions:\n  - id: a1\n    title: 互聯網＋讀書\n    responsible: [市圖書館, 市經濟委]\n"
        "  - id: a2\n    title: 互聯網＋外匯\n    responsible: [國家外匯局市分局, 市經濟委]\n"
        "  - id: a3\n    title: 互聯網＋展覽\n    responsible: [市經濟委]\n"
    )
    found = told(plan(tmp_path, "one", one), plan(tmp_path, "two", two))
    assert [c for c in bare(found) if c[0] != "action-renumbered"] == [
        ("agency-renamed", "a2", "國家外匯局市分局", "外汇局市分局", "國家外匯局市分局"),
        ("agency-dropped", "a3", "市图书馆", "co", ""),
    ]
    done = cli("diff", tmp_path / "one.yaml", tmp_path / "two.yaml", "-f", "json")
    assert done.code == 1
    assert list(json.loads(done.out)["rows"][0]) == ["change", "action", "title", "agency", "old", "new"]
