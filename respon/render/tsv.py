"""Tab-separated values, in UTF-8: as csv, with tabs."""

from collections.abc import Iterator

from respon.render import Look
from respon.render.csv import delimited
from respon.report import Report


def render(report: Report, look: Look) -> Iterator[bytes]:
    """Yield the report as TSV; made for Excel, with a byte order mark and formulas disarmed."""
    return delimited(report, look, "\t")
