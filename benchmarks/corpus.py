"""A synthetic corpus as JSON Lines: `python benchmarks/corpus.py ACTIONS AGENCIES OUT.jsonl`.

Agencies are drawn by Zipf's law with exponent 0.8, as a few commissions carry most of a city's actions; an action has
one to nine owners, five on average before an agency drawn twice counts once. The same numbers give the same file.
"""

import json
import random
import sys
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

EXPONENT = 0.8
SIZES = (1, 2, 3, 4, 5, 5, 6, 7, 8, 9)
SEED = 7


def actions(number: int, agencies: int) -> Iterator[tuple[str, list[str]]]:
    """Yield each action's id and its agencies, each once."""
    rng = random.Random(SEED)
    weights = list(accumulate(1 / rank**EXPONENT for rank in range(1, agencies + 1)))
    names = [f"机构{i:05d}局" for i in range(agencies)]
    for index in range(number):
        size = rng.choice(SIZES)
        yield f"A{index:07d}", list(dict.fromkeys(rng.choices(names, cum_weights=weights, k=size)))


def write(number: int, agencies: int, path: Path) -> int:
    """Write the corpus and return its number of assignments."""
    assignments = 0
    with path.open("w", encoding="utf-8") as stream:
        for key, owners in actions(number, agencies):
            assignments += len(owners)
            line = {"id": key, "title": f"事项{key}", "responsible": owners}
            stream.write(json.dumps(line, ensure_ascii=False) + "\n")
    return assignments


if __name__ == "__main__":
    print(write(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])), "assignments")
