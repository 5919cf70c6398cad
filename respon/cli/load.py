"""Reading the data for a command: progress for bulk files, words on stderr for inexact names."""

import sys
from collections.abc import Sequence
from pathlib import Path

from respon.i18n import tr
from respon.model import Agency, Plan
from respon.names import Match, Resolver
from respon.sources.plan import read

LONG = 20 * 1024 * 1024
"""Bytes of data from which reading takes long enough to show progress."""


def load(data: Sequence[str], strict: bool = True) -> Plan:
    """Return the plan, with a progress bar on stderr when it is a terminal and the data is bulky.

    strict: as in `sources.plan.read`.
    """
    size = sum(Path(p).stat().st_size for p in data if Path(p).is_file())
    if size < LONG or not sys.stderr.isatty():
        return read(data, strict=strict)
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(tr("reading"), total=size)
        return read(data, strict=strict, progress=lambda count: bar.advance(task, count))


def resolver(plan: Plan) -> Resolver:
    """Return a resolver of the registry's names, or of the data's own where there is no registry."""
    agencies = plan.agencies or {name: Agency(name) for name in plan.canonical}
    return Resolver(agencies)


def tell(match: Match) -> None:
    """Say on stderr which agency an inexact name was taken for."""
    if not match.exact:
        sys.stderr.write(
            tr("{written} is taken for {agency} ({how})").format(
                written=match.written, agency=match.agency, how=tr(match.how)
            )
            + "\n"
        )
