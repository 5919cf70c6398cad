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

from respon.check.context import Context, before, mentions
from respon.check.finding import Finding
from respon.i18n import tr
from respon.model import Plan, Reform

SEVERITY = "warning"


def check(context: Context) -> Iterator[Finding]:
    """Yield every place that names an agency which had ended."""
    if context.as_of is None:
        return
    ended = endings(context.plan, context.as_of)
    for action in context.plan.actions:
        for field, written in mentions(action):
            agency = context.plan.canonical[written]
            if reform := ended.get(agency):
                successors = "、".join(reform.to)
                yield Finding(
                    context.at_action(action, *field),
                    tr("{agency} ended ({date}); its successor is {successors}").format(
                        agency=agency, date=reform.date, successors=successors
                    ),
                    tr("name {successors} in a new version of the plan").format(successors=successors),
                    action.id,
                    (agency, *reform.to),
                    reform.date,
                )


def endings(plan: Plan, as_of: str) -> dict[str, Reform]:
    """Return the reform that ended each agency by the day. What a reform both takes and gives goes on."""
    return {
        name: reform
        for reform in sorted(plan.reforms, key=lambda r: r.date)
        if reform.change != "transfer" and not before(as_of, reform.date)
        for name in reform.from_
        if name not in reform.to
    }
