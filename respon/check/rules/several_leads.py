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
from respon.finding import Finding
from respon.judgements import leads, several_leads
from respon.messages import say

SEVERITY = "info"


def check(context: Context) -> Iterator[Finding]:
    """Yield the actions with several leads."""
    for action in context.plan.actions:
        leading = tuple(given.agency for given in leads(context.plan.assignments(action)))
        if several_leads(leading):
            yield Finding(
                context.at_action(action, "lead"),
                say("{agencies} all lead '{title}'", agencies=leading, title=action.title),
                say("compare with the text; split the action if they lead different tasks"),
                action.id,
                leading,
            )
