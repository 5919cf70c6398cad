"""An action names an agency that a reform had ended by the day of `--as-of`.

**Why**: after a rename, a merge or a split the old name holds nothing any more; the duty went to a successor, and the
data or its readers have to follow. Without `--as-of` the data is read as of its own time, and this rule finds
nothing. A transfer of some functions doesn't end an agency.

**Example**

    actions:
      - id: 任务1
        title: 建一个平台
        lead: [市旅游局]        # merged in 2018
    reforms:
      - {change: merge, date: 2018-11, from: [市旅游局], to: [市文化旅游局]}

**Mend**: ask with `--as-of` who holds the duty today; in a new version of the plan name the successor.
"""

from collections.abc import Iterator

from respon.check.context import Context, mentions
from respon.finding import Finding
from respon.messages import say
from respon.reforms.then import reformed

SEVERITY = "warning"


def check(context: Context) -> Iterator[Finding]:
    """Yield every place that names an agency which had ended."""
    if context.as_of is None:
        return
    then = reformed(context.plan, context.as_of)
    for action in context.in_force:
        for field, written in mentions(action):
            agency = context.plan.canonical[written]
            if reform := then.ended(agency):
                holders = tuple(name for name in then.candidates(action, agency) if name != agency) or reform.to
                yield Finding(
                    context.at_action(action, *field),
                    say(
                        "{agency} ended ({date}); its duties went to {holders}",
                        agency=agency,
                        date=reform.date,
                        holders=holders,
                    ),
                    say("name who holds the duty now in a new version of the plan"),
                    action.id,
                    (agency, *holders),
                    reform.date,
                )
