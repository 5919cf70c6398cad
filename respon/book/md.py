"""A summary in Markdown, as a CI job or a merge request shows it; GitHub draws its network.

A job's summary may be 1 MiB (GitHub), a comment in a merge request 1 MB (GitLab): what is long is cut, and says so.
"""

from collections.abc import Iterator
from html import escape
from itertools import islice

from respon.answer import Answer
from respon.book import Told
from respon.book.content import Book
from respon.book.moment import moment
from respon.graph.export import entities
from respon.i18n import tr
from respon.render.cells import clean, legend
from respon.render.md import escaped, table

ROOM = 900_000
"""Bytes: what is left out after this many is named."""

MOST_ROWS = 100
"""Rows a table."""

MOST_CELLS = 4000
"""Cells of a matrix that can still be read in a summary."""

MOST_LINKS = 40
"""Lines in the picture of the network."""


def write(book: Book, told: Told) -> Iterator[bytes]:
    """Yield the summary, a section at a time."""
    told(tr("writing the summary"))
    used = 0
    for section in _sections(book):
        piece = ("\n".join(section) + "\n\n").encode("utf-8", "replace")
        used += len(piece)
        yield piece
    for number, section in enumerate(_sheets(book)):
        piece = ("\n".join(section) + "\n\n").encode("utf-8", "replace")
        if used + len(piece) > ROOM:
            left = tr("and {n} more").format(n=len(book.sheets) - number)
            yield f"… {left}\n".encode()
            return
        used += len(piece)
        yield piece


def _sections(book: Book) -> Iterator[list[str]]:
    yield list(_head(book))
    yield _section(book.agencies)
    if list(book.overlaps.rows):
        yield [f"## {tr('Network')}", "", *_mermaid(book)]
    if len(book.entries) * len(book.sheets) <= MOST_CELLS:
        yield _section(book.matrix)
    for answer in (book.overlaps, book.gaps, book.findings):
        if answer is not None:
            yield _section(answer)
    yield [*_section(book.documents), "", f"{tr('Fingerprint of the data (SHA-256)')}: `{book.fingerprint}`"]


def _head(book: Book) -> Iterator[str]:
    when = moment()
    yield f"# {escaped(clean(book.title))}"
    yield ""
    day = when.date().isoformat() if when else ""
    yield " · ".join(filter(None, (tr("Responsibilities"), escaped(book.subtitle), day)))
    yield ""
    yield "| | | |"
    yield "|---:|---|---|"
    for figure in book.figures:
        yield f"| **{figure.value}** | {escaped(figure.label)} | {escaped(clean(figure.note))} |"
    for sign in legend(row for answer in (book.agencies, book.ledger) for row in answer.rows):
        yield ""
        yield escaped(sign)


def _section(answer: Answer) -> list[str]:
    rows = list(answer.rows)
    lines = [f"## {escaped(clean(answer.title))}", ""]
    if not rows:
        return [*lines, tr("None.")]
    lines += table(answer, rows[:MOST_ROWS])
    if len(rows) > MOST_ROWS:
        lines += ["", "… " + tr("and {n} more").format(n=len(rows) - MOST_ROWS)]
    return lines


def _sheets(book: Book) -> Iterator[list[str]]:
    """Yield each agency's sheet, folded."""
    for number, sheet in enumerate(book.sheets):
        answer = sheet.answer()
        head = [f"## {tr('Sheets')}", ""] if number == 0 else []
        name = escape(clean(sheet.name).replace("\n", " "))
        yield [
            *head,
            f"<details><summary>{name} · {len(sheet.duties)}</summary>",
            "",
            *table(answer, list(answer.rows)),
            "",
            "</details>",
        ]


def _mermaid(book: Book) -> Iterator[str]:
    """Yield the strongest links as a Mermaid graph, which GitHub and GitLab draw."""
    pairs = list(islice(book.graph.pairs(MOST_LINKS), MOST_LINKS))
    ids: dict[str, str] = {}
    for pair in pairs:
        for name in pair[:2]:
            ids.setdefault(name, f"n{len(ids)}")
    yield "```mermaid"
    yield "graph LR"
    for name, key in ids.items():
        yield f'  {key}["{entities(name)}"]'
    for pair in pairs:
        yield f"  {ids[pair.a]} ---|{pair.shared}| {ids[pair.b]}"
    yield "```"
    if len(list(book.overlaps.rows)) > MOST_LINKS:
        yield ""
        yield tr("Drawn are the {n} strongest links.").format(n=MOST_LINKS)
