"""An action's own clause doesn't name an agency that the action is given to.

**Why**: either the wrong agency was typed, or the clause was copied from the neighbour, or the text names the agency
elsewhere, in a heading or a sentence before: then a note quotes those words. Every form in the registry counts (name,
full name, alias, signboard), in Traditional characters too.

**Example**

    actions:
      - id: 任务1
        title: 建一个平台
        lead: [市科委, 市教委]
        cite: {clause: (责任单位:市科委、市经委)}        # 市教委 isn't in it

**Mend**: correct the name or the clause; or quote in the action's `note` the words of the text that name the agency,
with where they stand: `note: 同条第一款：“市教委是主管部门”`. A note without a quotation that names it says nothing.
"""

from collections.abc import Iterator

from respon.check.context import Context, mentions
from respon.finding import Finding
from respon.messages import say
from respon.names import plain, simplified

SEVERITY = "warning"


def check(context: Context) -> Iterator[Finding]:
    """Yield every named agency that neither the clause nor a quotation in the note names in any of its forms."""
    for action in context.plan.actions:
        if action.cite is None or not action.cite.clause:
            continue
        shown = "\n".join(simplified(plain(text)) for text in (action.cite.clause, *action.quoted))
        for field, written in mentions(action):
            if not any(form in shown for form in _forms(context, written)):
                agency = context.plan.canonical[written]
                yield Finding(
                    context.at_action(action, *field),
                    say("the clause doesn't name {agency}", agency=agency),
                    say("correct the name or the clause, or quote in a note the words of the text that name it"),
                    action.id,
                    (agency,),
                )


def _forms(context: Context, written: str) -> Iterator[str]:
    yield simplified(plain(written))
    if agency := context.plan.agencies.get(context.plan.canonical[written]):
        for form in (agency.name, agency.full_name, *agency.aliases, *agency.signboards):
            if form:
                yield simplified(plain(form))
