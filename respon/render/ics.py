"""iCalendar (RFC 5545): an all-day entry a row, on the last day of its due date, its status a category.

The same action of the same agency is the same entry (UID) however often the calendar is written: a program that takes
it in again brings its entries up to date. Nothing in it is told by the clock.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

from icalendar import Calendar, Event

from respon.answer import Answer, Column
from respon.dates import last_day
from respon.errors import UsageError
from respon.harmless import revealed
from respon.i18n import tr
from respon.messages import say
from respon.render import Look
from respon.render.cells import heading, text, title

TOLD = ("due", "status", "agency", "role", "lead", "co_owners", "document", "progress")
"""What an entry's description tells, a line each: the columns of these keys."""


class Dated(NamedTuple):
    """What an entry needs of a row."""

    due: str
    days: int
    status: str
    agency: str
    action: str
    title: str
    document: str


def render(answer: Answer, _: Look) -> Iterator[bytes]:
    """Yield the calendar of an answer whose rows are due on a day."""
    calendar = Calendar()
    calendar.add("prodid", "-//respon//respon due//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title(answer))
    keys = [column.key for column in answer.columns]
    if missing := [key for key in Dated._fields if key not in keys]:
        raise UsageError(say("a calendar needs these columns too: {columns}", columns=missing))
    for cells in answer.cells():
        row = dict(zip(keys, cells, strict=True))
        calendar.add_component(_entry(row, answer.columns))
    yield calendar.to_ical()


def _entry(row: Mapping[str, Any], columns: Sequence[Column]) -> Event:
    dated = Dated(*(row[key] for key in Dated._fields))
    day = date.fromisoformat(last_day(dated.due))
    event = Event()
    event.add("uid", _uid(dated, any(column.key == "agency" and column.heading for column in columns)))
    event.add("dtstamp", datetime.combine(day - timedelta(dated.days), time(), UTC))  # the day it was asked for
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(1))
    event.add("summary", revealed(f"{dated.title} ({dated.agency})" if dated.agency else dated.title))
    event.add("description", "\n".join(_told(row, columns)))
    event.add("categories", [tr(dated.status)])
    event.add("transp", "TRANSPARENT")  # nobody is busy all day for it
    return event


def _uid(row: Dated, asked: bool) -> str:
    """Return the entry's id: whoever leads now, the action is the same; an agency that was asked for has its own."""
    key = "\0".join((row.document, row.action, row.agency if asked else ""))
    return f"{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}@respon"


def _told(row: Mapping[str, Any], columns: Sequence[Column]) -> Iterator[str]:
    for column in columns:
        if column.key in TOLD and column.heading and (cell := text(row[column.key], column)):
            yield f"{heading(column)}: {cell}"
