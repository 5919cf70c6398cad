"""The registry has an agency that no action, no reform and no other agency names.

**Why**: either its last duty was taken out and the entry forgotten, or an action that should name it names another. A
registry shared by several documents has such entries where only some of the documents are checked.

**Example**

    agencies:
      - name: 市科委
      - name: 市教委        # nobody names it
    actions:
      - {id: 任务1, title: 建一个平台, lead: [市科委]}

**Mend**: take the entry out, or check all files that share the registry: `respon check --data FOLDER`.
"""

from collections.abc import Iterator

from respon.check.context import Context
from respon.finding import Finding
from respon.messages import say

SEVERITY = "info"


def check(context: Context) -> Iterator[Finding]:
    """Yield the agencies that nothing names."""
    plan = context.plan
    used = {plan.canonical[name] for action in plan.actions for name in action.names()}
    used.update(name for reform in plan.reforms for name in (*reform.from_, *reform.to))
    used.update(agency.superior for agency in plan.agencies.values())
    for name in plan.agencies:
        if name not in used:
            yield Finding(
                context.at_entry("agency", name),
                say("no action and no reform names {agency}", agency=name),
                say("take the entry out, or check all files that share the registry"),
                agencies=(name,),
            )
