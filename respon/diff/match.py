"""Which action of the old plan is which of the new one: a renumbered action is not removed and added."""

from collections.abc import Callable, Hashable, Iterator

from respon.diff.same import normal
from respon.model import Action, Plan

Key = Callable[[Action], Hashable]


def pairs(old: Plan, new: Plan) -> Iterator[tuple[Action | None, Action | None]]:
    """Yield (old, new) for every action, in the new plan's order, those that are gone last.

    The surest sign goes first: the same id with the same title or text, then document and title, then the text's
    fingerprint, then the title alone, and the id alone only for what is left. A sign counts where just one
    action on either side has it.
    """
    left = {action.id: action for action in old.actions}
    right = {action.id: action for action in new.actions}
    found: dict[str, Action] = {}
    for key in _SIGNS:
        olds, news = _by(key, left), _by(key, right)
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


def _by(key: Key, actions: dict[str, Action]) -> dict[Hashable, list[str]]:
    groups: dict[Hashable, list[str]] = {}
    for action in actions.values():
        groups.setdefault(key(action), []).append(action.id)
    return groups


def _fingerprint(action: Action) -> str | None:
    return (action.cite.fingerprint or None) if action.cite else None


_SIGNS: tuple[Key, ...] = (
    lambda a: (a.id, normal(a.title)),
    lambda a: (a.id, mark) if (mark := _fingerprint(a)) else None,
    lambda a: (normal(a.document), normal(a.title)),
    _fingerprint,
    lambda a: normal(a.title),
    lambda a: a.id,
)
