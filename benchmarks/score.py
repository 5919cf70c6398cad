"""Score extraction against labelled documents: `python benchmarks/score.py [DOCS_DIR GOLD_DIR] [-v]`.

Over a document the multiset of names as printed gives precision, recall and F1 for agencies, the multiset of
(name, role) gives them for roles. Required items are scored; names of optional items are neither misses nor
alarms; where a label has alt_names either side is good. `silent` counts the missed names that no finding holds.
Default: the corpus among the source documents, where present. The exit code is 1 if a figure is under its bar.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from respon.extract.extracting import Doubt, extract
from respon.plan import Assignment
from respon.reading import read

DEFAULT = Path(os.environ.get("RESPON_SOURCES", Path(__file__).resolve().parents[2] / "shared")) / "corpus"
AGENCIES, ROLE, LEAST, INVENTED = 0.99, 0.98, 0.95, 0.005
"""Bars: F1 of agencies, of roles, of roles in each document; the share of names that no label has."""

ROLES = {"lead": ("lead",), "co": ("support",), "unspecified": ("co", "oversee")}


class Tally(NamedTuple):
    """Names found rightly, found wrongly, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Tally") -> "Tally":  # type: ignore[override]
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong or 1)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed or 1)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall or 1)

    def __str__(self) -> str:
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"


class Label(NamedTuple):
    """One name that a person labelled, with the roles that are good for it."""

    names: tuple[str, ...]
    role: str


def bare(name: str) -> str:
    return "".join(name.split())


def labels(gold: dict[str, Any], optional: bool) -> Iterator[Label]:
    for item in gold["items"]:
        if bool(item.get("optional")) != optional:
            continue
        alternatives = item.get("alt_names", {})
        for role in ROLES:
            for name in item[role]:
                good = [bare(name)]
                for one, others in alternatives.items():
                    if name == one and len(others) == 1:
                        good.append(bare(others[0]))
                    elif [name] == others:
                        good.append(bare(one))
                yield Label(tuple(good), role)


def writings(gold: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """Yield joined writings, their several parts, and whether the item carries the joined one."""
    for item in gold["items"]:
        own = {name for role in ROLES for name in item[role]}
        for one, others in item.get("alt_names", {}).items():
            if len(others) > 1:
                yield bare(one), tuple(bare(other) for other in others), one in own


def expand(found: list[tuple[str, str]], gold: dict[str, Any]) -> list[tuple[str, str]]:
    """Replace a joined writing by its parts where the label has the parts, and the other way round."""
    result = list(found)
    for one, others, joined in writings(gold):
        if joined and all(any(name == other for name, _ in result) for other in others):
            role = next(role for name, role in result if name == others[0])
            for other in others:
                result.remove(next(pair for pair in result if pair[0] == other))
            result.append((one, role))
        elif not joined and not any(name == others[0] for name, _ in result):
            result = [
                pair for name, role in result for pair in ((p, role) for p in (others if name == one else (name,)))
            ]
    return result


def compare(found: list[tuple[str, str]], gold: dict[str, Any], with_roles: bool) -> tuple[Tally, list[str]]:
    """Match what was found with the required labels first, then the rest with the optional ones."""
    rest = list(found)
    missed: list[str] = []
    right = 0
    for label in labels(gold, optional=False):
        hit = next((p for p in rest if p[0] in label.names and (not with_roles or p[1] in ROLES[label.role])), None)
        if hit:
            rest.remove(hit)
            right += 1
        else:
            missed.append(f"- {label.names[0]} {label.role}")
    optional = Counter(name for label in labels(gold, optional=True) for name in label.names)
    wrong: list[str] = []
    for name, role in rest:
        if optional[name] > 0:
            optional[name] -= 1
        else:
            wrong.append(f"+ {name} {role}")
    return Tally(right, len(wrong), len(missed)), missed + wrong


def read_role(item: Assignment) -> str:
    """Return an assignment's role for scoring: a lead that the text doesn't state counts as sharing."""
    return "co" if item.role == "lead" and not item.stated else item.role


def told(found: list[Doubt], label: Label) -> bool:
    """Tell whether a name that was missed stands in a finding."""
    words = "".join(bare(finding.text) for finding in found)
    return any(name in words for name in label.names)


def main(docs: Path, golds: Path, verbose: bool) -> int:
    """Print the figures, a document a line; return 1 if one is under its bar."""
    agencies = roles = Tally()
    silent, low = 0, []
    for label in sorted(golds.glob("*.json")):
        gold = json.loads(label.read_text(encoding="utf-8"))
        document = next(docs.glob(label.stem + ".*"))
        result = extract(read(document))
        found = [(item.printed, read_role(item)) for action in result.actions for item in action.assignments]
        found = expand(found, gold)
        by_name, missing = compare(found, gold, with_roles=False)
        by_role, differences = compare(found, gold, with_roles=True)
        agencies, roles = agencies + by_name, roles + by_role
        missed = {line.split()[1] for line in missing if line.startswith("- ")}
        required = [one for one in labels(gold, optional=False) if one.names[0] in missed]
        lost = len({one.names[0] for one in required if not told(list(result.findings), one)})
        silent += lost
        low += [label.stem] * (by_role.f1 < LEAST)
        print(f"{label.stem:30} agencies {by_name}   roles {by_role}   silent {lost}  findings {len(result.findings)}")
        if verbose:
            print("\n".join(f"      {line}" for line in differences))
    invented = agencies.wrong / (agencies.right + agencies.wrong or 1)
    print(f"{'all':30} agencies {agencies}   roles {roles}   silent {silent}  invented {invented:.4f}")
    return int(bool(low) or agencies.f1 < AGENCIES or roles.f1 < ROLE or silent > 0 or invented > INVENTED)


if __name__ == "__main__":
    folders = [Path(word) for word in sys.argv[1:] if not word.startswith("-")] or [DEFAULT / "docs", DEFAULT / "gold"]
    if all(folder.is_dir() for folder in folders):
        raise SystemExit(main(*folders, verbose="-v" in sys.argv))
    print(f"no labelled documents: {folders[0]} is missing")
