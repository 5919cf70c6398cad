"""What is told of an answer for another day, or after a planned reform."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from respon.answer import Answer, Column, Marked
from respon.dates import last_day
from respon.fields import REFORMED
from respon.graph import Graph
from respon.marked import MERGED, RECALLED, way
from respon.messages import Message, say
from respon.plan import Plan
from respon.reforms.then import PLANNED


def held(graph: Graph, agency: str) -> Marked:
    """Return the agency's name with the marks that the way of any of its duties calls for."""
    if not graph.plan.as_of:
        return Marked(agency)
    return Marked(agency, "".join(sorted({mark for duty in graph.duties(agency) for mark in way(duty.given)})))


DATED = (
    Column("true if the row rests on a recalled fact", when=REFORMED, key="recalled", type=bool),
    Column("true if several co-owners of the text have become one agency", when=REFORMED, key="merged", type=bool),
)
"""What an answer after reforms tells machines of the signs in its rows."""


def dated(answer: Answer, plan: Plan) -> Answer:
    """Return the answer, after reforms with what machines need of its marks, and with notes on the day."""
    if not plan.as_of:
        return answer
    getters = [column.of for column in answer.columns if column.of]
    told = (column._replace(of=_bears(sign, getters)) for column, sign in zip(DATED, (RECALLED, MERGED), strict=True))
    answer.columns = (*answer.columns, *told)
    answer.notes = [*answer.notes, *_notes(plan)]
    return answer


def _bears(sign: str, getters: Sequence[Callable[[Any], Any]]) -> Callable[[Any], bool]:
    """Return a function that tells if any cell of a row bears the sign."""
    return lambda row: any(sign in getattr(item, "marks", "") for get in getters for item in _items(get(row)))


def _items(cell: object) -> Iterable[object]:
    return cell if isinstance(cell, list | tuple) else (cell,)


def _notes(plan: Plan) -> Iterator[Message]:
    yield day(plan)
    if later := _later(plan):
        yield say("issued after that day, with the agencies that the text names: {documents}", documents=later)
    if count := sum(len(plan.unsettled(action)) for action in plan.actions):
        yield say("{count} duties are to be settled: see `respon gaps --only to-be-settled`", count=count)


def day(plan: Plan) -> Message:
    """Return on which day, or after which planned reform, the plan's duties are held."""
    return say("after the planned reform") if plan.as_of == PLANNED else say("as of {day}", day=plan.as_of)


def _later(plan: Plan) -> list[str]:
    """Return the documents that did not yet exist on the day asked for."""
    if plan.as_of in ("", PLANNED):
        return []
    asked = last_day(plan.as_of)
    return [
        document.id for document in plan.documents.values() if document.issued and last_day(document.issued) > asked
    ]
