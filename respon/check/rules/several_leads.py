"""More than one agency leads an action.

**Why**: two leads may be meant (共同牵头), or two tasks were read as one. Either way somebody has to know which of
them is asked first.

**Example**

    actions:
      - id: 任务1
        title: 建一个平台
        lead: [市科委, 市教委]

**Mend**: compare with the text; split the action if the leads have different tasks.
"""

from collections.abc import Iterator

from respon.check.context import Context
from respon.check.finding import Finding
from respon.i18n import tr

SEVERITY = "info"


def check(context: Context) -> Iterator[Finding]:
    """Yield the actions with several leads."""
    for action in context.plan.actions:
        leads = [given.agency for given in context.plan.assignments(action) if given.role == "lead"]
        if len(leads) > 1:
            yield Finding(
                context.at_action(action, "lead"),
                tr("{agencies} all lead '{title}'").format(agencies="、".join(leads), title=action.title),
                tr("compare with the text; split the action if they lead different tasks"),
                action.id,
                tuple(leads),
            )
