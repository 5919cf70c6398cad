"""`respon gaps`."""

from typing import Annotated

import typer

from respon.cli import complete
from respon.cli.corpora import TabledRun, tabled
from respon.cli.run import one_of
from respon.cli.shared_options import DocumentId
from respon.query.gaps import GAPS


@tabled
def command(
    run: TabledRun,
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
    one_of(GAPS, only, "--only")
    number = run.document(document)
    if run.corpus:
        from respon.table.counted import gaps as told

        return run.emit(told(run.corpus, only, number))
    from respon.query.gaps import gaps

    return run.emit(gaps(run.graph, only, number))
