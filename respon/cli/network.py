"""`respon network`."""

from typing import Annotated

import typer

from respon.cli import complete
from respon.cli.pictures import pictured
from respon.cli.run import Run
from respon.i18n import tr


@pictured
def command(
    run: Run,
    a: Annotated[
        str | None,
        typer.Argument(
            metavar="A", autocompletion=complete.agency, help="One agency and its partners; or from this agency …"
        ),
    ] = None,
    b: Annotated[
        str | None, typer.Argument(metavar="B", autocompletion=complete.agency, help="… to this one: the chain.")
    ] = None,
    exact: Annotated[
        bool, typer.Option("--exact", help="Betweenness of a large network from all agencies, not from a sample.")
    ] = False,
) -> None:
    """Measure the co-ownership graph: degree, betweenness, communities; or find the chain between two agencies.

    svg and png draw it, the whole network or one agency with its partners.

    Examples:

        respon network

        respon network 市农委 市体育局

        respon network -o 网络.svg

        respon network 市科委 -o 市科委.png

        respon network -d corpus.jsonl --exact -o network.csv
    """
    from respon.cli.waiting import waiting
    from respon.query.network import chain, neighbourhood, network

    if a is None:
        with waiting(tr("measuring")) as tell:
            answer = network(run.graph, exact, tell)
        run.emit(answer)
    elif b is None:
        run.emit(neighbourhood(run.graph, run.agency(a), exact))
    else:
        run.emit(chain(run.graph, run.agency(a), run.agency(b)))
