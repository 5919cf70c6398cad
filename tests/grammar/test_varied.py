"""Small documents of many habits, one a line in the tables below: what must be read of each."""

import re
from pathlib import Path

import pytest
from documents import roles

from respon.extract.extracting import extract
from respon.files.source import Source
from respon.reading.plaintext import plain

ROLES = ("lead", "co", "support", "oversee")
HEAD = "灯塔市人民政府关于印发行动方案的通知\n灯政发〔2026〕3号\n各县区人民政府：\n一、任务\n"
CASES = [
    (HEAD if table in ("trades.tsv", "ministries.tsv") else "", *line.rsplit("\t", 1))
    for table in ("varied.tsv", "habits.tsv", "trades.tsv", "ministries.tsv")
    for line in (Path(__file__).parent / table).read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def wanted(said: str) -> tuple[dict[str, list[str]], bool, str | None]:
    """Understand one reading: role:name、name; … where the list is open; due:date, None where nothing is said of it."""
    said, asked, due = f"{said} ".partition(" due:") if not said.startswith("due:") else ("", "due:", said[4:])
    said = said.strip()
    is_open = said.endswith(" …")
    parts = re.split(rf" (?=(?:{'|'.join(ROLES)}):)", said.removesuffix(" …")) if said not in ("-", "") else []
    names = {role: sorted(names.split("、")) for role, names in (part.split(":", 1) for part in parts)}
    return names, is_open, due.strip() if asked else None


@pytest.mark.parametrize(("head", "text", "expected"), CASES)
def test_varied(head: str, text: str, expected: str) -> None:
    lines = text.replace("⇥", "\t").split("⏎")
    if lines[0].startswith("（"):
        lines = ["一、任务", f"1.建设平台。{lines[0]}", *lines[1:]]
    found = extract(plain.read(Source("a.txt", (head + "\n".join(lines)).encode())))
    read, is_open = roles(found)
    good = [one.strip() for one in expected.split(" or ")]
    if "told" in good and found.findings and not read:
        return
    split = {role: sorted("、".join(names).split("、")) for role, names in read.items()}
    dates = {action.due_date for action in found.actions if action.due_date}
    readings = [wanted(one) for one in good if one != "told"]
    assert any(
        (names, left_open) == (split, is_open) and (due is None or dates == ({due} if due else set()))
        for names, left_open, due in readings
    ), (split, is_open, dates)
