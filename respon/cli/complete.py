"""Shell completion of agencies, action ids and documents, while the user waits for the Tab key.

It must not cost more than starting the program, so it neither parses nor validates the data: it picks names
out of the files' text. Imports neither rich nor networkx, nor even YAML.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import Any

from respon.cli.defaults import defaults
from respon.errors import ResponError
from respon.harmless import STEERING, unix
from respon.sources.named import bundled, expand, included
from respon.where import Where

MOST = 200
"""Candidates offered at a time."""

ENOUGH = 4 * 1024 * 1024
"""Bytes of a bulk file that are looked at."""

_SECTION = re.compile(r"^(\w+):(.*)$", re.M)
_NAME = re.compile(r"^[ \t]*-\s*(?:\{\s*)?(?:name|id):[ \t]*(?:\"([^\"\n]+)\"|'([^'\n]+)'|([^,}\n#]+))", re.M)
_ID = re.compile(r'"id":\s*"([^"]+)"')
_LIST = re.compile(r'"(?:responsible|lead|co|support|oversee)":\s*\[([^\[\]]*)\]')
_ESCAPED = re.compile(r"(?<!\\)\\u([0-9a-fA-F]{4})")
_FORMS = re.compile(r"(?:full_name:\s*([^,}\n#]+)|(?:aliases|signboards):\s*\[([^\[\]]*)\])")


class _Offer(str):
    """A candidate that another written form led to: typer drops what doesn't begin as typed, but not this."""

    def startswith(self, *_: Any) -> bool:
        return True


def _quietly(offer: Callable[[Any, str], list[str]]) -> Callable[[Any, str], list[str]]:
    """Offer nothing where something goes wrong: the Tab key must not write over the user's line."""

    @wraps(offer)
    def quiet(ctx: Any, incomplete: str) -> list[str]:
        try:
            return offer(ctx, incomplete)
        except Exception:  # whatever it is, the command itself will tell
            return []

    return quiet


def among(known: Sequence[str]) -> Callable[[str], list[str]]:
    """Return the completion of an option that takes one of the known words."""

    def offer(incomplete: str) -> list[str]:
        return [word for word in known if word.startswith(incomplete)]

    return offer


@_quietly
def agency(ctx: Any, incomplete: str) -> list[str]:
    """Offer agencies' names; by an alias, a full name or initials of the pinyin where no name begins so."""
    texts = list(_texts(ctx))
    found = _beginning(_agencies(texts), incomplete)
    return found or _beginning_otherwise(texts, incomplete)


@_quietly
def anything(ctx: Any, incomplete: str) -> list[str]:
    """Offer action ids and agencies' names."""
    texts = list(_texts(ctx))
    found = _beginning((*_entries(texts, "actions"), *_agencies(texts)), incomplete)
    return found or _beginning_otherwise(texts, incomplete)


@_quietly
def document(ctx: Any, incomplete: str) -> list[str]:
    """Offer documents' numbers."""
    return _beginning(_entries(list(_texts(ctx)), "documents"), incomplete)


def _beginning(names: Iterable[str], incomplete: str) -> list[str]:
    return [name for name in dict.fromkeys(names) if name.startswith(incomplete) and _fits_a_line(name)][:MOST]


def _fits_a_line(name: str) -> bool:
    return name != "" and not STEERING.search(name) and "\t" not in name and "\n" not in name


def _texts(ctx: Any) -> Iterator[str]:
    """Yield the text of every data file and of what it includes."""
    try:
        paths = [
            path
            for argument in ctx.params.get("data") or defaults().data or [str(bundled())]
            for path in expand(argument)
        ]
    except ResponError:
        return
    seen: set[Path] = set()
    while paths:
        path = paths.pop(0)
        if path in seen or not path.is_file():
            continue
        seen.add(path)
        with path.open(encoding="utf-8", errors="replace") as stream:
            text = stream.read(ENOUGH)
        if STEERING.search(unix(text)):  # the reader refuses such a file
            continue
        text = _unescaped(text)
        if include := re.search(r"^include:\s*\[([^\[\]]*)\]", text, re.M):
            paths += _included(path, _listed(include[1]))
        yield text


def _included(by: Path, names: Iterable[str]) -> Iterator[Path]:
    """Yield the files that the reader would include: none outside of the file's folder."""
    for name in names:
        with suppress(ResponError, OSError, ValueError):
            yield included(name, by, Where(str(by)))


def _unescaped(text: str) -> str:
    """Return JSON's text with Chinese that is written as \\u5e02 by its characters."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if text.startswith("{") else text


def _entries(texts: Iterable[str], section: str) -> Iterator[str]:
    for text in texts:
        if section == "actions" and text.startswith("{"):
            yield from _ID.findall(text)
        for body in _bodies(text, section):
            yield from ("".join(found).strip() for found in _NAME.findall(body))


def _bodies(text: str, section: str) -> Iterator[str]:
    starts = list(_SECTION.finditer(text))
    ends = [following.start() for following in starts[1:]]
    for start, end in zip(starts, [*ends, len(text)], strict=False):
        if start[1] == section:
            yield text[start.end() : end]


def _agencies(texts: list[str]) -> Iterator[str]:
    registered = list(_entries(texts, "agencies"))
    yield from registered
    if not registered:
        for text in texts:
            for names in _LIST.findall(text) or re.findall(
                r"(?:responsible|lead|co|support|oversee):\s*\[([^\[\]]*)\]", text
            ):
                yield from _listed(names)


def _listed(names: str) -> list[str]:
    return [name.strip().strip("\"'") for name in names.split(",") if name.strip()]


def _beginning_otherwise(texts: list[str], incomplete: str) -> list[str]:
    """Return the agencies of which another written form begins so."""
    from respon.names.pinyin import initials

    found: dict[str, None] = {}
    letters = incomplete.isascii()
    for text in texts if incomplete else ():
        for body in _bodies(text, "agencies"):
            entries = list(_NAME.finditer(body))
            ends = [following.start() for following in entries[1:]]
            for entry, end in zip(entries, [*ends, len(body)], strict=False):
                name = "".join(entry.groups("")).strip()
                rest = body[entry.end() : end]
                forms = [
                    name,
                    *(f for full, many in _FORMS.findall(rest) for f in (full.strip(), *_listed(many)) if f),
                ]
                wanted = incomplete.lower()
                if any(form.startswith(incomplete) for form in forms) or (
                    letters and any(i.startswith(wanted) for form in forms for i in initials(form))
                ):
                    found[name] = None
    return list[str](map(_Offer, filter(_fits_a_line, found)))[:MOST]
