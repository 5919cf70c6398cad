"""The script one would write instead of respon: four packages, no checks, no names but those in the file.

    python benchmarks/naive.py duties 市经济信息化委 data/actions.yaml
    python benchmarks/naive.py overlaps data/actions.yaml

It reads neither the registry nor roles, resolves no names and validates nothing: less work than respon does.
"""

from pathlib import Path

import networkx as nx
import typer
import yaml
from rich.console import Console
from rich.table import Table

app = typer.Typer()


def read(path: Path) -> nx.Graph:
    graph = nx.Graph()
    for action in yaml.safe_load(path.read_text(encoding="utf-8"))["actions"]:
        graph.add_node(action["id"], kind="action", title=action["title"])
        for rank, agency in enumerate(action["responsible"]):
            graph.add_node(agency, kind="agency")
            graph.add_edge(action["id"], agency, role="co" if rank else "lead")
    return graph


@app.command()
def duties(agency: str, data: Path) -> None:
    graph = read(data)
    table = Table("Action", "Title", "Role", "Co-owners")
    for action in graph[agency]:
        others = "、".join(name for name in graph[action] if name != agency)
        table.add_row(action, graph.nodes[action]["title"], graph.edges[action, agency]["role"], others)
    Console().print(table)


@app.command()
def overlaps(data: Path, top: int = 20) -> None:
    graph = read(data)
    agencies = [name for name, kind in graph.nodes(data="kind") if kind == "agency"]
    projected = nx.bipartite.weighted_projected_graph(graph, agencies)
    table = Table("Agency A", "Agency B", "Shared")
    for a, b, weight in sorted(projected.edges(data="weight"), key=lambda edge: -edge[2])[:top]:
        table.add_row(a, b, str(weight))
    Console().print(table)


if __name__ == "__main__":
    app()
