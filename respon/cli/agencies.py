"""`respon agencies`."""

from typing import Annotated, get_args

import typer

from respon.cli import complete
from respon.cli.options import Run, one_of, query
from respon.model import Kind

KINDS = get_args(Kind)


@query
def command(
    run: Run,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind", metavar="KIND", autocompletion=complete.among(KINDS), help=f"Only one kind: {', '.join(KINDS)}."
        ),
    ] = None,
    chart: Annotated[bool, typer.Option("--chart", help="Draw bars instead of a table, a piece a role.")] = False,
) -> None:
    """List every agency, with how many actions it leads, shares, supports and oversees.

    Examples:

        respon agencies

        respon agencies --kind central -f csv --excel -o 单位.csv

        respon agencies --chart

        respon agencies -d data/ -o agencies.xlsx
    """
    from respon.query.agencies import agencies

    one_of(KINDS, kind, "--kind")
    if chart:
        run.target.draw()
    run.emit(agencies(run.graph, kind))
