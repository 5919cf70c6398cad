"""Cells that several queries share: roles and names that carry their marks."""

from collections.abc import Iterable, Iterator

from respon.answer import Answer, Column, Marked, Row
from respon.graph import Graph
from respon.i18n import tr
from respon.model import Action
from respon.plan import Assignment, Plan
from respon.reforms.dates import last_day
from respon.reforms.then import PLANNED


def role(given: Assignment) -> Marked:
    """Return the assignment's role, marked if inferred, if held through a recalled step, if by a merger."""
    return Marked(given.role, ("" if given.stated else "*") + passage(given))


def name(given: Assignment) -> Marked:
    """Return the assignment's agency, marked as its role is; only a lead is marked as inferred."""
    return Marked(given.agency, ("*" if given.role == "lead" and not given.stated else "") + passage(given))


def passage(given: Assignment) -> str:
    """Return the marks that a duty's way through reforms calls for."""
    return ("†" if given.recalled else "") + ("‡" if given.merged else "")


def leads(owners: Iterable[Assignment]) -> list[Marked]:
    """Return the names of those who lead."""
    return [name(given) for given in owners if given.role == "lead"]


def lead_stated(owners: Iterable[Assignment]) -> bool | None:
    """Tell machines what the leads' marks tell people: True if the text itself says who leads; None if nobody does."""
    stated = [given.stated for given in owners if given.role == "lead"]
    return all(stated) if stated else None


def others(owners: Iterable[Assignment], agency: str) -> list[Marked]:
    """Return the names of everyone else on the action, each once."""
    return list(
        {given.agency: Marked(given.agency, passage(given)) for given in owners if given.agency != agency}.values()
    )


def held(graph: Graph, agency: str) -> Marked:
    """Return the agency's name with the marks that the way of any of its duties calls for."""
    if not graph.plan.as_of:
        return Marked(agency)
    marks = {mark for _, given in graph.duties(agency) for mark in passage(given)}
    return Marked(agency, "".join(sorted(marks)))


def due(action: Action) -> str:
    """Return when the action is due, or nothing."""
    return action.due or ""


def dated(answer: Answer, plan: Plan) -> Answer:
    """Return the answer, after reforms with what machines need of its marks, and with notes on the day.

    The columns `recalled` and `merged` tell whether a row rests on a recalled step, or on a merger of several
    co-owners.
    """
    if not plan.as_of:
        return answer
    answer.columns = (*answer.columns, Column("recalled"), Column("merged"))
    answer.rows = _flagged(answer.rows)
    answer.notes = [*answer.notes, *_notes(plan)]
    return answer


def _flagged(rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        marks = {mark for cell in row for item in _items(cell) for mark in getattr(item, "marks", "")}
        yield (*row, "†" in marks, "‡" in marks)


def _items(cell: object) -> Iterable[object]:
    return cell if isinstance(cell, list | tuple) else (cell,)


def _notes(plan: Plan) -> Iterator[str]:
    yield tr("after the planned reform") if plan.as_of == PLANNED else tr("as of {day}").format(day=plan.as_of)
    if later := _later(plan):
        yield tr("issued after that day, with the agencies that the text names: {documents}").format(
            documents="、".join(later)
        )
    if count := sum(len(plan.unsettled(action)) for action in plan.actions):
        yield tr("{count} duties are to be settled: see `respon gaps --only to-be-settled`").format(count=count)


def _later(plan: Plan) -> list[str]:
    """Return the documents that did not yet exist on the day asked for."""
    if plan.as_of in (None, PLANNED):
        return []
    day = last_day(str(plan.as_of))
    return [document.id for document in plan.documents.values() if document.issued and last_day(document.issued) > day]
