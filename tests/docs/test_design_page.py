"""docs/design.md tells every layer and every dependency that pyproject.toml has."""

import re
import tomllib

from support import ROOT

PAGE = (ROOT / "docs/design.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_layer_has_its_line() -> None:
    layers = PROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
    modules = [name.strip().removeprefix("respon.") for layer in layers for name in layer.split("|")]
    modules.remove("__main__")
    lines = [line for line in PAGE.splitlines() if line.startswith("| `")]
    assert [module for module in modules if not any(f"`{module}`" in line.split("|")[1] for line in lines)] == []


def test_every_dependency_has_its_reason() -> None:
    extras = PROJECT["project"]["optional-dependencies"].values()
    wanted = [*PROJECT["project"]["dependencies"], *(package for extra in extras for package in extra)]
    names = [re.split(r"[<>=\[ ]", package)[0] for package in wanted]
    assert [name for name in names if f"| {name} " not in PAGE] == []
