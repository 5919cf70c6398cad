"""The graph in the formats of other programs: GraphML, GEXF, node-link JSON, DOT and Mermaid."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from respon.graph import Graph
from respon.harmless import escaped, revealed, steady
from respon.model import ROLES

Edge = tuple[str, str, dict[str, Any]]
"""An action, an agency, and the edge's attributes."""

_REFERENCE = re.compile(r"&#(\d+);")
LAST_C1 = 0x9F
"""The last of the second set of control characters."""


def flat(graph: Graph, shown: Callable[[str], str] = steady) -> "nx.MultiDiGraph[str]":
    """Return a copy of the graph whose attributes are all text, numbers or truth values; text as `shown` gives it.

    Actions have kind, title, document, part, due; agencies kind, full_name, english, agency_kind; edges
    role, stated, printed, and after reforms recalled (it rests on a recalled step) and merged (several agencies of the
    text became this one). GraphML and GEXF refuse lists and None.
    """
    net: nx.MultiDiGraph[str] = nx.MultiDiGraph(name="respon")
    for name, data in graph.net.nodes(data=True):
        net.add_node(shown(name), label=shown(name), **{k: shown(v) for k, v in _attributes(data).items()})
    for action, agency, edge in graph.net.edges(data=True):
        given = edge["assignment"]
        net.add_edge(
            shown(action),
            shown(agency),
            given.role,
            role=given.role,
            stated=given.stated,
            printed=shown(given.printed),
            **({"recalled": given.recalled, "merged": bool(given.merged)} if graph.plan.as_of else {}),
        )
    return net


def _attributes(data: dict[str, object]) -> dict[str, str]:
    if action := data.get("action"):
        keys = ("title", "document", "part", "due", "status")
        return {"kind": "action", **{k: getattr(action, k) or "" for k in keys}}
    agency = data.get("agency")
    facts = {k: getattr(agency, k, "") for k in ("full_name", "english")}
    return {"kind": "agency", "agency_kind": getattr(agency, "kind", "other"), **facts}


def graphml(graph: Graph) -> str:
    """Return GraphML, as yEd, Gephi and networkx read it; yEd shows names once it is told to take `label` for them."""
    named = flat(graph)
    net: nx.MultiDiGraph[str] = nx.MultiDiGraph(**named.graph)
    net.add_nodes_from(named.nodes(data=True))
    for number, (action, agency, edge) in enumerate(named.edges(data=True)):
        net.add_edge(action, agency, f"e{number}", **edge)  # networkx writes keys as ids, and ids must differ
    text = "\n".join(nx.generate_graphml(net))
    for key in re.findall(r'<key id="(\w+)"[^<>]* attr.type="boolean"', text):  # xs:boolean is lower case
        text = re.sub(rf'(<data key="{key}">)(True|False)<', lambda m: f"{m[1]}{m[2].lower()}<", text)
    return readable(text) + "\n"


def gexf(graph: Graph) -> str:
    """Return GEXF 1.2, as Gephi and networkx read it, valid by its own schema."""
    writer = GEXFWriter(version="1.2draft")
    writer.add_graph(flat(graph))
    without_day(writer)
    _forget(writer.graph_element, "networkx_key")  # the role once more
    return readable(str(writer)) + "\n"


def without_day(writer: GEXFWriter) -> None:
    """Take out what would differ from day to day and machine to machine: the same data shall give the same bytes."""
    for meta in writer.xml.iter("meta"):
        del meta.attrib["lastmodifieddate"]
        for creator in meta.iter("creator"):
            creator.text = "respon"  # by whichever version of networkx
    del writer.graph_element.attrib["name"]  # networkx's own: 1.2 has no such attribute


def _forget(element: Any, title: str) -> None:
    """Take an attribute of this title out of a GEXF graph, declaration and values."""
    ids = {each.get("id") for each in element.iter("attribute") if each.get("title") == title}
    for parent, key in (("attributes", "id"), ("attvalues", "for")):
        for each in element.iter(parent):
            for child in [child for child in each if child.get(key) in ids]:
                each.remove(child)


def readable(xml: str) -> str:
    """Return the XML with Chinese as it is instead of as &#20013; references."""
    return _REFERENCE.sub(lambda found: chr(int(found[1])) if int(found[1]) > LAST_C1 else found[0], xml)


def node_link(graph: Graph) -> str:
    """Return networkx's node-link JSON."""
    data = nx.node_link_data(flat(graph, str), edges="edges")
    return escaped(json.dumps(data, ensure_ascii=False, indent=1)) + "\n"


def dot(graph: Graph) -> str:
    """Return DOT for Graphviz: agencies as boxes, leads as bold edges, inferred roles dashed."""
    net = flat(graph, revealed)
    lines = ["digraph respon {", '  rankdir=LR; node [fontname="sans-serif"];']
    for name, data in net.nodes(data=True):
        shape = "box" if data["kind"] == "agency" else "ellipse"
        label = name if data["kind"] == "agency" else f"{name} {data['title']}"
        lines.append(f"  {_quoted(name)} [shape={shape}, label={_label(label)}, kind={_quoted(data['kind'])}];")
    for action, agency, edge in net.edges(data=True):
        style = ("bold" if edge["role"] == "lead" else "solid") + ("" if edge["stated"] else ",dashed")
        marks = _passage(edge)
        label = edge["role"] + marks
        lines.append(
            f"  {_quoted(action)} -> {_quoted(agency)} [role={edge['role']}, stated={str(edge['stated']).lower()}, "
            f"label={_label(label) if marks else label}, style={_quoted(style)}];"
        )
    return "\n".join([*lines, "}"]) + "\n"


def _label(text: str) -> str:
    """Return a label's text quoted: there Graphviz reads entities (&lt;, &#20013;), which the data doesn't mean."""
    return _quoted(text.replace("&", "&amp;"))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'


MERMAID_EDGES, MERMAID_TEXT = 500, 50_000
"""What Mermaid draws at most by its own settings (maxEdges, maxTextSize); of more it draws nothing."""


def mermaid(graph: Graph) -> str:
    """Return a Mermaid flowchart, which GitHub and GitLab draw in Markdown.

    Where there are more assignments than Mermaid draws, the strongest are in it: leads first, stated before inferred.
    """
    net = flat(graph, revealed)
    drawn = _drawn(net)
    lines = ["flowchart LR"]
    if len(drawn) == net.number_of_edges():
        ids = {name: f"n{i}" for i, name in enumerate(net)}
    else:
        ends = {name for edge in drawn for name in edge[:2]}
        ids = {name: f"n{i}" for i, name in enumerate(name for name in net if name in ends)}
    lines += [_node(ids[name], name, net.nodes[name]) for name in ids]
    lines += [_edge(ids[action], ids[agency], edge) for action, agency, edge in drawn]
    return "\n".join(lines) + "\n"


def undrawn(graph: Graph) -> int:
    """Return how many assignments the Mermaid flowchart leaves out."""
    net = flat(graph, revealed)
    return net.number_of_edges() - len(_drawn(net))


def _drawn(net: "nx.MultiDiGraph[str]") -> Sequence[Edge]:
    """Return the edges that Mermaid can draw, strongest first where that is not all of them."""
    edges: list[Edge] = list(net.edges(data=True))
    if len(edges) <= MERMAID_EDGES and sum(_sizes(net, edges)) <= MERMAID_TEXT:
        return edges
    edges.sort(key=lambda edge: (ROLES.index(edge[2]["role"]), not edge[2]["stated"]))
    total = accumulate(_sizes(net, edges[:MERMAID_EDGES]))
    return edges[: sum(size <= MERMAID_TEXT for size in total)]


def _sizes(net: "nx.MultiDiGraph[str]", edges: Sequence[Edge]) -> Iterator[int]:
    """Yield how many UTF-16 units (JavaScript's characters) each edge adds: its line, and those of new ends."""
    seen: set[str] = set()
    for action, agency, edge in edges:
        new = {action, agency} - seen
        seen |= new
        lines = [_edge("n00000", "n00000", edge), *(_node("n00000", name, net.nodes[name]) for name in new)]
        yield sum(len(line.encode("utf-16-le")) // 2 + 1 for line in lines)


def _node(key: str, name: str, data: Mapping[str, str]) -> str:
    label = name if data["kind"] == "agency" else f"{name} {data['title']}"
    left, right = ("[", "]") if data["kind"] == "agency" else ("([", "])")
    return f'  {key}{left}"{entities(label)}"{right}'


def _edge(action: str, agency: str, edge: Mapping[str, object]) -> str:
    arrow = "==>" if edge["role"] == "lead" else "-->"
    marks = ("" if edge["stated"] else "*") + _passage(edge)
    return f"  {action} {arrow}|{edge['role']}{marks}| {agency}"


def _passage(edge: Mapping[str, object]) -> str:
    """Return the marks of the edge's way through reforms, as the tables have them."""
    return ("†" if edge.get("recalled") else "") + ("‡" if edge.get("merged") else "")


_MERMAID = str.maketrans(
    {"&": "#amp;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "\n": " ", "\t": " "}
    | {sign: f"#{ord(sign)};" for sign in "#`.-+*_~()[]@:%$\\"}
)
"""What ends a label, is HTML, or begins Markdown, an icon (fa:fa-car), a formula ($$) or a directive (%%{) in it."""


def entities(text: str) -> str:
    """Return the text as a Mermaid label holds it."""
    return text.translate(_MERMAID)


WRITERS: dict[str, Callable[[Graph], str]] = {
    "graphml": graphml,
    "gexf": gexf,
    "json": node_link,
    "dot": dot,
    "mermaid": mermaid,
}
