"""Do two processes read twice as many documents? `python benchmarks/jobs.py [--documents 2000] [FOLDER]`.

The documents of FOLDER, or made-up ones of twenty items with clauses of the bundled data, are repeated under other
names until there are so many. Each has a word of its own in every sentence: a process remembers texts that come again,
and a folder of papers is none that repeats itself. `respon extract` reads them with one job and with two, turn by turn:
documents a second on the wall; the processor's seconds of the process that gathers, which are its part whatever the
number of jobs, and of those that read; the peak memory. All outputs must have the same bytes. The exit code is 1 if two
jobs are less than 1.7 times as fast; on a machine whose cores have other work, they can't be: what they could be on two
free cores, by the processor's seconds, is told besides.
"""

import argparse
import random
import re
import tempfile
from itertools import cycle
from pathlib import Path
from statistics import median
from typing import NamedTuple

from run import PLAN, environment, run

from respon.sources import whole

BAR = 1.7
KINDS = (".txt", ".md", ".html")
ITEMS = 20
DIGITS = "甲乙丙丁戊己庚辛壬癸"
PARTS = """
import resource, sys
from respon.cli.main import main
try:
    main()
except SystemExit as end:
    assert end.code in (None, 0, 1), end.code
found = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(*(used.ru_utime + used.ru_stime for used in found), file=sys.stderr)
"""


class Reading(NamedTuple):
    """What reading takes: seconds on the wall, and of the processor, in the process that gathers and in its readers."""

    wall: float
    gathering: float
    reading: float
    megabytes: float


def made() -> list[tuple[str, str]]:
    """Return papers of some items, each closed by a clause of the bundled data, with the suffix of their kind."""
    clauses = [action.cite.clause for action in whole.read([str(PLAN.parent)]).actions if action.cite]
    draw = random.Random(7)
    items = "（{}）推进{}建设，完善{}机制，加快落实。（{}）\n"
    return [
        (
            "关于一批任务分工的通知\n一、任务\n"
            + "".join(
                items.format(number, draw.choice("数路水电网"), draw.choice("监管协调保障"), draw.choice(clauses))
                for number in range(1, ITEMS + 1)
            ),
            ".txt",
        )
        for _ in range(20)
    ]


def repeated(papers: list[tuple[str, str]], documents: int, into: Path) -> None:
    """Write so many documents, no sentence of one equal to another's."""
    for number, (text, suffix) in zip(range(documents), cycle(papers), strict=False):
        word = "".join(DIGITS[int(digit)] for digit in f"{number:05}")
        (into / f"{number:05}{suffix}").write_text(re.sub("(?=[。，])", word, text), "utf-8")


def read(papers: Path, jobs: int, output: Path, env: dict[str, str]) -> Reading:
    """Return what reading takes with so many jobs."""
    words = ("extract", str(papers), "--keep-going", "--jobs", str(jobs), "-f", "actions", "-o", str(output))
    cost, _, said = run(("-c", PARTS, *words), env)
    gathering, reading = map(float, said.splitlines()[-1].split())
    return Reading(cost.wall, gathering, reading, cost.megabytes)


def main() -> int:
    """Measure; 1 if two jobs are too slow, or their output is another."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    found = [path for path in sorted(options.folder.rglob("*")) if path.suffix in KINDS] if options.folder else []
    texts = [(path.read_text("utf-8"), path.suffix) for path in found] or made()
    env = environment()
    with tempfile.TemporaryDirectory(prefix="respon-benchmark-") as folder:
        papers = Path(folder) / "papers"
        papers.mkdir()
        repeated(texts, options.documents, papers)
        outputs = [Path(folder) / f"{jobs}.jsonl" for jobs in (1, 2)]
        rounds = [
            [read(papers, jobs, output, env) for jobs, output in enumerate(outputs, 1)] for _ in range(options.rounds)
        ]
        one, two = (Reading(*map(median, zip(*costs, strict=True))) for costs in zip(*rounds, strict=True))
        for jobs, cost in enumerate((one, two), 1):
            print(
                f"{jobs} jobs: {options.documents / cost.wall:6.1f} documents a second; processor: gathering "
                f"{cost.gathering:.1f} s, reading {cost.reading:.1f} s; {cost.megabytes:.0f} MB"
            )
        ratio = one.wall / two.wall
        free = max(one.gathering, one.reading) / ((two.gathering + two.reading) / 2)
        same = outputs[0].read_bytes() == outputs[1].read_bytes()
        print(f"ratio {ratio:.2f}, bar {BAR}; on two free cores at most {free:.2f}; the outputs are", end=" ")
        print("equal" if same else "NOT EQUAL")
    return 0 if same and ratio >= BAR else 1


if __name__ == "__main__":
    raise SystemExit(main())
