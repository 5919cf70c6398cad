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
from respon.check.finding import Finding
from respon.i18n import tr

SEVERITY = "info"


def check(context: Context) -> Iterator[Finding]:
    """Yield every place that names a collective."""
    for action in context.plan.actions:
        for field, written in mentions(action):
            agency = context.plan.canonical[written]
            if context.is_collective(agency):
                yield Finding(
                    context.at_action(action, *field),
                    tr("{agency} is no one agency").format(agency=agency),
                    tr("name the agencies, if a later paper does"),
                    action.id,
                    (agency,),
                )
