"""Two actions of one document have the same title.

**Why**: whoever reads a table by titles can't tell them apart, and `respon diff` may take one for the other. Most
often an action was copied and its title forgotten. White space and full-width forms make no difference.

**Example**

    actions:
      - {id: 任务1, title: 建一个平台}
      - {id: 任务2, title: 建一个平台}        # copied

**Mend**: correct the title, or say in it what sets the two apart.
"""

from collections.abc import Iterator

from respon.check.context import Context
from respon.finding import Finding
from respon.messages import say
from respon.names import plain

SEVERITY = "warning"


def check(context: Context) -> Iterator[Finding]:
    """Yield every action whose title an earlier one of the same document has."""
    first: dict[tuple[str, str], str] = {}
    for action in context.plan.actions:
        other = first.setdefault((action.document, plain(action.title)), action.id)
        if other != action.id:
            yield Finding(
                context.at_action(action, "title"),
                say("'{title}' is also the title of '{action}'", title=action.title, action=other),
                say("correct the title, or say in it what sets the two apart"),
                action.id,
                about=other,
            )
