"""`respon actions`."""

from typing import Annotated, cast

import typer

from respon.cli import complete
from respon.cli.choice import choice
from respon.cli.corpora import TabledRun, tabled
from respon.cli.run import one_of
from respon.cli.shared_options import DocumentId
from respon.role import ROLES, Role


@tabled
def command(
    run: TabledRun,
    agency: Annotated[
        str | None, typer.Option("--agency", "-a", autocompletion=complete.agency, help="Only this agency's.")
    ] = None,
    role: Annotated[
        str | None,
        choice(
            ROLES,
            "--role",
            "-r",
            help="Only where somebody, or --agency, has this role.",
        ),
    ] = None,
    document: DocumentId = None,
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
    one_of(ROLES, role, "--role")
    found = run.agency(agency) if agency else None
    wanted = (found, cast(Role | None, role), run.document(document), search)
    if run.corpus:
        from respon.table.portions import actions as in_parts

        return run.emit(in_parts(run.corpus, *wanted))
    from respon.query.actions import actions

    return run.emit(actions(run.graph, *wanted))
