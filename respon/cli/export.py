"""`respon export`."""

from pathlib import Path
from typing import Annotated

import typer

from respon.cli.options import Data
from respon.errors import UsageError

FORMATS = ("graphml", "gexf", "json", "dot", "mermaid")


def command(
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="|".join(FORMATS),
            help="Default: by the suffix of --output, else graphml.",
        ),
    ] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Default: stdout.")] = None,
    data: Data = None,
) -> None:
    """Write the graph for other programs: GraphML and GEXF (Gephi, yEd), node-link JSON, DOT, Mermaid.

    Nodes are actions and agencies, edges are assignments with their role and whether the text states it.

    Examples:

        respon export -o plan.graphml

        respon export -f dot | dot -Tsvg > plan.svg

        respon export -o plan.mmd -d data/
    """
    from respon.cli.emit import write
    from respon.cli.load import load
    from respon.graph import Graph
    from respon.graph.export import FORMATS as WRITERS
    from respon.graph.export import SUFFIXES

    name = format or (SUFFIXES.get(Path(output).suffix) if output else "graphml")
    if name not in WRITERS:
        raise UsageError(f"no such graph format: {name or output}", hint=f"one of {', '.join(FORMATS)}")
    pieces = [WRITERS[name](Graph(load(data or []))).encode("utf-8", "replace")]
    write(pieces, output)
