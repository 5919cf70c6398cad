"""No pattern of the package takes more time than its text is long: all are found, and judged as they are used."""

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Any

import pytest

import respon
from respon.grammar.columns import _persons
from respon.grammar.due import FORMS
from respon.grammar.english import _speaks
from respon.grammar.labels import labels
from respon.grammar.words.lexicon import lexicon
from respon.harmless import invisible
from tests.patterns.ambiguity import ambiguity

MODULES = [
    importlib.import_module(found.name)
    for found in pkgutil.walk_packages(respon.__path__, "respon.")
    if not found.name.endswith("__main__")
]
ANYWHERE = {"search", "finditer", "findall", "sub", "subn", "split"}
USES = {*ANYWHERE, "match", "fullmatch"}
Use = tuple[str | bytes, int, str]
"""A pattern, its flags, and the method by which it is asked."""


def nested(value: Any, seen: frozenset[int] = frozenset()) -> Iterator[re.Pattern[Any]]:
    """Yield the patterns that a module's value holds, in tuples, dicts and classes of the package too."""
    if isinstance(value, re.Pattern):
        yield value
    if id(value) in seen:
        return
    inside: list[Any] = []
    if isinstance(value, dict):
        inside = [*value, *value.values()]
    elif isinstance(value, list | tuple | set | frozenset):
        inside = [*value]
    elif isinstance(value, type) and value.__module__.startswith("respon"):
        inside = [*vars(value).values()]
    elif hasattr(value, "cache_info") and not inspect.signature(value).parameters:
        inside = [value()]
    for one in inside:
        yield from nested(one, seen | {id(value)})


def held(module: ModuleType) -> Iterator[re.Pattern[Any]]:
    for name, value in [*vars(module).items()]:
        if not name.startswith("__"):
            yield from nested(value)


def value_of(module: ModuleType, node: ast.AST) -> Any:
    """Return what a name, or a name of another module, stands for when the program runs; None for all else."""
    if isinstance(node, ast.Name):
        return vars(module).get(node.id)
    if isinstance(node, ast.Attribute) and isinstance(owner := value_of(module, node.value), ModuleType):
        return vars(owner).get(node.attr)
    return None


def calls(module: ModuleType) -> Iterator[Use]:
    """Yield the named patterns and what they are asked; one that is handed on may be asked anything."""
    tree = ast.parse(inspect.getsource(module))
    methods = {id(node.value): node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
            pattern = value_of(module, node)
            if isinstance(pattern, re.Pattern):
                method = methods.get(id(node))
                yield from ((pattern.pattern, pattern.flags, use) for use in ([method] if method in USES else USES))


def written(module: ModuleType) -> Iterator[tuple[str, str, ast.Call]]:
    """Yield (function, method, call) of each call of `re` inside a function."""
    for function in ast.walk(ast.parse(inspect.getsource(module))):
        for node in ast.walk(function) if isinstance(function, ast.FunctionDef) else ():
            asks = node.func if isinstance(node, ast.Call) else None
            if (
                isinstance(asks, ast.Attribute)
                and value_of(module, asks.value) is re
                and asks.attr in USES | {"compile"}
            ):
                yield function.name, asks.attr, node


def literals(module: ModuleType) -> Iterator[Use]:
    """Yield the patterns that functions write out where they ask them."""
    for _, method, call in written(module):
        text = call.args[0]
        pattern = text.value if isinstance(text, ast.Constant) else value_of(module, text)
        if isinstance(pattern, str | bytes):
            flags = re.compile(pattern).flags | (re.MULTILINE if "re.M" in ast.unparse(call) else 0)
            yield from ((pattern, flags, use) for use in ([method] if method in USES else USES))


def as_used() -> dict[Use, str]:
    """Return every pattern of the package with its uses, and the module that has it."""
    uses: dict[Use, str] = {}
    for module in MODULES:
        for use in (*calls(module), *literals(module)):
            uses.setdefault(use, module.__name__)
    named = {use[:2] for use in uses}
    for module in MODULES:  # those in tables and classes
        for pattern in held(module):
            if (pattern.pattern, pattern.flags) not in named:
                uses |= {(pattern.pattern, pattern.flags, use): module.__name__ for use in USES}
    return uses


BUILT = {
    ("respon.messages", "recognised"): [r"Expected (?P<sign>.+)"],  # of 500 characters at most
    ("respon.grammar.tabbed", "span"): [r"局\s*办\s*厅"],
    ("respon.grammar.recogniser", "__init__"): [r"甲局|甲局办|乙\.厅"],
    ("respon.harmless", "invisible"): [invisible().pattern],
    ("respon.check.fix", "_renamed"): [r"(?<![^\s\[,'\"-])甲局(?=[\s\],'\"]|$)"],
    ("respon.graph.export", "graphml"): [r'(<data key="d1">)(True|False)<'],
    **{
        ("respon.grammar.labels", name): [getattr(labels(), name).pattern]
        for name in (
            "time",
            "closed",
            "limit",
            "label",
            "unmarked",
            "latin",
            "framed",
            "framing",
            "double",
            "may_double",
            "bracketed",
            "opens",
            "opened",
        )
    },
    **{
        ("respon.grammar.words.lexicon", name): [getattr(lexicon(), name).pattern]
        for name in ("speaks", "_acted", "hints", "named", "subject", "labels")
    },
    ("respon.grammar.due", "_form"): [form.pattern for form in FORMS],
    ("respon.grammar.english", "_speaks"): [_speaks(lexicon()).pattern],
    ("respon.grammar.columns", "_persons"): [_persons(lexicon()).pattern],
}
"""Patterns that functions build from data, as they come out: names with all signs escaped, one after the other."""


def test_all_built_patterns_are_known() -> None:
    built = {
        (module.__name__, function)
        for module in MODULES
        for function, _, call in written(module)
        if not isinstance(call.args[0], ast.Constant) and not isinstance(value_of(module, call.args[0]), str)
    }
    assert built == set(BUILT)


def test_the_walk_finds_patterns_wherever_they_are_kept() -> None:
    found = {pattern for module in MODULES for pattern in held(module)}
    assert len(found) > 100
    assert respon.reading.kinds.MARKUP in found


def test_the_walk_goes_into_tables_classes_and_builders() -> None:
    one, two, three, four = (re.compile(text) for text in ("壹", "贰", "叁", "肆"))

    class Holder:
        pattern = two

    Holder.__module__ = "respon.made.up"

    @cache
    def built() -> re.Pattern[str]:
        return four

    assert {*nested([({"a": (one,)},), Holder, {three: 1}, built])} == {one, two, three, four}


USED = as_used()


@pytest.mark.parametrize(
    "use", sorted(USED, key=repr), ids=lambda use: f"{USED[use].removeprefix('respon.')}-{use[2]}-{use[0][:12]!r}"
)
def test_no_pattern_takes_more_than_the_texts_length(use: Use) -> None:
    """Mend: one loop for two; `++` or a bound, {0,40}; `(?<!x)x+` for x+ that is searched."""
    pattern, flags, method = use
    grows = ambiguity(pattern, flags, method in ANYWHERE, method in {"fullmatch"})
    assert not grows, f"{grows} time ({method}): {pattern!r}"
