"""The rows of a table as actions and findings, with their places in the text."""

from collections.abc import Iterator

from respon.grammar import due, tabbed, unread
from respon.grammar.folded import Source
from respon.grammar.record import Record
from respon.grammar.result import Assigned, Finding, Proposal
from respon.grammar.task_tables import Habits, Row, rows
from respon.text import Table


def record_table(record: Record, at: int, block: Table, habits: Habits) -> bool:
    """Read a table of tasks, row by row; tell whether it is one."""
    found = False
    for row in rows(block, habits):
        place = record.source.row(at, row.at)
        assigned = tuple(_placed(record.source, at, row))
        found = True
        action = Proposal(
            part=row.part,
            number=row.number,
            title=row.title or row.number,
            text="".join(block.rows[row.at]),
            assignments=assigned,
            open_ended=row.open_ended,
            due=row.due,
            clause=row.clause,
            place=place,
            due_date=due.date(row.due),
        )
        if row.assigned:
            record.put([row.number or row.title], action)
        for name in row.unread:
            record.findings.append(Finding("name-not-recognised", name, place, record.document.id))
    for left in unread.missed(block, habits, found):
        place = record.source.row(at, left.row)
        record.findings.append(Finding(left.kind, left.text, place, record.document.id))
    return found


def _placed(source: Source, at: int, row: Row) -> Iterator[Assigned]:
    """Yield a row's assignments with their places: the row, or in a line of text the name itself."""
    if isinstance(source.text.blocks[at], Table):
        yield from (item._replace(place=source.row(at, row.at)) for item in row.assigned)
        return
    line = at + row.at
    end = 0
    for item in row.assigned:
        start, end = tabbed.span(source.printed[line], item.printed, end)
        yield item._replace(place=source.place(line, start, end))
