"""`respon export`."""

from typing import Annotated

import typer

from respon.cli import complete
from respon.cli.options import AsOf, Data, Planned, Run

FORMATS = ("graphml", "gexf", "json", "dot", "mermaid")


def command(
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="|".join(FORMATS),
            autocompletion=complete.among(FORMATS),
            help="Default: by the suffix of --output, else graphml.",
        ),
    ] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Default: stdout.")] = None,
    data: Data = None,
    as_of: AsOf = None,
    reform: Planned = None,
) -> None:
    """Write the graph for other programs: GraphML and GEXF (Gephi, yEd), node-link JSON, DOT, Mermaid.

    Nodes are actions and agencies, edges are assignments with their role and whether the text states it.

    Examples:

        respon export -o plan.graphml

        respon export -f dot | dot -Tsvg > plan.svg

        respon export -o plan.mmd -d data/
    """
    from respon.cli.emit import chosen, file, write
    from respon.graph.export import FORMATS as WRITERS
    from respon.graph.export import SUFFIXES

    target = file(output)
    name = chosen(format, target, FORMATS, SUFFIXES.get, "graphml")
    run = Run(data, as_of, reform)
    write([WRITERS[name](run.graph).encode("utf-8", "replace")], target)
