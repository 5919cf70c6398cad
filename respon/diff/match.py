"""Which action of the old plan is which of the new one: a renumbered action is not removed and added."""

from collections.abc import Callable, Hashable, Iterator, Mapping

from respon.diff.documents import counterparts
from respon.diff.same import normal
from respon.model import Action
from respon.plan import Plan

Key = Callable[[Action, str], Hashable]
"""A sign by which an action is known, given its document's old number."""


def pairs(old: Plan, new: Plan) -> Iterator[tuple[Action | None, Action | None]]:
    """Yield (old, new) for every action, in the new plan's order, those that are gone last.

    The surest sign goes first: the same id with the same title or text, then document and title, then the text's
    fingerprint, then the title alone, and the id alone only for what is left. A sign counts where just one
    action on either side has it.
    """
    left = {action.id: action for action in old.actions}
    right = {action.id: action for action in new.actions}
    found: dict[str, Action] = {}
    documents = counterparts(old, new)
    for key in _SIGNS:
        olds, news = _by(key, left), _by(key, right, documents)
        for sign in olds.keys() & news.keys():
            if sign is not None and len(olds[sign]) == len(news[sign]) == 1:
                (one,), (other,) = olds[sign], news[sign]
                if one in left and other in right:
                    found[other] = left.pop(one)
                    del right[other]
    for action in new.actions:
        yield found.get(action.id), action
    for action in left.values():
        yield action, None


def _by(
    key: Key, actions: Mapping[str, Action], documents: Mapping[str, str] | None = None
) -> dict[Hashable, list[str]]:
    """Group the ids by the sign; documents: the old numbers of those that have another one now."""
    known = documents or {}
    groups: dict[Hashable, list[str]] = {}
    for action in actions.values():
        groups.setdefault(key(action, known.get(action.document, action.document)), []).append(action.id)
    return groups


def _fingerprint(action: Action) -> str | None:
    return (action.cite.fingerprint or None) if action.cite else None


_SIGNS: tuple[Key, ...] = (
    lambda a, document: (a.id, normal(document), normal(a.title)),
    lambda a, _: (a.id, normal(a.title)),
    lambda a, _: (a.id, mark) if (mark := _fingerprint(a)) else None,
    lambda a, document: (normal(document), normal(a.title)),
    lambda a, _: _fingerprint(a),
    lambda a, _: normal(a.title),
    lambda a, _: a.id,
)
