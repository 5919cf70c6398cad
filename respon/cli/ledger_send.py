"""`respon ledger send`."""

import re
from pathlib import Path
from typing import Annotated

import typer

from respon.cli import complete
from respon.cli.run import Run
from respon.cli.shared_options import Data, Lang
from respon.cli.stderr import to_stderr
from respon.cli.telling import telling
from respon.errors import ResponError, UsageError
from respon.i18n import tr
from respon.messages import say

_LIST = re.compile(r"[,，、]")


Folder = Annotated[str, typer.Option("--output", "-o", metavar="FOLDER", help="Where the workbooks go.")]
Units = Annotated[
    list[str] | None,
    typer.Option(
        "--agency", "-a", metavar="AGENCY", autocompletion=complete.agency, help="Only this unit, many times."
    ),
]
Blank = Annotated[
    str | None, typer.Option("--blank", metavar="COLUMNS", help="What to fill in: 进展情况,完成情况,备注.")
]
Due = Annotated[
    str | None,
    typer.Option("--due-before", metavar="DATE", help="Only what is due before this year, month or day."),
]


def command(
    output: Folder,
    data: Data = None,
    agencies: Units = None,
    blank: Blank = None,
    due_before: Due = None,
    lang: Lang = None,
) -> None:
    """Write a workbook for each unit: its rows, what it leads first, with columns to fill in.

    The columns to fill in are the ledger's own (`extra` in the data), shown as they stand; one of states (办理状态),
    with a list to choose from, comes first unless --blank names one. Those cells are open and yellow, all else is
    locked. A file is named after its unit. All are written or none, and none over another file. A collective
    (各有关部门) gets none unless --agency names it.

    Each file remembers the data's state and what each cell was sent with, for `respon ledger collect`.

    Examples:

        respon ledger send -d data/ -o 台账/ --lang zh

        respon ledger send -d data/ -o 月报/ --agency 市教委 --blank 进展情况,存在问题
    """
    from respon.cli.new_files import new_files
    from respon.ledger.form import Enquiry, default_blanks, with_state
    from respon.ledger.sending import files, units

    run = Run(data, lang=lang)
    named = tuple(dict.fromkeys(run.agency(written) for written in agencies or []))
    asked = Enquiry(with_state(_listed(blank) or default_blanks()), due_before or "")
    sent, nobody = units(run.graph, named, asked)
    if nobody:
        told = tr("no workbook for collectives, which are nobody's address: {names}; --agency names one to send it")
        to_stderr(told.format(names="、".join(nobody)))
    if not sent:
        raise ResponError(
            say("nobody has anything to fill in"), hint=say("see `respon duties --all`, or leave --due-before away")
        )
    with telling(len(run.plan.actions)) as told_:
        made = new_files(dict(files(run.graph, sent, asked, told_)), Path(output))
    to_stderr(tr("{count} workbooks in {folder}").format(count=len(made), folder=output))


def _listed(columns: str | None) -> tuple[str, ...]:
    if columns is None:
        return ()
    found = tuple(dict.fromkeys(name.strip() for name in _LIST.split(columns) if name.strip()))
    if not found:
        raise UsageError(say("--blank names no column"), hint=say("--blank 进展情况,完成情况,备注"))
    return found
