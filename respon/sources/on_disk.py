"""Actions as columns: one for each key of the data format, of the key's own type, under the names others have for it.

The columns follow from the model, so a new key of an action is a new column, and nothing here changes.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

import msgspec

from respon.model import Action


class Notation(NamedTuple):
    """How a program writes its types: templates of a list, a map, a structure and a field in one."""

    text: str
    number: str
    truth: str
    list: str
    map: str
    structure: str
    field: str

    def of(self, kind: Any) -> str:
        """Return the type of what msgspec tells of a field, as this program writes it."""
        kinds = msgspec.inspect
        match kind:
            case kinds.UnionType(types=types):
                return self.of(next(each for each in types if not isinstance(each, kinds.NoneType)))
            case kinds.VarTupleType(item_type=item):
                return self.list.format(self.of(item))
            case kinds.DictType(key_type=key, value_type=value):
                return self.map.format(self.of(key), self.of(value))
            case kinds.StructType(fields=fields):
                parts = (self.field.format(each.encode_name, self.of(each.type)) for each in fields)
                return self.structure.format(", ".join(parts))
            case kinds.BoolType():
                return self.truth
            case kinds.IntType():
                return self.number
        return self.text


SQL = Notation("VARCHAR", "BIGINT", "BOOLEAN", "{}[]", "MAP({}, {})", "STRUCT({})", "{} {}")
"""DuckDB's."""
IBIS = Notation("string", "int64", "boolean", "array<{}>", "map<{}, {}>", "struct<{}>", "{}: {}")
SPARK = Notation("string", "bigint", "boolean", "array<{}>", "map<{}, {}>", "struct<{}>", "{}: {}")


@cache
def action_fields() -> Mapping[str, Any]:
    """Return what msgspec tells of each key of an action, in the format's order."""
    told = msgspec.inspect.type_info(Action)
    assert isinstance(told, msgspec.inspect.StructType)  # noqa: S101 - a Struct's type is one
    return {field.encode_name: field.type for field in told.fields}


def typed(notation: Notation) -> dict[str, str]:
    """Return every column with its type in this notation."""
    return {key: notation.of(kind) for key, kind in action_fields().items()}


def present(value: Any) -> Any:
    """Return a row's value without what is null: on disk a key that is left out is a null."""
    if isinstance(value, dict):
        return {key: present(part) for key, part in value.items() if part is not None}
    return [present(part) for part in value] if isinstance(value, list) else value


def as_action(row: Mapping[str, Any]) -> Action:
    """Return the action of a row. Raises msgspec.ValidationError for what no action can be."""
    return msgspec.convert(present(row), Action)
