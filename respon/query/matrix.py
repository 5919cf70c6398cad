"""Actions by agencies, in RASCI letters."""

from respon.graph import Graph
from respon.i18n import tr
from respon.model import RASCI, Assignment
from respon.report import Column, Marked, Report, Row


def matrix(graph: Graph, document: str | None = None, agency: str | None = None) -> Report:
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
    names = sorted({given.agency for on in owners for given in on}, key=_by_load(owners))
    columns = (
        Column("action", "Action"),
        Column("title", "Title", "title"),
        *(Column(name, name, "mark") for name in names),
    )
    rows = [_row((action.id, action.title), on, names) for action, on in zip(actions, owners, strict=True)]
    notes = [tr("A/R lead · R co-owner · S support · C oversee")]
    return Report("matrix", tr("Responsibility matrix"), columns, rows, notes, frozen=2)


def _by_load(owners: list[list[Assignment]]):  # type: ignore[no-untyped-def]
    load: dict[str, int] = {}
    for on in owners:
        for given in on:
            load[given.agency] = load.get(given.agency, 0) + 1
    return lambda name: (-load[name], name)


def _row(head: tuple[str, str], owners: list[Assignment], names: list[str]) -> Row:
    letters: dict[str, Marked] = {}
    for given in owners:
        before = letters.get(given.agency, Marked(""))
        text = f"{before}+{RASCI[given.role]}" if before else RASCI[given.role]
        letters[given.agency] = Marked(text, before.marks or ("" if given.stated else "*"))
    return (*head, *(letters.get(name, "") for name in names))
