"""What documents propose: an assignment a row, with the clause it rests on; then what was not understood."""

from collections.abc import Iterable, Iterator
from typing import Annotated, NamedTuple

from respon.answer import Answer, Column, columns
from respon.extract.draft import Named, ReadPaper, stated
from respon.fields import ActionId, Document, Stated, Title
from respon.marked import role
from respon.messages import say
from respon.model import ListOrder


class ProposalRow(NamedTuple):
    """A proposed assignment; or, where action, role and agency are empty, words that were not understood."""

    document: Document
    action: ActionId
    title: Title
    role: Annotated[str, Column("`lead`, `co`, `support` or `oversee`", "Role", "term")]
    stated: Stated
    agency: Annotated[str, Column("the agency's name in the registry, else as printed", "Agency")]
    printed: Annotated[str, Column("the name as the text has it", "As printed")]
    open_ended: Annotated[bool, Column("true if the list ends in 等", "Open", "flag")]
    clause: Annotated[str, Column("the clause as printed", "Clause", "title")]
    line: Annotated[int, Column("the line of the file, from 1; 0 unknown", "Line", "number")]
    page: Annotated[int, Column("the page, from 1; 0 where there are none")]
    file: Annotated[str, Column("the file")]
    start: Annotated[int, Column("first character, in the file, of the action's text that the clause stands in")]
    end: Annotated[int, Column("the character after its last")]
    finding: Annotated[
        str,
        Column(
            "what was not understood: `clause-not-understood`, `name-not-recognised`, …; empty for an assignment",
            "Finding",
            "term",
        ),
    ]


def extracted(sources: Iterable[ReadPaper], order: ListOrder) -> Answer:
    """Return the proposed assignments in the texts' order, then the findings: role and agency are empty there.

    printed: the name as the text has it; agency: as the registry knows it, else as printed. line: 1-based line
    of the file, 0 unknown; start, end: characters of the file that the clause's action takes.
    """
    rows = [row for source in sources for row in (*_assignments(source, order), *_findings(source))]
    return Answer("extract", say("Proposed assignments"), columns(ProposalRow), rows, frozen=2)


def _assignments(source: ReadPaper, order: ListOrder) -> Iterator[ProposalRow]:
    named, days = Named(source.agencies, source.reforms), source.days()
    for proposal in source.found.actions:
        for given in stated(proposal, named, order, days.get(proposal.document, "")):
            place = given.place
            yield ProposalRow(
                source.document(proposal.document),
                proposal.id,
                proposal.title,
                role(given),
                given.stated,
                given.agency,
                given.printed,
                proposal.open_ended,
                proposal.clause,
                place.line,
                place.page,
                source.file,
                place.offset,
                place.until,
                "",
            )


def _findings(source: ReadPaper) -> Iterator[ProposalRow]:
    for finding in source.found.findings:
        place = finding.place
        span = (place.line, place.page, source.file, place.offset, place.until)
        yield ProposalRow(finding.document, "", "", "", False, "", "", False, finding.text, *span, finding.kind)
