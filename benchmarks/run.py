"""How fast is respon? Ratios measured in one run, so that the machine doesn't matter: `python benchmarks/run.py`.

Each pair runs turn by turn (A B A B …) in processes of their own, all code byte-compiled before, output to a pipe.
Wall-clock time is what a user waits; processor time is steadier on a busy machine. The exit code is 1 if a median
ratio is over its bar. Needs the packages that respon needs, and no network.

    python benchmarks/run.py                  look-ups and completion
    python benchmarks/run.py --rounds 40
    python benchmarks/run.py --bulk           and 200,000 actions of 3,000 agencies, made on the spot
    python benchmarks/run.py --bulk --full    and networkx on all of them too: minutes, gigabytes
"""

import argparse
import csv
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from corpus import write

ROOT = Path(__file__).parents[1]
HERE = ROOT / "benchmarks"
PLAN = ROOT / "data" / "actions.yaml"
BULK = (200_000, 3_000)
SAMPLE = (10_000, 3_000)
TOP = 20


class Cost(NamedTuple):
    """What a process took: seconds on the wall, seconds of the processor, megabytes at the peak."""

    wall: float
    processor: float
    megabytes: float


class Duel(NamedTuple):
    """A command of ours, what it is measured against, and the most that their ratio may be."""

    name: str
    ours: Sequence[str]
    theirs: Sequence[str]
    bar: float
    env: dict[str, str] = {}  # noqa: RUF012 - never written to


RESPON = ("-m", "respon")
NAIVE = str(HERE / "naive.py")
AGENCY = "市经济信息化委"
IMPORTS = "import typer, rich.table, rich.console, yaml, networkx"
TAB = {"_RESPON_COMPLETE": "complete_bash", "COMP_WORDS": "respon duties 市经", "COMP_CWORD": "2"}

DUELS = (
    Duel("duties / naive.py", (*RESPON, "duties", AGENCY), (NAIVE, "duties", AGENCY, str(PLAN)), 0.75),
    Duel("overlaps / naive.py", (*RESPON, "overlaps", "--top", str(TOP)), (NAIVE, "overlaps", str(PLAN)), 0.75),
    Duel("overlaps, all / naive.py", (*RESPON, "overlaps"), (NAIVE, "overlaps", str(PLAN)), 0.75),
    Duel("duties / plain imports", (*RESPON, "duties", AGENCY), ("-c", IMPORTS), 1.3),
    Duel("overlaps / plain imports", (*RESPON, "overlaps", "--top", str(TOP)), ("-c", IMPORTS), 1.3),
    Duel("completion / import typer", RESPON, ("-c", "import typer"), 1.3, TAB),
)


def environment() -> dict[str, str]:
    """Python as an installed program finds it: our code importable, byte code kept, no other setting."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COVERAGE"))}
    return env | {"PYTHONPATH": str(ROOT)}


def run(words: Sequence[str], env: dict[str, str]) -> tuple[Cost, bytes, str]:
    """Run Python with these words to its end; return its cost, and what it wrote to stdout and stderr."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = perf_counter()
        process = subprocess.Popen([sys.executable, *words], env=env, stdout=out, stderr=err)
        _, status, used = os.wait4(process.pid, 0)
        wall = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        written, told = out.read(), err.read().decode()
    if process.returncode:
        raise SystemExit(f"{' '.join(words)} failed:\n{told}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024), written, told


def fight(duel: Duel, rounds: int, env: dict[str, str]) -> float:
    """Run both turn by turn, print their times and ratios, and return the ratio of the medians on the wall."""
    sides = ((duel.ours, env | duel.env), (duel.theirs, env))
    for words, surroundings in sides:  # byte-compiles, and fills the disk's cache
        run(words, surroundings)
    ours, theirs = [], []
    for _ in range(rounds):
        for found, (words, surroundings) in zip((ours, theirs), sides, strict=True):
            found.append(run(words, surroundings)[0])
    ratios = {}
    for measure, of in (("median", median), ("least", min)):
        for kind in ("wall", "processor"):
            a, b = (of(getattr(cost, kind) for cost in costs) for costs in (ours, theirs))
            ratios[measure, kind] = a / b
    a, b = (1000 * median(cost.wall for cost in costs) for costs in (ours, theirs))
    ratio = ratios["median", "wall"]
    print(
        f"{duel.name:27} {a:6.0f} ms {b:6.0f} ms   {ratio:5.2f} {ratios['least', 'wall']:6.2f}"
        f"     {ratios['median', 'processor']:5.2f} {ratios['least', 'processor']:6.2f}   "
        f"{duel.bar:4.2f} {'holds' if ratio <= duel.bar else 'OVER'}"
    )
    return ratio


def look_ups(rounds: int, env: dict[str, str]) -> bool:
    """Measure what a user waits for at the prompt; tell if every bar holds."""
    print(f"{rounds} rounds, turn by turn; ratios of medians and of the least, on the wall and of the processor\n")
    print(f"{'':27} {'ours':>9} {'theirs':>9}   {'wall: median least':>12}  {'cpu: median least':>12}   bar")
    ratios = [fight(duel, rounds, env) for duel in DUELS]
    return all(ratio <= duel.bar for ratio, duel in zip(ratios, DUELS, strict=True))


def bulk(folder: Path, env: dict[str, str], full: bool) -> bool:
    """Measure `overlaps` on the corpus, and compare times and answers with networkx's projection; tell if equal."""
    actions, agencies = BULK
    corpus = folder / "corpus.jsonl"
    assignments = write(actions, agencies, corpus)
    size = corpus.stat().st_size / 1e6
    print(f"\n{actions:,} actions, {agencies:,} agencies, {assignments:,} assignments, {size:.0f} MB of JSON Lines")
    words = (*RESPON, "overlaps", "-d", str(corpus), "-f", "csv")
    _measured(f"overlaps --top {TOP}", (*words, "--top", str(TOP)), env)
    _measured("overlaps, every pair", words, env)
    if full:
        return _compared(corpus, env)
    sample = folder / "sample.jsonl"
    write(*SAMPLE, sample)
    print(f"\nnetworkx on a sample of {SAMPLE[0]:,} actions (--full: on all of them, minutes and gigabytes)")
    return _compared(sample, env)


def _measured(name: str, words: Sequence[str], env: dict[str, str]) -> tuple[Cost, bytes]:
    cost, out, _ = run(words, env)
    rows = out.count(b"\n") - 1
    print(f"{name:27} {cost.wall:6.1f} s, peak {cost.megabytes:5.0f} MB, {rows:,} pairs")
    return cost, out


def _compared(corpus: Path, env: dict[str, str]) -> bool:
    words = (*RESPON, "overlaps", "-d", str(corpus), "-f", "csv", "--top", str(TOP))
    ours, out = _measured("respon, the whole command", words, env)
    theirs, peer, told = run((str(HERE / "projection.py"), str(corpus), str(TOP)), env)
    seconds = float(told.split()[-1])
    print(f"{'networkx, projection alone':27} {seconds:6.1f} s, peak {theirs.megabytes:5.0f} MB")
    same = _pairs(out) == _pairs(peer)
    print(f"{seconds / ours.wall:.0f} times faster; the first {TOP} pairs are {'equal' if same else 'NOT EQUAL'}")
    return same


def _pairs(text: bytes) -> list[tuple[str, ...]]:
    return [(row["a"], row["b"], row["shared"]) for row in csv.DictReader(text.decode().splitlines())]


def main() -> int:
    """Measure what the options ask for; 1 if a bar doesn't hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--bulk", action="store_true", help="measure bulk data too")
    parser.add_argument("--full", action="store_true", help="with --bulk: let networkx do all of it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="respon-benchmark-") as folder:
        env = environment()
        holds = look_ups(options.rounds, env)
        if options.bulk:
            holds = bulk(Path(folder), env, options.full) and holds
    return 0 if holds else 1


if __name__ == "__main__":
    raise SystemExit(main())
