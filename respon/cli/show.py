"""`respon show`."""

from typing import TYPE_CHECKING, Annotated

import typer

from respon.cli import complete
from respon.cli.options import query
from respon.cli.run import Run
from respon.errors import UnknownName
from respon.messages import say

if TYPE_CHECKING:
    from respon.model import Action


@query
def command(
    run: Run,
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

    run.emit(show.several(run.graph, [_subject(run, name) for name in names]))


def _subject(run: Run, name: str) -> "Action | str":
    """Return the action, or else the agency, that is meant. Raises UnknownName."""
    if found := run.plan.action(name) or (None if run.resolver.find(name) else run.action(name)):
        return found
    try:
        return run.agency(name)
    except UnknownName as error:
        raise _with_actions(run, name, error) from error


def _with_actions(run: Run, name: str, error: UnknownName) -> UnknownName:
    """Return the error of a name that is neither an action's nor an agency's, with the nearest of both."""
    from respon.names import keys

    titles = {action.title: f"{action.id} {action.title}" for action in run.plan.actions}
    ids = keys.nearest(name, run.plan.by_id)
    known = [titles[title] for title in keys.nearest(name, titles)]
    near = list(dict.fromkeys([*ids, *known]))
    message, hint = error.said
    if near:
        hint = say("{hint}; nearest actions: {actions}", hint=hint, actions=near)
    if error.message.startswith("no agency is called"):
        message = say("no action or agency is called '{name}'", name=name)
    return UnknownName(message, error.where, hint)
