"""When the report was made: only if the caller says so, for the same data shall give the same bytes."""

import os
from datetime import UTC, datetime

from respon.errors import UsageError
from respon.messages import say


def moment() -> datetime | None:
    """Return the moment that SOURCE_DATE_EPOCH names, in UTC; None without one. Raises UsageError.

    See reproducible-builds.org/specs/source-date-epoch: with it the report is dated, without it it is not.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not given:
        return None
    try:
        return datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            say("SOURCE_DATE_EPOCH is not a number of seconds: '{given}'", given=given),
            hint=say("SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)"),
        ) from None
