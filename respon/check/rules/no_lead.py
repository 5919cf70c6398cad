"""Several agencies own an action and none of them leads.

**Why**: shared by all is led by none: nobody calls the meeting, nobody reports. A lead that is only inferred from the
list's order (`list_order: first-leads`) counts.

**Example**

    actions:
      - id: 任务1
        title: 建一个平台
        co: [市科委, 市教委]        # and no lead

**Mend**: if the text names a lead (牵头), write it under `lead:`; if a rule of the document makes the first of a list
the lead, set `list_order: first-leads` with its source.
"""

from collections.abc import Iterator

from respon.check.context import Context
from respon.finding import Finding
from respon.judgements import leads, names, no_lead
from respon.messages import say

SEVERITY = "warning"


def check(context: Context) -> Iterator[Finding]:
    """Yield the actions of several agencies without a lead."""
    for action in context.plan.actions:
        given = context.plan.assignments(action)
        owners = names(given)
        if no_lead(owners, leads(given)):
            yield Finding(
                context.at_action(action),
                say("none of {agencies} leads '{title}'", agencies=owners, title=action.title),
                say("write the lead under `lead:`, or the document's `list_order`"),
                action.id,
                owners,
            )
