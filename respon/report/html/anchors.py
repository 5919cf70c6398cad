"""The page's places: `#市科委` and `#专项7`, whatever characters the names have."""

import re
from collections.abc import Collection, Iterable
from urllib.parse import quote

from respon.harmless import revealed

OWN = (
    "main", "filter", "q", "agency", "role", "document", "topic", "topics", "clear", "count", "overview", "agencies",
    "network", "matrix", "actions", "sheets", "overlaps", "gaps", "findings", "sources",
    "picture", "picture-told", "fit",
    "h-agencies", "h-network", "h-matrix", "h-actions", "h-sheets", "h-overlaps", "h-gaps", "h-findings", "h-sources",
)  # fmt: skip
"""The ids that the page itself uses: no name in the data can take one."""

SHOWN = ("actions", "sheets")
"""Sections to whose parts links lead."""

_SPACE = re.compile(r"\s+")
_UNSAFE = re.compile(r"[\x00-\x20%\"<>`#\x7f]")


class Anchors:
    """An id for every agency and action: the name itself, or with a number where that is taken."""

    def __init__(self, agencies: Iterable[str], actions: Iterable[str], shown: Collection[str] = SHOWN) -> None:
        """Take an id for each; only those whose section is `shown` on the page can be linked to."""
        self._taken, self._shown = set(OWN), shown
        self.agencies = {name: self._take(name) for name in agencies}
        self.actions = {key: self._take(key) for key in actions}
        self.rank = {name: i for i, name in enumerate(self.agencies)}
        self.index = {key: i for i, key in enumerate(self.actions)}

    def _take(self, name: str) -> str:
        wanted = _SPACE.sub("_", revealed(name))
        found, number = wanted, 2
        while found in self._taken:
            found, number = f"{wanted}~{number}", number + 1
        self._taken.add(found)
        return found

    def agency(self, name: str) -> str:
        """Return the link to an agency's sheet, a place in this page, whatever the name; nothing if none is shown."""
        return _link(self.agencies[name]) if "sheets" in self._shown else ""

    def action(self, key: str) -> str:
        """Return the link to an action; nothing if none is shown."""
        return _link(self.actions[key]) if "actions" in self._shown else ""

    def find(self, key: str, text: str) -> str:
        """Return the link that a cell of the column `key` should have, or nothing."""
        if key in ("action", "actions"):
            return self.action(text) if text in self.actions else ""
        return self.agency(text) if text in self.agencies else ""


def _link(anchor: str) -> str:
    return "#" + _UNSAFE.sub(lambda found: quote(found[0]), anchor)
