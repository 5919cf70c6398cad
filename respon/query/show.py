"""One action or one agency, whole, with its clause."""

from collections.abc import Iterator
from typing import Any

from respon.answer import Answer, Column, Marked
from respon.graph import Graph
from respon.i18n import tr
from respon.model import ROLES, Action
from respon.plan import Assignment
from respon.query import marked

COLUMNS = (Column("field", "Field", "term"), Column("value", "Value", "title"), Column("caution"))
CAUTIONS = {"*": "inferred", "†": "recalled", "‡": "merged", "?": "unsettled"}
"""Machines' words for the signs of answer.SIGNS."""
Field = tuple[str, Any]


def action(graph: Graph, found: Action) -> Answer:
    """Return everything that is known of an action, a field a row."""
    rows = [_row(key, value) for key, value in _action(graph, found) if value]
    return Answer("show", f"{found.id} {found.title}", COLUMNS, rows)


def _row(key: str, value: Any) -> tuple[str, Any, list[str]]:
    """Return the field with, for machines, the words for its marks: the cautions that hold for any of its parts."""
    parts = value if isinstance(value, list) else [value]
    marks = {mark for part in parts for mark in getattr(part, "marks", "")}
    return key, value, [word for mark, word in CAUTIONS.items() if mark in marks]


def _action(graph: Graph, found: Action) -> Iterator[Field]:
    document = graph.plan.documents.get(found.document)
    owners = graph.owners(found)
    yield from (("action", found.id), ("title", found.title), ("document", found.document))
    yield "document_title", document.title if document else ""
    yield from (("part", found.part), ("summary", found.summary), ("topics", list(found.topics)))
    for role in ROLES:
        names = [Marked(g.agency, ("" if g.stated else "*") + marked.passage(g)) for g in owners if g.role == role]
        yield role, names
        if names and (term := found.terms.get(role)):
            yield f"{role}_term", term
    yield "printed", [f"{name} = {g.agency}" for g in owners for name in _printed(g) if name != g.agency]
    yield "open_ended", tr("the list ends in 等") if found.open_ended else ""
    yield "due", marked.due(found)
    if found.cite:
        yield from (("clause", found.cite.clause), ("fingerprint", found.cite.fingerprint))
    for variant in found.variants:
        text = f"{variant.witness}: {variant.here} → {variant.there}"
        yield "variant", f"{text} ({variant.note})" if variant.note else text
    yield "note", found.note
    yield "source", str(graph.plan.where("action", found.id))


def _printed(given: Assignment) -> tuple[str, ...]:
    """Return the names that the text has for this owner: several where they have become one agency."""
    return given.merged or (given.printed,)


def agency(graph: Graph, name: str) -> Answer:
    """Return everything that is known of an agency, a field a row."""
    rows = [_row(key, value) for key, value in _agency(graph, name) if value]
    return Answer("show", name, COLUMNS, rows)


def _agency(graph: Graph, name: str) -> Iterator[Field]:
    yield "agency", name
    if found := graph.plan.agencies.get(name):
        yield "full_name", _sure(found.full_name, found.confidence_of("full_name"))
        yield "aliases", [_sure(alias, found.confidence_of(alias)) for alias in found.aliases]
        yield "signboards", [_sure(board, found.confidence_of(board)) for board in found.signboards]
        yield from (
            ("kind", Marked(tr(found.kind))),
            ("english", _sure(found.english, found.confidence_of("english"))),
        )
        yield "note", found.note
    held = graph.duties(name)
    for role in ROLES:
        yield role, [Marked(a.id, ("" if g.stated else "*") + marked.passage(g)) for a, g in held if g.role == role]
    yield "co_owners", list(dict.fromkeys(o for a, _ in held for o in marked.others(graph.owners(a), name)))
    if where := graph.plan.where("agency", name):
        yield "source", str(where)


def _sure(text: str, confidence: str) -> Marked:
    return Marked(text, "†" if text and confidence == "recalled" else "")
