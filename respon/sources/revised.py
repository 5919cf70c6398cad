"""A data file with own columns of some actions set anew; every other character stays what it is, comments too.

YAML and JSON are changed where the parser says that a cell stands, JSON Lines line by line, tables cell by cell. What
comes of it is read again and compared before anybody writes it.
"""

import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import msgspec
import yaml

from respon.errors import DataError
from respon.harmless import escaped
from respon.messages import say
from respon.model import Action
from respon.sources.readers import BY_COLUMN, reader
from respon.where import Where

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml: slower, same meaning
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

Extras = Mapping[str, Mapping[str, str]]
"""An action's id to its own columns' new texts."""

_PLAIN = re.compile(
    r"(?=[\u4e00-\u9fffA-Za-z])[\u4e00-\u9fffA-Za-z0-9，。、；！？（）《》“”…·.-]+(?: [\u4e00-\u9fff]+)*"
)
"""Text that YAML reads as itself without quotes, wherever it stands; if it is no word for truth or nothing."""

_BOM = "\ufeff"
_A_BLOCK = say("write `extra` as a block below the action's other keys, a line each")
_A_COLUMN = say("give each action a row, not merged, and what units fill in a column that says nothing else")


class _Edit(NamedTuple):
    """From one place of the text to another, what stands there instead."""

    start: int
    end: int
    text: str


def revised(data: bytes, name: str, extras: Extras) -> bytes:
    """Return the file's bytes with these own columns set; actions that it doesn't hold are another file's.

    Raises DataError if it is of a kind that can't be changed, or written so that its text can't be changed without
    changing more.
    """
    kind = reader(name)
    if kind.table:
        from respon.sources.tabular.set_cells import with_cells  # 15 ms, for tables alone

        done = with_cells(data, name, extras)
    elif kind == BY_COLUMN:
        what = say("own columns can't be written into Parquet")
        raise DataError(what, Where(name), say("keep the data as YAML, JSON, JSON Lines, csv or xlsx"))
    else:
        done = _whole(data, name, extras) if kind.keyed else _lines(data, extras)
    if done != data:
        _require_same(data, done, name, extras)
    return done


def _require_same(data: bytes, done: bytes, name: str, extras: Extras) -> None:
    old, new = (reader(name).read(io.BytesIO(each), name, lambda _: None).data for each in (data, done))
    if msgspec.structs.replace(old, actions=tuple(_set(action, extras) for action in old.actions)) != new:
        what = say("written so that own columns can't be set without changing more")
        raise DataError(what, Where(name), _A_COLUMN if reader(name).table else _A_BLOCK)


def _set(action: Action, extras: Extras) -> Action:
    given = extras.get(action.id)
    return msgspec.structs.replace(action, extra={**action.extra, **given}) if given else action


def _lines(data: bytes, extras: Extras) -> bytes:
    """JSON Lines: a line that changes is written anew, as compact as it was."""
    lines = data.split(b"\n")
    for number, line in enumerate(lines):
        if line.strip() and (given := extras.get(msgspec.json.decode(line, type=_Id).id)):
            told = json.loads(line)
            told["extra"] = {**told.get("extra", {}), **given}
            separators = (",", ":") if b'": ' not in line else None
            text = json.dumps(told, ensure_ascii=False, separators=separators)
            lines[number] = escaped(text).encode() + (b"\r" if line.endswith(b"\r") else b"")
    return b"\n".join(lines)


class _Id(msgspec.Struct):
    """All of a line that tells if it changes; one that is no action has none."""

    id: str = ""


def _whole(data: bytes, name: str, extras: Extras) -> bytes:
    text = data.decode("utf-8")
    mark = _BOM * text.startswith(_BOM)
    page = _Original(text.removeprefix(_BOM), name.lower().endswith(".json"))
    edits = sorted(edit for node in page.actions() for edit in page.edits(node, extras))
    pieces, at = [mark], 0
    for edit in edits:
        pieces += (page.text[at : edit.start], edit.text)
        at = edit.end
    return "".join((*pieces, page.text[at:])).encode("utf-8")


def _value(mapping: Any, key: str) -> Any:
    return next((value for name, value in mapping.value if name.value == key), None)


class _Original:
    """The text of a file, and where in it its actions stand. quoted: its keys are, as JSON asks."""

    def __init__(self, text: str, quoted: bool) -> None:
        self.text, self.quoted = text, quoted
        self.ends = "\r\n" if "\r\n" in text else "\n"

    def actions(self) -> Iterator[Any]:
        """Yield each action's node."""
        found = _value(yaml.compose(self.text, Loader=_Loader), "actions")
        yield from found.value if found else ()

    def edits(self, action: Any, extras: Extras) -> Iterator[_Edit]:
        """Yield the changes to one action's text."""
        given = extras.get(_value(action, "id").value)
        if not given:
            return
        extra = _value(action, "extra")
        if extra is None:
            yield self._added(action, {"extra": given})
            return
        for key, value in given.items():
            if (node := _value(extra, key)) is not None:
                yield _Edit(node.start_mark.index, self._end(node), _scalar(value, self.quoted))
        if new := {key: value for key, value in given.items() if _value(extra, key) is None}:
            yield self._added(extra, new)

    def _end(self, node: Any) -> int:
        """Return where a scalar's text ends: a block's ends its line."""
        end: int = node.end_mark.index
        while node.style in ("|", ">") and self.text[end - 1].isspace():
            end -= 1
        return end

    def _added(self, mapping: Any, new: Mapping[str, Any]) -> _Edit:
        """Return the entries added behind the mapping's last."""
        if mapping.flow_style:
            told = ", ".join(f"{_scalar(key, self.quoted)}: {_flow(value, self.quoted)}" for key, value in new.items())
            at = mapping.value[-1][1].end_mark.index if mapping.value else mapping.start_mark.index + 1
            return _Edit(at, at, f", {told}" if mapping.value else told)
        at, before = self._end_of_line(mapping)
        lines = self.ends.join(_block(new, " " * mapping.value[0][0].start_mark.column, self.quoted))
        return _Edit(at, at, f"{self.ends}{lines}" if before else f"{lines}{self.ends}")

    def _end_of_line(self, node: Any) -> tuple[int, bool]:
        """Return where the node's last line ends, and True; or of the next one behind a block, and False."""
        while isinstance(node, yaml.CollectionNode) and not node.flow_style:
            last = node.value[-1]
            node = last[1] if isinstance(last, tuple) else last
        end = node.end_mark.index
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            return end, self.text[end - 1 : end] != "\n"
        found = self.text.find("\n", end)
        end = found if found >= 0 else len(self.text)
        return end - (self.text[end - 1 : end] == "\r"), True


def _block(new: Mapping[str, Any], indent: str, quoted: bool) -> Iterator[str]:
    for key, value in new.items():
        if isinstance(value, str):
            yield f"{indent}{_scalar(key, quoted)}: {_scalar(value, quoted)}"
        else:
            yield f"{indent}{key}:"
            yield from _block(value, f"{indent}  ", quoted)


def _flow(value: Any, quoted: bool) -> str:
    if isinstance(value, str):
        return _scalar(value, quoted)
    told = ", ".join(f"{_scalar(key, quoted)}: {_scalar(each, quoted)}" for key, each in value.items())
    return f"{{{told}}}"


def _scalar(text: str, quoted: bool) -> str:
    """Return the text as a scalar of YAML and JSON: bare only where it means itself, and reads better."""
    if not quoted and _PLAIN.fullmatch(text) and _is_text(text):
        return text
    return escaped(json.dumps(text, ensure_ascii=False)).replace(_BOM, "\\ufeff")


def _is_text(text: str) -> bool:
    tag: str = _Loader("").resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return tag == "tag:yaml.org,2002:str"
