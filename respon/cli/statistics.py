"""`respon check --statistics`: how many findings there are of each rule; of a corpus, counted where the data lies."""

from collections.abc import Collection, Iterable, Mapping

import typer

from respon.check.listed import Counts, statistics
from respon.cli.corpora import TabledRun
from respon.cli.run import Run
from respon.errors import DataError
from respon.finding import Severity, fails


def counted(
    run: TabledRun,
    names: Collection[str],
    severities: Mapping[str, Severity],
    fail_on: Severity | None,
    days: tuple[str, str | None],
) -> bool:
    """Tell how many findings of these rules a corpus has; False where the graph is to be asked.

    days: by which due dates are judged, and whose agencies hold the duties, if any day's.
    """
    try:
        corpus = run.corpus
    except DataError:  # what is wrong with the data is a finding, here
        return False
    if corpus is None:
        return False
    from respon.table.judged import counts

    tell(run, counts(corpus, names, severities, *days), fail_on, corpus.plan.files)
    return True


def tell(run: Run, counts: Counts, fail_on: Severity | None, files: tuple[str, ...]) -> None:
    """Write how many findings there are of each rule, and exit by them."""
    run.emit(statistics(counts, files))
    leave((severity for _, severity in counts), fail_on)


def leave(severities: Iterable[Severity], fail_on: Severity | None) -> None:
    """Exit with the code for findings, if one of these severities fails the run."""
    from respon.cli.main import FINDINGS

    if any(fails(severity, fail_on) for severity in severities):
        raise typer.Exit(FINDINGS)
