"""Does Spark answer as DuckDB does, of much? `python benchmarks/spark.py [--actions 2030000] [--engine spark]`.

Whole processes on a made-up corpus in Parquet (ten million assignments by default): the same questions by both engines,
whose answers must be the same bytes. Seconds on the wall and of the processor, and the peak memory, of all processes of
each. Wants pyspark and Java; SPARK_DRIVER_MEMORY bounds what Spark takes. The exit code is 1 if an answer differs.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from time import perf_counter, sleep

from corpus import write
from engines import QUESTIONS, as_parquet
from run import RESPON, Cost, environment

TICK = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


def processes(root: int) -> dict[int, tuple[float, int]]:
    """Return the processor's seconds and the memory in bytes of a process and all below it."""
    found: dict[int, tuple[int, float, int]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        found[int(entry.parent.name)] = int(fields[1]), (int(fields[11]) + int(fields[12])) / TICK, int(fields[21])
    below = {root}
    while more := {key for key, (parent, *_) in found.items() if parent in below} - below:
        below |= more
    return {key: (found[key][1], found[key][2] * PAGE) for key in below if key in found}


def measured(words: tuple[str, ...], env: dict[str, str]) -> tuple[Cost, bytes]:
    """Run Python with these words to its end; return the cost of it and of the processes that it starts."""
    seconds: dict[int, float] = {}
    peak = 0
    ended = threading.Event()

    def watch(root: int) -> None:
        nonlocal peak
        while not ended.is_set():
            now = processes(root)
            seconds.update((key, used) for key, (used, _) in now.items())
            peak = max(peak, sum(size for _, size in now.values()))
            sleep(0.2)

    start = perf_counter()
    process = subprocess.Popen([sys.executable, *words], env=env, stdout=subprocess.PIPE)
    watcher = threading.Thread(target=watch, args=(process.pid,))
    watcher.start()
    out, _ = process.communicate()
    wall = perf_counter() - start
    ended.set()
    watcher.join()
    if process.returncode:
        raise SystemExit(f"{' '.join(words)} failed")
    return Cost(wall, sum(seconds.values()), peak / 1e6), out


def main() -> int:
    """Compare; 1 if an answer differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--actions", type=int, default=2_030_000)
    parser.add_argument("--agencies", type=int, default=3_000)
    parser.add_argument("--engine", default="spark", help="spark, local[N], spark://…, sc://…")
    options = parser.parse_args()
    env = environment()
    equal = True
    with tempfile.TemporaryDirectory(prefix="respon-benchmark-") as folder:
        lines = Path(folder) / "corpus.jsonl"
        number = write(options.actions, options.agencies, lines)
        path = as_parquet(lines)
        print(f"{options.actions:,} actions, {options.agencies:,} agencies, {number:,} assignments, as Parquet")
        for question, words in QUESTIONS.items():
            answers = []
            for engine in ("duckdb", options.engine):
                cost, out = measured((*RESPON, *words, "-d", str(path), "-f", "csv", "--engine", engine), env)
                answers.append(out)
                told = f"{cost.wall:6.1f} s, {cost.processor:6.1f} s of the processor, {cost.megabytes:5.0f} MB"
                print(f"{question:10} {engine:10} {told}", flush=True)
            same = answers[0] == answers[1]
            print(f"{question:10} {'the same' if same else 'NOT the same'}, {len(answers[0]):,} bytes", flush=True)
            equal &= same
    return 0 if equal else 1


if __name__ == "__main__":
    raise SystemExit(main())
