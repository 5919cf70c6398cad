"""The text leaves an action's list of agencies open: it ends in 等.

**Why**: `市科委、市教委等部门` may mean these two or more; who else is meant nobody can tell from the text.

**Example**

    actions:
      - id: 任务1
        title: 建一个平台
        co: [市科委, 市教委]
        open_ended: true

**Mend**: if a later paper gives the whole list, write it and drop `open_ended`; else put the finding into the baseline.
"""

from collections.abc import Iterator

from respon.check.context import Context
from respon.finding import Finding
from respon.judgements import names
from respon.messages import say

SEVERITY = "info"


def check(context: Context) -> Iterator[Finding]:
    """Yield the actions whose list is open."""
    for action in context.in_force:
        if action.open_ended:
            yield Finding(
                context.at_action(action, "open_ended"),
                say("the text leaves the list of agencies open"),
                say("write the whole list, if a later paper gives it"),
                action.id,
                names(context.plan.assignments(action)),
            )
