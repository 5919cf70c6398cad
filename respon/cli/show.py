"""`respon show`."""

from typing import Annotated

import typer

from respon.cli import complete
from respon.cli.options import Run, query


@query
def command(
    run: Run,
    name: Annotated[
        str,
        typer.Argument(metavar="ACTION|AGENCY", autocompletion=complete.anything, help="An action's id, or an agency."),
    ],
) -> None:
    """Show one action or one agency, whole: owners, clause, where the witnesses differ.

    Examples:

        respon show 专项7

        respon show 市经信委

        respon show 专项21 --lang zh
    """
    from respon.query import show

    if found := run.plan.action(name):
        run.emit(show.action(run.graph, found))
    else:
        run.emit(show.agency(run.graph, run.agency(name)))
