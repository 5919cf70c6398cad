"""`respon matrix`."""

from typing import Annotated

import typer

from respon.cli import complete
from respon.cli.corpora import TabledRun, tabled_picture
from respon.cli.shared_options import DocumentId


@tabled_picture
def command(
    run: TabledRun,
    agency: Annotated[
        str | None,
        typer.Option("--agency", "-a", autocompletion=complete.agency, help="Only this agency's actions."),
    ] = None,
    document: DocumentId = None,
    ascii: Annotated[bool, typer.Option("--ascii", help="Letters instead of marks on a terminal.")] = False,
) -> None:
    """Lay out actions by agencies in RASCI letters: A/R lead, R co-owner, S support, C oversee.

    Examples:

        respon matrix -o 矩阵.xlsx

        respon matrix --agency 市金融办

        respon matrix --agency 市金融办 -o 矩阵.svg
    """
    found = run.agency(agency) if agency else None
    run.target.ascii = ascii
    number = run.document(document)
    if run.corpus:
        from respon.table.portions import matrix as bounded

        return run.emit(bounded(run.corpus, number, found))
    from respon.query.matrix import matrix

    return run.emit(matrix(run.graph, number, found))
