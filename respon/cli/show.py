"""`respon show`."""

from typing import TYPE_CHECKING, Annotated

import typer

from respon.cli import complete
from respon.cli.corpora import TabledRun, tabled
from respon.errors import UnknownName
from respon.messages import say

if TYPE_CHECKING:
    from respon.model import Action
    from respon.plan import Plan


@tabled
def command(
    run: TabledRun,
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="ACTION|AGENCY", autocompletion=complete.anything, help="Actions' ids or titles, or agencies."
        ),
    ],
) -> None:
    """Show actions and agencies, whole: owners, clause, where the witnesses differ.

    Examples:

        respon show 专项7

        respon show 市经信委

        respon show 专项21 --lang zh

        respon show 专项7 举措5 市金融办 -f csv
    """
    from respon.query import show

    subjects = [_subject(run, name) for name in names]
    run.emit(show.several(run.of(subjects), subjects))


def _subject(run: TabledRun, name: str) -> "Action | str":
    """Return the action, or else the agency, that is meant. Raises UnknownName."""
    if found := run.action_of(name) or (None if run.resolver.find(name) else run.action(run.titled, name)):
        return found
    try:
        return run.agency(name)
    except UnknownName as error:
        raise _with_actions(run.titled, name, error) from error


def _with_actions(plan: "Plan", name: str, error: UnknownName) -> UnknownName:
    """Return the error of a name that is neither an action's nor an agency's, with the nearest of both."""
    from respon.names import keys

    titles = {action.title: f"{action.id} {action.title}" for action in plan.actions}
    ids = keys.nearest(name, plan.by_id)
    known = [titles[title] for title in keys.nearest(name, titles)]
    near = list(dict.fromkeys([*ids, *known]))
    message, hint = error.said
    if near:
        hint = say("{hint}; nearest actions: {actions}", hint=hint, actions=near)
    if error.message.startswith("no agency is called"):
        message = say("no action or agency is called '{name}'", name=name)
    return UnknownName(message, error.where, hint)
