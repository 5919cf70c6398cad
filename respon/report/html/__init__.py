"""One self-contained page: no network, no framework, nothing in the data can run.

The page's own script and style are allowed by their hashes in its content security policy, everything else is
forbidden; Jinja escapes every value; places of boxes and lengths of bars are attributes, never style.
"""

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from respon import i18n
from respon.harmless import revealed
from respon.i18n import tr
from respon.messages import between, joined
from respon.model import RASCI, ROLES
from respon.render.cells import heading, legend, shown
from respon.render.palette import properties
from respon.report.content import Report
from respon.report.figures import figures
from respon.report.html.anchors import Anchors
from respon.report.html.linked import Tables, heat
from respon.report.html.searched import forms, traditional
from respon.report.moment import moment
from respon.report.progress import Told

HERE = Path(__file__).parent

MOST_CELLS = 60_000
"""Cells of a matrix that a browser scrolls with ease; a larger one is summed up by the documents' parts."""

MOST_PAIRS = 500
"""Overlapping pairs listed; the workbook has all."""

MOST_PARTNERS = 16
"""Partners named at the head of an agency's sheet."""


SCRIPTS = ("words.js", "tables.js", "page.js", "address.js", "start.js")
"""The page's script, in this order: what a later one declares, an earlier one may use once all have run."""

PIECES = 5000
"""Pieces of the template written at once: bounds the memory of a long page."""


def write(report: Report, told: Told) -> Iterator[bytes]:
    """Yield the page."""
    pieces: list[str] = []
    for piece in page(report, told):
        pieces.append(piece)
        if len(pieces) == PIECES:
            yield "".join(pieces).encode("utf-8", "replace")
            pieces = []
    yield "".join(pieces).encode("utf-8", "replace")


def page(report: Report, told: Told) -> Iterator[str]:
    """Yield the page as text, piece by piece."""
    style, script = _colours() + _own("page.css"), "".join(map(_own, SCRIPTS))
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_revealed,
    )
    environment.globals.update(tr=tr, shown=shown, heading=heading, stop=between, joined=joined)
    told(tr("writing the page"))
    yield from environment.get_template("page.html").generate(
        **_content(report),
        style=style,
        script=script,
        policy=policy(style, script),
    )


def _revealed(value: Any) -> Any:
    """Return what the template is about to write, data's text made harmless; the page's own is marked safe."""
    return revealed(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def policy(style: str, script: str) -> str:
    """Return the content security policy under which only this style and this script may be used."""
    return (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _colours() -> str:
    """Return the palette as the style sheet's custom properties: on paper the light ones, whatever the screen's."""
    dark = f"@media screen and (prefers-color-scheme:dark){{:root{{{properties('dark')}}}}}"
    return f":root{{{properties('light')}}}\n{dark}\n"


def _own(name: str) -> str:
    # A browser hashes the text after it has made line ends \n, and a checkout may have made them \r\n.
    return (HERE / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _content(report: Report) -> dict[str, Any]:
    anchors = Anchors([s.name for s in report.sheets], [e.action.id for e in report.entries], report.sections)
    tables = Tables(anchors)
    full = len(report.sheets) * len(report.entries) <= MOST_CELLS
    english = i18n.language() == "en"
    when = moment()
    return {
        "report": report,
        "figures": figures(report),
        "anchors": anchors,
        "tables": tables,
        "matrix": tables.matrix(report.matrix) if full else None,
        "heat": None if full else heat(report),
        "order": [s.name for s in report.sheets],
        "legend": [*filter(None, [report.inferred.sentence()]), *_signs(report)],
        "sections": report.sections,
        "roles": ROLES,
        "rasci": RASCI,
        "topics": sorted({topic for entry in report.entries for topic in entry.action.topics}),
        "dated": any(entry.action.due for entry in report.entries),
        "lang": "en" if english else "zh-CN",
        "english": english,
        "day": when.date().isoformat() if when else "",
        "forms": forms(report),
        "traditional": traditional(report),
        "most_pairs": MOST_PAIRS,
        "most_partners": MOST_PARTNERS,
    }


def _signs(report: Report) -> list[str]:
    return legend(row for answer in (report.agencies, report.ledger) for row in answer.cells())
