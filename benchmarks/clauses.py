"""Score extraction against single clauses and what each must give: `python benchmarks/clauses.py [FILE.tsv] [-v]`.

A line of the file: the clause (⏎ stands for a line break), a tab, and what must be read: `lead 甲；support 乙、丙`,
with `或` between roles that are equally good, `due 2026-08`, `无` where nothing may be read. Remarks for people
follow a comma, or stand in brackets of their own. Default: examples-clauses.tsv among the source documents.
"""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from respon.extract.extracting import Extraction, extract
from respon.files.source import Source
from respon.reading.plaintext import plain

ROOT = Path(__file__).resolve().parents[1]
DEFAULT = Path(os.environ.get("RESPON_SOURCES", ROOT.parent / "shared")) / "examples-clauses.tsv"
ROLES = "lead|co|support|oversee"
_REMARK = re.compile("（(?:角色|两行|按|文|年|断)[^）]*）")
HEAD = "灯塔市人民政府关于印发行动方案的通知\n灯政发〔2026〕3号\n各县区人民政府：\n一、任务\n"


class Expected(NamedTuple):
    """The roles that are good for each name; a due date, None where the line says nothing of it."""

    names: dict[str, frozenset[str]]
    due: str | None = None


def expected(said: str) -> Expected:
    """Understand what a line says must be read."""
    names: dict[str, frozenset[str]] = {}
    due = re.search(r"due ([\d-]+)", said)
    bare = _REMARK.sub("", said)
    for roles, listed in re.findall(rf"((?:{ROLES})(?:(?: 或 |/)(?:{ROLES}))*)[ ：]([^；;，,]*)", bare):
        good = (
            frozenset(ROLES.split("|")) if "角色可议" in said and roles == "co" else frozenset(re.findall(ROLES, roles))
        )
        names |= {name.strip(): good for name in listed.split("、") if name.strip()}
    return Expected(names, due[1] if due else "" if "无 due" in said else None)


def document(clause: str) -> str:
    """Return the small document in which a clause stands; a bracket stands behind its task."""
    text = clause.replace("⏎", "\n").replace("⇥", "\t")
    _, table, rows = text.partition("没有文头：")
    if table:
        return rows
    return HEAD + ("1.修建设施。" if text.startswith("（") else "") + text


def read(clause: str) -> Extraction:
    """Read the small document of a clause."""
    return extract(plain.read(Source("a.txt", document(clause).encode())))


def wrong(clause: str, said: str) -> str:
    """Return what was read instead, or nothing where the clause is read as it must be."""
    found = read(clause)
    want = expected(said)
    got = [(item.printed, item.role) for action in found.actions for item in action.assignments]
    names = {name for name, _ in got}
    told = (
        f"{got} {[action.due_date for action in found.actions if action.due_date]} {[f.text for f in found.findings]}"
    )
    one = re.search("一个单位：(.*?)；", said)
    if one:
        return "" if names == {one[1]} else told
    whole = "".join(sorted("".join(names).replace("、", ""))) == "".join(sorted("".join(want.names).replace("、", "")))
    if want.due is not None and not want.names:
        return _due(found, want, told)
    if names != set(want.names) and not (whole and "整体皆可" in said):
        return told
    if any(name in want.names and role not in want.names[name] for name, role in got):
        return told
    return _due(found, want, told)


def _due(found: Extraction, want: Expected, told: str) -> str:
    if want.due is None:
        return ""
    dates = {action.due_date for action in found.actions}
    return "" if dates in ({want.due}, set() if not want.due else {want.due}) else told


def cases(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the clauses of a file with what must be read."""
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        if "\t" in line:
            clause, said = line.split("\t")[:2]
            yield clause, said


def main(path: Path, verbose: bool) -> int:
    """Print the share of clauses that are read wholly right."""
    if not path.is_file():
        print(f"no clauses: {path} is missing")
        return 0
    results = [(clause, said, wrong(clause, said)) for clause, said in cases(path)]
    for clause, said, instead in results:
        if instead and verbose:
            print(f"{clause}\n    must be: {said}\n    read:    {instead}")
    right = sum(not instead for *_, instead in results)
    print(f"{right} of {len(results)} clauses wholly right ({right / len(results):.3f})")
    return int(right < len(results))


if __name__ == "__main__":
    files = [word for word in sys.argv[1:] if not word.startswith("-")]
    raise SystemExit(main(Path(files[0]) if files else DEFAULT, "-v" in sys.argv))
