"""respon: who carries what in an official plan.

>>> import respon
>>> plan = respon.load()                       # the bundled plan; or files and folders
>>> graph = respon.Graph(plan)
>>> [duty.action.id for duty in graph.duties("市金融办") if duty.given.role == "lead"]
['专项7']

The public names are those in `__all__`; see docs/api.md.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from respon.answer import Answer
    from respon.errors import DataError, ResponError, UnknownName
    from respon.graph import Graph
    from respon.model import Action, Agency, Document
    from respon.names import Resolver
    from respon.plan import Assignment, Plan

__all__ = [
    "Action",
    "Agency",
    "Answer",
    "Assignment",
    "DataError",
    "Document",
    "Graph",
    "Plan",
    "Resolver",
    "ResponError",
    "UnknownName",
    "load",
    "resolve",
]

_HOMES = {
    "respon.errors": ("DataError", "ResponError", "UnknownName"),
    "respon.graph": ("Graph",),
    "respon.model": ("Action", "Agency", "Document"),
    "respon.plan": ("Assignment", "Plan"),
    "respon.names": ("Resolver",),
    "respon.answer": ("Answer",),
}


def load(*data: str) -> "Plan":
    """Return the plan held by data files and folders, or the bundled one. Raises DataError."""
    from respon.sources.whole import read  # 110 ms, all of them: `import respon` alone costs next to nothing

    return read(data)


def resolve(plan: "Plan", written: str) -> str:
    """Return the name of the agency that a written form means. Raises UnknownName if none or several."""
    from respon.names import Resolver  # 25 ms, as above

    return Resolver(plan.registry, plan.reforms).resolve(written).agency


def __getattr__(name: str) -> Any:
    """Import a public name when it is asked for: `import respon` alone costs next to nothing."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module 'respon' has no attribute '{name}'")
