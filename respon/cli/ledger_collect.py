"""`respon ledger collect`."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from respon.cli.run import Run
from respon.cli.shared_options import Data, Excel, Lang, format_option
from respon.cli.stderr import to_stderr
from respon.cli.telling import telling
from respon.i18n import tr

if TYPE_CHECKING:
    from respon.cli.merging import Targets
    from respon.ledger.collecting import Collected

Returned = Annotated[list[str], typer.Argument(metavar="RETURNED...", help="Returned workbooks, or folders of them.")]
Merged = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="PATH", help="Where the merged data goes. Default: where it is."),
]
Rehearsed = Annotated[bool, typer.Option("--dry-run", help="Write nothing; show what would change.")]
Told = Annotated[
    str | None, typer.Option("--findings", metavar="FILE", help="Write what is found to this file, not to stdout.")
]


def command(
    returned: Returned,
    data: Data = None,
    output: Merged = None,
    dry_run: Rehearsed = False,
    findings: Told = None,
    format: Annotated[str | None, format_option("table", "answer")] = None,
    excel: Excel = False,
    lang: Lang = None,
) -> None:
    """Read returned workbooks, merge what was filled in into the data, and tell all else.

    Workbooks may have been saved by Excel, WPS or LibreOffice as xlsx, ods, xls, csv or tsv in any encoding, with rows
    sorted or filtered, columns moved or renamed. The word of whoever leads an action is taken, where nobody leads that
    of all who own it, if they say the same. Told are: who has not answered; what others say otherwise; cells that the
    data has changed meanwhile; locked cells that were changed; rows, columns and sheets that were added or are gone;
    what can't be read. None of that is taken.

    Nothing is written unless every workbook could be read. Data files keep their comments and layout, a ledger in xlsx
    or csv all else that it holds. Exits 1 where something is to be settled.

    Examples:

        respon ledger collect 收回/ -d data/ --dry-run

        respon ledger collect 收回/ -d data/ -o data/ --findings 待核.xlsx --lang zh

        respon ledger collect 收回/ -d 台账.xlsx
    """
    from respon.cli.main import FINDINGS
    from respon.cli.merging import targets

    run = Run(data, format=format, output=findings, excel=excel, lang=lang)
    found = _collected(run, returned, targets(run, output), dry_run)
    if not found.is_whole:
        to_stderr(tr("nothing was written: not every workbook could be read"))
    if any(row.severity != "info" for row in found.rows):
        raise typer.Exit(FINDINGS)


def _collected(run: Run, returned: Sequence[str], targets: "Targets", dry_run: bool) -> "Collected":
    """Read the forms, write the data, tell what was found, and return it."""
    from respon.cli import merging
    from respon.diff.told import diff
    from respon.graph import Graph
    from respon.ledger.collecting import collected, merged, told_of
    from respon.ledger.fetched import fetched
    from respon.ledger.form import default_blanks, with_state

    plan = run.written
    own = dict.fromkeys((*(key for action in plan.actions for key in action.extra), *with_state(default_blanks())))
    with telling(len(plan.actions)) as told:
        forms, unread = fetched(returned, list(own), told)
        found = collected(Graph(plan), forms, partial(merging.unit, run))
        found.rows.extend(unread)
        merges = not dry_run and found.is_whole
        if merges:
            merging.write(plan, found.extras, targets)
    answer = told_of(plan, found, merges)
    if dry_run:
        answer.summary = diff(plan, merged(plan, found.extras))
    run.emit(answer)
    return found
