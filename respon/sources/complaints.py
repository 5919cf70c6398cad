"""What the decoder complains about, in the words of the format: what is wrong, and what may stand there."""

import re
from collections.abc import Iterator
from typing import Any, get_args

import msgspec

from respon.messages import Message, Term, say
from respon.model import Action, Agency, Cite, DataFile, Document, Period, Reform, Variant, Witness
from respon.sources.held import Path

LIKE = 60
"""rapidfuzz's ratio, 0 to 100, from which a word is worth offering for one that is unknown."""

KINDS = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "yes or no",
    "array": "a list",
    "object": "keys with values",
    "null": "nothing",
}
"""What the decoder calls what may stand in a file, and what people call it."""

STRUCTS = (DataFile, Document, Action, Agency, Reform, Cite, Period, Variant, Witness)

_AT = re.compile(r" - at `(?:key` in `)?\$")
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]|\[(\.\.\.)\]")
_UNKNOWN = re.compile(r"[^`]*unknown field `(.+)`")
_MISSING = re.compile(r"[^`]*missing required field `(.+)`")
_ODD = re.compile("Invalid enum value (.+)", re.S)
_KIND = re.compile(r"Expected `(\w{1,20})(?: \| null)?(?: of length[^`]{0,20})?`, got `(\w{1,20})`")
_NOTHING = re.compile("got `null`$")
_DATES = ("due", "issued", "date", "since", "until")
_COLON = "："


def split(error: msgspec.ValidationError) -> tuple[str, Path]:
    """Return msgspec's complaint and the path it is about: ("Expected ...", ("actions", 0, "id"))."""
    said = str(error)
    found = _AT.search(said) if said.endswith("`") else None
    what = said[: found.start()] if found else said
    steps = _STEP.finditer(said, found.end()) if found else ()
    path = tuple(s[1] or s[3] or int(s[2]) for s in steps)
    unknown = _UNKNOWN.match(what)
    return what, (*path, unknown[1]) if unknown else path


def sentence(what: str, path: Path) -> Message:
    """Return the complaint with the key that it is about."""
    key = _key(path)
    if unknown := _UNKNOWN.match(what):
        return say("unknown key `{key}`", key=unknown[1])
    if missing := _MISSING.match(what):
        return say("the key `{key}` is missing", key=missing[1])
    if odd := _ODD.match(what):
        return say("`{key}` can't be {value}", key=key, value=odd[1])
    if "matching regex" in what:
        if _is_date(path):
            return say("{key}: not a date of the calendar", key=key)
        return say("{key}: not in the form that stands here", key=key)
    is_entry = bool(path) and path[-1] != key
    if "of length >= 1" in what or _NOTHING.search(what):
        return say("an entry of `{key}` is empty", key=key) if is_entry else say("`{key}` is empty", key=key)
    if kinds := _KIND.match(what):
        wanted, got = (Term(KINDS.get(kind, kind)) for kind in kinds.groups())
        if not key:
            return say("an action must be {wanted}, not {got}", wanted=wanted, got=got)
        if is_entry:
            return say("an entry of `{key}` must be {wanted}, not {got}", key=key, wanted=wanted, got=got)
        return say("`{key}` must be {wanted}, not {got}", key=key, wanted=wanted, got=got)
    return say("{key}: {what}", key=key, what=what)


def mend(what: str, path: Path, value: Any = None) -> Message:
    """Return how to mend what msgspec complains about; value: what stands at the path."""
    if unknown := _UNKNOWN.match(what):
        return _half_width() if _COLON in unknown[1] else _did_you_mean(unknown[1])
    if missing := _MISSING.match(what):
        return say("add `{key}:`", key=missing[1])
    if "matching regex" in what:
        if _is_date(path):
            return say("write a year, month or day: 2016, 2016-06, 2016-06-30")
        return say("see `respon schema`")
    if "of length >= 1" in what or _NOTHING.search(what):
        return say("write something here, or remove the key")
    if _is_date(path) and "got `int`" in what:
        return say('put a year in quotes, so that it is read as text: "2030"')
    if "Expected `str" in what:
        return say('put the value in quotes, so that it is read as text: "…"')
    if "Expected `array`" in what:
        return say("write it as a list: [市科委, 市教委]")
    if "Expected `object`" in what and isinstance(value, str) and _COLON in value:
        return _half_width()
    if path and path[-1] == "respon":
        return say("this program reads version 1 of the format: `respon: 1`")
    if _ODD.match(what) and (words := list(_choices(_key(path)))):
        return _write(words)
    return say("see `respon schema` for what may stand here")


def _half_width() -> Message:
    return say("behind a key write a half-width colon and a blank: `id: …`, not `id：…`")


def _write(words: list[str]) -> Message:
    """Return the mend that says which words may stand there."""
    *most, last = words
    return say("write {words} or {last}", words=", ".join(most), last=last) if most else say("write {last}", last=last)


def _key(path: Path) -> str:
    """Return the last key of the path: the entries of a list have none of their own."""
    return next((step for step in reversed(path) if isinstance(step, str) and step != "..."), "")


def _choices(key: str) -> Iterator[str]:
    """Yield the words that may stand behind a key, if they are fixed."""
    for kind in STRUCTS:
        for field in msgspec.structs.fields(kind):
            if field.encode_name == key and (words := _words(field.type)):
                yield from words
                return


def _words(kind: Any) -> list[str]:
    """Return the literals of a type, or of the first of its parts that has any."""
    parts = get_args(kind)
    words = [part for part in parts if isinstance(part, str)]
    return words or next(filter(None, map(_words, parts)), [])


def _is_date(path: Path) -> bool:
    return bool(path) and path[-1] in _DATES


def _did_you_mean(key: str) -> Message:
    from rapidfuzz import fuzz, process  # 20 ms, only for an error

    keys = {field.encode_name for kind in STRUCTS for field in msgspec.structs.fields(kind)}
    near = process.extractOne(key, sorted(keys), scorer=fuzz.ratio, score_cutoff=LIKE)
    if near:
        return say("did you mean `{key}`?", key=near[0])
    return say("remove it; `respon schema` lists the keys")
