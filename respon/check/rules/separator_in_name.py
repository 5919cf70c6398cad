"""An agency's name or an action's id holds the sign that joins names in a list: 、.

**Why**: in tables, csv and workbooks a list is one cell, its names joined by 、. A name that holds it is read as two,
by people and by whoever splits the cell. JSON, where lists stay lists, is not concerned.

**Example**

    actions:
      - id: 任务1
        title: 建一个平台
        lead: [老龄、妇女处]        # one office, or two?

**Mend**: if these are several, write each for itself; if it is one, give it a name without 、 and keep the printed form
as an alias.
"""

from collections.abc import Iterator

from respon.check.context import Context, mentions
from respon.finding import Finding
from respon.messages import SEPARATOR, say
from respon.where import Where

SEVERITY = "warning"


def check(context: Context) -> Iterator[Finding]:
    """Yield every agency, known or only named, and every action's id that has the sign."""
    for where, text, action, agencies in _names(context):
        if SEPARATOR in text:
            yield Finding(
                where,
                say("'{name}' holds 、, which joins names in a list", name=text),
                say("write several names each for itself, or one without 、"),
                action,
                agencies,
                text,
            )


def _names(context: Context) -> Iterator[tuple[Where, str, str, tuple[str, ...]]]:
    plan = context.plan
    for name in plan.agencies:
        yield context.at_entry("agency", name), name, "", (name,)
    for action in plan.actions:
        yield context.at_action(action, "id"), action.id, action.id, ()
        for place, written in mentions(action):
            if plan.canonical[written] not in plan.agencies:
                yield context.at_action(action, *place), written, action.id, (written,)
