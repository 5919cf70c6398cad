"""An action names an agency otherwise than the registry does.

**Why**: an alias, a full name or another short form is understood, but a reader of the file, a search in it and a
comparison of two versions see two agencies. The printed form belongs into `cite: {clause: …}`.

**Example**

    agencies:
      - {name: 市经济信息化委, aliases: [市经信委]}
    actions:
      - id: 任务1
        title: 建一个平台
        lead: [市经信委]        # the alias

**Mend**: write the registry's name.
"""

from collections.abc import Iterator

from respon.check.context import Context, mentions
from respon.finding import Finding
from respon.messages import say

SEVERITY = "warning"


def check(context: Context) -> Iterator[Finding]:
    """Yield every place where a known agency is not called by its name."""
    for action in context.plan.actions:
        for field, written in mentions(action):
            agency = context.plan.canonical[written]
            if agency != written:
                yield Finding(
                    context.at_action(action, *field),
                    say("'{written}' stands for {agency}", written=written, agency=agency),
                    say("write {agency}", agency=agency),
                    action.id,
                    (agency,),
                    written,
                )
