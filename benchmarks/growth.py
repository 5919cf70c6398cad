"""Does the time of reading and understanding grow with the length only? `python benchmarks/growth.py`.

Each repetitive or hostile text is read at one length and at four times that length, in one process, the least of
several runs each. The ratio should be about 4; 16 would be quadratic. The exit code is 1 if one is over its bar.
"""

import gc
from collections.abc import Callable
from contextlib import suppress
from time import process_time

from respon.errors import DocumentError
from respon.extract.extracting import extract
from respon.files.source import Source
from respon.reading.html import web as html
from respon.reading.plaintext import plain
from respon.text import Paragraph, Text

BAR = 8.0
FLOOR = 0.01
"""Seconds: less is the clock's own coarseness, and is counted as so much."""

LINES = ("(", "市科委、", "由市科委", "1.甲", "（一）甲：", "责任单位：", "，", "等部门和")
MARKS = ("> ", "责任单位：\n", " \n甲", "甲\u200b", "|\n", "| a |\n|---|\n", "#", "<table>\n", "[", "\\", "、")
TAGS = ("<div>", "<table><tr><td>", "<b>", "<td>甲", "&", "<!--", "<a href='", "</p>", "<p>甲")
PLAN = "（一）建设平台。由市科委会同市财政局、市教委制定。（责任单位：市科委、市财政局）\n"


def spent(run: Callable[[int], object], count: int) -> float:
    """Return the processor's seconds for a text of so many units, the least of three runs."""
    found = []
    for _ in range(3):
        start = process_time()
        with suppress(DocumentError):
            run(count)
        found.append(process_time() - start)
    return max(min(found), FLOOR)


def a_plan(count: int) -> object:
    """Read a plan of so many actions."""
    return extract(Text("t", (Paragraph("一、任务"), *[Paragraph(PLAN.strip())] * count)))


def a_line(unit: str) -> Callable[[int], object]:
    """Return what understands one line of so many units."""
    return lambda count: extract(Text("t", (Paragraph("一、任务"), Paragraph("由市科委牵头，" + unit * count))))


def a_file(read: Callable[[Source], Text], form: str, unit: str) -> Callable[[int], object]:
    """Return what reads a file of so many units."""
    return lambda count: read(Source("a", form.format(unit * count).encode()))


def main() -> int:
    """Print a ratio a text; return 1 if one is over the bar."""
    runs = {"extract: a plan": (a_plan, 500)}
    runs |= {f"plain: {unit!r}": (a_file(plain.read, "# 甲\n# 乙{}丙 #", unit), 3000) for unit in MARKS}
    runs |= {f"html: {unit!r}": (a_file(html.read, "<html><body>{}</body></html>", unit), 3000) for unit in TAGS}
    gc.disable()
    worst = 0.0
    for name, (run, count) in runs.items():
        ratio = spent(run, 4 * count) / spent(run, count)
        worst = max(worst, ratio)
        print(f"{ratio:5.1f}  {name}")
    print(f"worst {worst:.1f}, bar {BAR}")
    return int(worst > BAR)


if __name__ == "__main__":
    raise SystemExit(main())
