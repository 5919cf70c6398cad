"""`respon check`."""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from respon.check import RULES, rule
from respon.check import run as run_rules
from respon.check.settings import FAIL_ON
from respon.cli import complete
from respon.cli.choice import choice
from respon.cli.corpora import TabledRun, tabled_findings
from respon.cli.mending import mend as _mend
from respon.cli.mending import quotes
from respon.cli.run import Run, one_of
from respon.cli.stderr import to_stderr
from respon.files.opening import abbreviated, resolved
from respon.finding import LEVELS, Finding, Findings
from respon.i18n import tr

if TYPE_CHECKING:
    from respon.check import Context
    from respon.check.settings import Settings
    from respon.finding import Severity

_LIST = re.compile(r"[,、\s]+")


Rules = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULES",
        autocompletion=complete.among(tuple(RULES)),
        help="Only these rules, many times or a,b.",
    ),
]
Ignored = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULES", autocompletion=complete.among(tuple(RULES)), help="All but these rules."),
]
Gravity = Annotated[
    str | None,
    choice(
        FAIL_ON,
        "--fail-on",
        help="Exit 1 from this severity on: error.",
    ),
]
Day = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Judge due dates by this day, and reforms up to it."),
]
Known = Annotated[str | None, typer.Option("--baseline", metavar="FILE", help="Tell only what this file doesn't know.")]
Written = Annotated[
    str | None, typer.Option("--write-baseline", metavar="FILE", help="Make the findings of now the known ones.")
]
Explained = Annotated[
    str | None,
    typer.Option(
        "--explain",
        metavar="RULE",
        autocompletion=complete.among(tuple(RULES)),
        help="Tell what a rule is about, or all.",
    ),
]


Shown = Annotated[
    str | None,
    choice(
        LEVELS,
        "--show",
        help="In table and github: tell one by one down to this severity; of the rest only how many. Default: warning.",
    ),
]
Counted = Annotated[bool, typer.Option("--statistics", help="Only how many findings there are of each rule.")]
Fixed = Annotated[
    bool,
    typer.Option("--fix", help="Mend what is mechanical (alias-used), and show what was changed."),
]
Previewed = Annotated[bool, typer.Option("--diff", help="Only show what --fix would change.")]


@tabled_findings
def command(
    run: TabledRun,
    select: Rules = None,
    ignore: Ignored = None,
    fail_on: Gravity = None,
    as_of: Day = None,
    baseline: Known = None,
    write_baseline: Written = None,
    explain: Explained = None,
    show: Shown = None,
    statistics: Counted = False,
    fix: Fixed = False,
    preview: Previewed = False,
) -> None:
    """Check the data by named rules; each finding says where it is and how to mend it.

    Settings stand in `respon.toml`, or in `[tool.respon]` of `pyproject.toml`.

    Examples:

        respon check -d data/

        respon check -d data/ --fail-on warning --ignore no-owner,due-passed -f github

        respon check -d data/ --baseline known.json -o check.sarif

        respon check -d data/ --statistics

        respon check -d data/ --diff

        respon check --explain alias-used
    """
    if explain is not None:
        return _explain(explain)
    one_of(LEVELS, show, "--show")
    given = _settings(run)
    names = _names(given, select, ignore)
    level = _gravity(fail_on or given.fail_on)
    known = baseline or given.baseline
    if statistics and not (known or write_baseline or fix or preview) and _counted(run, names, given, level, as_of):
        return None
    context = _context(run, as_of)
    found = run_rules(context, names, given.severity)
    if write_baseline is not None:
        return _write(write_baseline, found)
    found = _unknown(found, Path(known) if known else None)
    if fix or preview:
        return _mend(context, found, write=not preview)
    told = Findings(found, [rule(name) for name in names], level, cast("Severity", show or "warning"))
    return _tell(run, context, told, statistics)


def _counted(
    run: TabledRun, names: Sequence[str], given: "Settings", fail_on: "Severity | None", as_of: str | None
) -> bool:
    from respon.cli.statistics import counted

    return counted(run, names, given.severity, fail_on, (_day(as_of), as_of))


def _settings(run: Run) -> "Settings":
    """Return the settings that hold for the data, and name those by which less is told."""
    from respon.check.settings import settings

    given = settings(folders(run.data))
    _tell_silenced(given)
    return given


def _names(given: "Settings", select: Sequence[str] | None, ignore: Sequence[str] | None) -> list[str]:
    from respon.check.settings import chosen

    return chosen(_listed(select) or given.select, _listed(ignore) or given.ignore)


def _gravity(level: str) -> "Severity | None":
    """Return from which severity on a finding fails the run; None: none does. Raises UsageError for no such word."""
    from respon.check.settings import NEVER

    one_of(FAIL_ON, level, "--fail-on")
    return None if level == NEVER else cast("Severity", level)


def _tell(run: Run, context: "Context", found: Findings, counted: bool) -> None:
    """Write the findings, or how many there are of each rule, and exit by them."""
    from respon.check import listed
    from respon.cli import statistics

    if counted:
        statistics.tell(run, listed.counted(found.all), found.fail_on, context.plan.files)
        return
    if run.target.name == "table":
        found = found._replace(quotes=quotes(finding.where for finding in found.shown))
    run.emit(listed.check(found, context.plan.files))
    statistics.leave((finding.severity for finding in found.all), found.fail_on)


def _day(as_of: str | None) -> str:
    from respon.cli.clock import today
    from respon.dates import last_day

    return last_day(as_of) if as_of is not None else today()


def _context(run: Run, as_of: str | None) -> "Context":
    from respon.check import Context
    from respon.cli.load import load
    from respon.sources.key_lines import lines

    return Context(load(run.data, strict=False), _day(as_of), as_of, lines)


def folders(data: Sequence[str]) -> list[Path]:
    """Return where settings are looked for: at the first of the data, then at the working folder."""
    try:
        paths = [resolved(argument) for argument in data[:1] if argument != "-"]
    except ValueError:  # no path at all: whoever reads the data tells
        paths = []
    return [*(path if os.path.isdir(path) else path.parent for path in paths), Path.cwd()]  # noqa: PTH112


def _listed(given: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(name for names in given or () for name in _LIST.split(names) if name)


def _explain(name: str) -> None:
    from respon.check.settings import chosen
    from respon.cli.emit import write
    from respon.cli.rule_help import explained

    asked = RULES if name == "all" else chosen([name], [])
    write([explained(map(rule, asked)).encode()], None)


def _write(file: str, found: Sequence[Finding]) -> None:
    from respon.check import baseline
    from respon.cli.emit import write

    write([baseline.text(found).encode("utf-8", "replace")], Path(file))
    to_stderr(tr("{count} findings are known from now on").format(count=len(found)))


def _unknown(found: Sequence[Finding], file: Path | None) -> list[Finding]:
    from respon.check import baseline

    if file is None:
        return list(found)
    known = baseline.load(file)
    left = baseline.unknown(found, known)
    if mended := len(known) - (len(found) - len(left)):
        to_stderr(tr("{count} known findings are mended: write the baseline anew").format(count=mended))
    return left


def _tell_silenced(given: "Settings") -> None:
    """Name the settings by which less is told: they may lie above the data, in a folder of somebody else."""
    if given.file and given.silencing:
        words = tr("settings of {file}: {keys}")
        to_stderr(words.format(file=abbreviated(os.path.relpath(given.file)), keys=", ".join(given.silencing)))
