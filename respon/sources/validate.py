"""From plain values to the model's types, with errors that name the line and the mend."""

import re

import msgspec

from respon.errors import DataError
from respon.model import Action, Agency, Cite, DataFile, Document, Period, Reform, Variant, Witness
from respon.sources import yaml
from respon.sources.held import Lines, Path
from respon.where import Where

LIKE = 60
"""rapidfuzz's ratio, 0 to 100, from which a word is worth offering for one that is unknown."""

_AT = re.compile(r" - at `(?:key` in `)?\$")
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]|\[\.\.\.\]")
_UNKNOWN = re.compile(r"[^`]*unknown field `(.+)`")
_MISSING = re.compile(r"[^`]*missing required field `(.+)`")


def data_file(text: bytes, file: str) -> tuple[DataFile, Lines]:
    """Return the data file held by the YAML text. Raises DataError."""
    value, lines = yaml.load(text, file)
    if not isinstance(value, dict):
        raise DataError(
            "empty, or not a data file",
            Where(file),
            "a data file begins with `respon: 1`; see `respon schema`",
        )
    try:
        return msgspec.convert(value, DataFile), lines
    except msgspec.ValidationError as error:
        raise _located(error, text, file) from None


def _located(error: msgspec.ValidationError, text: bytes, file: str) -> DataError:
    what, path = split(error)
    _, lines = yaml.load(text, file, every_line=True)
    if unknown := _UNKNOWN.match(what):
        path = (*path, unknown[1])
    near = path
    while near and near not in lines:
        near = near[:-1]
    return DataError(sentence(what, path), Where(file, lines.get(near, 1)), mend(what, path))


def split(error: msgspec.ValidationError) -> tuple[str, Path]:
    """Return msgspec's complaint and the path it is about: ("Expected ...", ("actions", 0, "id"))."""
    said = str(error)
    found = _AT.search(said) if said.endswith("`") else None
    if not found:
        return said, ()
    steps = _STEP.finditer(said, found.end())
    return said[: found.start()], tuple(s[1] or int(s[2]) for s in steps if s[1] or s[2])


def sentence(what: str, path: Path) -> str:
    """Return the complaint with the key that it is about."""
    keys = [str(step) for step in path if isinstance(step, str)]
    if "matching regex" in what:
        what = "not a date of the calendar" if _is_date(path) else "not in the form that stands here"
    return f"{keys[-1]}: {what}" if keys and f"`{keys[-1]}`" not in what else what


def mend(what: str, path: Path) -> str:
    """Return how to mend what msgspec complains about."""
    if unknown := _UNKNOWN.match(what):
        return _did_you_mean(unknown[1])
    if missing := _MISSING.match(what):
        return f"add `{missing[1]}:`"
    if "matching regex" in what:
        return "write a year, month or day: 2016, 2016-06, 2016-06-30" if _is_date(path) else "see `respon schema`"
    if "of length >= 1" in what:
        return "write something here, or remove the key"
    if _is_date(path) and "got `int`" in what:
        return 'put a year in quotes, so that it is read as text: "2030"'
    if "Expected `str" in what:
        return 'put the value in quotes, so that it is read as text: "…"'
    if "Expected `array`" in what:
        return "write it as a list: [市科委, 市教委]"
    if path and path[-1] == "respon":
        return "this program reads version 1 of the format: `respon: 1`"
    return "see `respon schema` for what may stand here"


def _is_date(path: Path) -> bool:
    return bool(path) and path[-1] in ("due", "issued", "date", "since", "until")


def _did_you_mean(key: str) -> str:
    from rapidfuzz import fuzz, process  # 20 ms, only for an error

    kinds = (DataFile, Document, Action, Agency, Reform, Cite, Period, Variant, Witness)
    keys = {field.encode_name for kind in kinds for field in msgspec.structs.fields(kind)}
    near = process.extractOne(key, sorted(keys), scorer=fuzz.ratio, score_cutoff=LIKE)
    return f"did you mean `{near[0]}`?" if near else "remove it; `respon schema` lists the keys"
