"""An action, a reform or another agency (`superior`) names an agency that the registry doesn't have.

**Why**: a name that is not in the registry (名录) is its own agency to every report: a slip of the pen becomes a
new bureau with one duty, and the real one loses it. Without any `agencies:` in the data, names are what is
written, and this rule finds nothing.

**Example**

    agencies:
      - name: 市科委
    actions:
      - id: 任务1
        title: 建一个平台
        lead: [市科协]        # not in the registry

**Mend**: correct the name, or add it under `agencies:`.
"""

from collections.abc import Iterator

from respon.check.context import Context, mentions
from respon.finding import Finding
from respon.messages import say
from respon.where import Where

SEVERITY = "error"


def check(context: Context) -> Iterator[Finding]:
    """Yield every place that names an unknown agency."""
    plan = context.plan
    if not plan.agencies:
        return
    for action in plan.actions:
        for field, name in mentions(action):
            if plan.canonical[name] not in plan.agencies:
                yield _finding(context, context.at_action(action, *field), name, action.id)
    for agency in plan.agencies.values():
        if agency.superior and agency.superior not in plan.agencies:
            yield _finding(context, context.at_entry("agency", agency.name, "superior"), agency.superior)
    for index, reform in enumerate(plan.reforms):
        for key, names in (("from", reform.from_), ("to", reform.to)):
            for rank, name in enumerate(names):
                if name not in plan.agencies:
                    yield _finding(context, context.at_reform(index, key, rank), name)


def _finding(context: Context, where: Where, name: str, action: str = "") -> Finding:
    near = context.resolver.nearest(name)
    hint = say("add it under `agencies:`")
    if near:
        hint = say("did you mean {names}? Otherwise add it under `agencies:`", names=near)
    message = say("the registry has no agency '{name}'", name=name)
    return Finding(where, message, hint, action, (name,))
