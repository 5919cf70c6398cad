"""Tab-separated values, in UTF-8: as csv, with tabs; a cell is one line (IANA, text/tab-separated-values)."""

from collections.abc import Iterator

from respon.answer import Answer
from respon.render import Look
from respon.render.csv import delimited


def render(answer: Answer, look: Look) -> Iterator[bytes]:
    """Yield the answer as TSV; made for Excel as csv is."""
    return delimited(answer, look, "\t", lines=False)
