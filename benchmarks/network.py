"""Does `respon network` end on a corpus? `python benchmarks/network.py [--actions 200000] [--agencies 3000]`.

A made-up corpus of a million pairs is measured by the whole command: seconds on the wall and of the processor, and the
peak memory, beside what igraph alone takes for the same network, its edges given. Then a corpus of 300 agencies is
measured by respon's way for large networks, and by networkx: degrees must be equal, and betweenness to the last digit
shown. The exit code is 1 if that isn't so, or if the command takes more than a minute of the processor or 3 GB.
"""

import argparse
import csv
import tempfile
from pathlib import Path

from corpus import write
from run import RESPON, environment, run

SECONDS = 60
MEGABYTES = 3_000
SMALL = (2_000, 300)
ALONE = """
import sys, igraph
from time import process_time
from respon.graph import Graph
from respon.sources.whole import read
edges = Graph(read(sys.argv[1:])).incidence.edges()
began = process_time()
rows = memoryview(edges.ends).cast("B").cast("q", (len(edges.shared), 2))
net = igraph.Graph(edges=rows)
net.es["weight"] = edges.shared
net.betweenness(directed=False)
net.community_fastgreedy(weights="weight").as_clustering()
print(len(edges.shared), process_time() - began)
"""
BY_NETWORKX = """
import csv, sys, networkx as nx
from respon.graph import Graph
from respon.sources.whole import read
net = Graph(read(sys.argv[1:])).co_ownership()
between = nx.betweenness_centrality(net)
rows = [(name, net.degree[name], net.degree(name, weight="weight"), round(between[name], 4)) for name in net]
csv.writer(sys.stdout).writerows(rows)
"""
LARGE_WAY = """
import sys
from respon.graph import measures
measures.MOST_STEPS = 0
from respon.cli.main import main
sys.argv[0] = "respon"
main()
"""


def bounded(lines: Path, env: dict[str, str]) -> bool:
    """Print what the large corpus takes; tell if it is within the bars."""
    cost, _, said = run((*RESPON, "network", "-d", str(lines), "-f", "csv", "--exact"), env)
    pairs, alone = run(("-c", ALONE, str(lines)), env)[1].split()
    print(f"{int(pairs):,} pairs {said.strip()}")
    print(f"respon {cost.wall:.1f} s on the wall, {cost.processor:.1f} s of the processor, {cost.megabytes:.0f} MB")
    print(f"igraph {float(alone):.1f} s of the processor")
    return cost.processor <= SECONDS and cost.megabytes <= MEGABYTES


def equal(lines: Path, env: dict[str, str]) -> bool:
    """Tell if a small corpus has networkx's values from what measures large ones."""
    _, out, _ = run(("-c", LARGE_WAY, "network", "-d", str(lines), "-f", "csv", "--exact"), env)
    ours = {tuple(row[:4]) for row in list(csv.reader(out.decode().splitlines()))[1:]}
    theirs = {tuple(row) for row in csv.reader(run(("-c", BY_NETWORKX, str(lines)), env)[1].decode().splitlines())}
    print(f"{len(theirs)} agencies: the values are {'networkx’s' if ours == theirs else 'NOT networkx’s'}")
    return ours == theirs


def main() -> int:
    """Measure; 1 if a bar doesn't hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--actions", type=int, default=200_000)
    parser.add_argument("--agencies", type=int, default=3_000)
    options = parser.parse_args()
    env = environment()
    with tempfile.TemporaryDirectory(prefix="respon-benchmark-") as folder:
        lines = Path(folder) / "corpus.jsonl"
        write(*SMALL, lines)
        same = equal(lines, env)
        write(options.actions, options.agencies, lines)
        return 0 if bounded(lines, env) and same else 1


if __name__ == "__main__":
    raise SystemExit(main())
