"""`respon duties`."""

from typing import Annotated, cast

import typer

from respon.cli import complete
from respon.cli.corpora import TabledRun, tabled
from respon.cli.run import one_of
from respon.cli.shared_options import DocumentId, RoleName
from respon.errors import UsageError
from respon.messages import say
from respon.role import ROLES, Role


@tabled
def command(
    run: TabledRun,
    agencies: Annotated[
        list[str] | None,
        typer.Argument(metavar="AGENCY", autocompletion=complete.agency, help="In any written form."),
    ] = None,
    everyone: Annotated[bool, typer.Option("--all", help="Every agency's duties, in the registry's order.")] = False,
    role: RoleName = None,
    document: DocumentId = None,
) -> None:
    """List an agency's duties: action, role, who leads, who else owns it, when it is due.

    Examples:

        respon duties 市经济信息化委

        respon duties 市科委 市教委 -f csv --excel -o 分工.csv

        respon duties 市科委 --role lead --columns action,title,due --sort due

        respon duties --all -d data/ -o duties.xlsx
    """
    from respon.query.duties import duties

    if bool(agencies) == everyone:
        raise UsageError(say("name one agency or more, or --all"), hint=say("respon duties 市科委"))
    names = list(dict.fromkeys(run.agency(written) for written in agencies or []))
    one_of(ROLES, role, "--role")
    graph = run.about(*names)
    run.emit(duties(graph, names or graph.in_order(), cast(Role | None, role), run.document(document)))
