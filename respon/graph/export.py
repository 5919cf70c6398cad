"""The graph in the formats of other programs: GraphML, GEXF, node-link JSON, DOT and Mermaid."""

import json
import re
from collections.abc import Callable, Mapping

import networkx as nx

from respon.graph import Graph

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML cannot hold."""


_REFERENCE = re.compile(r"&#(\d+);")
LAST_C1 = 0x9F
"""The last of the second set of control characters."""


def flat(graph: Graph) -> "nx.MultiDiGraph[str]":
    """Return a copy of the graph whose attributes are all text, numbers or truth values.

    Actions have kind, title, document, part, due; agencies kind, full_name, english, agency_kind; edges
    role, stated, printed, and after reforms recalled (it rests on a recalled step) and merged (several agencies of the
    text became this one). GraphML and GEXF refuse lists and None.
    """
    net: nx.MultiDiGraph[str] = nx.MultiDiGraph(name="respon")
    for name, data in graph.net.nodes(data=True):
        net.add_node(_clean(name), label=_clean(name), **{k: _clean(v) for k, v in _attributes(data).items()})
    for action, agency, edge in graph.net.edges(data=True):
        given = edge["assignment"]
        net.add_edge(
            _clean(action),
            _clean(agency),
            given.role,
            role=given.role,
            stated=given.stated,
            printed=_clean(given.printed),
            **({"recalled": given.recalled, "merged": bool(given.merged)} if graph.plan.as_of else {}),
        )
    return net


def _attributes(data: dict[str, object]) -> dict[str, str]:
    if action := data.get("action"):
        keys = ("title", "document", "part", "due")
        return {"kind": "action", **{k: getattr(action, k) or "" for k in keys}}
    agency = data.get("agency")
    facts = {k: getattr(agency, k, "") for k in ("full_name", "english")}
    return {"kind": "agency", "agency_kind": getattr(agency, "kind", "other"), **facts}


def _clean(text: str) -> str:
    return _CONTROL.sub("\ufffd", text)


def graphml(graph: Graph) -> str:
    """Return GraphML, as yEd, Gephi and networkx read it."""
    named = flat(graph)
    net: nx.MultiDiGraph[str] = nx.MultiDiGraph(**named.graph)
    net.add_nodes_from(named.nodes(data=True))
    for number, (action, agency, edge) in enumerate(named.edges(data=True)):
        net.add_edge(action, agency, f"e{number}", **edge)  # networkx writes keys as ids, and ids must differ
    text = "\n".join(nx.generate_graphml(net))
    for key in re.findall(r'<key id="(\w+)"[^<>]* attr.type="boolean"', text):  # xs:boolean is lower case
        text = re.sub(rf'(<data key="{key}">)(True|False)<', lambda m: f"{m[1]}{m[2].lower()}<", text)
    return _readable(text) + "\n"


def gexf(graph: Graph) -> str:
    """Return GEXF 1.2, as Gephi and networkx read it."""
    text = "\n".join(nx.generate_gexf(flat(graph)))
    # networkx writes today's date into the head: the same data shall give the same bytes.
    return _readable(re.sub(r' lastmodifieddate="[^"]*"', "", text, count=1)) + "\n"


def _readable(xml: str) -> str:
    """Return the XML with Chinese as it is instead of as &#20013; references."""
    return _REFERENCE.sub(lambda found: chr(int(found[1])) if int(found[1]) > LAST_C1 else found[0], xml)


def node_link(graph: Graph) -> str:
    """Return networkx's node-link JSON."""
    data = nx.node_link_data(flat(graph), edges="edges")
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def dot(graph: Graph) -> str:
    """Return DOT for Graphviz: agencies as boxes, leads as bold edges, inferred roles dashed."""
    net = flat(graph)
    lines = ["digraph respon {", '  rankdir=LR; node [fontname="sans-serif"];']
    for name, data in net.nodes(data=True):
        shape = "box" if data["kind"] == "agency" else "ellipse"
        label = name if data["kind"] == "agency" else f"{name} {data['title']}"
        lines.append(f"  {_quoted(name)} [shape={shape}, label={_quoted(label)}, kind={_quoted(data['kind'])}];")
    for action, agency, edge in net.edges(data=True):
        style = ("bold" if edge["role"] == "lead" else "solid") + ("" if edge["stated"] else ",dashed")
        marks = _passage(edge)
        label = edge["role"] + marks
        lines.append(
            f"  {_quoted(action)} -> {_quoted(agency)} [role={edge['role']}, stated={str(edge['stated']).lower()}, "
            f"label={_quoted(label) if marks else label}, style={_quoted(style)}];"
        )
    return "\n".join([*lines, "}"]) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'


def mermaid(graph: Graph) -> str:
    """Return a Mermaid flowchart, which GitHub and GitLab draw in Markdown."""
    net = flat(graph)
    ids = {name: f"n{i}" for i, name in enumerate(net)}
    lines = ["flowchart LR"]
    for name, data in net.nodes(data=True):
        label = name if data["kind"] == "agency" else f"{name} {data['title']}"
        left, right = ("[", "]") if data["kind"] == "agency" else ("([", "])")
        lines.append(f'  {ids[name]}{left}"{entities(label)}"{right}')
    for action, agency, edge in net.edges(data=True):
        arrow = "==>" if edge["role"] == "lead" else "-->"
        marks = ("" if edge["stated"] else "*") + _passage(edge)
        lines.append(f"  {ids[action]} {arrow}|{edge['role']}{marks}| {ids[agency]}")
    return "\n".join(lines) + "\n"


def _passage(edge: Mapping[str, object]) -> str:
    """Return the marks of the edge's way through reforms, as the tables have them."""
    return ("†" if edge.get("recalled") else "") + ("‡" if edge.get("merged") else "")


_MERMAID = {"#": "#35;", "&": "#amp;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "`": "#96;", "\n": " "}
"""What ends a label, is HTML or begins Markdown in it; the sign of entities first."""


def entities(text: str) -> str:
    """Return the text as a Mermaid label holds it."""
    for char, entity in _MERMAID.items():
        text = text.replace(char, entity)
    return text


WRITERS: dict[str, Callable[[Graph], str]] = {
    "graphml": graphml,
    "gexf": gexf,
    "json": node_link,
    "dot": dot,
    "mermaid": mermaid,
}
