"""An action is of a document that no file declares.

**Why**: the document says how an unlabelled list is read (`list_order`) and who issued the duty; without it the
action can't be traced, and its list is read as if nobody led. Data without any `documents:` is left alone.

**Example**

    documents:
      - {id: 甲发〔2030〕1号, title: 一份方案}
    actions:
      - id: 任务1
        document: 甲发〔2030〕11号        # 1 was meant
        title: 建一个平台

**Mend**: correct the number, or declare the document under `documents:`.
"""

from collections.abc import Iterator

from respon.check.context import Context
from respon.finding import Finding
from respon.messages import say

SEVERITY = "error"


def check(context: Context) -> Iterator[Finding]:
    """Yield the actions of undeclared documents."""
    plan = context.plan
    if not plan.documents:
        return
    for action in plan.actions:
        if action.document and action.document not in plan.documents:
            yield Finding(
                context.at_action(action, "document"),
                say("no file declares the document '{document}'", document=action.document),
                say("correct the number, or declare it under `documents:`"),
                action.id,
                about=action.document,
            )
