"""Tab-separated values, in UTF-8: as csv, with tabs."""

from collections.abc import Iterator

from respon.answer import Answer
from respon.render import Look
from respon.render.csv import delimited


def render(answer: Answer, look: Look) -> Iterator[bytes]:
    """Yield the answer as TSV; made for Excel, with a byte order mark and formulas disarmed."""
    return delimited(answer, look, "\t")
