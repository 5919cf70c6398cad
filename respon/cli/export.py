"""`respon export`."""

from collections.abc import Iterable
from typing import Annotated

import typer

from respon.cli.run import Run
from respon.cli.shared_options import AsOf, Data, Planned, format_option
from respon.cli.stderr import to_stderr
from respon.formats import Written, chosen
from respon.i18n import tr


def command(
    format: Annotated[str | None, format_option("graphml", "graph", "network", "database")] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Default: stdout.")] = None,
    data: Data = None,
    as_of: AsOf = None,
    reform: Planned = None,
    agencies: Annotated[
        bool, typer.Option("--agencies", help="The agencies alone: an edge for each pair that shares actions.")
    ] = False,
) -> None:
    """Write the graph for other programs: GraphML and GEXF (Gephi, yEd), node-link JSON, DOT, Mermaid; or a database.

    Nodes are actions and agencies, edges are assignments with their role and whether the text states it.
    yEd shows no names until its Properties Mapper takes the property `label` for them. Of more than 500 assignments
    Mermaid gets the strongest. SQLite and DuckDB files hold tables, and views for the usual questions.

    Examples:

        respon export -o plan.graphml

        respon export -f dot | dot -Tsvg > plan.svg

        respon export -o plan.mmd -d data/

        respon export --agencies -o network.gexf -d data/

        respon export -o plan.sqlite -d data/
    """
    from respon.cli.emit import file, refuse_terminal, write
    from respon.formats import FORMATS

    target = file(output)
    kinds: tuple[Written, ...] = ("network",) if agencies else ("graph", "database")
    name = chosen(format, target.suffix if target else None, "graphml", *kinds)
    if FORMATS[name].binary:
        refuse_terminal(name, target)
    run = Run(data, as_of, reform)
    write(_pieces(run, name, agencies), target, binary=FORMATS[name].binary)
    if name == "mermaid":
        _tell_undrawn(run)


def _pieces(run: Run, name: str, agencies: bool) -> Iterable[bytes]:
    if name in ("sqlite", "duckdb"):
        from respon.sources.as_database import as_duckdb, as_sqlite

        return (as_sqlite if name == "sqlite" else as_duckdb)(run.plan)
    if agencies:
        from respon.graph.agencies_net import NETWORK_WRITERS as WRITERS
    else:
        from respon.graph.export import WRITERS
    return [WRITERS[name](run.graph).encode("utf-8", "replace")]


def _tell_undrawn(run: Run) -> None:
    from respon.graph.export import undrawn

    if left := undrawn(run.graph):
        to_stderr(tr("Mermaid draws no more: {n} assignments are left out, the weakest").format(n=left))
