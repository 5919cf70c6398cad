"""Arguments without typer's coercion layer.

Typer builds a pydantic adapter for every parameter, given or not; importing pydantic takes longer than a
look-up. Text needs no coercion, what isn't given needs none, a plain count or a choice hardly any: only the
rest, and whatever is wrong and needs a message, goes the whole way.
"""

from typing import Any


class Quick:
    """Stands in for a parameter's coercion until a value comes that really needs it."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """Return the value as the command gets it."""
        several = param.multiple or param.nargs == -1
        if value is None or (several and not value):
            return () if several else None
        kind = param.type_descriptor
        if kind.annotation in (str, list[str]) or (kind.choices and value in kind.choices):
            return value
        if kind.annotation is int and _is_count(value, kind.parameter_info):
            return int(value)
        param._runtime_param = None
        return param.get_runtime_param().coerce(value, param=param, ctx=ctx)


def _is_count(value: str, limits: Any) -> bool:
    """Tell if the text is a number in plain digits of which only the least value is limited, and kept."""
    return value.isascii() and value.isdigit() and limits.max is None and int(value) >= (limits.min or 0)


def quicken(command: Any) -> Any:
    """Give all the command's parameters, --help included, the quick coercion, and return the command."""
    parameters = command.get_params

    def quick(ctx: Any) -> Any:
        found = parameters(ctx)
        for param in found:
            if getattr(param, "_runtime_param", param) is None:  # as typer 0.29 has it; else it goes its own way
                param._runtime_param = Quick()
        return found

    command.get_params = quick
    return command
