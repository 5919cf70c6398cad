"""Time limits as the text has them, and as dates where they are dates."""

import re

_DATE = re.compile(r"((?:19|20)\d\d) ?年(?:底|末|内|年底)?(?: ?(\d{1,2}) ?月(?:底|末|份)?(?: ?(\d{1,2}) ?日)?)?")


def date(spoken: str) -> str:
    """Return the limit as YYYY, YYYY-MM or YYYY-MM-DD; empty for 长期, 持续推进 and the like."""
    found = _DATE.search(spoken)
    if not found:
        return ""
    month = f"-{int(found[2]):02d}" if found[2] and 1 <= int(found[2]) <= 12 else ""
    day = f"-{int(found[3]):02d}" if month and found[3] and 1 <= int(found[3]) <= 31 else ""
    return f"{found[1]}{month}{day}"
