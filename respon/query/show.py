"""One action or one agency, whole, with its clause."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, NamedTuple

from respon import marked
from respon.answer import Answer, Column, Marked, columns
from respon.graph import Graph
from respon.messages import Term, say
from respon.model import ROLES, Action
from respon.plan import Assignment
from respon.query.gaps import OPEN

CAUTIONS = {"*": "inferred", "†": "recalled", "‡": "merged", "?": "unsettled"}
"""Machines' words for the signs of answer.SIGNS."""


class FactRow(NamedTuple):
    """A fact of an action or an agency; of which, where several are shown."""

    field: Annotated[str, Column("which fact", "Field", "term")]
    value: Annotated[str | Sequence[str], Column("the fact; a list where it has several parts", "Value", "title")]
    caution: Annotated[
        Sequence[str],
        Column("in words what the marks of people's formats say: inferred, recalled; empty where none is due"),
    ]
    subject: Annotated[str, Column("the action's id, or the agency's name", "Of", when="where several are shown")] = ""


Fact = tuple[str, Any]


ONE = tuple(column for column in columns(FactRow) if not column.when)
SEVERAL = columns(FactRow, "subject", "field", "value", "caution")


def several(graph: Graph, subjects: Sequence[Action | str]) -> Answer:
    """Return everything that is known of each of these actions and agencies, a fact a row; of one, as it is alone."""
    answers = [action(graph, one) if isinstance(one, Action) else agency(graph, one) for one in subjects]
    if len(answers) == 1:
        return answers[0]
    keys = [one.id if isinstance(one, Action) else one for one in subjects]
    rows = [row._replace(subject=key) for key, answer in zip(keys, answers, strict=True) for row in answer.rows]
    return Answer("show", say("Facts"), SEVERAL, rows)


def action(graph: Graph, found: Action) -> Answer:
    """Return everything that is known of an action, a fact a row."""
    rows = [_row(key, value) for key, value in _action(graph, found) if value]
    return Answer("show", f"{found.id} {found.title}", ONE, rows)


def _row(key: str, value: Any) -> FactRow:
    """Return the fact with, for machines, the words for its marks: the cautions that hold for any of its parts."""
    parts = value if isinstance(value, list) else [value]
    signs = {mark for part in parts for mark in getattr(part, "marks", "")}
    return FactRow(key, value, [word for mark, word in CAUTIONS.items() if mark in signs])


def _action(graph: Graph, found: Action) -> Iterator[Fact]:
    document = graph.plan.documents.get(found.document)
    owners = graph.assignments(found)
    yield from (("action", found.id), ("title", found.title), ("document", found.document))
    yield "document_title", document.title if document else ""
    yield from (("part", found.part), ("summary", found.summary), ("topics", list(found.topics)))
    if found.cancelled:
        yield from (("status", Term(found.status)), ("formerly", marked.names(graph.plan.named(found))))
    for role in ROLES:
        names = [Marked(given.agency, marked.marks(given)) for given in owners if given.role == role]
        yield role, names
        if names and (term := found.terms.get(role)):
            yield f"{role}_term", term
    yield "printed", [f"{name} = {g.agency}" for g in owners for name in _printed(g) if name != g.agency]
    yield "open_ended", Marked(OPEN) if found.open_ended else ""
    yield "due", found.due or ""
    if found.cite:
        yield from (("clause", found.clause), ("fingerprint", found.cite.fingerprint))
    for variant in found.variants:
        text = f"{variant.witness}: {variant.here} → {variant.there}"
        yield "variant", f"{text} ({variant.note})" if variant.note else text
    yield from found.extra.items()
    yield "note", found.note
    yield "source", str(graph.plan.where("action", found.id))


def _printed(given: Assignment) -> tuple[str, ...]:
    """Return the names that the text has for this owner: several where they have become one agency."""
    return given.merged or (given.printed,)


def agency(graph: Graph, name: str) -> Answer:
    """Return everything that is known of an agency, a fact a row."""
    rows = [_row(key, value) for key, value in _agency(graph, name) if value]
    return Answer("show", name, ONE, rows)


def _agency(graph: Graph, name: str) -> Iterator[Fact]:
    yield "agency", name
    if found := graph.plan.agencies.get(name):
        yield "full_name", marked.sure(found.full_name, found.confidence_of("full_name"))
        yield "aliases", [marked.sure(alias, found.confidence_of(alias)) for alias in found.aliases]
        yield "signboards", [marked.sure(board, found.confidence_of(board)) for board in found.signboards]
        yield "periods", [f"{form} {period}" for form, period in found.periods.items()]
        yield from (
            ("kind", Term(found.kind)),
            ("superior", marked.sure(found.superior, found.confidence_of("superior"))),
        )
        yield "english", marked.sure(found.english, found.confidence_of("english"))
        yield "note", found.note
    held = graph.duties(name)
    for role in ROLES:
        yield role, [Marked(duty.action.id, marked.marks(duty.given)) for duty in held if duty.given.role == role]
    yield "co_owners", list(dict.fromkeys(other for duty in held for other in marked.names(duty.co_owners)))
    if where := graph.plan.where("agency", name):
        yield "source", str(where)
