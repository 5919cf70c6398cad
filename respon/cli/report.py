"""`respon report`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from respon.cli.options import AsOf, Data, Lang, Planned, Run, format_option
from respon.cli.stderr import to_stderr
from respon.formats import FORMATS, chosen
from respon.i18n import tr
from respon.report.progress import Told

if TYPE_CHECKING:
    from respon.answer import Answer

LONG = 1000
"""Actions from which the work takes long enough to tell of it in a log."""


def command(
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Default: stdout.")] = None,
    format: Annotated[str | None, format_option("md", "report")] = None,
    data: Data = None,
    as_of: AsOf = None,
    reform: Planned = None,
    lang: Lang = None,
) -> None:
    """Write the whole picture: figures, each agency's sheet, matrix, overlaps, gaps, network, sources.

    html is one page with search, filters and the network as a picture, and needs no network; xlsx a workbook
    with a sheet an agency; docx the table that an office prints; pdf the page printed by a browser (Chromium,
    on PATH or named by RESPON_BROWSER); md a summary for a CI job. The same data gives the same bytes.

    Examples:

        respon report -o 分工.html

        respon report -d data/ -o 分工.xlsx --lang zh

        respon report >> "$GITHUB_STEP_SUMMARY"
    """
    from respon.cli import emit
    from respon.report import write
    from respon.report.content import Report

    target = emit.file(output)
    name = chosen(format, target.suffix if target else None, "md", "report")
    if FORMATS[name].binary:
        emit.refuse_terminal(name, target)
    run = Run(data, as_of, reform, lang=lang or ("zh" if name == "docx" else None))
    with _telling(len(run.plan.actions)) as told:
        pieces = write(Report(run.graph, _findings(run, told), told), name, told)
        emit.write(pieces, target, FORMATS[name].binary)


def _findings(run: Run, told: Told) -> "Answer":
    """Return what the rules find in the data as written, by the settings of `respon check`.

    No due date is judged by the clock: the same data shall give the same report on any day.
    """
    from respon.check import Context, rule
    from respon.check import run as run_rules
    from respon.check.listed import check
    from respon.check.settings import chosen as chosen_rules
    from respon.check.settings import settings
    from respon.cli.check import folders
    from respon.dates import last_day
    from respon.finding import Findings
    from respon.report.content import bare_name
    from respon.report.moment import moment
    from respon.sources.key_lines import lines

    told(tr("checking the data"))
    given = settings(folders(run.data))
    when = moment()
    today = last_day(run.as_of) if run.as_of else when.date().isoformat() if when else ""
    names = [name for name in chosen_rules(given.select, given.ignore) if today or name != "due-passed"]
    found = run_rules(Context(run.written, today, run.as_of, lines), names, given.severity)
    found = [each._replace(where=each.where._replace(file=bare_name(each.where.file))) for each in found]
    return check(Findings(found, [rule(name) for name in names]), run.written.files)


@contextmanager
def _telling(actions: int) -> Iterator[Told]:
    """Tell on stderr what is being done: on a terminal always, in a log only if it takes long."""
    if sys.stderr.isatty():
        from rich.console import Console

        with Console(stderr=True).status("") as status:
            yield status.update
    elif actions >= LONG:
        yield lambda word: to_stderr(f"respon: {word}")
    else:
        yield lambda _: None
