"""Is the table what the data format allows? Only whether: the strict reader, asked then, tells what is wrong and where.

The conditions follow from the model's types, as its validation and the JSON Schema do.
"""

import functools
from collections.abc import Mapping
from operator import or_
from typing import Any, NamedTuple

import ibis
import msgspec.inspect as kinds

from respon.sources.on_disk import action_fields
from respon.table.engine import ACTIONS, Engine

OWNERS = ("lead", "co", "support", "oversee", "responsible")
"""The columns that name agencies, in the order of an action's assignments."""


class Facts(NamedTuple):
    """What is known of the table: how many actions it has, and which columns of OWNERS name anybody."""

    size: int
    filled: tuple[str, ...]


def facts(engine: Engine, documents: Mapping[str, object]) -> Facts | None:
    """Return what is known of a table whose every action is as the format wants it; None where one isn't.

    documents: those that are declared, of which each action must be, if there are any.
    """
    if not all(_fits(shape, kinds.type_info(dict), True) for shape in engine.shapes()):
        return None
    table = ibis.table(ACTIONS, name="actions")
    told = table.agg(size=table.count(), ids=table.id.nunique(), **{key: table[key].count() for key in action_fields()})
    size, ids, *counts = next(iter(engine.rows(told)))
    there = [key for key, count in zip(action_fields(), counts, strict=True) if count]
    if not size or ids != size or counts[0] != size or counts[1] != size:
        return None
    filled = tuple(key for key in OWNERS if key in there)
    conditions = (_empty(table[key]) if key in OWNERS else _wrong(table[key], action_fields()[key]) for key in there)
    wrong = functools.reduce(or_, (each for each in conditions if each is not None))
    if next(iter(engine.rows(table.agg(wrong=wrong.any()))))[0]:
        return None
    if documents:
        used = engine.rows(table.filter(table.document.notnull()).select("document").distinct())
        if any(key and key not in documents for (key,) in used):
            return None
    return Facts(size, filled)


def _empty(names: Any) -> Any:
    """Return the condition of a list without names; the names themselves are looked at one by one, each once."""
    return ibis.coalesce(names.length() == 0, False)


def _wrong(value: Any, kind: Any) -> Any:
    """Return the condition by which a value that is there breaks its type; None where none can."""
    match kind:
        case kinds.UnionType(types=types):
            return _wrong(value, next(each for each in types if not isinstance(each, kinds.NoneType)))
        case kinds.StrType(min_length=least, pattern=pattern):
            found = [value == ""] if least else []
            return _any([*found, *([~value.re_search(pattern)] if pattern else [])])
        case kinds.LiteralType(values=values):
            return ~value.isin(values)
        case kinds.VarTupleType(item_type=item, min_length=least):
            return _any([*([value.length() == 0] if least else []), _among(value, item)])
        case kinds.DictType(key_type=key, value_type=item):
            return _any([_among(value.keys(), key), _among(value.values(), item)])
        case kinds.StructType(fields=fields):
            missing = [value[each.encode_name].isnull() & value.notnull() for each in fields if each.required]
            return _any([*missing, *(_wrong(value[each.encode_name], each.type) for each in fields)])
    return None


def _among(values: Any, kind: Any) -> Any:
    """Return the condition by which one of a list's values is missing or breaks its type."""
    return values.filter(lambda each: _any([each.isnull(), _wrong(each, kind)])).length() > 0


def _any(conditions: list[Any]) -> Any:
    held = [ibis.coalesce(each, False) for each in conditions if each is not None]
    return functools.reduce(or_, held) if held else None


def _fits(shape: Any, kind: Any, is_action: bool = False) -> bool:
    """Tell if values of this shape may be of a type: by their kinds alone, and the keys of objects."""
    if is_action:
        return isinstance(shape, dict) and _known(shape, action_fields())
    match kind:
        case kinds.UnionType(types=types):
            return shape is None or any(_fits(shape, each) for each in types)
        case kinds.NoneType():
            return shape is None
        case kinds.VarTupleType(item_type=item):
            return isinstance(shape, list) and all(each is None or _fits(each, item) for each in shape)
        case kinds.DictType(value_type=item):
            return isinstance(shape, dict) and all(_fits(each, item) for each in shape.values())
        case kinds.StructType(fields=fields):
            return isinstance(shape, dict) and _known(shape, {each.encode_name: each.type for each in fields})
        case kinds.BoolType():
            return shape is bool
        case kinds.IntType():
            return shape is int
    return shape is str


def _known(shape: Mapping[str, Any], fields: Mapping[str, Any]) -> bool:
    return all(key in fields and _fits(part, fields[key]) for key, part in shape.items())
