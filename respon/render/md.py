"""A Markdown table, as GitHub and GitLab show it in job summaries and merge requests."""

import html
import re
from collections.abc import Iterator, Sequence

from respon.answer import Answer, Row
from respon.harmless import revealed
from respon.render import Look
from respon.render.cells import heading, notes, on_one_line, shown, title, visible

_SPECIAL = re.compile(r"([\\`*_\[\]|~#$]|:(?=//|[\w+-]{1,40}:)|(?<=www)\.|[!%](?=\w))")
"""What Markdown would read as its own; and what GitHub and GitLab make of text: links of bare addresses, formulas of
`$`, pictures of `:smile:`, references of `!12` and `%name`."""


def render(answer: Answer, _: Look) -> Iterator[bytes]:
    """Yield a heading, the table and the notes; Markdown and HTML in the data are escaped."""
    rows = list(answer.cells())
    lines = [f"## {escaped(title(answer))}", "", *table(answer, rows)]
    for note in notes(answer, rows):
        lines += ["", escaped(note)]
    yield ("\n".join(lines) + "\n").encode("utf-8", "replace")


def table(answer: Answer, rows: Sequence[Row]) -> list[str]:
    """Return the lines of a table of these rows of the answer."""
    seen = visible(answer)
    columns = [answer.columns[i] for i in seen]
    lines = ["| " + " | ".join(escaped(heading(column)) for column in columns) + " |"]
    lines.append("|" + "|".join("---:" if c.style == "number" else "---" for c in columns) + "|")
    for row in rows:
        lines.append("| " + " | ".join(escaped(shown(row[i], answer.columns[i])) for i in seen) + " |")
    return lines


def escaped(text: str) -> str:
    """Return the text so that Markdown shows it as it is; `@all` calls nobody."""
    return _SPECIAL.sub(r"\\\1", html.escape(on_one_line(revealed(text)), quote=False)).replace("@", "&#64;")
