"""How long does a ledger take, out to the units and back? `./do bench ledger`.

A made-up ledger of 5,000 actions and 60 units, one to seven of them an action, is sent, each workbook filled in (every
third open cell), and collected. The exit code is 1 if either way takes more than 20 s of the processor, which a busy
machine stretches on the wall, or half a gigabyte; or, whatever the machine, if ten times the rows take more than 14
times as long.
"""

import argparse
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import openpyxl
import yaml
from run import RESPON, Cost, environment, run

ACTIONS, UNITS = 5_000, 60
SIZES = range(1, 8)
SECONDS, MEGABYTES, GROWTH = 20, 512, 14
SEED = 12


class Ways(NamedTuple):
    """What both ways took, and how many cells were filled in and merged."""

    send: Cost
    collect: Cost
    filled: int
    told: str


def write(actions: int, units: int, path: Path) -> int:
    """Write a ledger as YAML and return its number of assignments: as many rows are sent."""
    rng = random.Random(SEED)
    names = [f"第{i:02d}局" for i in range(units)]
    rows, assignments = [], 0
    for index in range(actions):
        owners = rng.sample(names, rng.choice(SIZES))
        assignments += len(owners)
        rows.append(
            {
                "id": f"任务{index}",
                "title": f"第{index}项重点工作，由有关单位按时完成",
                "lead": owners[:1],
                **({"co": owners[1:]} if owners[1:] else {}),
                "due": f"2030-{index % 12 + 1:02d}",
                "extra": {"进展情况": f"第{index}项正在推进"},
            }
        )
    data = {"respon": 1, "agencies": [{"name": name} for name in names], "actions": rows}
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return assignments


def fill_in(folder: Path) -> int:
    """Fill in every third open cell of every workbook, and return how many they are."""
    filled = 0
    for path in folder.iterdir():
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        open_ = [at for at, cell in enumerate(sheet[3]) if str(cell.value).startswith("own:")]
        cells = [row[at] for row in sheet.iter_rows(min_row=5) for at in open_]
        for cell in cells[::3]:
            cell.value = f"{path.stem}：已填 {filled}"
            filled += 1
        book.save(path)
    return filled


def both_ways(actions: int, folder: Path) -> Ways:
    """Send a ledger of so many actions, fill it in, collect it."""
    data, out = folder / "ledger.yaml", folder / "out"
    rows = write(actions, UNITS, data)
    env = environment()
    send, _, _ = run([*RESPON, "ledger", "send", "-d", str(data), "-o", str(out), "--lang", "zh"], env)
    filled = fill_in(out)
    words = [*RESPON, "ledger", "collect", str(out), "-d", str(data), "-f", "json"]
    collect, written, _ = run(["-c", CODE, *words[2:]], env)
    told = written.decode().rpartition('"notes": ')[2].strip(" }\n")
    print(f"{actions:6,} actions, {rows:7,} rows in {UNITS} workbooks, {filled:7,} cells filled in")
    for name, cost in (("send", send), ("collect", collect)):
        print(f"  {name:8} {cost.wall:6.1f} s, of the processor {cost.processor:6.1f} s, peak {cost.megabytes:5.0f} MB")
    print(f"  {told}")
    return Ways(send, collect, filled, told)


CODE = "import sys; from respon.cli.main import main; raise SystemExit(main() not in (0, 1))"
"""Exit code 1 is for findings: what others than those who lead have said."""


def main(argv: Sequence[str] | None = None) -> int:
    """Measure both sizes and return 1 if a bar is passed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--actions", type=int, default=ACTIONS)
    actions = parser.parse_args(argv).actions
    with tempfile.TemporaryDirectory() as small, tempfile.TemporaryDirectory() as large:
        few, many = both_ways(actions // 10, Path(small)), both_ways(actions, Path(large))
    holds = True
    for name, before, after in (("send", few.send, many.send), ("collect", few.collect, many.collect)):
        growth = after.processor / before.processor
        fits = after.processor <= SECONDS and after.megabytes <= MEGABYTES and growth <= GROWTH
        print(
            f"{name:8} ten times the rows: {growth:5.2f} times the time (bar {GROWTH}), {'holds' if fits else 'OVER'}"
        )
        holds &= fits
    return not holds


if __name__ == "__main__":
    raise SystemExit(main())
