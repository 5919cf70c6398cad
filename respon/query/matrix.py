"""Actions by agencies, in RASCI letters."""

from collections.abc import Callable

from respon.answer import Answer, Column, Marked, Row
from respon.graph import Graph
from respon.i18n import tr
from respon.model import RASCI
from respon.plan import Assignment, Unsettled
from respon.query import marked


def matrix(graph: Graph, document: str | None = None, agency: str | None = None) -> Answer:
    """Return one row an action and one column an agency; empty where the agency has no part in it.

    A/R lead, R co-owner, S support, C oversee; an agency with two roles in an action has both letters.
    document, agency: only that document's actions, or those that the agency has.
    """
    actions = [
        action
        for action in graph.plan.actions
        if document in (None, action.document) and (agency is None or agency in graph.net[action.id])
    ]
    owners = [graph.owners(action) for action in actions]
    candidates = {name for action in actions for open_ in graph.plan.unsettled(action) for name in open_.candidates}
    names = sorted({given.agency for on in owners for given in on} | candidates, key=_by_load(owners))
    columns = (
        Column("action", "Action"),
        Column("title", "Title", "title"),
        *(Column(name, name, "mark") for name in names),
    )
    rows = [
        _row((action.id, action.title), on, names, graph.plan.unsettled(action))
        for action, on in zip(actions, owners, strict=True)
    ]
    notes = [tr("A/R lead · R co-owner · S support · C oversee")]
    return Answer("matrix", tr("Responsibility matrix"), columns, rows, notes, frozen=2)


def _by_load(owners: list[list[Assignment]]) -> Callable[[str], tuple[int, str]]:
    load: dict[str, int] = {}
    for on in owners:
        for given in on:
            load[given.agency] = load.get(given.agency, 0) + 1
    return lambda name: (-load.get(name, 0), name)


def _row(head: tuple[str, str], owners: list[Assignment], names: list[str], unsettled: tuple[Unsettled, ...]) -> Row:
    letters: dict[str, Marked] = {
        name: Marked("", "?" + ("†" if open_.recalled else "")) for open_ in unsettled for name in open_.candidates
    }
    for given in owners:
        marks = ("" if given.stated else "*") + marked.passage(given)
        before = letters.get(given.agency, Marked(""))
        text = f"{before}+{RASCI[given.role]}" if before else RASCI[given.role]
        letters[given.agency] = Marked(text, "".join(dict.fromkeys(before.marks + marks)))
    return (*head, *(letters.get(name, "") for name in names))
