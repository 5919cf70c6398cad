"""The only YAML reader: YAML 1.1 by libyaml, made strict, built from its events.

Building from events rather than nodes keeps nesting off the C stack (which hostile files overflow),
sees aliases before they multiply, and knows the line of every entry.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from respon.errors import DataError
from respon.files.limits import DATA_BYTES
from respon.messages import Message, recognised, say
from respon.sources.held import Lines, Path
from respon.where import Where

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml: slower, same meaning
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

MAX_DEPTH = 32
"""The format needs 5 levels."""

TOO_LARGE = say("keep bulk data as .jsonl, one action a line")

_LIBRARYS_DEPTH = re.compile("nesting|too deep|recursion", re.I)
"""In what the library says of nesting too deep for itself (libyaml from 0.2.6 on), and in no other message of its."""

_PLAIN: dict[str, Callable[[str], Any]] = {
    "tag:yaml.org,2002:null": lambda _: None,
    "tag:yaml.org,2002:bool": lambda text: text.lower() in ("yes", "true", "on"),
    "tag:yaml.org,2002:int": lambda text: _number(text, int),
    "tag:yaml.org,2002:float": lambda text: _number(text, float),
}
"""What a plain scalar means in YAML 1.1. Dates stay text: the model checks them."""


def _number(text: str, kind: type[int] | type[float]) -> "int | float":
    try:
        return kind(text.replace("_", ""))
    except ValueError:  # 0x1F, 1:30, .inf: a number to YAML, whatever its value; the model wants none
        return _Odd(text)


class _Odd(float):
    """A YAML number in a notation of its own."""

    def __new__(cls, _text: str) -> "_Odd":
        return super().__new__(cls, "nan")


def load(text: bytes, file: str, every_line: bool = False) -> tuple[Any, Lines]:
    """Return what the YAML text holds, and the lines of its top-level lists' entries
    (`every_line`: of all entries and keys, for an error message).

    Raises DataError for broken YAML, a duplicate key, an anchor or alias, a tag, several documents, deep nesting.
    """
    if len(text) > DATA_BYTES:
        raise DataError(say("the file is too large for YAML"), Where(file), TOO_LARGE)
    loader = _Loader(text)
    try:
        return _Builder(file, _events(loader), every_line).document()
    except yaml.MarkedYAMLError as error:
        raise _refused(error, text, file) from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        from respon.sources.not_yaml import PROBLEMS  # 1 ms, only for an error

        reason = recognised(str(error).splitlines()[0], PROBLEMS)
        raise DataError(
            say("not a text file in UTF-8: {reason}", reason=reason), Where(file), say("save the file as UTF-8 text")
        ) from None
    finally:
        loader.dispose()


def _refused(error: yaml.MarkedYAMLError, text: bytes, file: str) -> DataError:
    """What the library found wrong, at the line to mend."""
    from respon.sources import not_yaml  # 1 ms, only for an error

    where = Where(file, not_yaml.where(error))
    if _LIBRARYS_DEPTH.search(error.problem or ""):
        return _too_deep(where)
    return DataError(not_yaml.problem(error), where, not_yaml.mend(error, text))


def _too_deep(where: Where) -> DataError:
    """The same whoever notices first: the library, which reads ahead, or the builder."""
    return DataError(
        say("nested deeper than {levels} levels", levels=MAX_DEPTH), where, say("see `respon schema` for the format")
    )


def _events(loader: Any) -> Iterator[Any]:
    while loader.check_event():
        yield loader.get_event()


class _Builder:
    """Turns one document's events into dicts, lists and scalars."""

    def __init__(self, file: str, events: Iterator[Any], every_line: bool) -> None:
        self.depth_noted = MAX_DEPTH if every_line else 1
        self.file = file
        self.events = events
        self.lines: Lines = {}
        self.resolve: Callable[..., str] = _Loader("").resolve

    def document(self) -> tuple[Any, Lines]:
        value: Any = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self.error(
                        say("several YAML documents in one file"), event, say("keep one document a file, without ---")
                    )
            elif isinstance(event, yaml.NodeEvent):
                value = self.value(event, ())
        return value, self.lines

    def value(self, event: Any, path: Path) -> Any:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self.error(say("anchors and aliases (& and *) are not allowed"), event, say("write the value out"))
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if event.tag:
            raise self.error(say("the tag {tag} is not allowed", tag=event.tag), event, say("leave the tag away"))
        if len(path) >= MAX_DEPTH:
            raise _too_deep(self.where(event))
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(path)
        return self.mapping(path)

    def scalar(self, event: Any) -> Any:
        plain, _ = event.implicit
        if event.tag:
            raise self.error(say("the tag {tag} is not allowed", tag=event.tag), event, say("leave the tag away"))
        if not plain:
            return event.value
        tag = self.resolve(yaml.ScalarNode, event.value, event.implicit)
        return _PLAIN[tag](event.value) if tag in _PLAIN else event.value

    def sequence(self, path: Path) -> list[Any]:
        items: list[Any] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            self.note((*path, len(items)), event)
            items.append(self.value(event, (*path, len(items))))
        return items

    def mapping(self, path: Path) -> dict[Any, Any]:
        entries: dict[Any, Any] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.value(event, path)
            if not isinstance(key, str):
                raise self.error(
                    say("a key must be text, not {key}", key=repr(key)), event, say("put the key in quotes")
                )
            if key in entries:
                raise self.error(say("duplicate key '{key}'", key=key), event, say("keep one of the two"))
            self.note((*path, key), event)
            entries[key] = self.value(next(self.events), (*path, key))
        return entries

    def note(self, path: Path, event: Any) -> None:
        if len(path) - 1 <= self.depth_noted:
            self.lines[path] = event.start_mark.line + 1

    def error(self, message: Message, event: Any, hint: Message) -> DataError:
        return DataError(message, self.where(event), hint)

    def where(self, event: Any) -> Where:
        return Where(self.file, event.start_mark.line + 1)
