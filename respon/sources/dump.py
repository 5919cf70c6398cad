"""Data files out: YAML that a clerk can read, by PyYAML, which knows what must be quoted."""

from typing import Any

import msgspec
import yaml

from respon.harmless import STEERING, escaped, starts_command
from respon.model import DataFile

_WIDTH, UNFOLDED = 110, 1 << 30
_SIGNS = frozenset(":#,[]{}&*!|>'%@`")


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Lists of names on one line, everything else a line a key; no aliases."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the format forbids aliases
        return True


def _list(dumper: yaml.SafeDumper, items: list[Any]) -> yaml.Node:
    flow = all(isinstance(item, str) for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=flow)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    text = text.encode("utf-8", "replace").decode()
    style = '"' if STEERING.search(text) or not _SIGNS.isdisjoint(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(list, _list)
_Dumper.add_representer(str, _text)


def dump(data: DataFile) -> str:
    """Return the data file as YAML, its comments at its head; what has its default value is left away."""
    parts = msgspec.to_builtins(data)
    head = f"{parts.pop('comments', '')}\n".lstrip()
    value = _without_defaults({key: part for key, part in parts.items() if part})
    text = _dumped(value, _WIDTH)
    if any(map(starts_command, text.split("\n"))):  # where a long text was folded
        text = _dumped(value, UNFOLDED)
    return escaped(head + text)


def _dumped(value: Any, width: int) -> str:
    written: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=width, indent=2)
    return written


def _without_defaults(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _without_defaults(v) for k, v in value.items() if v or v == {}}
    if isinstance(value, list | tuple):
        return [_without_defaults(item) for item in value]
    return value
