"""`respon due`."""

import re
from typing import TYPE_CHECKING, Annotated

import typer

from respon.cli import complete
from respon.cli.choice import choice
from respon.cli.corpora import TabledRun, tabled_calendar
from respon.cli.run import one_of
from respon.errors import UsageError
from respon.messages import say

if TYPE_CHECKING:
    from respon.answer import Answer
    from respon.query.due import Conditions

ORDERS = ("date", "agency")
_SPAN = re.compile(r"([0-9]{1,5})\s*(d|w|天|日|周)?", re.IGNORECASE)


@tabled_calendar
def command(
    run: TabledRun,
    agencies: Annotated[
        list[str] | None,
        typer.Argument(metavar="[AGENCY]...", autocompletion=complete.agency, help="In any written form."),
    ] = None,
    before: Annotated[
        str | None, typer.Option("--before", metavar="DATE", help="Only what is due before this year, month or day.")
    ] = None,
    within: Annotated[
        str | None,
        typer.Option("--within", metavar="DAYS", help="Only what is late or due in so many days: 30d, 2w."),
    ] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is late and not done.")] = False,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="Judge by this day. Default: today.")] = None,
    by: Annotated[
        str | None,
        choice(ORDERS, "--by", help="In which order: date."),
    ] = None,
) -> None:
    """List what is due, whose it is and how far: late (red), soon (yellow), done (green).

    A row an action and agency asked for, in its gravest role; without agencies, a row an action and who leads it. The
    latest comes first, what is done last. A month is due at its end, a year at its end. Soon is within 30 days, or the
    days of --within. Done is what a column of one's own (进展情况, 完成情况, 办理状态, progress, status …) says to be
    done: 已完成, 办结, 销号, done, closed; not 基本完成, nor 已完成 of a part. What has no date is counted in a note.

    ics is a calendar: an entry a row, on the last day, the same entry whenever it is written anew.

    Examples:

        respon due -d data/

        respon due 市教委 -d data/ --on 2016-06 --within 90d

        respon due -d data/ --overdue --by agency -o 逾期.xlsx

        respon due 市教委 -d data/ -o 到期.ics
    """
    from respon.cli.clock import today
    from respon.dates import first_day, last_day
    from respon.query.due import Conditions

    one_of(ORDERS, by, "--by")
    asked = Conditions(last_day(on) if on else today(), first_day(before) if before else "", _days(within), overdue)
    names = list(dict.fromkeys(run.agency(written) for written in agencies or []))
    run.emit(_answer(run, asked, names, by == "agency"))


def _answer(run: TabledRun, asked: "Conditions", names: list[str], by_agency: bool) -> "Answer":
    if run.corpus and not names:
        from respon.table import deadlines

        return deadlines.due(run.corpus, asked, by_agency)
    from respon.query.due import due

    return due(run.about(*names), asked, names, by_agency)


def _days(span: str | None) -> int | None:
    if span is None:
        return None
    found = _SPAN.fullmatch(span.strip())
    if not found:
        raise UsageError(say("'{span}' is no number of days", span=span), hint=say("write days or weeks: 30d, 2w"))
    return int(found[1]) * (7 if found[2] in ("w", "W", "周") else 1)
