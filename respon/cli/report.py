"""`respon report`."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from respon import i18n
from respon.cli.choice import choice
from respon.cli.native import follow
from respon.cli.run import Run
from respon.cli.shared_options import AsOf, Data, Planned, format_option
from respon.cli.telling import telling
from respon.errors import UsageError
from respon.formats import FORMATS, chosen
from respon.i18n import tr
from respon.messages import say
from respon.report.progress import Told
from respon.report.sections import SECTIONS

if TYPE_CHECKING:
    from respon.answer import Answer

ReportLang = Annotated[
    str | None,
    choice(
        i18n.LANGUAGES,
        "--lang",
        help="Default: the locale's, else the data's; of docx, the data's.",
    ),
]


def command(
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Default: stdout.")] = None,
    format: Annotated[str | None, format_option("md", "report")] = None,
    sections: Annotated[
        str | None,
        typer.Option(
            "--sections",
            metavar="NAMES",
            help=f"Only these, between commas: {', '.join(SECTIONS)}; or all. Default: what the format is for.",
        ),
    ] = None,
    brief: Annotated[bool, typer.Option("--brief", help="Only the actions, the gaps and the sources.")] = False,
    blank: Annotated[
        str | None,
        typer.Option("--blank", metavar="HEADINGS", help="docx and xlsx: columns to be filled in, between commas."),
    ] = None,
    data: Data = None,
    as_of: AsOf = None,
    reform: Planned = None,
    lang: ReportLang = None,
) -> None:
    """Write the whole picture: figures, each agency's sheet, matrix, overlaps, gaps, network, sources.

    html is one page with search, filters and the network as a picture, and needs no network; xlsx a workbook
    with a sheet an agency; docx the table that an office prints, and each agency's; pdf the page printed by a browser
    (Chromium, on PATH or named by RESPON_BROWSER); md a summary for a CI job. What `respon check` says of the registry
    is only in it with `--sections findings`. The same data gives the same bytes.

    Examples:

        respon report -o 分工.html

        respon report -d data/ -o 分工.xlsx --blank 进展情况,备注

        respon report -o 分工.docx --sections 总表,缺口

        respon report >> "$GITHUB_STEP_SUMMARY"
    """
    from respon.cli import emit
    from respon.report.sections import chosen as chosen_sections

    target = emit.file(output)
    name = chosen(format, target.suffix if target else None, "md", "report")
    if FORMATS[name].binary:
        emit.refuse_terminal(name, target)
    if blank is not None and name not in ("docx", "xlsx"):
        raise UsageError(say("nothing can be filled in in {name}", name=name), hint=say("--blank is for docx and xlsx"))
    wanted = Wanted(chosen_sections(sections, brief, name), sections is not None, _headings(blank))
    emit.write(_pieces(Run(data, as_of, reform, lang=lang), name, wanted), target, FORMATS[name].binary)


class Wanted(NamedTuple):
    """What the report shall hold: its sections, whether they were named, headings of columns to be filled in."""

    sections: frozenset[str]
    named: bool
    blank: Sequence[str]


def _pieces(run: Run, name: str, wanted: Wanted) -> Iterator[bytes]:
    """Yield the report, and tell of long work."""
    from respon.report import write
    from respon.report.content import Report

    with telling(len(run.plan.actions)) as told:
        report = Report(run.graph, None, told, wanted.sections, wanted.named, wanted.blank)
        follow(run.lang, run.plan, paper=name == "docx")
        if "findings" in wanted.sections:
            report.findings = _findings(run, told, registry=wanted.named)
        yield from write(report, name, told)


def _headings(blank: str | None) -> list[str]:
    """Return the headings of columns to be filled in: 进展情况,备注 or 进展情况、备注."""
    return [heading for each in re.split("[,，、]", blank or "") if (heading := each.strip())]


def _findings(run: Run, told: Told, registry: bool) -> "Answer":
    """Return what the rules find in the data as written, by the settings of `respon check`.

    No due date is judged by the clock: the same data shall give the same report on any day. registry: also what is
    about the registry alone, and concerns no action.
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
    found = [
        each._replace(where=each.where._replace(file=bare_name(each.where.file)))
        for each in found
        if registry or each.action
    ]
    return check(Findings(found, [rule(name) for name in names]), run.written.files)
