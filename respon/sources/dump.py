"""Data files out: YAML that a clerk can read, by PyYAML, which knows what must be quoted."""

from typing import Any

import msgspec
import yaml

from respon.model import DataFile

_WIDTH = 110
_SIGNS = frozenset(":#,[]{}&*!|>'%@`")


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Lists of names on one line, everything else a line a key; no aliases."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the format forbids aliases
        return True


def _list(dumper: yaml.SafeDumper, items: list[Any]) -> yaml.Node:
    flow = all(isinstance(item, str) for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=flow)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = None if _SIGNS.isdisjoint(text) else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(list, _list)
_Dumper.add_representer(str, _text)


def dump(data: DataFile) -> str:
    """Return the data file as YAML; what has its default value is left away."""
    value = {key: part for key, part in msgspec.to_builtins(data).items() if part}
    return yaml.dump(
        _without_defaults(value), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH, indent=2
    )


def _without_defaults(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _without_defaults(v) for k, v in value.items() if v}
    if isinstance(value, list | tuple):
        return [_without_defaults(item) for item in value]
    return value
