"""Tables that a text file keeps as lines: cells between tabs or bars, one row a line."""

import re
from collections.abc import Sequence

from respon.text import Table

_RULED = re.compile(r"[-|:+ \t]+")


def gather(lines: Sequence[str], at: int) -> Table | None:
    """Return the table whose first row is lines[at], each row one line; nothing where no second row follows."""
    mark = _mark(lines[at])
    if not mark:
        return None
    rows: list[tuple[str, ...]] = []
    for line in lines[at:]:
        if mark not in line:
            break
        bare = line.strip(" ").removeprefix("|").removesuffix("|") if mark == "|" else line
        rows.append(() if _RULED.fullmatch(line) else tuple(cell.strip() for cell in bare.split(mark)))
    width = max(map(len, rows))
    return Table(tuple(row + ("",) * (width - len(row)) for row in rows)) if len(rows) > 1 else None


def _mark(line: str) -> str:
    if "\t" in line.strip():
        return "\t"
    return "|" if line.count("|") > 1 else ""


def span(line: str, name: str, start: int) -> tuple[int, int]:
    """Return where a name stands in its row's line, after `start` if it does."""
    pattern = re.compile(r"\s*".join(map(re.escape, name)))
    found = pattern.search(line, start) or pattern.search(line)
    return found.span() if found else (0, len(line))
