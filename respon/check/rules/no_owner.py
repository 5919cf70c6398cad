"""An action names nobody.

**Why**: what has no owner is done by nobody, and nobody can be asked. Often it is the text itself that leaves it open:
then the finding is a fact about the document, not about the data.

**Example**

    actions:
      - id: 任务1
        title: 建一个平台        # and no agency

**Mend**: add the agencies that the text names; if it names none, put the finding into the baseline or ask the issuer.
"""

from collections.abc import Iterator

from respon.check.context import Context
from respon.check.finding import Finding
from respon.i18n import tr

SEVERITY = "warning"


def check(context: Context) -> Iterator[Finding]:
    """Yield the actions without an agency."""
    for action in context.plan.actions:
        if not context.owners(action):
            yield Finding(
                context.at_action(action),
                tr("nobody is responsible for '{title}'").format(title=action.title),
                tr("add the agencies that the text names"),
                action.id,
            )
