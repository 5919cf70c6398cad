"""Dates known to the year, the month or the day."""

import calendar
import re

from respon.errors import UsageError

_DATE = re.compile(r"^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$")


def last_day(date: str) -> str:
    """Return the last day that a date may mean: 2018 is 2018-12-31, 2018-11 is 2018-11-30.

    So a reform known to its year only counts from the next year on, never too early.
    """
    year, month, day = _parts(date)
    month = month or 12
    return f"{year:04}-{month:02}-{day or calendar.monthrange(year, month)[1]:02}"


def _parts(date: str) -> tuple[int, int, int]:
    found = _DATE.match(date)
    if not found or found[1] == "0000":
        raise UsageError(f"'{date}' is not a date", hint="write a year, month or day: 2019, 2019-01, 2019-01-15")
    return int(found[1]), int(found[2] or 0), int(found[3] or 0)
