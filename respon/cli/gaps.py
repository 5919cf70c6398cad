"""`respon gaps`."""

from typing import Annotated

import typer

from respon.cli import complete
from respon.cli.options import query
from respon.cli.run import Run, one_of
from respon.cli.shared_options import DocumentId
from respon.query.gaps import GAPS


@query
def command(
    run: Run,
    only: Annotated[
        str | None,
        typer.Option(
            "--only", metavar="GAP", autocompletion=complete.among(GAPS), help=f"Only one kind: {', '.join(GAPS)}."
        ),
    ] = None,
    document: DocumentId = None,
) -> None:
    """List the actions with no owner, no lead, several leads, only a vague owner, or a list left open.

    no-due, an action without a due date, is told of documents that set one for a quarter of their actions or more, and
    of all where --only asks for it.

    Examples:

        respon gaps -d data/

        respon gaps -d data/ --only no-owner -f md
    """
    from respon.query.gaps import gaps

    one_of(GAPS, only, "--only")
    run.emit(gaps(run.graph, only, run.document(document)))
