"""Do two processes read twice as many documents? `python benchmarks/jobs.py [--documents 2000] [FOLDER]`.

The documents of FOLDER, or made-up ones of twenty items with clauses of the bundled data, are repeated under other
names until there are so many. No sentence of one is another's: a process remembers texts that come again, and a folder
of papers is none that repeats itself. `respon extract` reads them with one job and with two, turn by turn; of each the
quickest round counts, which other work disturbs least. Told are documents a second on the wall; the processor's seconds
of those that read, and of the process that gathers, which are its part whatever the number of jobs; the peak memory.
All outputs must have the same bytes. The exit code is 1 if two jobs are less than 1.7 times as fast; on a machine whose
cores have other work, they can't be: what they could be on two free cores, by the processor's seconds, is told besides.
"""

import argparse
import random
import tempfile
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from run import PLAN, environment, run

from respon.sources import whole

BAR = 1.7
KINDS = (".txt", ".md", ".html")
ITEMS = 20
VERBS = ("推进", "完善", "加快", "落实", "健全", "支持", "探索", "强化", "优化", "开展")
NOUNS = ("数据", "道路", "养老", "平台", "标准", "人才", "能源", "口岸", "社区", "监管", "服务", "机制", "试点", "设施")
DIGITS = "甲乙丙丁戊己庚辛壬癸"
PARTS = """
import resource, sys, time
from respon.cli import many_papers
from respon.cli.main import main
gather, during = many_papers.gather, [0.0]
def timed(*given):
    began = time.process_time()
    yield from gather(*given)
    during[0] = time.process_time() - began
many_papers.gather = timed
try:
    main()
except SystemExit as end:
    assert end.code in (None, 0, 1), end.code
mine, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
own = mine.ru_utime + mine.ru_stime
print(own - during[0], own, theirs.ru_utime + theirs.ru_stime, file=sys.stderr)
"""


class Reading(NamedTuple):
    """What reading takes: seconds on the wall, and of the processor: in the process that gathers, and in its readers.

    alone: the seconds of the gathering process before its readers begin, and after they have ended.
    """

    wall: float
    alone: float
    gathering: float
    reading: float
    megabytes: float


def made(number: int, clauses: list[str]) -> str:
    """Return a paper of some items, each closed by a clause of the bundled data."""
    draw = random.Random(number)

    def sentence() -> str:
        return "，".join(draw.choice(VERBS) + draw.choice(NOUNS) + draw.choice(NOUNS) for _ in range(4)) + "。"

    items = (f"{at}.{sentence()}{sentence()}{sentence()}（{draw.choice(clauses)}）\n" for at in range(1, ITEMS + 1))
    return f"关于印发第{number}批任务分工的通知\n一、任务\n" + "".join(items)


def written(folder: Path | None, documents: int, into: Path) -> None:
    """Write so many documents, no sentence of one equal to another's."""
    found = [path for path in sorted(folder.rglob("*")) if path.suffix in KINDS] if folder else []
    cited = (action.cite.clause for action in whole.read([str(PLAN.parent)]).actions if action.cite)
    clauses = [clause.strip("()（）") for clause in cited if clause.startswith(("(责任单位", "（责任单位"))]
    for number, path in zip(range(documents), cycle(found or [Path("made.txt")]), strict=False):
        word = "".join(DIGITS[int(digit)] for digit in f"{number:05}")
        text = path.read_text("utf-8").replace("。", f"{word}。") if found else made(number, clauses)
        (into / f"{number:05}{path.suffix}").write_text(text, "utf-8")


def read(papers: Path, jobs: int, output: Path, env: dict[str, str]) -> Reading:
    """Return what reading takes with so many jobs."""
    words = ("extract", str(papers), "--keep-going", "--jobs", str(jobs), "-f", "actions", "-o", str(output))
    cost, _, said = run(("-c", PARTS, *words), env)
    alone, gathering, reading = map(float, said.splitlines()[-1].split())
    return Reading(cost.wall, alone, gathering, reading, cost.megabytes)


def expected(one: Reading, two: Reading) -> float:
    """Return how many times as fast two jobs are on two free cores, by the processor's seconds.

    One reader and the gathering process run side by side; two readers have a core each, and share them with it.
    """
    shared = two.gathering - two.alone
    return (one.alone + max(one.reading, one.gathering - one.alone)) / (two.alone + (two.reading + shared) / 2)


def main() -> int:
    """Measure; 1 if two jobs are too slow, or their output is another."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    env = environment()
    with tempfile.TemporaryDirectory(prefix="respon-benchmark-") as made_here:
        papers, *outputs = (Path(made_here) / name for name in ("papers", "1.jsonl", "2.jsonl"))
        papers.mkdir()
        written(options.folder, options.documents, papers)
        rounds = [
            [read(papers, jobs, output, env) for jobs, output in enumerate(outputs, 1)] for _ in range(options.rounds)
        ]
        one, two = map(min, zip(*rounds, strict=True))
        for jobs, cost in enumerate((one, two), 1):
            print(
                f"{jobs} jobs: {options.documents / cost.wall:6.1f} documents a second; processor: reading "
                f"{cost.reading:.1f} s, gathering {cost.gathering:.1f} s ({cost.alone:.1f} s before and after all "
                f"reading); {cost.megabytes:.0f} MB"
            )
        ratio = one.wall / two.wall
        same = outputs[0].read_bytes() == outputs[1].read_bytes()
    print(f"ratio {ratio:.2f}, bar {BAR}; on two free cores {expected(one, two):.2f}; the outputs are", end=" ")
    print("equal" if same else "NOT EQUAL")
    return 0 if same and ratio >= BAR else 1


if __name__ == "__main__":
    raise SystemExit(main())
