"""An action is given to a collective: 各有关部门, 各区县政府.

**Why**: a collective can't be asked. Some are clear (各区县政府 are all of them), others are not (有关部门 is whoever
feels meant). The registry tells them by `kind: collective`.

**Example**

    agencies:
      - {name: 各有关部门, kind: collective}
    actions:
      - id: 任务1
        title: 建一个平台
        co: [各有关部门]

**Mend**: name the agencies, if a later paper does; else leave it and put the finding into the baseline.
"""

from collections.abc import Iterator

from respon.check.context import Context, mentions
from respon.finding import Finding
from respon.messages import say

SEVERITY = "info"


def check(context: Context) -> Iterator[Finding]:
    """Yield every place that names a collective."""
    for action in context.in_force:
        for field, written in mentions(action):
            agency = context.plan.canonical[written]
            if agency in context.plan.collectives:
                yield Finding(
                    context.at_action(action, *field),
                    say("{agency} is no one agency", agency=agency),
                    say("name the agencies, if a later paper does"),
                    action.id,
                    (agency,),
                )
