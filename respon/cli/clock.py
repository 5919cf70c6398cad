"""The day that due dates are judged by, where no option says one."""

from datetime import date

from respon.report.moment import moment


def today() -> str:
    """Return the day of SOURCE_DATE_EPOCH, else of the clock, YYYY-MM-DD."""
    when = moment()
    return (when.date() if when else date.today()).isoformat()
