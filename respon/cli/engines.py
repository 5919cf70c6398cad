"""Which engine answers: the graph, or for a corpus its table; and the table opened."""

from collections.abc import Sequence
from contextlib import ExitStack
from importlib.util import find_spec
from typing import TYPE_CHECKING

from respon.errors import ResponError, UsageError
from respon.messages import say

if TYPE_CHECKING:
    from respon.table.corpus import Corpus

ENGINES = ("auto", "graph", "duckdb", "spark")
ELSEWHERE = ("spark://", "sc://", "local[")
"""How the address of a Spark that runs already begins, or of one to be started here with so many threads."""

LARGE = 8 * 1024 * 1024
"""Bytes of JSON Lines from which the table answers sooner than the graph, its imports counted."""


def chosen(asked: str | None, data: Sequence[str]) -> str | None:
    """Return the engine that the option names, or that suits the data; None for the graph. Raises UsageError."""
    if asked in (None, "", "auto"):
        return "duckdb" if data and "-" not in data and _suits(data) else None
    if asked == "graph":
        return None
    if asked not in ENGINES and not str(asked).startswith(ELSEWHERE):
        raise UsageError(
            say("no engine is called '{asked}'", asked=asked),
            hint=say("one of {engines}, spark://…, sc://…", engines=", ".join(ENGINES)),
        )
    if "-" in data:
        raise UsageError(
            say("a table is made of files, not of standard input"), hint=say("name a file, or --engine graph")
        )
    return asked


def spark(asked: str | None) -> str | None:
    """Return the Spark that an option names, None for none. Raises UsageError for anything else."""
    if asked and asked != "spark" and not asked.startswith(ELSEWHERE):
        raise UsageError(say("no Spark is called '{asked}'", asked=asked), hint=say("spark, spark://…, sc://…"))
    return asked or None


def _suits(data: Sequence[str]) -> bool:
    """Tell if the data is a corpus for the table; without what that needs, say so where the graph is slow."""
    from respon.sources.named import expand
    from respon.sources.readers import reader

    bulk = [path for argument in data for path in expand(argument) if reader(path.name).bulk]
    size = sum(path.stat().st_size for path in bulk)
    wanted = size >= LARGE or any(path.suffix.lower() == ".parquet" for path in bulk)
    if wanted and not _installed():
        _tell_slow(size)
        return False
    return wanted


def _tell_slow(size: int) -> None:
    from respon.cli.load import LONG
    from respon.cli.stderr import to_stderr
    from respon.i18n import tr
    from respon.sources.duck import INSTALL

    if size >= LONG:
        to_stderr(tr("much data: {install} answers this sooner, and in less memory").format(install=INSTALL))


def _installed() -> bool:
    return find_spec("duckdb") is not None and find_spec("ibis") is not None


def opened(
    name: str, data: Sequence[str], held: ExitStack, as_of: str | None, planned: Sequence[str]
) -> "Corpus | None":
    """Return the corpus on a day and after planned reforms; None where the strict reader has something to tell.

    Raises ResponError, with the mend, where the engine isn't installed.
    """
    from respon.sources.duck import INSTALL

    if not _installed():
        raise ResponError(
            say("the engine {name} needs DuckDB and ibis, which are not installed", name=name), hint=INSTALL
        )
    from respon.sources.planned import read_reforms
    from respon.table.corpus import corpus
    from respon.table.reformed import on_day
    from respon.table.shares import shared

    files = shared(data)
    if name == "duckdb":
        from respon.table.embedded import Embedded

        found = corpus(Embedded(held, files.shares), files)
    else:
        from respon.table.cluster import Cluster

        found = corpus(Cluster(held, name), files)
    if found is None or (as_of is None and not planned):
        return found
    return on_day(found, as_of, read_reforms(planned))
