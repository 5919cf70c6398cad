"""What became of agencies by name: whom a name of one day means on another."""

from collections.abc import Iterable

from respon.model import Reform


def heirs(reforms: Iterable[Reform]) -> dict[str, set[str]]:
    """Return the agencies that became of each; who hands on some functions only goes on under its own name."""
    became: dict[str, set[str]] = {}
    for reform in reforms:
        if reform.change != "transfer":
            for old in reform.from_:
                became.setdefault(old, set()).update(reform.to)
    return became


def descends(new: str, old: str, became: dict[str, set[str]]) -> bool:
    """Tell if an agency is what became of another, at once or in several steps."""
    seen: set[str] = set()
    open_ = [old]
    while open_:
        name = open_.pop()
        if name not in seen:
            seen.add(name)
            open_ += became.get(name, ())
    return new in seen
