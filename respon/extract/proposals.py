"""What documents propose: an assignment a row, with the clause it rests on; then what was not understood."""

from collections.abc import Iterable, Iterator

from respon.answer import Answer, Column, Marked, Row
from respon.extract.draft import Named, Source, stated
from respon.i18n import tr
from respon.model import ListOrder

COLUMNS = (
    Column("document", "Document"),
    Column("action", "Action"),
    Column("title", "Title", "title"),
    Column("role", "Role", "term"),
    Column("stated"),
    Column("agency", "Agency"),
    Column("printed", "As printed"),
    Column("open_ended", "Open", "flag"),
    Column("clause", "Clause", "title"),
    Column("line", "Line", "number"),
    Column("page"),
    Column("file"),
    Column("start"),
    Column("end"),
    Column("finding", "Finding", "term"),
)


def extracted(sources: Iterable[Source], order: ListOrder) -> Answer:
    """Return the proposed assignments in the texts' order, then the findings: role and agency are empty there.

    printed: the name as the text has it; agency: as the registry knows it, else as printed. line: 1-based line
    of the file, 0 unknown; start, end: characters of the file that the clause's action takes.
    """
    rows = [row for source in sources for row in (*_assignments(source, order), *_findings(source))]
    return Answer("extract", tr("Proposed assignments"), COLUMNS, rows, frozen=2)


def _assignments(source: Source, order: ListOrder) -> Iterator[Row]:
    named = Named(source.agencies)
    for proposal in source.found.actions:
        for printed, given in stated(proposal, named, order):
            place = printed.place
            yield (
                source.document(proposal.document),
                proposal.id,
                proposal.title,
                Marked(given.role, "" if given.stated else "*"),
                given.stated,
                given.agency,
                given.printed,
                proposal.open_ended,
                proposal.clause,
                place.line,
                place.page,
                source.file,
                place.offset,
                place.offset + place.end - place.start,
                "",
            )


def _findings(source: Source) -> Iterator[Row]:
    for finding in source.found.findings:
        place = finding.place
        span = (place.line, place.page, source.file, place.offset, place.offset + place.end - place.start)
        yield finding.document, "", "", "", False, "", "", False, finding.text, *span, finding.kind
