"""Actions by agencies, in RASCI letters."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from respon import marked
from respon.answer import Answer, Column, Marked, columns
from respon.errors import DataError
from respon.fields import ActionId, Title
from respon.graph import Graph
from respon.messages import say
from respon.model import RASCI, Action
from respon.plan import Assignment, Unsettled


class MatrixRow(NamedTuple):
    """An action; for machines a key for every agency too, its name, with its letters in that action."""

    action: ActionId
    title: Title


class LetteredRow(NamedTuple):
    """A row with the agencies' letters."""

    action: str
    title: str
    letters: dict[str, Marked]


MOST_CELLS = 5_000_000
"""Of a matrix: fifty thousand actions by a hundred agencies, which no screen and few spreadsheets show."""

LETTER = (
    "the agency's letters in the action: `A/R` lead, `R` co-owner, `S` support, `C` oversee; empty if it has no part"
)


def matrix(graph: Graph, document: str | None = None, agency: str | None = None) -> Answer:
    """Return one row an action and one column an agency; empty where the agency has no part in it.

    A/R lead, R co-owner, S support, C oversee; an agency with two roles in an action has both letters. What a
    document cancels has no row.
    document, agency: only that document's actions, or those that the agency has.
    """
    require_bounded(*((len(graph.plan.actions), len(graph.agencies())) if agency is document is None else (0, 0)))
    actions = [
        action
        for action in graph.plan.actions
        if not action.cancelled
        and document in (None, action.document)
        and (agency is None or agency in graph.net[action.id])
    ]
    rows = [_row(action, graph.assignments(action), graph.plan.unsettled(action)) for action in actions]
    load = Counter(given.agency for action in actions for given in graph.assignments(action))
    agencies = sorted({name for row in rows for name in row.letters}, key=lambda name: (-load[name], name))
    heads = (*columns(MatrixRow), *map(letters, agencies))
    return Answer("matrix", say("Responsibility matrix"), heads, rows, frozen=2)


def require_bounded(actions: int, agencies: int) -> None:
    """Raise DataError if a matrix of so many actions and agencies would have more than MOST_CELLS cells."""
    if actions * agencies > MOST_CELLS:
        raise DataError(
            say(
                "a matrix of {actions} actions by {agencies} agencies has more than {count} cells",
                actions=actions,
                agencies=agencies,
                count=MOST_CELLS,
            ),
            hint=say("ask for one document's or one agency's: --document, --agency"),
        )


def letters(agency: str) -> Column:
    """Return the column of an agency."""
    return Column(LETTER, agency, "mark", key=agency, of=_letters_of(agency))


def _letters_of(agency: str) -> Callable[[LetteredRow], Any]:
    return lambda row: row.letters.get(agency, "")


def _row(action: Action, owners: Sequence[Assignment], unsettled: Sequence[Unsettled]) -> LetteredRow:
    found = {name: Marked("", marked.way(open_)) for open_ in unsettled for name in open_.candidates}
    for given in owners:
        before = found.get(given.agency, Marked(""))
        text = f"{before}+{RASCI[given.role]}" if before else RASCI[given.role]
        found[given.agency] = Marked(text, "".join(dict.fromkeys(before.marks + marked.marks(given))))
    return LetteredRow(action.id, action.title, found)
