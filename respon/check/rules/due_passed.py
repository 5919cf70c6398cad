"""An action's due date has passed.

**Why**: what was due is done or late, and the ledger should say which. A month is over at its end, a year at its end.

The day is `--as-of`; without it SOURCE_DATE_EPOCH, which builds that must be reproducible set; else today.

**Example**

    actions:
      - id: 任务1
        title: 建一个平台
        lead: [市科委]
        due: 2016-06        # passed on 2016-07-01

**Mend**: ask who leads; `--ignore due-passed` for a plan of the past.
"""

from collections.abc import Iterator

from respon.check.context import Context
from respon.dates import last_day
from respon.finding import Finding
from respon.judgements import leads, names
from respon.messages import say

SEVERITY = "info"


def check(context: Context) -> Iterator[Finding]:
    """Yield the actions that were due before the day."""
    today = last_day(context.today)
    for action in context.in_force:
        if action.due and last_day(action.due) < today:
            given = context.plan.assignments(action)
            yield Finding(
                context.at_action(action, "due"),
                say("'{title}' was due {due}", title=action.title, due=action.due),
                say("ask whoever leads it"),
                action.id,
                names(leads(given) or given),
                action.due,
            )
