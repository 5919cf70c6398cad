"""`respon export`."""

from typing import Annotated

import typer

from respon.cli.run import Run
from respon.cli.shared_options import AsOf, Data, Planned, format_option
from respon.cli.stderr import to_stderr
from respon.formats import chosen
from respon.i18n import tr


def command(
    format: Annotated[str | None, format_option("graphml", "graph")] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Default: stdout.")] = None,
    data: Data = None,
    as_of: AsOf = None,
    reform: Planned = None,
) -> None:
    """Write the graph for other programs: GraphML and GEXF (Gephi, yEd), node-link JSON, DOT, Mermaid.

    Nodes are actions and agencies, edges are assignments with their role and whether the text states it.
    yEd shows no names until its Properties Mapper takes the property `label` for them. Of more than 500 assignments
    Mermaid gets the strongest.

    Examples:

        respon export -o plan.graphml

        respon export -f dot | dot -Tsvg > plan.svg

        respon export -o plan.mmd -d data/
    """
    from respon.cli.emit import file, write
    from respon.graph.export import WRITERS, undrawn

    target = file(output)
    name = chosen(format, target.suffix if target else None, "graphml", "graph")
    run = Run(data, as_of, reform)
    write([WRITERS[name](run.graph).encode("utf-8", "replace")], target)
    if name == "mermaid" and (left := undrawn(run.graph)):
        to_stderr(tr("Mermaid draws no more: {n} assignments are left out, the weakest").format(n=left))
