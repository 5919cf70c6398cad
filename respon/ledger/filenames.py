"""Files named after units, as every system takes them: Windows too, and folders that don't tell A from a."""

import re
from collections.abc import Iterable

from respon.harmless import revealed

MOST_BYTES = 200
"""Bytes of a name without its suffix: most file systems take 255 for the whole."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\ufffd]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
"""What Windows takes for a device, with any suffix (Naming Files, Paths, and Namespaces)."""


def file_names(units: Iterable[str], suffix: str) -> dict[str, str]:
    """Return a file's name for each unit: its own, or the nearest that every system takes; no two alike."""
    taken: set[str] = set()
    found: dict[str, str] = {}
    for unit in units:
        base = _safe(unit)
        name, number = base, 2
        while name.casefold() in taken:
            name, number = f"{base}~{number}", number + 1
        taken.add(name.casefold())
        found[unit] = name + suffix
    return found


def _safe(unit: str) -> str:
    name = _FORBIDDEN.sub("_", revealed(unit))
    while len(name.encode("utf-8", "replace")) > MOST_BYTES:
        name = name[:-1]
    name = name.strip(" .") or "_"
    return f"_{name}" if _RESERVED.fullmatch(name) or name.startswith("~") else name
