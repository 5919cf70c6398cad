"""The rows of tables of tasks as actions: told apart where they share a task, each name where it stands."""

from collections.abc import Iterator

from respon.grammar import due, issued, tabbed, titles, unread
from respon.grammar.outline import Heading
from respon.grammar.record import Record
from respon.grammar.result import Proposal
from respon.grammar.task_tables import Habits, TaskRow, rows, untaken
from respon.plan import Assignment
from respon.text import Table


def read(record: Record, at: int, block: Table, habits: Habits) -> bool:
    """Read the table that begins at a block, row by row, into the record; tell whether it is one of tasks."""
    titled: dict[str, Heading] = {}  # rows of one task are told apart like clauses under one heading
    found = False
    for row in rows(block, habits):
        found = True
        if row.assigned:
            _put(record, at, block, row, titled)
        for name in row.unread:
            record.tell("name-not-recognised", name, record.source.row(at, row.at))
    told: set[int] = set()
    for left in unread.missed(block, habits, found):
        record.tell(left.kind, left.text, record.source.row(at, left.row))
        told.add(left.column)
    if found:
        head, names = untaken(block, habits, told)
        if names:
            record.tell("column-not-taken", names, record.source.row(at, head))
    return found


def _put(record: Record, at: int, block: Table, row: TaskRow, titled: dict[str, Heading]) -> None:
    """Record the action of a row."""
    detail = titles.sentence(row.detail)
    title = row.title or detail or row.number
    outer = record.outline.path(record.document.title, inner=True)
    action = Proposal(
        part="/".join(filter(None, (outer, block.name, row.part))),
        number=row.number,
        title=title,
        text="".join(block.rows[row.at]),
        assignments=tuple(_placed(record, at, row)),
        open_ended=row.open_ended,
        due=row.due,
        clause=row.clause,
        place=record.source.row(at, row.at),
        due_date=due.date(row.due, issued.since(record.document)),
    )
    head = titled.setdefault(title, Heading("row", "", title, 0, 0, 0))
    names = [row.number or title or str(row.at + 1)]
    record.put(names, action, titles.Basis(head, False, detail, action.part))
    record.dated(row.due, action)


def _placed(record: Record, at: int, row: TaskRow) -> Iterator[Assignment]:
    """Yield a row's assignments with their places: the row, or in a line of text the name itself."""
    source = record.source
    if isinstance(source.text.blocks[at], Table):
        yield from (item._replace(place=source.row(at, row.at)) for item in row.assigned)
        return
    line = at + row.at
    end = 0
    for item in row.assigned:
        start, end = tabbed.span(source.printed[line], item.printed, end)
        yield item._replace(place=source.place(line, start, end))
