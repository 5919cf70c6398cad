"""`respon duties`."""

from typing import Annotated, cast

import typer

from respon.cli import complete
from respon.cli.options import query
from respon.cli.run import Run, one_of
from respon.cli.shared_options import DocumentId, RoleName
from respon.errors import UsageError
from respon.messages import say
from respon.role import ROLES, Role


@query
def command(
    run: Run,
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
    names = [run.agency(written) for written in agencies or []] or run.graph.in_order()
    one_of(ROLES, role, "--role")
    run.emit(duties(run.graph, list(dict.fromkeys(names)), cast(Role | None, role), run.document(document)))
