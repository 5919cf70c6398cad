r"""A name, an id or a title holds a character that nobody sees.

**Why**: a zero-width space, a direction mark, a soft hyphen or a tag makes two names of what looks like one: the duty
goes to an agency of its own, a search for the name doesn't find it, and an id can't be typed. Often it came along when
the text was copied from a web page. Formats for people show it by its number (⟨U+200B⟩).

**Example**

    agencies:
      - name: "市科委\u200b"        # a zero-width space at the end
    actions:
      - id: 任务1
        title: 建一个平台
        lead: ["市科委\u200b"]

**Mend**: write the name anew, by hand.
"""

from collections.abc import Iterator

from respon.check.context import Context, mentions
from respon.check.rules.ambiguous_name import forms
from respon.finding import Finding
from respon.harmless import revealed, unseen
from respon.messages import say
from respon.where import Where

SEVERITY = "warning"


def check(context: Context) -> Iterator[Finding]:
    """Yield every written form, document's number, action's id and title, and name in an action that has one."""
    for where, text, action, agencies in _texts(context):
        if found := unseen(text):
            numbers = " ".join(f"U+{ord(char):04X}" for char in dict.fromkeys(found))
            yield Finding(
                where,
                say("'{form}' holds what nobody sees: {numbers}", form=revealed(text), numbers=numbers),
                say("write it anew, by hand"),
                action,
                agencies,
                text,
            )


def _texts(context: Context) -> Iterator[tuple[Where, str, str, tuple[str, ...]]]:
    plan = context.plan
    for agency in plan.agencies.values():
        for field, form in forms(agency):
            yield context.at_entry("agency", agency.name, *field), form, "", (agency.name,)
    for key, document in plan.documents.items():
        yield context.at_entry("document", key, "id"), document.id, "", ()
    for action in plan.actions:
        for name in ("id", "title"):
            yield context.at_action(action, name), getattr(action, name), action.id, ()
        for place, written in mentions(action):
            if written not in plan.agencies:
                yield context.at_action(action, *place), written, action.id, (written,)
