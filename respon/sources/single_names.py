"""Two agencies written as one name, `lead: [市科委、市教委]`: a slip of whoever wrote the file, whatever its format."""

import re
from collections.abc import Collection
from itertools import chain

from respon.errors import DataError
from respon.messages import say
from respon.names import Resolver
from respon.names.short import is_organ
from respon.plan import Plan

_SIGNS = "、，,；;/和与及暨"
"""Without any of them a name is one: most are, and for them no pattern is compiled."""
_MARKS = r"[、，,；;/](?![^(（\[〔【]*[)）\]〕】])"
"""Marks between names, not those in a bracket, where an agency's other names stand."""
_WORDS = r"以及|和|与|及|暨"
"""Words between names; they are in the middle of names as well: 市人力资源和社会保障局."""


def require_single_names(plan: Plan) -> None:
    """Raise DataError, with file and line, for a name that is two: each part is an agency, the whole is none.

    Between marks a part may also be one that merely looks like an agency's name; between words it may not.
    """
    written = plan.written_names
    suspects = [name for name in sorted(written) if any(sign in name for sign in _SIGNS)]
    if not suspects:
        return
    resolver = Resolver(plan.agencies, plan.reforms)
    for name in suspects:
        if resolver.find(name) is None and (parts := _parts(name, resolver, written)):
            index = next(i for i, action in enumerate(plan.actions) if name in action.names())
            raise DataError(
                say("action '{id}' names two agencies in one: '{name}'", id=plan.actions[index].id, name=name),
                plan.where_action(index),
                say("write them as entries of the list: [{parts}]", parts=", ".join(parts)),
            )


def _parts(name: str, resolver: Resolver, written: Collection[str]) -> list[str]:
    """Return the names that are in one, none if it is one."""

    def known(part: str) -> bool:
        return part in written or resolver.find(part) is not None

    by_marks = [part.strip() for part in re.split(_MARKS, name)]
    if len(by_marks) > 1 and all(known(part) or is_organ(part) for part in by_marks):
        return by_marks
    by_words = [part.strip() for part in chain.from_iterable(re.split(_WORDS, part) for part in by_marks)]
    return by_words if len(by_words) > 1 and all(map(known, by_words)) else []
