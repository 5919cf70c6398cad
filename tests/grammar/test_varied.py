"""Small documents of many habits, one a line in varied.tsv and habits.tsv: what must be read of each."""

import re
from pathlib import Path

import pytest
from documents import roles

from respon.extract.extracting import extract
from respon.files.source import Source
from respon.reading.plaintext import plain

ROLES = ("lead", "co", "support", "oversee")
CASES = [
    line.rsplit("\t", 1)
    for table in ("varied.tsv", "habits.tsv")
    for line in (Path(__file__).parent / table).read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def wanted(said: str) -> tuple[dict[str, list[str]], bool]:
    """Understand one reading: role:name、name, and … where the list is open."""
    is_open = said.endswith(" …")
    parts = re.split(rf" (?=(?:{'|'.join(ROLES)}):)", said.removesuffix(" …")) if said != "-" else []
    return {role: sorted(names.split("、")) for role, names in (part.split(":", 1) for part in parts)}, is_open


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_varied(text: str, expected: str) -> None:
    lines = text.split("⏎")
    if lines[0].startswith("（"):
        lines = ["一、任务", f"1.建设平台。{lines[0]}", *lines[1:]]
    found = extract(plain.read(Source("a.txt", "\n".join(lines).encode())))
    read, is_open = roles(found)
    good = [one.strip() for one in expected.split(" or ")]
    if "told" in good and found.findings and not read:
        return
    split = {role: sorted("、".join(names).split("、")) for role, names in read.items()}
    assert (split, is_open) in [wanted(one) for one in good if one != "told"]
