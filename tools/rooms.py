"""The map of the rooms in docs/design.md: every module with the first line of its own docstring."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "respon"
BEGIN, END = "<!-- rooms: written by ./do docs -->\n", "<!-- end of rooms -->\n"


def renewed(page: str) -> str:
    """Return the page with its map written anew between the two marks."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{rooms()}\n{END}{after}"


def rooms() -> str:
    """Return the map: a paragraph a room, a line a module."""
    single = [path for path in sorted(PACKAGE.glob("*.py")) if not path.stem.startswith("__")]
    folders = sorted(path for path in PACKAGE.iterdir() if (path / "__init__.py").is_file())
    parts = ["**respon/**\n\n" + "".join(map(_line, single))]
    return "\n".join([*parts, *map(_room, folders)])


def _room(folder: Path) -> str:
    title = f"**respon/{folder.name}/** {_told(folder / '__init__.py')}\n\n"
    modules = sorted(path for path in folder.rglob("*.py") if path.name != "__init__.py" or path.parent != folder)
    return title + "".join(_line(path, folder) for path in modules)


def _line(path: Path, room: Path = PACKAGE) -> str:
    name = path.relative_to(room).with_suffix("").as_posix().removesuffix("/__init__")
    return f"- `{name}`: {_told(path)}\n"


def _told(path: Path) -> str:
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return text.partition("\n\n")[0].replace("\n", " ")
