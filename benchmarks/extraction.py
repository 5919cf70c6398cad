"""How fast are documents read and understood? `python benchmarks/extraction.py [FILE] [--rounds 21]`.

FILE is read and understood turn by turn with the least that could be asked of it: its bytes decoded, and the names of
the registry's agencies found by one compiled pattern, in all their written forms, broken by white space or not. Ratios
of medians, in one process: `first`, with nothing remembered of any text, and `again`, as paragraphs are that come
again. Then FILE, and the clauses of the bundled data, are repeated to five and to ten megabytes: the seconds, and how
many times longer the second takes. The exit code is 1 if a figure is over its bar. FILE: a text; by default the gazette
among the source documents, where present.

Measured in November 2026 on two cores of a shared virtual machine, Python 3.11, with the gazette:

    first        49.0 ms     2.7 ms    18.0
    again        10.8 ms     2.7 ms     4.1
    FILE          0.7 s      1.5 s      2.1
    clauses       2.4 s      4.7 s      2.0
"""

import argparse
import os
import re
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

from respon.extract.extracting import extract
from respon.files.source import Source
from respon.grammar.words.lexicon import forget
from respon.reading import text_of
from respon.sources import whole

ROOT = Path(__file__).resolve().parents[1]
SOURCES = Path(os.environ.get("RESPON_SOURCES", ROOT.parent / "shared")) / "sources"
DEFAULT = SOURCES / "gazette-2016-05.txt"
DATA = ROOT / "data" / "actions.yaml"
BARS = {"first": 25.0, "again": 6.0}
LONG = 10_000_000
"""Bytes of the longest text."""
SECONDS, LINEAR = 8.0, 2.3
"""What it may take of the processor's time; how many times longer than half of it."""


def understood(data: bytes) -> None:
    """Read a text and propose its duties."""
    extract(text_of(Source("document.txt", data)))


def again(data: bytes) -> Callable[[], None]:
    """Return what reads a text of which all has just been read."""
    return lambda: understood(data)


def first(data: bytes) -> Callable[[], None]:
    """Return what reads a text as a process does that has just begun."""

    def read() -> None:
        forget()
        understood(data)

    return read


def least(data: bytes) -> Callable[[], None]:
    """Return what decodes a text and finds the agencies' names in it, and nothing else."""
    agencies = whole.read([str(DATA)]).agencies.values()
    forms = {form for a in agencies for form in (a.name, a.full_name, *a.aliases, *a.signboards) if form}
    names = (r"\s*".join(map(re.escape, form)) for form in sorted(forms, key=len, reverse=True))
    pattern = re.compile("|".join(names))
    return lambda: list(pattern.finditer(data.decode())) and None


def spent(work: Callable[[], None]) -> float:
    """Return the processor's seconds that it takes."""
    start = process_time()
    work()
    return process_time() - start


def compared(data: bytes, rounds: int) -> bool:
    """Print the ratios to the least; tell if both bars hold."""
    theirs = least(data)
    holds = True
    for name, ours in (("first", first(data)), ("again", again(data))):
        ours(), theirs()
        taken = [(spent(ours), spent(theirs)) for _ in range(rounds)]
        a, b = (1000 * median(times) for times in zip(*taken, strict=True))
        holds &= a / b <= BARS[name]
        print(f"{name:9} {a:7.1f} ms {b:7.1f} ms   {a / b:5.1f}   bar {BARS[name]:4.1f}", flush=True)
    return holds


def grown(name: str, text: str) -> bool:
    """Print the seconds of ten megabytes of a text, and the ratio to half of it; tell if both bars hold."""
    half, full = ((text * (size // len(text.encode()) + 1)).encode() for size in (LONG // 2, LONG))
    before, after = spent(first(half)), spent(first(full))
    print(f"{name:9} {before:7.1f} s  {after:7.1f} s    {after / before:5.1f}   bar {LINEAR}, {SECONDS} s", flush=True)
    return after <= SECONDS and after / before <= LINEAR


def clauses() -> str:
    """Return items, each closed by a clause of the bundled data."""
    cited = (action.cite.clause for action in whole.read([str(DATA.parent)]).actions if action.cite)
    items = (f"（{number}）推进建设。（{clause}）\n" for number, clause in enumerate(filter(None, cited), 1))
    return "一、任务\n" + "".join(items)


def main() -> int:
    """Print a line a figure; return 1 if one is over its bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--rounds", type=int, default=21)
    options = parser.parse_args()
    holds = []
    if options.file.exists():
        data = options.file.read_bytes()
        holds = [compared(data, options.rounds), grown("FILE", data.decode())]
    holds.append(grown("clauses", clauses()))
    return 0 if all(holds) else 1


if __name__ == "__main__":
    raise SystemExit(main())
