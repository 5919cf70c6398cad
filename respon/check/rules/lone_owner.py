"""One agency alone owns an action.

**Why**: nothing is wrong with it, but a plan that counts on cooperation should know what rests on one pair of
shoulders; and a list cut short while typing looks just like this.

**Example**

    actions:
      - id: 任务1
        title: 建一个平台
        lead: [市科委]

**Mend**: compare with the clause; if it names one agency, there is nothing to mend.
"""

from collections.abc import Iterator

from respon.check.context import Context
from respon.finding import Finding
from respon.judgements import lone_owner
from respon.messages import say

SEVERITY = "info"


def check(context: Context) -> Iterator[Finding]:
    """Yield the actions of exactly one agency that is not a collective."""
    for action in context.plan.actions:
        if owner := lone_owner(context.plan, context.plan.assignments(action)):
            yield Finding(
                context.at_action(action),
                say("{agency} alone owns '{title}'", agency=owner, title=action.title),
                say("compare with the clause: was the list cut short?"),
                action.id,
                (owner,),
            )
