"""`respon overlaps`."""

from typing import Annotated

import typer

from respon.cli import complete
from respon.cli.corpora import TabledRun, tabled


@tabled
def command(
    run: TabledRun,
    a: Annotated[
        str | None, typer.Argument(metavar="A", autocompletion=complete.agency, help="One agency's overlaps.")
    ] = None,
    b: Annotated[
        str | None, typer.Argument(metavar="B", autocompletion=complete.agency, help="The actions of these two.")
    ] = None,
    least: Annotated[
        int | None, typer.Option("--min", metavar="N", min=1, help="Only pairs that share so many actions.")
    ] = None,
    top: Annotated[int | None, typer.Option("--top", "-n", min=1, help="Only so many pairs.")] = None,
) -> None:
    """List the pairs of agencies that share actions; one agency's; or, for two, the actions themselves.

    Examples:

        respon overlaps --top 10

        respon overlaps 市科委

        respon overlaps 市科委 市经济信息化委

        respon overlaps -d corpus.jsonl --top 20
    """
    from respon.query.overlaps import between, overlaps

    first, second = (run.agency(name) if name else None for name in (a, b))
    if first and second:
        return run.emit(between(run.about(first, second), first, second))
    if run.corpus:
        from respon.table.counted import overlaps as counted

        return run.emit(counted(run.corpus, first, top, least or 1))
    return run.emit(overlaps(run.graph, first, top, least or 1))
