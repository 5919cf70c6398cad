"""`respon co-owners`."""

from typing import Annotated

import typer

from respon.cli import complete
from respon.cli.options import Run, query


@query
def command(
    run: Run,
    agency: Annotated[
        str, typer.Argument(metavar="AGENCY", autocompletion=complete.agency, help="In any written form.")
    ],
) -> None:
    """List whom an agency shares actions with, on how many, and who leads which.

    Examples:

        respon co-owners 市经济信息化委

        respon co-owners 市科委 -f json
    """
    from respon.query.co_owners import co_owners

    run.emit(co_owners(run.graph, run.agency(agency)))
