"""Exports load again, in networkx and by each format's own rules, with names, roles and edges intact."""

import io
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from lxml import etree
from support import ROOT, WORLDS, Run

import respon
from respon.graph.export import MERMAID_EDGES, MERMAID_TEXT
from respon.harmless import revealed, steady

DATA = {"plan": ROOT / "data" / "actions.yaml", "all": ROOT / "data"} | {
    name: WORLDS / f"{name}.yaml" for name in ("small", "hostile", "empty")
}
LOADERS = {
    "graphml": lambda text: nx.read_graphml(io.BytesIO(text), force_multigraph=True),
    "gexf": lambda text: nx.read_gexf(io.BytesIO(text)),
    "json": lambda text: nx.node_link_graph(json.loads(text), edges="edges"),
}
Edge = tuple[str, str, str, bool, str]


def as_held(format: str) -> Callable[[str], str]:
    """How the format holds a text: JSON as it is, XML and pictures without what steers."""
    return {"json": str, "dot": revealed, "mermaid": revealed}.get(format, steady)


def wanted(data: Path, format: str) -> Counter[Edge]:
    plan = respon.load(str(data))
    held = as_held(format)
    return Counter(
        (held(action.id), held(given.agency), given.role, given.stated, held(given.printed))
        for action in plan.actions
        for given in plan.assignments(action)
    )


@pytest.mark.parametrize("format", LOADERS)
@pytest.mark.parametrize("name", DATA)
def test_it_loads_again_in_networkx_edge_for_edge(run: Run, name: str, format: str) -> None:
    net = LOADERS[format](run("export", "-d", DATA[name], "-f", format).out)
    edges = [(a, b, e["role"], e["stated"], e["printed"]) for a, b, e in net.edges(data=True)]
    assert Counter(edges) == wanted(DATA[name], format)
    assert net.is_directed()


@pytest.mark.parametrize("format", LOADERS)
@pytest.mark.parametrize("name", DATA)
def test_nodes_keep_their_kind_and_facts(run: Run, name: str, format: str) -> None:
    plan = respon.load(str(DATA[name]))
    net = LOADERS[format](run("export", "-d", DATA[name], "-f", format).out)
    held = as_held(format)
    nodes: dict[str, dict[str, Any]] = dict(net.nodes(data=True))
    ids = {held(action.id) for action in plan.actions}
    assert {key for key, data in nodes.items() if data["kind"] == "action"} == ids
    for action in plan.actions:
        found = nodes[held(action.id)]
        assert [found[key] or "" for key in ("title", "document", "due")] == [
            held(action.title),
            held(action.document),
            action.due or "",
        ]
    full_names = {held(name): held(agency.full_name) for name, agency in plan.agencies.items()}
    for key, found in nodes.items():
        if found["kind"] == "agency":
            assert found["full_name"] == full_names[key]


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
        edge[:4] for edge in wanted(DATA[name], "dot").elements()
    )
    nodes = [unquoted(f["node"]) for f in found if f and f["node"]]
    assert len(nodes) == len(set(nodes))
    assert {end for f in edges for end in (unquoted(f["a"]), unquoted(f["b"]))} <= set(nodes)


MERMAID_LINE = re.compile(
    r'flowchart LR|  (?P<node>n\d+)(?:\["(?P<agency>[^"<>`\n]*)"\]|\(\["(?P<action>[^"<>`\n]*)"\]\))'
    r"|  (?P<a>n\d+) (?P<arrow>==>|-->)\|(?P<role>\w+)(?P<mark>\*?)\| (?P<b>n\d+)"
)
ENTITY = {"quot": '"', "lt": "<", "gt": ">", "amp": "&"}


@pytest.mark.parametrize("name", DATA)
def test_mermaid_is_well_formed_and_whole(run: Run, name: str) -> None:
    text = run("export", "-d", DATA[name], "-f", "mermaid").text
    found = [match for line in text.split("\n")[:-1] if (match := MERMAID_LINE.fullmatch(line))]
    assert len(found) == text.count("\n"), text

    def shown(label: str) -> str:
        return re.sub(r"#(\w+);", lambda found: ENTITY.get(found[1]) or chr(int(found[1])), label)

    agencies = {f["node"]: shown(f["agency"]) for f in found if f["agency"] is not None}
    actions = {f["node"]: shown(f["action"]) for f in found if f["action"] is not None}
    titles = {revealed(f"{a.id} {a.title}"): revealed(a.id) for a in respon.load(str(DATA[name])).actions}
    edges = [
        (titles[actions[f["a"]]], agencies[f["b"]], f["role"], not f["mark"], f["arrow"] == "==>")
        for f in found
        if f["a"]
    ]
    assert Counter(edges) == Counter(
        (action, agency, role, stated, role == "lead")
        for action, agency, role, stated, _ in wanted(DATA[name], "mermaid").elements()
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


GEXF = {  # attributes by element, from http://www.gexf.net/1.2draft/gexf.xsd, as far as we write them
    "graph": {"timeformat", "start", "startopen", "end", "endopen", "defaultedgetype", "idtype", "mode"},
    "edge": {"id", "type", "label", "source", "target", "weight", "start", "startopen", "end", "endopen"},
    "meta": {"lastmodifieddate"},
}


@pytest.mark.parametrize("name", DATA)
def test_gexf_keeps_to_its_schemas_attributes(run: Run, name: str) -> None:
    tree = etree.fromstring(run("export", "-d", DATA[name], "-f", "gexf").out)
    for tag, known in GEXF.items():
        for element in tree.iter(f"{{*}}{tag}"):
            assert set(element.attrib) <= known
    titles = tree.xpath("//*[local-name()='attribute']/@title")
    assert "networkx_key" not in titles
    declared = tree.xpath("//*[local-name()='attribute']/@id")
    assert set(tree.xpath("//*[local-name()='attvalue']/@for")) <= set(declared)


LABELS = [
    "1. 修堤",
    "- 甲",
    "+ 乙",
    "2) 丙",
    "~~x~~",
    "**x** __y__",
    "%%{init: {'theme':'dark'}}%%",
    "C:\\new",
    "fa:fa-car 甲",
]
LABELS += ["$$x$$", "[x](http://example.org)", "&amp; &#20013; &nbsp;", "a@b `c`", "#35; #quot;"]


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize(
    "words", [["export", "-f", "mermaid"], ["report", "-f", "md", "--sections", "network"]], ids=" ".join
)
def test_a_mermaid_label_is_text_and_nothing_else(run: Run, tmp_path: Path, words: list[str], label: str) -> None:
    data = tmp_path / "a.jsonl"
    data.write_text(json.dumps({"id": "a", "title": "t", "responsible": [label, "y"]}) + "\n")
    text = run(*words, "-d", data).text
    labels = re.findall(r'  n\d+\["(.*)"\]', text)
    shown = [re.sub(r"#(\w+);", lambda f: ENTITY.get(f[1]) or chr(int(f[1])), each) for each in labels]
    assert label in shown
    assert not any(set(re.sub(r"#\w+;", "", each)) & set('#&`.-+*_~()[]@:%$\\<>"') for each in labels)


def test_graphviz_reads_no_entity_in_a_label(run: Run, tmp_path: Path) -> None:
    data = tmp_path / "a.jsonl"
    data.write_text('{"id": "a", "title": "&lt; &#20013;", "lead": ["x&nbsp;"]}\n')
    text = run("export", "-f", "dot", "-d", data).text
    assert 'label="a &amp;lt; &amp;#20013;"' in text
    assert 'label="x&amp;nbsp;"' in text


@pytest.mark.parametrize("length", [3, 60])
def test_mermaid_gets_the_strongest_and_what_is_left_out_is_told(run: Run, tmp_path: Path, length: int) -> None:
    data = tmp_path / "a.jsonl"
    lines = ({"id": f"A{i}", "title": "长" * length, "co": ["乙局"], "lead": ["甲局"]} for i in range(600))
    data.write_text("".join(json.dumps(line) + "\n" for line in lines))
    done = run("export", "-f", "mermaid", "-d", data)
    edges = re.findall(r"[=-]+>\|(\w+)\|", done.text)
    assert set(edges) == {"lead"}
    assert len(edges) <= MERMAID_EDGES
    assert len(done.text) <= MERMAID_TEXT
    assert len(edges) == MERMAID_EDGES or len(done.text) > 0.9 * MERMAID_TEXT
    assert f"{1200 - len(edges)} assignments" in done.err
    assert "乙局" not in done.text
    assert run("export", "-f", "dot", "-d", data).err == ""
