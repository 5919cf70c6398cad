"""The data format, and the rows of each answer, as JSON Schema (2020-12), generated from their types."""

import json
from collections.abc import Sequence
from inspect import cleandoc
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import msgspec

from respon.answer import Column
from respon.messages import Message
from respon.model import DataFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TYPES = {str: "string", Message: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}


def schema() -> str:
    """Return the schema of a data file, as text."""
    body = msgspec.json.schema(DataFile)
    for definition in body["$defs"].values():  # docstrings: before 3.13 Python leaves the source's indentation in them
        definition["description"] = cleandoc(definition["description"])
    return _text({"title": "respon data file, version 1"} | body)


def rows_schema(name: str, shapes: Sequence[tuple[str, Sequence[Column]]], others: bool = False) -> str:
    """Return the schema of one row of an answer, as text: a line of its JSON Lines, an item of `rows` in its JSON.

    shapes: each shape's meaning and columns. others: rows have other keys besides, whose values are text.
    """
    bodies = [_object(meaning, columns, others) for meaning, columns in shapes]
    title = f"a row of `respon {name}`"
    return _text({"title": title} | (bodies[0] if len(bodies) == 1 else {"anyOf": bodies}))


def _object(meaning: str, columns: Sequence[Column], others: bool) -> dict[str, Any]:
    return {
        "type": "object",
        "description": meaning,
        "properties": {column.key: _value(column.type) | {"description": _meaning(column)} for column in columns},
        "required": [column.key for column in columns if not column.when],
        "additionalProperties": {"type": "string"} if others else False,
    }


def _meaning(column: Column) -> str:
    return f"{column.meaning} ({column.when})" if column.when else column.meaning


def _value(kind: Any) -> dict[str, Any]:
    """Return the schema of a value: text, a number, truth, a list of texts, or one of several."""
    if get_origin(kind) in (Union, UnionType):
        parts = [_value(part) for part in get_args(kind)]
        plain = [part["type"] for part in parts]
        return {"type": list(dict.fromkeys(plain))} if "array" not in plain else {"anyOf": parts}
    if get_origin(kind) is not None:
        (item,) = get_args(kind)
        return {"type": "array", "items": _value(item)}
    return {"type": _TYPES[kind]}


def _text(body: dict[str, Any]) -> str:
    return json.dumps({"$schema": DIALECT} | body, ensure_ascii=False, indent=2) + "\n"
