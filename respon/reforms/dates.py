"""Dates known to the year, the month or the day."""

import calendar
import re

from respon.errors import UsageError
from respon.model import DATE


def last_day(date: str) -> str:
    """Return the last day that a date may mean: 2018 is 2018-12-31, 2018-11 is 2018-11-30.

    So a reform known to its year only counts from the next year on, never too early. Raises UsageError if it is no
    date.
    """
    if not re.fullmatch(DATE, date, re.ASCII) or date.startswith("0000"):
        raise UsageError(f"'{date}' is not a date", hint="write a year, month or day: 2019, 2019-01, 2019-01-15")
    year, month, day = (int(part) for part in (date + "-0-0").split("-")[:3])
    month = month or 12
    return f"{year:04}-{month:02}-{day or calendar.monthrange(year, month)[1]:02}"
