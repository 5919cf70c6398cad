"""Reading the data for a command: progress for bulk files, words on stderr for inexact names."""

import sys
from collections.abc import Sequence

from respon.cli.stderr import to_stderr
from respon.files.opening import STDIN
from respon.i18n import tr
from respon.model import Agency
from respon.names import Match, Resolver
from respon.plan import Plan
from respon.sources.named import expand, passed_over
from respon.sources.whole import read

HOW = {
    "full_name": "its full name",
    "alias": "an alias",
    "signboard": "a signboard of it",
    "english": "its English name",
    "normal": "the same name in another spelling",
    "short": "a short form",
    "initials": "its initials",
    "bracket": "the name before the bracket",
    "former": "the name without 原",
}
"""How a name was found, for people."""

LONG = 20 * 1024 * 1024
"""Bytes of data from which reading takes long enough to show progress."""


def load(data: Sequence[str], strict: bool = True) -> Plan:
    """Return the plan, with a progress bar on stderr when it is a terminal and the data is bulky.

    strict: as in `sources.plan.read`.
    """
    size = sum(path.stat().st_size for argument in data if argument != STDIN for path in expand(argument))
    _tell_passed_over(data)
    if size < LONG or sys.stderr is None or not sys.stderr.isatty():
        plan = read(data, strict=strict)
    else:
        plan = _shown(data, strict, size)
    for where in plan.passed_over:
        to_stderr(tr("{where}: not read: no ledger's head").format(where=where))
    return plan


def _shown(data: Sequence[str], strict: bool, size: int) -> Plan:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(tr("reading"), total=size)
        return read(data, strict=strict, progress=lambda count: bar.advance(task, count))


def _tell_passed_over(data: Sequence[str]) -> None:
    for argument in data:
        if folders := passed_over(argument):
            words = tr("not read: {folders}; name folders and tables inside of a folder after --data too")
            to_stderr(words.format(folders="、".join(map(str, folders))))


def resolver(plan: Plan) -> Resolver:
    """Return a resolver of the registry's names of the plan's day, or of the data's own where there is no registry."""
    agencies = plan.registry or {name: Agency(name) for name in plan.canonical}
    return Resolver(agencies, plan.reforms)


def tell_key(written: str, key: str) -> None:
    """Say on stderr which id or number an inexact one was taken for."""
    to_stderr(tr("{written} is taken for {key}").format(written=written, key=key))


def tell(match: Match) -> None:
    """Say on stderr which agency an inexact name was taken for."""
    if not match.exact:
        words = tr("{written} is taken for {agency} ({how})")
        how = tr(HOW.get(match.how, match.how))
        to_stderr(words.format(written=match.written, agency=match.agency, how=how))
