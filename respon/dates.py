"""Dates known to the year, the month or the day."""

import calendar
import datetime
import re

from respon.errors import UsageError
from respon.messages import say

_DAYS = r"(0[13578]|1[02])(-(0[1-9]|[12]\d|3[01]))?|(0[469]|11)(-(0[1-9]|[12]\d|30))?|02(-(0[1-9]|1\d|2[0-8]))?"
_LEAP = r"(\d\d(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29"
DATE = rf"^(\d{{4}}(-({_DAYS}))?|{_LEAP})$"
"""A year, month or day of the calendar: 2016, 2016-06, 2016-06-30, but not 2016-06-31. The schema says so too."""


def last_day(date: str) -> str:
    """Return the last day that a date may mean: 2018 is 2018-12-31, 2018-11 is 2018-11-30.

    So a reform known to its year only counts from the next year on, never too early. Raises UsageError if it is no
    date.
    """
    year, month, day = _parts(date)
    month = month or 12
    return f"{year:04}-{month:02}-{day or calendar.monthrange(year, month)[1]:02}"


def first_day(date: str) -> str:
    """Return the first day that a date may mean: 2018 is 2018-01-01. Raises UsageError if it is no date."""
    year, month, day = _parts(date)
    return f"{year:04}-{month or 1:02}-{day or 1:02}"


def days(since: str, until: str) -> int:
    """Return how many days lie between two days, YYYY-MM-DD; below 0 where the second comes first."""
    return (datetime.date.fromisoformat(until) - datetime.date.fromisoformat(since)).days


def _parts(date: str) -> tuple[int, int, int]:
    """Return year, month and day; 0 for what is not known."""
    if not re.fullmatch(DATE, date, re.ASCII) or date.startswith("0000"):
        raise UsageError(
            say("'{date}' is not a date", date=date), hint=say("write a year, month or day: 2019, 2019-01, 2019-01-15")
        )
    year, month, day = (int(part) for part in (date + "-0-0").split("-")[:3])
    return year, month, day
