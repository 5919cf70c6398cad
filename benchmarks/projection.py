"""The peer for bulk data: networkx's own projection of a JSON Lines corpus, its seconds on stderr.

python benchmarks/projection.py corpus.jsonl TOP > pairs.csv
"""

import json
import sys
from pathlib import Path
from time import perf_counter

import networkx as nx


def main(corpus: Path, top: int) -> None:
    graph = nx.Graph()
    with corpus.open(encoding="utf-8") as lines:
        for line in lines:
            action = json.loads(line)
            graph.add_edges_from((action["id"], agency) for agency in action["responsible"])
            graph.add_nodes_from(action["responsible"], agency=True)
    agencies = [name for name, agency in graph.nodes(data="agency") if agency]
    start = perf_counter()
    projected = nx.bipartite.weighted_projected_graph(graph, agencies)
    print(f"{perf_counter() - start:.3f}", file=sys.stderr)
    pairs = sorted((-weight, *sorted((a, b))) for a, b, weight in projected.edges(data="weight"))
    print("a,b,shared")
    for less, a, b in pairs[:top]:
        print(f"{a},{b},{-less}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
