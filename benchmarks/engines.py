"""Is a corpus answered about as fast as by DuckDB's own Python? `python benchmarks/engines.py [--actions 200000]`.

Whole processes, turn by turn, on a made-up corpus in Parquet and in JSON Lines: `respon`, and a script of some lines
that asks DuckDB the same by hand and prints the same number of rows as csv. Ratios of the medians of the processor's
time, which other work on the machine disturbs less than the wall's, and the peak memory. `less imports` is the ratio
without what `respon` spends on importing the libraries that are listed above the table, and on making SQL by ibis. The
exit code is 1 if such a ratio is over its bar.

Then `--growth TIMES…`: the same questions on so many times as many actions, drawn by DuckDB, which has three gigabytes
by then: times over those of as many actions as above, and memory.
"""

import argparse
import tempfile
from pathlib import Path
from statistics import median

from corpus import write
from run import RESPON, Cost, environment, run

ASKED = "机构01000局"
BY_HAND = """
import csv, sys, duckdb
path, question = sys.argv[1:]
db = duckdb.connect()
read = "read_parquet" if path.endswith(".parquet") else "read_json"
actions = f"{read}('{path}')"
each = f"(SELECT id, title, unnest(responsible) AS agency FROM {actions})"
pairs = f"SELECT x.agency AS a, y.agency AS b, x.id FROM {each} x JOIN {each} y ON x.id = y.id"
asked = {
    "duties": f"SELECT id, title, responsible FROM {actions} WHERE list_contains(responsible, 'ASKED')",
    "agencies": f"SELECT agency, count(*) AS n FROM {each} GROUP BY agency ORDER BY n DESC",
    "gaps": f"SELECT id, title, responsible FROM {actions} WHERE len(responsible) > 1",
    "co-owners": f"SELECT b, count(*) AS n, list(id ORDER BY id) FROM ({pairs} WHERE x.agency = 'ASKED' AND a <> b)"
    " GROUP BY b ORDER BY n DESC",
    "overlaps": f"SELECT a, b, count(*) AS n, list(id ORDER BY id) FROM ({pairs} WHERE a < b)"
    " GROUP BY a, b ORDER BY n DESC, a, b LIMIT 20",
}[question]
out = csv.writer(sys.stdout)
for row in db.execute(asked).fetchall():
    out.writerow("、".join(cell) if isinstance(cell, list) else cell for cell in row)
""".replace("ASKED", ASKED)
QUESTIONS = {
    "duties": ("duties", ASKED),
    "agencies": ("agencies",),
    "gaps": ("gaps",),
    "co-owners": ("co-owners", ASKED),
    "overlaps": ("overlaps", "--top", "20"),
}
BARS = {".parquet": 1.5, ".jsonl": 2.5}
MEGABYTES = 400
GROWTH = 1.15
LARGE = "3GB"
LARGE_MEGABYTES = 4096
IMPORTS = {
    "ibis": "import ibis; t = ibis.table({'n': 'int64'}, name='t'); ibis.to_sql(t.agg(n=t.n.max()), dialect='duckdb')",
    "networkx": "import networkx",
    "typer": "import typer",
    "nothing": "",
}
DRAWN = """
COPY (
    SELECT format('A{{:09d}}', i) AS id, '事项' || format('A{{:09d}}', i) AS title, list_distinct(list_transform(
        range(1 + (hash(i) % 9)::BIGINT),
        lambda j: format('机构{{:05d}}局', ({agencies} * pow(hash(i, j) / 18446744073709551616.0, 5))::INT)
    )) AS responsible
    FROM range({actions}) actions(i)
) TO '{path}' (COMPRESSION zstd)
"""
"""The law of benchmarks/corpus.py, nearly: an agency's part falls with the power .8 of its rank."""


def as_parquet(lines: Path) -> Path:
    """Return the corpus as Parquet, beside the JSON Lines."""
    import duckdb

    path = lines.with_suffix(".parquet")
    duckdb.connect().execute(f"COPY (SELECT * FROM read_json('{lines}')) TO '{path}' (COMPRESSION zstd)")
    return path


def drawn(actions: int, agencies: int, path: Path) -> Path:
    """Write a corpus of this size as Parquet."""
    import duckdb

    duckdb.connect().execute(DRAWN.format(actions=actions, agencies=agencies, path=path))
    return path


def imported(rounds: int, env: dict[str, str]) -> float:
    """Return what `respon` spends on its libraries, and print each one's part, in seconds of the processor."""
    costs = {name: median(run(("-c", code), env)[0].processor for _ in range(rounds)) for name, code in IMPORTS.items()}
    python = costs.pop("nothing")
    print("\nimports: " + ", ".join(f"{name} {cost - python:.2f} s" for name, cost in costs.items()))
    return sum(cost - python for cost in costs.values())


def ours(question: str, path: Path, env: dict[str, str]) -> Cost:
    """Return what `respon` takes for a question."""
    return run((*RESPON, *QUESTIONS[question], "-d", str(path), "-f", "csv", "--engine", "duckdb"), env)[0]


def compared(path: Path, rounds: int, imports: float, env: dict[str, str]) -> bool:
    """Print a line a question; tell if all bars hold."""
    bar = BARS[path.suffix]
    print(
        f"\n{path.suffix[1:]:10} {'respon':>8} {'by hand':>8} {'ratio':>6} {'less imports':>13} {'peak':>8}   bar {bar}"
    )
    holds = True
    for question in QUESTIONS:
        pairs = []
        for _ in range(rounds):
            pairs.append((ours(question, path, env), run(("-c", BY_HAND, str(path), question), env)[0]))
        mine, hand = (median(cost.processor for cost in costs) for costs in zip(*pairs, strict=True))
        peak = max(cost.megabytes for cost, _ in pairs)
        rest = (mine - imports) / hand
        print(f"{question:10} {mine:6.2f} s {hand:6.2f} s {mine / hand:6.2f} {rest:13.2f} {peak:5.0f} MB", flush=True)
        holds &= rest <= bar and peak <= MEGABYTES
    return holds


def grown(small: Path, large: Path, times: int, env: dict[str, str]) -> bool:
    """Print how much longer each question takes on so many times as much; tell if it is linear, within its memory."""
    print(f"\n{times} times as many actions: {'seconds':>9} {'then':>9} {'growth':>7}   bar {GROWTH}")
    holds = True
    for question in QUESTIONS:
        before, after = (ours(question, path, env) for path in (small, large))
        ratio = after.processor / before.processor / times
        holds &= ratio <= GROWTH and after.megabytes <= LARGE_MEGABYTES
        print(
            f"{question:30} {before.processor:9.2f} {after.processor:9.2f} {ratio:7.2f} {after.megabytes:6.0f} MB",
            flush=True,
        )
    return holds


def main() -> int:
    """Measure; 1 if a bar doesn't hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--actions", type=int, default=200_000)
    parser.add_argument("--agencies", type=int, default=3_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--growth", type=int, default=[], nargs="+", metavar="TIMES")
    options = parser.parse_args()
    env = environment()
    with tempfile.TemporaryDirectory(prefix="respon-benchmark-") as folder:
        lines = Path(folder) / "corpus.jsonl"
        number = write(options.actions, options.agencies, lines)
        print(f"{options.actions:,} actions, {options.agencies:,} agencies, {number:,} assignments")
        columns = as_parquet(lines)
        imports = imported(options.rounds, env)
        holds = [compared(path, options.rounds, imports, env) for path in (columns, lines)]
        small = drawn(options.actions, options.agencies, Path(folder) / "small.parquet")
        for times in options.growth:
            large = drawn(options.actions * times, options.agencies, Path(folder) / "large.parquet")
            holds.append(grown(small, large, times, env | {"RESPON_MEMORY": LARGE}))
    return 0 if all(holds) else 1


if __name__ == "__main__":
    raise SystemExit(main())
