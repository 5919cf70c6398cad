"""`respon reform-effect`."""

from typing import Annotated

import typer

from respon.cli.options import query
from respon.cli.run import Run


@query
def command(
    run: Run,
    file: Annotated[str, typer.Argument(metavar="FILE", help="Planned reforms (YAML); `-` is stdin.")],
) -> None:
    """Tell what a planned reform would change before it happens: loads, co-owners, overlaps.

    The file has the registry's form:

        respon: 1

        reforms: [{change: merge, date: 2027-01, from: [市科委, 市经济信息化委], to: [市科技工业局]}]

    Examples:

        respon reform-effect merger.yaml

        respon reform-effect merger.yaml --as-of 2026 -f md
    """
    from respon.graph import Graph
    from respon.query.reform_effect import reform_effect
    from respon.reforms.then import reformed
    from respon.sources.planned import read_reforms

    after = reformed(run.plan, run.as_of, [*read_reforms(run.planned), *read_reforms([file])])
    run.emit(reform_effect(run.graph, Graph(after)))
