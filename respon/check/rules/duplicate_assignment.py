"""An action names the same agency more than once.

**Why**: an agency either leads, shares, supports or oversees an action. Twice in one list is a slip; in two lists it
is a contradiction that every count and the matrix would have to guess about. Two written forms of one agency
count as the same.

**Example**

    actions:
      - id: 任务1
        title: 建一个平台
        lead: [市科委]
        co: [市教委, 市科委]        # leads already

**Mend**: keep the one that the text states.
"""

from collections.abc import Iterator

from respon.check.context import Context, mentions
from respon.finding import Finding
from respon.messages import say

SEVERITY = "error"


def check(context: Context) -> Iterator[Finding]:
    """Yield every place that names an agency again."""
    for action in context.plan.actions:
        seen: dict[str, str] = {}
        for field, written in mentions(action):
            agency = context.plan.canonical[written]
            if agency in seen:
                yield Finding(
                    context.at_action(action, *field),
                    say(
                        "{agency} is named again under `{field}`, after `{first}`",
                        agency=agency,
                        field=field[0],
                        first=seen[agency],
                    ),
                    say("keep the one that the text states"),
                    action.id,
                    (agency,),
                    field[0],
                )
            seen.setdefault(agency, field[0])
