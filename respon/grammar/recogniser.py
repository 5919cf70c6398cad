"""Names that a registry knows, found in folded text by one compiled pattern."""

import re
from collections.abc import Iterable

from respon.grammar.fold import HIDDEN, fold, hide, is_traditional


class Recogniser:
    """Knows the registry's names: short, full, aliases, signboards, in either script."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        folded = {"".join(hide(fold(name, is_traditional(name))).split()) for name in names}
        known = sorted((name for name in folded if len(name.rstrip(HIDDEN)) > 1), key=lambda name: (-len(name), name))
        self._names = frozenset(known)
        self._pattern = re.compile("|".join(map(re.escape, known))) if known else None

    def knows(self, hidden: str, start: int, end: int) -> int:
        """Return the end of the longest known name that begins at `start`, or 0."""
        if not self._pattern:
            return 0
        found = self._pattern.match(hidden, start, end)
        return found.end() if found else 0

    def __contains__(self, name: str) -> bool:
        return "".join(hide(fold(name)).split()) in self._names

    def __bool__(self) -> bool:
        return self._pattern is not None
