"""Who owns an action in the old plan and in the new one: agencies, roles, lead, order."""

from collections.abc import Iterator
from typing import NamedTuple

from respon.diff.change import Change, Side
from respon.diff.same import Same, alike

FIELDS = ("responsible", "lead", "co", "support", "oversee")


class _Both(NamedTuple):
    """The agencies that own the action on both sides, by their old names; who left and who came."""

    kept: dict[str, str]
    gone: list[str]
    come: list[str]


def owners(before: Side, after: Side, same: Same) -> Iterator[Change]:
    """Yield how the owners of an action changed."""
    both = _both(before, after, same)
    for agency in both.come:
        yield after.change("agency-added", agency, old=[], new=after.roles(agency))
    for agency in both.gone:
        yield after.change("agency-dropped", agency, old=before.roles(agency), new=[])
    for old, new in both.kept.items():
        yield from _renamed(before, after, old, new)
    yield from _lead(before, after, both)
    for old, new in both.kept.items():
        yield from _role(before, after, old, new)
    yield from _order(before, after, both)


def _both(before: Side, after: Side, same: Same) -> _Both:
    """Pair the agencies: by the same name first, so that a successor already there isn't taken for a renaming."""
    kept = {name: name for name in before.names if name in after.names}
    come = [name for name in after.names if name not in kept]
    gone = []
    for name in before.names:
        if name not in kept:
            if new := next((other for other in come if same.agency(name, other)), None):
                kept[name] = new
            else:
                gone.append(name)
    taken = set(kept.values())
    return _Both(kept, gone, [name for name in come if name not in taken])


def _renamed(before: Side, after: Side, old: str, new: str) -> Iterator[Change]:
    was, now = before.names[old][0].printed, after.names[new][0].printed
    if old == new and alike(was, now):
        return
    if not alike(was, now):
        yield after.change("agency-renamed", new, old=[was], new=[now])
    elif not alike(old, new):  # written alike, registered otherwise
        yield after.change("agency-renamed", new, old=[old], new=[new])


def _lead(before: Side, after: Side, both: _Both) -> Iterator[Change]:
    was = [name for name in before.names if _leads(before, name)]
    now = [name for name in after.names if _leads(after, name)]
    if {both.kept.get(name, name) for name in was} != set(now):
        yield after.change("lead-changed", *now, old=was, new=now)


def _role(before: Side, after: Side, old: str, new: str) -> Iterator[Change]:
    """Yield the change of role, unless it is the move between lead and co that lead-changed tells of."""
    was, now = before.roles(old), after.roles(new)
    if was != now and sorted(was + now) != ["co", "lead"]:
        yield after.change("role-changed", new, old=was, new=now)


def _order(before: Side, after: Side, both: _Both) -> Iterator[Change]:
    """Yield the change of order of those that one list names on both sides."""
    for field in FIELDS:
        was = [both.kept[name] for name in _in(before, field) if name in both.kept]
        now = _in(after, field)
        was, now = [name for name in was if name in now], [name for name in now if name in was]
        if was != now:
            yield after.change("order-changed", old=was, new=now)


def _in(side: Side, field: str) -> list[str]:
    """Return the registered names in one of the action's lists, each once."""
    names = {given.printed: given.agency for given in side.given}
    return list(dict.fromkeys(names[written] for written in getattr(side.action, field)))


def _leads(side: Side, agency: str) -> bool:
    return any(given.role == "lead" for given in side.names[agency])
