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
from respon.check.finding import Finding
from respon.i18n import tr

SEVERITY = "info"


def check(context: Context) -> Iterator[Finding]:
    """Yield the actions of exactly one agency that is not a collective."""
    for action in context.plan.actions:
        owners = context.owners(action)
        if len(owners) == 1 and not context.is_collective(owners[0]):
            yield Finding(
                context.at_action(action),
                tr("{agency} alone owns '{title}'").format(agency=owners[0], title=action.title),
                tr("compare with the clause: was the list cut short?"),
                action.id,
                owners,
            )
