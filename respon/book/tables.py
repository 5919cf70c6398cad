"""Reports as rows of text, for the writers that set tables of their own."""

from collections.abc import Iterator

from respon.render.cells import heading, shown, visible
from respon.report import Report


def headings(report: Report) -> list[str]:
    """Return the headings that people see, in their language."""
    return [heading(report.columns[i]) for i in visible(report)]


def texts(report: Report) -> Iterator[list[str]]:
    """Yield the rows as people see them."""
    seen = visible(report)
    for row in report.rows:
        yield [shown(row[i], report.columns[i]) for i in seen]
