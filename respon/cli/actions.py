"""`respon actions`."""

from typing import Annotated

import typer

from respon.cli import complete
from respon.cli.options import Run, query
from respon.model import ROLES, Role


@query
def command(
    run: Run,
    agency: Annotated[
        str | None, typer.Option("--agency", "-a", autocompletion=complete.agency, help="Only this agency's.")
    ] = None,
    role: Annotated[
        Role | None,
        typer.Option("--role", "-r", help=f"Only where somebody, or --agency, is {'|'.join(ROLES)}."),
    ] = None,
    document: Annotated[
        str | None, typer.Option("--document", autocompletion=complete.document, help="Only this document's.")
    ] = None,
    search: Annotated[
        str | None, typer.Option("--search", "-s", metavar="TEXT", help="Words in title, summary or topics.")
    ] = None,
) -> None:
    """List the actions, with who leads them and who shares them.

    Examples:

        respon actions --agency 市科委 --role lead

        respon actions --search 支付

        respon actions -d data/ --document 沪府发〔2016〕8号 -f json
    """
    from respon.query.actions import actions

    found = run.agency(agency) if agency else None
    run.emit(actions(run.graph, found, role, run.document(document), search))
