"""The report that respon itself wrote as a Word document, read back: its table of all actions, and the documents.

In that table an action's id and title share a cell, a document's name stands across; clauses stand on the agencies'
sheets behind it.
"""

from collections.abc import Iterator, Sequence

from respon.grammar import due
from respon.grammar.folded import Folded
from respon.grammar.own_tables import DOCUMENTS, OwnTable, assigned, columns, issued
from respon.grammar.result import Extraction, Proposal
from respon.model import ROLES
from respon.text import Table

_DIVISION = {"number", "part", "id", "content"}
_SHEET = {"role", "id", "lead", "others", "clause"}
_CANCELLED = ("（cancelled）", "（已取消）")


def read(source: Folded) -> Extraction | None:
    """Return what a report says, None where the text is none."""
    answers = [
        OwnTable(at, block, columns(block.rows[0]))
        for at, block in enumerate(source.text.blocks)
        if isinstance(block, Table) and block.rows
    ]
    declared = next((answer for answer in answers if answer.columns.keys() >= DOCUMENTS), None)
    division = next((answer for answer in answers if answer.columns.keys() >= _DIVISION), None)
    if not declared or not division or not {*ROLES} & division.columns.keys():
        return None
    documents = [declared.cell(row, "document") for row in declared.table.rows[1:]]
    clauses = dict(_clauses(answers, documents))
    actions = tuple(_actions(source, division, documents, clauses))
    return Extraction(tuple(issued(dict.fromkeys(action.document for action in actions), declared)), actions)


def _clauses(answers: Sequence[OwnTable], documents: Sequence[str]) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the clause of each action, by document and id."""
    for answer in answers:
        if answer.columns.keys() >= _SHEET:
            for row in answer.table.rows[1:]:
                document = answer.cell(row, "document") or (documents[0] if len(documents) == 1 else "")
                yield (document, answer.cell(row, "id")), answer.cell(row, "clause")


def _actions(
    source: Folded, division: OwnTable, documents: Sequence[str], clauses: dict[tuple[str, str], str]
) -> Iterator[Proposal]:
    document = documents[0] if len(documents) == 1 else ""
    at_id = division.columns["id"]
    for at, row in enumerate(division.table.rows[1:], 1):
        if len({*row}) == 1:  # a document's name across the table
            document = next((id for id in documents if row[0].endswith(f"（{id}）")), "")
            continue
        id, _, title = (line.strip() for line in row[at_id].partition("\n"))
        for word in _CANCELLED:
            title = title.removesuffix(word)
        limit = division.cell(row, "due")
        given = assigned(division, row, place := source.row(division.block, at))
        yield Proposal(
            document=document,
            id=id,
            part=division.cell(row, "part"),
            number=id,
            title=title,
            assignments=tuple(sorted(given, key=lambda one: ROLES.index(one.role))),
            due=limit,
            clause=clauses.get((document, id), ""),
            place=place,
            due_date=due.date(limit),
        )
