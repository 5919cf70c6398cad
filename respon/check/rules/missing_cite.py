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
from respon.check.finding import Finding
from respon.i18n import tr
from respon.model import Action

SEVERITY = "warning"


def check(context: Context) -> Iterator[Finding]:
    """Yield the actions without evidence."""
    for action in context.plan.actions:
        if not _cited(action):
            yield Finding(
                context.at_action(action, "cite"),
                tr("no clause says who is responsible for '{title}'").format(title=action.title),
                tr("add `cite: {clause: …}`, the clause as printed"),
                action.id,
                context.owners(action),
            )


def _cited(action: Action) -> bool:
    if action.cite is None:
        return False
    return bool(action.cite.clause or (action.cite.fingerprint and not action.names()))
