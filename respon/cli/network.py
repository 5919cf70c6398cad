"""`respon network`."""

from typing import Annotated

import typer

from respon.cli import complete
from respon.cli.options import Run, query
from respon.errors import UsageError


@query
def command(
    run: Run,
    a: Annotated[
        str | None, typer.Argument(metavar="A", autocompletion=complete.agency, help="From this agency …")
    ] = None,
    b: Annotated[
        str | None, typer.Argument(metavar="B", autocompletion=complete.agency, help="… to this one: the chain.")
    ] = None,
) -> None:
    """Measure the co-ownership graph: degree, betweenness, communities; or find the chain between two agencies.

    Examples:

        respon network

        respon network 市农委 市体育局
    """
    from respon.query.network import chain, network

    if a is None:
        run.emit(network(run.graph))
    elif b is None:
        raise UsageError("a chain needs two agencies", hint=f"respon network {a} ANOTHER")
    else:
        run.emit(chain(run.graph, run.agency(a), run.agency(b)))
