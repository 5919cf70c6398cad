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
from respon.check.finding import Finding
from respon.i18n import tr
from respon.reforms.dates import last_day

SEVERITY = "info"


def check(context: Context) -> Iterator[Finding]:
    """Yield the actions that were due before the day."""
    today = last_day(context.today)
    for action in context.plan.actions:
        if action.due and last_day(action.due) < today:
            leads = tuple(g.agency for g in context.plan.assignments(action) if g.role == "lead")
            yield Finding(
                context.at_action(action, "due"),
                tr("'{title}' was due {due}").format(title=action.title, due=action.due),
                tr("ask whoever leads it"),
                action.id,
                leads or context.owners(action),
                action.due,
            )
