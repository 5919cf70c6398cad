"""How a command gets the options that every query has.

A command is written as a function of its own arguments and a Run, which reads the data, resolves names and
emits the answer; `query` gives it the shared options.
"""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any, get_type_hints

from respon.cli.run import Run
from respon.cli.shared_options import REFORMS, SHARED
from respon.formats import Written


def query(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `f(run, …)` the shared options in place of `run`."""
    return with_options(function, SHARED | REFORMS)


def comparison(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command that names its data in its arguments the shared options but --data."""
    return with_options(function, {name: SHARED[name] for name in SHARED if name != "data"})


def with_options(
    function: Callable[..., Any],
    options: dict[str, tuple[Any, Any]],
    kinds: tuple[Written, ...] = ("answer",),
    made: Callable[..., Run] = Run,
) -> Callable[..., Any]:
    """Give a command `f(run, …)` these options in place of `run`; kinds: what it writes; made: makes the run."""

    @wraps(function)
    def command(**given: Any) -> Any:
        shared = {name: given.pop(name) for name in options}
        return function(made(**shared, kinds=kinds), **given)

    hints = get_type_hints(function, include_extras=True)
    own = [p for name, p in inspect.signature(function).parameters.items() if name != "run"]
    parameters = [p.replace(annotation=hints[p.name], kind=p.KEYWORD_ONLY) for p in own]
    parameters += [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, (annotation, default) in options.items()
    ]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in parameters}
    del command.__wrapped__
    return command
