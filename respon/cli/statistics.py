"""`respon check --statistics`: how many findings there are of each rule; of a corpus, counted where the data lies."""

from collections.abc import Collection, Iterable, Mapping

import typer

from respon.check.listed import Counts, statistics
from respon.cli.corpora import TabledRun
from respon.cli.run import Run
from respon.errors import DataError
from respon.finding import Severity, fails


def by_table(
    run: TabledRun, names: Collection[str], severities: Mapping[str, Severity], today: str, as_of: str | None
) -> Counts | None:
    """Return how many findings of these rules a corpus has; None where the graph is to be asked."""
    try:
        corpus = run.corpus
    except DataError:  # what is wrong with the data is a finding, here
        return None
    if corpus is None:
        return None
    from respon.table.judged import counts

    return counts(corpus, names, severities, today, as_of)


def tell(run: Run, counts: Counts, fail_on: Severity | None, files: tuple[str, ...]) -> None:
    """Write how many findings there are of each rule, and exit by them."""
    run.emit(statistics(counts, files))
    leave((severity for _, severity in counts), fail_on)


def leave(severities: Iterable[Severity], fail_on: Severity | None) -> None:
    """Exit with the code for findings, if one of these severities fails the run."""
    from respon.cli.main import FINDINGS

    if any(fails(severity, fail_on) for severity in severities):
        raise typer.Exit(FINDINGS)
