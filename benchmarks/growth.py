"""Does the time grow with the input only, whatever a stranger makes long? `python benchmarks/growth.py [NAME]`.

Each input is made at one size and at twice that size, and both are read and understood in turn, in one process,
several times. The ratio of the medians should be about 2; 4 would be quadratic. An input that a limit refuses counts
by the time until it is refused. The exit code is 1 if one is over its bar.
"""

import gc
import io
import json
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from respon.cli import complete
from respon.errors import ResponError
from respon.extract.extracting import extract
from respon.files.source import Source
from respon.graph import Graph
from respon.query.co_owners import co_owners
from respon.query.overlaps import overlaps
from respon.reading.kinds import kind
from respon.reforms.then import reformed
from respon.sources import whole

BAR = 2.3
ENOUGH = 0.1
"""Seconds that the smaller input takes at the least: it is doubled until it does, or MOST is reached."""
MOST = 1 << 18
"""Units of the smaller input at the most: what takes less than ENOUGH then is linear enough."""
TIMES = 5

ITEM = "（一）建设平台。由市科委会同市财政局、市教委制定。（责任单位：市科委、市财政局）\n"
HEAD = "一、任务\n"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

Make = Callable[[int], str | bytes]
DOCUMENTS: dict[str, Make] = {
    "items.txt": lambda n: HEAD + ITEM * n,
    "one-line.txt": lambda n: HEAD + "责任单位：" + "市科委、" * n,
    "subjects.txt": lambda n: HEAD + "由市科委牵头，" + "由市科委" * n,
    "blanks.txt": lambda n: HEAD + "责任单位：市科委" + " " * n + "、市教委",
    "blank-lines.txt": lambda n: HEAD + "责任单位：市科委" + "\n" * n + "、市教委",
    "digits-after-deng.txt": lambda n: HEAD + "责任单位：市科委等" + "1" * n,
    "numerals-after-deng.txt": lambda n: HEAD + "由市科委等" + "三" * n + "个部门负责",
    "hidden-brackets.txt": lambda n: HEAD + "责任单位：各（" + "区、" * n + "）派出机构、市财政局",
    "areas.txt": lambda n: HEAD + "责任单位：各" + "地区" * n + "处",
    "bodies.txt": lambda n: HEAD + "主体" * n + "、市科委",
    "duties.txt": lambda n: HEAD + "市科委" + "按职责分工" * n + "牵头",
    "openings.txt": lambda n: HEAD + "年前" * n + "，市科委牵头",
    "stationed.txt": lambda n: HEAD + "责任单位：市科委等" + "驻" * n + "部",
    "labels.txt": lambda n: "责任单位：\n牵头单位：\n" * n,
    "headings.txt": lambda n: "（一）一、1." * n,
    "outline.txt": lambda n: "".join(f"（{i}）甲\n1.乙\n" for i in range(n)),
    "plus.txt": lambda n: HEAD + "甲\u200b" * n,
    "quotes.md": lambda n: "# 甲\n" + "> " * n + "乙",
    "headings.md": lambda n: "# 甲 " + "#" * n + "乙",
    "blanks-before-hash.md": lambda n: "# 甲" + " " * n + "乙 #",
    "pipes.md": lambda n: "# 甲\n" + "|\n" * n,
    "bars-in-a-row.md": lambda n: "# 甲\n" + "|" * n + "\n|---|\n",
    "tables.md": lambda n: "# 甲\n" + "| a |\n|---|\n" * n,
    "backticks.md": lambda n: "# 甲\n" + "`" * n + "乙",
    "links.md": lambda n: "# 甲\n" + "[" * n + "乙](http://",
    "columns.csv": lambda n: "责任单位," * n + "\n" + "市科委," * n,
    "rows.csv": lambda n: "任务,责任单位\n" + "平台,市科委\n" * n,
    "tags.html": lambda n: "<html><body>" + "<p>甲" * n,
    "nested.html": lambda n: "<html><body>" + "<div>" * n,
    "attributes.html": lambda n: "<html><body><p " + " ".join(f"a{i}=1" for i in range(n)) + ">甲",
    "attributes-in-all.html": lambda n: "<html><body>" + f"<p {' '.join(f'a{i}' for i in range(150))}>甲" * n,
    "entities.html": lambda n: "<html><body>" + "&amp" * n,
    "cells.html": lambda n: "<html><table><tr>" + "<td>甲" * n,
    "comments.html": lambda n: "<html><body>" + "<!--" * n,
    "runs.docx": lambda n: word("<w:p>" + "".join(f"<w:r><w:t>{i * i}</w:t></w:r>" for i in range(n)) + "</w:p>"),
    "paragraphs.docx": lambda n: word("<w:p><w:r><w:t>责任单位：市科委</w:t></w:r></w:p>" * n),
    "levels.docx": lambda n: word(
        "".join(
            f"<w:p><w:pPr><w:numPr><w:ilvl w:val='{i % 9}'/><w:numId w:val='1'/></w:numPr></w:pPr>"
            "<w:r><w:t>甲</w:t></w:r></w:p>"
            for i in range(n)
        )
    ),
    "cells.docx": lambda n: word(
        f"<w:tbl><w:tr>{'<w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>' * n}</w:tr></w:tbl>"
    ),
}
DOCUMENTS |= {
    f"brackets-{ord(left):x}.txt": lambda n, left=left, right=right: HEAD + left * n + "责任单位：市科委" + right * n
    for left, right in ("()", "（）", "〔〕", "[]", "【】", "《》", "“”")
}
DOCUMENTS |= {
    f"brackets-on-lines-{ord(left):x}.txt": lambda n, left=left, right=right: HEAD + f"{left}\n" * n + f"{right}\n" * n
    for left, right in ("（）", "《》")
}
DATA: dict[str, Make] = {
    "actions.jsonl": lambda n: "".join(action(f"a{i}", ["市科委", "市教委"]) for i in range(n)),
    "agencies-on-one.jsonl": lambda n: action("a", [f"局{i}" for i in range(n)]),
    "repeated-keys.jsonl": lambda n: '{"id":"a","title":"t","lead":["x"],"terms":{' + '"lead":"x",' * n + '"co":"x"}}',
    "actions.yaml": lambda n: (
        "respon: 1\nactions:\n" + "".join(f"  - {{id: a{i}, title: t, lead: [甲]}}\n" for i in range(n))
    ),
    "keys.yaml": lambda n: "respon: 1\n" + "".join(f"k{i}: 1\n" for i in range(n)),
    "brackets.yaml": lambda n: "respon: 1\nactions: " + "[" * n,
    "aliases.yaml": lambda n: (
        "respon: 1\nagencies:\n  - {name: 甲, aliases: ["
        + ", ".join(f"乙{i}" for i in range(n))
        + "]}\nactions:\n  - {id: a, title: t, lead: [甲]}\n"
    ),
    "reforms.yaml": lambda n: (
        "respon: 1\nactions:\n  - {id: a, title: t, lead: [局0]}\nagencies:\n"
        + "".join(f"  - {{name: 局{i}}}\n" for i in range(n + 1))
        + "reforms:\n"
        + "".join(
            f"  - {{change: rename, date: {1000 + i // 300}-{1 + i % 300 // 25:02}-{1 + i % 25:02},"
            f" from: [局{i}], to: [局{i + 1}]}}\n"
            for i in range(n)
        )
    ),
}
TYPED: dict[str, Make] = {
    "completion-blanks.yaml": lambda n: "agencies:\n  -" + " " * n + "x",
    "completion-lines.yaml": lambda n: "agencies:\n" + "\n" * n + "x",
    "completion-lists.yaml": lambda n: "actions:\n" + "lead: [" * n,
    "completion-names.yaml": lambda n: "agencies:\n" + "".join(f"  - {{name: 局{i}}}\n" for i in range(n)),
}


def action(key: str, agencies: list[str]) -> str:
    """Return a line of JSON Lines."""
    return json.dumps({"id": key, "title": "t", "responsible": agencies}, ensure_ascii=False) + "\n"


def word(body: str) -> bytes:
    """Return a docx of this markup."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
    return packed.getvalue()


def understood(path: Path) -> None:
    """Read a document and propose its duties."""
    source = Source(path.name, path.read_bytes())
    extract(import_module(f"respon.reading.{kind(source)}").read(source))


def asked(path: Path) -> None:
    """Read data and ask what all agencies, pairs and reforms are looked through for."""
    plan = whole.read([str(path)])
    graph = Graph(reformed(plan, "2020-01-01"))
    list(overlaps(graph, None, 5).rows)
    co_owners(graph, graph.agencies()[0])


class Context:
    """What typer hands to a completion."""

    def __init__(self, path: Path) -> None:
        self.params = {"data": [str(path)]}


def completed(path: Path) -> None:
    """Offer agencies for what is typed."""
    complete.agency(Context(path), "不")


def cases() -> Iterator[tuple[str, Make, Callable[[Path], None]]]:
    """Yield every dimension: its name, what makes an input of so many units, what reads it."""
    for made, use in ((DOCUMENTS, understood), (DATA, asked), (TYPED, completed)):
        yield from ((name, make, use) for name, make in made.items())


def spent(use: Callable[[Path], None], path: Path) -> float:
    """Return the processor's seconds until the input is understood or refused."""
    gc.collect()
    start = process_time()
    with suppress(ResponError):
        use(path)
    return process_time() - start


def ratio(name: str, make: Make, use: Callable[[Path], None], folder: Path, size: int = 1 << 8) -> tuple[float, int]:
    """Return how many times longer twice the input takes, and the size of the smaller one."""
    small, large = folder / f"1-{name}", folder / f"2-{name}"
    while True:
        for path, count in ((small, size), (large, 2 * size)):
            data = make(count)
            path.write_bytes(data if isinstance(data, bytes) else data.encode())
        spent(use, small)  # the first time, what is imported late takes its time too
        if spent(use, small) >= ENOUGH or size >= MOST:
            break
        size *= 2
    rounds = [(spent(use, small), spent(use, large)) for _ in range(TIMES)]
    before, after = (median(taken) for taken in zip(*rounds, strict=True))
    return after / max(before, ENOUGH / 2), size


def main() -> int:
    """Print a ratio a dimension; return 1 if one is over the bar."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    gc.disable()
    worst = 0.0
    with TemporaryDirectory() as folder:
        for name, make, use in cases():
            if wanted in name:
                times, size = ratio(name, make, use, Path(folder))
                worst = max(worst, times)
                print(f"{times:5.2f}  {size:7,}  {name}", flush=True)
    print(f"worst {worst:.2f}, bar {BAR}")
    return int(worst > BAR)


if __name__ == "__main__":
    raise SystemExit(main())
