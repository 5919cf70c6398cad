"""Values in a table's cells: how each is shown, and read again."""

import re
from typing import Any

from respon.dates import DATE
from respon.grammar import due
from respon.harmless import escaped as harmless
from respon.harmless import steady, uncommanding

SEPARATOR = "、"
_LISTS = frozenset(("responsible", "lead", "co", "support", "oversee", "topics"))
_BETWEEN = re.compile(r"[、，,；;\n](?![^(（\[〔【]*[)）\]〕】])")
"""Marks between names, not those in a bracket, where an agency's other names stand."""

_STATUS = {"": "in-force", "in-force": "in-force", "有效": "in-force", "cancelled": "cancelled", "已取消": "cancelled"}
_OPEN = {"": False, "false": False, "否": False, "true": True, "yes": True, "是": True, "✓": True}
_FRAIL = re.compile(r"[^\S ]|  |^ | $|_x")
_BARE = re.compile(r"(?<= ) |_(?=x)")


def shown(key: str, value: Any) -> str:
    """Return a value as its column shows it: as text that any program passes on as it is."""
    if key in _LISTS:
        return _plain(SEPARATOR.join(value))
    if key == "status":
        return "" if value == "in-force" else str(value)
    if key == "open_ended":
        return "true" if value else ""
    return _plain(value or "")


def _plain(text: str) -> str:
    """Return the text as every cell keeps it: nothing that steers, no white space around it."""
    return uncommanding(steady(text)).strip()


def parsed(key: str, text: str) -> Any:
    """Return the value that a cell holds; None for no date. Raises ValueError if it can't be understood."""
    if key in _LISTS:
        return tuple(name for part in _BETWEEN.split(text) if (name := part.strip()))
    if key == "status":
        return _known(_STATUS, text)
    if key == "open_ended":
        return _known(_OPEN, text)
    if key == "due":
        return day(text)
    return text


def _known(meanings: dict[str, Any], text: str) -> Any:
    if text.lower() not in meanings:
        raise ValueError(f"'{text[:40]}' has no meaning here")
    return meanings[text.lower()]


def day(text: str, since: str = "") -> str | None:
    """Return a date cell's year, month or day, None for an empty one. Raises ValueError for what is no date."""
    if not text or re.fullmatch(DATE, text, re.ASCII):
        return text or None
    found = due.date(text, since)
    if not found:
        raise ValueError(f"'{text[:40]}' is not a date")
    return found


def is_frail(text: str) -> bool:
    """Tell if a program that saves the table anew may change the text: unseen characters, rows of blanks, line ends."""
    return not text.isprintable() or _FRAIL.search(text) is not None


def loosely(text: str) -> str:
    """Return what is left of a text whatever such a program did to it: its visible characters."""
    return "".join(char for char in text if char.isprintable() and not char.isspace())


def escaped(json: str) -> str:
    """Return JSON as one line of characters that every program keeps."""
    json = _BARE.sub(lambda found: f"\\u{ord(found[0]):04x}", harmless(json))
    if json.isprintable():
        return json
    return "".join(char if char.isprintable() else _code(char) for char in json)


def _code(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at] << 8 | units[at + 1]:04x}" for at in range(0, len(units), 2))
