"""A summary in Markdown, as a CI job or a merge request shows it: figures, gaps, the first of each table.

With sections chosen it has all of these, GitHub draws the network, and the agencies' sheets are folded.

A job's summary may be 1 MiB (GitHub), a comment in a merge request 1 MB (GitLab): what is long is cut, and says so.
"""

from collections.abc import Iterator
from html import escape
from itertools import islice

from respon.answer import Answer
from respon.graph.export import entities
from respon.harmless import revealed
from respon.i18n import tr
from respon.render.cells import legend, title
from respon.render.md import escaped, table
from respon.report.content import Report
from respon.report.figures import figures
from respon.report.moment import moment
from respon.report.progress import Told
from respon.report.wording import labelled

ROOM = 900_000
"""Bytes: what is left out after this many is named."""

TOP, MOST_ROWS = 10, 100
"""Rows a table, in a summary and in sections that were chosen."""

MOST_CELLS = 4000
"""Cells of a matrix that can still be read in a summary."""

MOST_LINKS = 40
"""Lines in the picture of the network."""


def write(report: Report, told: Told) -> Iterator[bytes]:
    """Yield the summary, a section at a time."""
    told(tr("writing the summary"))
    used = 0
    for section in _sections(report):
        piece = ("\n".join(section) + "\n\n").encode("utf-8", "replace")
        used += len(piece)
        yield piece
    for number, section in enumerate(_sheets(report)):
        piece = ("\n".join(section) + "\n\n").encode("utf-8", "replace")
        if used + len(piece) > ROOM:
            left = tr("and {n} more").format(n=len(report.sheets) - number)
            yield f"… {left}\n".encode()
            return
        used += len(piece)
        yield piece


def _sections(report: Report) -> Iterator[list[str]]:
    yield list(_head(report))
    most = MOST_ROWS if report.chosen else TOP
    for section, answer in _answers(report):
        if section == "network":
            yield [f"## {tr('Network')}", "", *_mermaid(report)]
        elif answer is not None:
            yield _section(answer, most)
    yield [labelled(tr("Fingerprint of the data (SHA-256)"), f"`{report.fingerprint}`")]


def _answers(report: Report) -> Iterator[tuple[str, Answer | None]]:
    """Yield the sections wanted that are tables, or pictures, in this order."""
    wanted = report.sections
    if "gaps" in wanted:
        yield "gaps", report.gaps
    if "agencies" in wanted:
        yield "agencies", report.agencies
    if "actions" in wanted:
        yield "actions", report.ledger
    if "network" in wanted and list(report.overlaps.rows):
        yield "network", None
    if "matrix" in wanted and len(report.entries) * len(report.sheets) <= MOST_CELLS:
        yield "matrix", report.matrix
    if "overlaps" in wanted:
        yield "overlaps", report.overlaps
    if "findings" in wanted:
        yield "findings", report.findings
    if "sources" in wanted:
        yield "sources", report.documents


def _head(report: Report) -> Iterator[str]:
    when = moment()
    yield f"# {escaped(report.title)}"
    yield ""
    day = when.date().isoformat() if when else ""
    yield " · ".join(filter(None, (tr("Responsibilities"), escaped(report.subtitle), day)))
    yield ""
    yield "| | | |"
    yield "|---:|---|---|"
    for figure in figures(report):
        yield f"| **{figure.value}** | {escaped(figure.label)} | {escaped(figure.note)} |"
    signs = legend(row for answer in (report.agencies, report.ledger) for row in answer.cells())
    for sign in filter(None, (report.inferred.sentence(), *signs)):
        yield ""
        yield escaped(sign)


def _section(answer: Answer, most: int) -> list[str]:
    rows = list(answer.cells())
    lines = [f"## {escaped(title(answer))}", ""]
    if not rows:
        return [*lines, tr("None.")]
    lines += table(answer, rows[:most])
    if len(rows) > most:
        lines += ["", "… " + tr("and {n} more").format(n=len(rows) - most)]
    return lines


def _sheets(report: Report) -> Iterator[list[str]]:
    """Yield each agency's sheet, folded."""
    if "sheets" not in report.sections:
        return
    for number, sheet in enumerate(report.sheets):
        answer = report.sheet(sheet)
        head = [f"## {tr('Sheets')}", ""] if number == 0 else []
        name = escape(revealed(sheet.name).replace("\n", " ")).replace("@", "&#64;").replace("$", "&#36;")
        yield [
            *head,
            f"<details><summary>{name} · {len(sheet.duties)}</summary>",
            "",
            *table(answer, list(answer.cells())),
            "",
            "</details>",
        ]


def _mermaid(report: Report) -> Iterator[str]:
    """Yield the strongest links as a Mermaid graph, which GitHub and GitLab draw."""
    pairs = list(islice(report.graph.pairs(MOST_LINKS), MOST_LINKS))
    ids: dict[str, str] = {}
    for pair in pairs:
        for name in pair[:2]:
            ids.setdefault(name, f"n{len(ids)}")
    yield "```mermaid"
    yield "graph LR"
    for name, key in ids.items():
        yield f'  {key}["{entities(revealed(name))}"]'
    for pair in pairs:
        yield f"  {ids[pair.a]} ---|{pair.shared}| {ids[pair.b]}"
    yield "```"
    if len(list(report.overlaps.rows)) > MOST_LINKS:
        yield ""
        yield tr("Drawn are the {n} strongest links.").format(n=MOST_LINKS)
