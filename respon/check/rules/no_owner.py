"""An action names nobody.

**Why**: what has no owner is done by nobody, and nobody can be asked. Often it is the text itself that leaves it open:
then the finding is a fact about the document, not about the data. What a document cancels (`status: cancelled`)
needs no owner.

**Example**

    actions:
      - id: 任务1
        title: 建一个平台        # and no agency

**Mend**: add the agencies that the text names; if it names none, put the finding into the baseline or ask the issuer.
"""

from collections.abc import Iterator

from respon.check.context import Context
from respon.finding import Finding
from respon.judgements import no_owner
from respon.messages import say

SEVERITY = "warning"


def check(context: Context) -> Iterator[Finding]:
    """Yield the actions without an agency."""
    for action in context.in_force:
        if no_owner(context.plan.assignments(action)):
            yield Finding(
                context.at_action(action),
                say("nobody is responsible for '{title}'", title=action.title),
                say("add the agencies that the text names"),
                action.id,
            )
