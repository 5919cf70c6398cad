"""What people are told can be told in their language: no error is made of a bare string."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import ROOT

MODULES = sorted((ROOT / "respon").rglob("*.py"))
ERRORS = {"ResponError", "DataError", "DocumentError", "UnknownName", "UsageError", "kind", "error"}
"""What makes an error: the classes, `kind` where the caller chooses one, and methods called so."""

GIVING = {"contents": 2, "near": 2, "require_plain": 2, "standard_input": 1, "opened": 9}
"""Functions that take a mend, from this argument on."""

SPEAKING = {"say", "recognised", "Term", "tr", "speak"}
PHRASE = re.compile(r"[A-Za-z]{2,}.* [A-Za-z]{2,}")


def untold(source: str) -> list[int]:
    """Return the lines of strings that end in an error, or on stderr, without passing through say() or tr()."""
    tree = ast.parse(source)
    found = {line for call in ast.walk(tree) if isinstance(call, ast.Call) for line in _of_call(call, tree)}
    return sorted(found)


def _of_call(call: ast.Call, tree: ast.Module) -> Iterator[int]:
    name = _name(call)
    if name in ERRORS or name in GIVING or name == "to_stderr":
        given = [*call.args[GIVING.get(name, 0) :], *(word.value for word in call.keywords)]
        names = {part.id for each in given for part in _bare(each) if isinstance(part, ast.Name)}
        yield from (line for each in given for line in _phrases(each))
        yield from (line for value in _assigned(tree, call, names) for line in _phrases(value))


def _name(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def _assigned(tree: ast.Module, call: ast.Call, names: set[str]) -> Iterator[ast.expr]:
    """Yield what these names are given where the call stands: in its function, or in the module itself."""
    inner = [f for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) and any(part is call for part in ast.walk(f))]
    bodies = [*(list(ast.walk(f)) for f in inner[-1:]), tree.body]
    for node in (node for body in bodies for node in body):
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id in names for t in node.targets):
            yield node.value


def _phrases(expression: ast.expr) -> Iterator[int]:
    """Yield the lines of the strings that hold words, or are put together, outside of say()."""
    for part in _bare(expression):
        texts = part.values if isinstance(part, ast.JoinedStr) else [part]
        said = " x ".join(str(text.value) for text in texts if isinstance(text, ast.Constant))
        if PHRASE.search(said):
            yield part.lineno


def _bare(expression: ast.AST) -> Iterator[ast.expr]:
    """Yield the parts of an expression that are not within say()."""
    if isinstance(expression, ast.Call) and (_name(expression) in SPEAKING or _name(expression) in ERRORS):
        return
    if isinstance(expression, ast.expr):
        yield expression
    if not isinstance(expression, ast.JoinedStr):
        for child in ast.iter_child_nodes(expression):
            yield from _bare(child)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_error_can_be_told_in_every_language(path: Path) -> None:
    assert untold(path.read_text(encoding="utf-8")) == [], 'say("… {name} …", name=name), and its translation'


@pytest.mark.parametrize(
    "source",
    [
        'raise DataError(f"no {x} here")',
        'raise DataError("no such file", where, say("check it"))',
        'raise DataError(say("no such file"), where, "check the path")',
        'raise UsageError(say("no such file"), hint=f"one of {x}")',
        'def f():\n    what = f"more than {x} lines"\n    raise source.error(what, HINT)',
        'HINT = "check the path"\nraise DataError(say("no such file"), where, HINT)',
        'raise DataError(say("no such file"), where, "did you mean it?" if near else say("see docs"))',
        'to_stderr(f"{count} findings are known")',
    ],
)
def test_a_bare_string_is_seen(source: str) -> None:
    assert untold(source)


def test_data_and_names_are_no_phrases() -> None:
    assert untold('raise self.error("severity", say("a {x}", x=f"{a} and {b}"), say("b", y=", ".join(c)))') == []
