"""Do two processes read twice as many documents? `python benchmarks/jobs.py [--documents 2000] [FOLDER]`.

The documents of FOLDER (by default those that the tests keep) are repeated under other names until there are so many,
each with a word of its own, and read by `respon extract` with one job and with two: documents a second on the wall, and
the peak memory of the process that gathers. Both outputs must have the same bytes. The exit code is 1 if two jobs are
less than 1.7 times as fast; on a machine whose cores have other work, they can't be.
"""

import argparse
import tempfile
from itertools import cycle
from pathlib import Path

from run import RESPON, ROOT, Cost, environment, run

BAR = 1.7
KINDS = (".txt", ".md", ".html")


def repeated(folder: Path, documents: int, into: Path) -> None:
    """Write so many documents, none of them equal to another."""
    found = [path for path in sorted(folder.rglob("*")) if path.suffix in KINDS]
    for number, path in zip(range(documents), cycle(found), strict=False):
        copy = into / f"{number:05}{path.suffix}"
        copy.write_bytes(path.read_bytes() + f"\n<!-- {number} -->\n".encode())


def read(papers: Path, jobs: int, output: Path, env: dict[str, str]) -> Cost:
    """Return what reading takes with so many jobs."""
    words = (*RESPON, "extract", str(papers), "--keep-going", "--jobs", str(jobs), "-f", "actions", "-o", str(output))
    return run(words, env)[0]


def main() -> int:
    """Measure; 1 if two jobs are too slow, or their output is another."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "tests" / "worlds")
    parser.add_argument("--documents", type=int, default=2000)
    options = parser.parse_args()
    env = environment()
    with tempfile.TemporaryDirectory(prefix="respon-benchmark-") as folder:
        papers = Path(folder) / "papers"
        papers.mkdir()
        repeated(options.folder, options.documents, papers)
        outputs = [Path(folder) / f"{jobs}.jsonl" for jobs in (1, 2)]
        costs = [read(papers, jobs, output, env) for jobs, output in enumerate(outputs, 1)]
        for jobs, cost in enumerate(costs, 1):
            print(f"{jobs} jobs: {options.documents / cost.wall:6.1f} documents a second, {cost.megabytes:4.0f} MB")
        ratio = costs[0].wall / costs[1].wall
        same = outputs[0].read_bytes() == outputs[1].read_bytes()
        print(f"ratio {ratio:.2f}, bar {BAR}; the outputs are {'equal' if same else 'NOT EQUAL'}")
    return 0 if same and ratio >= BAR else 1


if __name__ == "__main__":
    raise SystemExit(main())
