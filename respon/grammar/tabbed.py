"""Tables that a text file keeps as lines, one row a line: cells between tabs, bars, or blanks below known headings."""

import re
from collections.abc import Sequence

from respon.text import Table

_HEADING = (
    "[^ 　:：、，。（(]{0,6}"
    "(?:序号|编号|任务|事项|内容|措施|举措|问题|项目|单位|部门|科室|处室|责任人|领导|时限|时间|期限|备注|目标)"
)
_HEADINGS = re.compile(f" *{_HEADING}(?:[ 　]+{_HEADING}){{2,}} *")
_LONGEST = 80  # characters of a row of headings between blanks
_RULED = re.compile(r"[-|:+ \t]+")


def gather(lines: Sequence[str], at: int) -> Table | None:
    """Return the table whose first row is lines[at], each row one line; nothing where no second row follows."""
    mark = _mark(lines[at])
    if not mark:
        return None
    rows: list[tuple[str, ...]] = []
    for line in lines[at:]:
        if mark == " " and len(line.split()) != len(lines[at].split()):
            break  # a name with a blank, or a row over several lines: nobody knows which cell is whose
        if mark != " " and mark not in line:
            break
        bare = line.strip(" ").removeprefix("|").removesuffix("|") if mark == "|" else line
        cells = bare.split() if mark == " " else bare.split(mark)
        rows.append(() if _RULED.fullmatch(line) else tuple(cell.strip() for cell in cells))
    width = max(map(len, rows))
    return Table(tuple(row + ("",) * (width - len(row)) for row in rows)) if len(rows) > 1 else None


def _mark(line: str) -> str:
    if "\t" in line.strip():
        return "\t"
    if line.count("|") > 1:
        return "|"
    return " " if len(line) <= _LONGEST and _HEADINGS.fullmatch(line) else ""


def span(line: str, name: str, start: int) -> tuple[int, int]:
    """Return where a name stands in its row's line, after `start` if it does."""
    pattern = re.compile(r"\s*".join(map(re.escape, name)))
    found = pattern.search(line, start) or pattern.search(line)
    return found.span() if found else (0, len(line))
