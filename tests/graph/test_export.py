"""Exports load again, in networkx and by each format's own rules, with names, roles and edges intact."""

import io
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from lxml import etree
from support import ROOT, WORLDS, Run

import respon

DATA = {"plan": ROOT / "data" / "actions.yaml", "all": ROOT / "data"} | {
    name: WORLDS / f"{name}.yaml" for name in ("small", "hostile", "empty")
}
LOADERS = {
    "graphml": lambda text: nx.read_graphml(io.BytesIO(text), force_multigraph=True),
    "gexf": lambda text: nx.read_gexf(io.BytesIO(text)),
    "json": lambda text: nx.node_link_graph(json.loads(text), edges="edges"),
}
Edge = tuple[str, str, str, bool, str]


def wanted(data: Path) -> Counter[Edge]:
    plan = respon.load(str(data))
    return Counter(
        (action.id, given.agency, given.role, given.stated, given.printed)
        for action in plan.actions
        for given in plan.assignments(action)
    )


@pytest.mark.parametrize("format", LOADERS)
@pytest.mark.parametrize("name", DATA)
def test_it_loads_again_in_networkx_edge_for_edge(run: Run, name: str, format: str) -> None:
    net = LOADERS[format](run("export", "-d", DATA[name], "-f", format).out)
    edges = [(a, b, e["role"], e["stated"], e["printed"]) for a, b, e in net.edges(data=True)]
    assert Counter(edges) == wanted(DATA[name])
    assert net.is_directed()


@pytest.mark.parametrize("format", LOADERS)
@pytest.mark.parametrize("name", DATA)
def test_nodes_keep_their_kind_and_facts(run: Run, name: str, format: str) -> None:
    plan = respon.load(str(DATA[name]))
    net = LOADERS[format](run("export", "-d", DATA[name], "-f", format).out)
    nodes: dict[str, dict[str, Any]] = dict(net.nodes(data=True))
    assert {key for key, data in nodes.items() if data["kind"] == "action"} == {action.id for action in plan.actions}
    for action in plan.actions:
        found = nodes[action.id]
        assert [found[key] or "" for key in ("title", "document", "due")] == [
            action.title,
            action.document,
            action.due or "",
        ]
    for key, found in nodes.items():
        if found["kind"] == "agency":
            assert found["full_name"] == plan.agencies[key].full_name


def test_the_plans_graph_has_69_nodes_and_116_edges(run: Run) -> None:
    net = LOADERS["graphml"](run("export", "-f", "graphml").out)
    assert (net.number_of_nodes(), net.number_of_edges()) == (29 + 40, 116)


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_ids_of_edges_differ_and_truth_is_lower_case(run: Run, format: str) -> None:
    tree = etree.fromstring(run("export", "-d", DATA["small"], "-f", format).out)
    ids = tree.xpath("//*[local-name()='edge']/@id")
    assert len(ids) == len(set(ids)) == 19
    assert not re.search(rb">(True|False)<", etree.tostring(tree))


def test_gexf_does_not_depend_on_the_day(run: Run) -> None:
    assert b"lastmodified" not in run("export", "-f", "gexf").out


@pytest.mark.parametrize("format", ["graphml", "gexf", "json", "dot", "mermaid"])
def test_chinese_can_be_read_and_searched_in_the_file(run: Run, format: str) -> None:
    assert "市经济信息化委" in run("export", "-f", format).text


STRING = r'"(?:[^"\\\n]|\\.)*"'
DOT_LINE = re.compile(
    rf"digraph respon \{{|  rankdir=LR; node \[fontname={STRING}\];|\}}"
    rf"|  (?P<node>{STRING}) \[shape=(?:box|ellipse), label={STRING}, kind={STRING}\];"
    rf"|  (?P<a>{STRING}) -> (?P<b>{STRING}) \[role=(?P<role>\w+), stated=(?P<stated>\w+), label=\w+, style={STRING}\];"
)


def unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1])


@pytest.mark.parametrize("name", DATA)
def test_dot_is_well_formed_and_whole(run: Run, name: str) -> None:
    text = run("export", "-d", DATA[name], "-f", "dot").text
    found = [DOT_LINE.fullmatch(line) for line in text.split("\n")[:-1]]
    assert all(found), text
    edges = [f for f in found if f and f["a"]]
    assert Counter((unquoted(f["a"]), unquoted(f["b"]), f["role"], f["stated"] == "true") for f in edges) == Counter(
        edge[:4] for edge in wanted(DATA[name]).elements()
    )
    nodes = [unquoted(f["node"]) for f in found if f and f["node"]]
    assert len(nodes) == len(set(nodes))
    assert {end for f in edges for end in (unquoted(f["a"]), unquoted(f["b"]))} <= set(nodes)


MERMAID_LINE = re.compile(
    r'flowchart LR|  (?P<node>n\d+)(?:\["(?P<agency>[^"<>`\n]*)"\]|\(\["(?P<action>[^"<>`\n]*)"\]\))'
    r"|  (?P<a>n\d+) (?P<arrow>==>|-->)\|(?P<role>\w+)(?P<mark>\*?)\| (?P<b>n\d+)"
)
ENTITY = {"35": "#", "quot": '"', "lt": "<", "gt": ">", "amp": "&", "96": "`"}


@pytest.mark.parametrize("name", DATA)
def test_mermaid_is_well_formed_and_whole(run: Run, name: str) -> None:
    text = run("export", "-d", DATA[name], "-f", "mermaid").text
    found = [match for line in text.split("\n")[:-1] if (match := MERMAID_LINE.fullmatch(line))]
    assert len(found) == text.count("\n"), text

    def shown(label: str) -> str:
        return re.sub(r"#(\w+);", lambda entity: ENTITY[entity[1]], label)

    agencies = {f["node"]: shown(f["agency"]) for f in found if f["agency"] is not None}
    actions = {f["node"]: shown(f["action"]) for f in found if f["action"] is not None}
    titles = {f"{a.id} {a.title}": a.id for a in respon.load(str(DATA[name])).actions}
    edges = [
        (titles[actions[f["a"]]], agencies[f["b"]], f["role"], not f["mark"], f["arrow"] == "==>")
        for f in found
        if f["a"]
    ]
    assert Counter(edges) == Counter(
        (action, agency, role, stated, role == "lead")
        for action, agency, role, stated, _ in wanted(DATA[name]).elements()
    )


def test_the_suffix_chooses_the_format(run: Run, tmp_path: Path) -> None:
    for suffix, format in {"graphml": "graphml", "gexf": "gexf", "json": "json", "gv": "dot", "mmd": "mermaid"}.items():
        path = tmp_path / f"plan.{suffix}"
        assert run("export", "-o", path).code == 0
        assert path.read_bytes() == run("export", "-f", format).out


def test_an_export_is_written_whole_or_not_at_all(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.dot"
    path.write_text("old")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    assert run("export", "-o", path).code == 3
    assert [p.read_text() for p in tmp_path.iterdir()] == ["old"]
