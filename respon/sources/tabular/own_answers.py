"""respon's own reports and answers as data: the ledger of a report, `actions`, `duties`; roles inferred stay so."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from respon.errors import DataError
from respon.grammar import own_tables
from respon.grammar.folded import Folded
from respon.grammar.own_tables import OwnTable
from respon.grammar.result import Extraction, Proposal
from respon.messages import say
from respon.model import Action, Cite, Document
from respon.sources.tabular.ledgers import agencies
from respon.sources.tabular.table_files import TableSheet
from respon.text import Text

_NOTE = 2
"""Cells of a note below an answer, at most."""

_CANCELLED = ("cancelled", "已取消")


class Answered(NamedTuple):
    """The sheet of actions, its columns, and what they and the documents' sheet say."""

    sheet: TableSheet
    answer: OwnTable
    found: Extraction


def find(sheets: Sequence[TableSheet]) -> Answered | None:
    """Return what respon wrote in these sheets, None where it wrote none. Raises DataError for a role that is none."""
    tables = tuple(sheet.table() for sheet in sheets)
    known = own_tables.known(enumerate(tables))
    if not known:
        return None
    answer, declared = known
    sheet = sheets[answer.block]
    for at, row in enumerate(answer.table.rows[answer.head + 1 :], answer.head + 1):
        missing = [key for key in ("id", "title") if not answer.cell(row, key)]
        if len(missing) == 1 and len({*row} - {""}) > _NOTE:
            raise DataError(
                say("the row has no {key}", key=missing[0]),
                sheet.where(at, answer.columns[missing[0]]),
                say("write one"),
            )
        if "agency" in answer.columns and answer.cell(row, "id") and not own_tables.role(answer.cell(row, "role")):
            where = sheet.where(at, answer.columns["role"])
            raise DataError(
                say("'{role}' is no role", role=answer.cell(row, "role")),
                where,
                say("write lead, co, support or oversee"),
            )
    return Answered(sheet, answer, own_tables.said(Folded(Text("", tables)), answer, declared))


def actions(given: Answered) -> Iterator[tuple[Action, int]]:
    """Yield the actions, each with its line."""
    for proposal in given.found.actions:
        at = proposal.place.at
        yield _action(proposal, given, at), given.sheet.rows[at].line


def _action(proposal: Proposal, given: Answered, at: int) -> Action:
    row = given.answer.table.rows[at]
    if proposal.due and not proposal.due_date:
        where = given.sheet.where(at, given.answer.columns["due"])
        raise DataError(say("'{due}' is not a date", due=proposal.due[:40]), where, say("write a year, month or day"))
    taken = set(given.answer.columns.values())
    heads = given.answer.table.rows[given.answer.head]
    is_duty = "agency" in given.answer.columns  # a row an agency: its other columns are the answer's
    own = {} if is_duty else {heads[n]: text for n, text in enumerate(row) if n not in taken and heads[n] and text}
    return Action(
        id=proposal.id,
        title=proposal.title,
        document=proposal.document,
        part=proposal.part,
        status="cancelled" if given.answer.cell(row, "status") in _CANCELLED else "in-force",
        topics=tuple(filter(None, given.answer.cell(row, "topics").split("、"))),
        **agencies(proposal.assignments),  # type: ignore[arg-type]
        due=proposal.due_date or None,
        cite=Cite(proposal.clause) if proposal.clause else None,
        extra=own,
    )


def documents(given: Answered) -> Iterator[Document]:
    """Yield the documents; those with an inferred lead are read so that the first of a bare list leads."""
    led = {
        action.document
        for action in given.found.actions
        for one in action.assignments
        if one.role == "lead" and not one.stated
    }
    for issued in given.found.documents:
        if issued.id:
            yield Document(
                id=issued.id,
                title=issued.title,
                issuer=issued.issuer,
                issued=issued.issued or None,
                list_order="first-leads" if issued.id in led else "equal",
            )
