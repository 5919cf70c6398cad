"""An action doesn't say where the text says so.

**Why**: a duty that nobody can look up is hearsay. An action that names agencies needs the clause that names them; one
that names nobody needs at least the fingerprint of its text, so that `respon verify` can prove it.

**Example**

    actions:
      - id: 任务1
        title: 建一个平台
        lead: [市科委]        # by which clause?

**Mend**: add `cite: {clause: …}`, the short clause as printed, and the fingerprint.
"""

from collections.abc import Iterator

from respon.check.context import Context
from respon.finding import Finding
from respon.judgements import names
from respon.messages import say
from respon.model import Action

SEVERITY = "warning"


def check(context: Context) -> Iterator[Finding]:
    """Yield the actions without evidence."""
    for action in context.plan.actions:
        if not _cited(action):
            yield Finding(
                context.at_action(action, "cite"),
                say("no clause says who is responsible for '{title}'", title=action.title),
                say("add `cite: {clause: …}`, the clause as printed"),
                action.id,
                names(context.plan.assignments(action)),
            )


def _cited(action: Action) -> bool:
    if action.cite is None:
        return False
    return bool(action.cite.clause or (action.cite.fingerprint and not action.names()))
