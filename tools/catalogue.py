"""The catalogue of translations: every message that people's formats show, by gettext.

Messages are the literals of `tr("…")`, in templates too, and of column headings, found in the source; the program's
terms, which it translates when it shows them (roles, kinds of agencies and gaps, fields of `show`); and the legends of
the marks. A translation is written into respon.po by hand, in any editor; `./do docs` brings both files up to date.
"""

import ast
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import get_args

import typer
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment
from jinja2.ext import extract_from_ast

from respon.answer import SIGNS
from respon.check import RULES, rule
from respon.check.settings import NOT_TOML
from respon.cli import COMMANDS, FAMILIES, rule_help, spoken
from respon.cli.answers import ANSWERS, shapes
from respon.cli.load import HOW
from respon.cli.main import app, made
from respon.cli.spoken import EXAMPLES, GROUPS, TYPER
from respon.cli.usage import PARSERS
from respon.diff.change import KINDS
from respon.extract.manifest import OUTCOMES
from respon.files.confined import STAGES
from respon.files.package import NOT_ZIP
from respon.finding import LEVELS
from respon.grammar.result import Kind as Doubt
from respon.ledger.form import STATES
from respon.ledger.found import RETURNS
from respon.model import ROLES, Change, Confidence, Kind, ListOrder, Status
from respon.query.due import LIGHTS
from respon.query.gaps import GAPS
from respon.query.reform_effect import EFFECTS
from respon.reading.tables.separated import NOT_CSV
from respon.render.cells import LETTERS
from respon.render.rasci import ALL_INFERRED
from respon.sources.complaints import KINDS as KINDS_OF_VALUES
from respon.sources.jsonl import NOT_JSON
from respon.sources.not_yaml import PROBLEMS
from respon.verify.proofs import STATUSES

ROOT = Path(__file__).parents[1]
PO = ROOT / "respon/locale/zh_CN/LC_MESSAGES/respon.po"
MO = PO.with_suffix(".mo")

SYSTEM = (
    "Permission denied", "Operation not permitted", "No such file or directory", "Not a directory", "Is a directory",
    "File exists", "File name too long", "No space left on device", "Disk quota exceeded", "Read-only file system",
    "Input/output error", "Too many open files", "Device or resource busy", "Text file busy", "Exec format error",
)  # fmt: skip
"""What the system has against a file, in its own words."""

TERMS: dict[str, tuple[str, ...]] = {
    "respon/cli/__init__.py": tuple(FAMILIES.values()),
    "respon/files/opening.py": SYSTEM,
    "respon/files/confined.py": STAGES,
    "respon/files/package.py": NOT_ZIP,
    "respon/graph/room.py": ("duties", "a report"),
    "respon/sources/whole.py": ("document", "agency"),
    "respon/sources/complaints.py": tuple(KINDS_OF_VALUES.values()),
    "respon/convert/proof.py": ("documents", "actions", "agencies", "reforms", "action", "reform"),
    "respon/reading/tables/separated.py": NOT_CSV,
    "respon/sources/jsonl.py": NOT_JSON,
    "respon/sources/not_yaml.py": PROBLEMS,
    "respon/check/settings.py": (*NOT_TOML, "rule", "severity", "level"),
    "respon/cli/usage.py": PARSERS,
    "respon/finding.py": LEVELS,
    "respon/cli/load.py": tuple(HOW.values()),
    "respon/diff/change.py": KINDS,
    "respon/extract/manifest.py": OUTCOMES,
    "respon/grammar/result.py": get_args(Doubt),
    "respon/ledger/form.py": STATES,
    "respon/ledger/found.py": RETURNS,
    "respon/role.py": ROLES,
    "respon/model/action.py": (*get_args(Status), *get_args(ListOrder)),
    "respon/model/registry.py": (*get_args(Kind), *get_args(Change), *get_args(Confidence)),
    "respon/query/duties.py": ("held", "to-be-settled"),
    "respon/query/due.py": LIGHTS,
    "respon/query/gaps.py": GAPS,
    "respon/query/reform_effect.py": EFFECTS,
    "respon/query/show.py": tuple(f"{role}_term" for role in ROLES),
    "respon/verify/proofs.py": STATUSES,
    "respon/answer.py": tuple(SIGNS.values()),
    "respon/render/cells.py": (LETTERS,),
    "respon/render/rasci.py": (ALL_INFERRED,),
}
"""Terms that a column of style `term`, or tr() of a variable, translates: by the module that declares them."""

HEADER = "# What respon shows to people, in Chinese. `./do docs` adds new messages and drops unused ones."

_LEFT_OUT = (
    "Project-Id-Version",
    "Report-Msgid-Bugs-To",
    "POT-Creation-Date",
    "PO-Revision-Date",
    "Last-Translator",
    "Language-Team",
    "Generated-By",
)
"""Headers that would change at every run, or say nothing."""


def messages() -> dict[str, list[str]]:
    """Return every message, with the modules that use it."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted((ROOT / "respon").rglob("*.py")):
        module = path.relative_to(ROOT).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for message in (*_literals(tree), *TERMS.get(module, ())):
            found[message].add(module)
        if module == "respon/query/show.py":
            for field in _fields(tree):
                found[field].add(module)
    for message, module in (*_of_help(), *_of_rules(), *_of_rows()):
        found[message].add(module)
    for path in sorted((ROOT / "respon").rglob("*.html")):
        for message in _in_template(path.read_text(encoding="utf-8")):
            found[message].add(path.relative_to(ROOT).as_posix())
    return {message: sorted(found[message]) for message in sorted(found) if message}


def _of_help() -> Iterator[tuple[str, str]]:
    """Yield what help says: the commands' descriptions and options, their groups, and typer's own words."""
    yield from ((message, "respon/cli/spoken.py") for message in (*TYPER, *GROUPS, EXAMPLES))
    yield from ((message, "respon/cli/main.py") for message in spoken.messages(typer.main.get_command(app)))
    for name in COMMANDS:
        module = f"respon/cli/{name.replace('-', '_')}.py"
        yield from ((message, module) for message in spoken.messages(made(name)))


def _of_rules() -> Iterator[tuple[str, str]]:
    """Yield what the rules of `check` say of themselves."""
    for name in RULES:
        module = f"respon/check/rules/{name.replace('-', '_')}.py"
        yield from ((message, module) for message in rule_help.messages(rule(name).help))


def _of_rows() -> Iterator[tuple[str, str]]:
    """Yield what docs/cli.md says of the rows of each answer."""
    for name in ANSWERS:
        for meaning, columns in shapes(name):
            words = (meaning, *(word for column in columns for word in (column.meaning, column.when)))
            yield from ((word, "respon/cli/answers.py") for word in words)


def _in_template(source: str) -> Iterator[str]:
    """Yield the literals of tr(message) in a template."""
    tree = Environment(autoescape=True).parse(source)
    return (message for _, _, message in extract_from_ast(tree, ("tr",)) if isinstance(message, str))


def _literals(tree: ast.AST) -> Iterator[str]:
    """Yield the literals of tr(message), say(message, …) and Column(meaning, heading, …)."""
    places = {"tr": 0, "say": 0, "Column": 1}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in places:
            at = places[node.func.id]
            if len(node.args) > at and (text := _text(node.args[at])) is not None:
                yield text


def _fields(tree: ast.AST) -> Iterator[str]:
    """Yield the names of fields: what begins each (field, value) that `show` yields."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Yield | ast.YieldFrom) and node.value is not None:
            pairs = [pair for pair in ast.walk(node.value) if isinstance(pair, ast.Tuple) and len(pair.elts) == 2]
            yield from (text for pair in pairs if (text := _text(pair.elts[0])) is not None)


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def read() -> Catalog:
    """Return the catalogue as it stands on disk."""
    with PO.open("rb") as stream:
        return read_po(stream, locale="zh_CN")


def updated(old: Catalog) -> Catalog:
    """Return the catalogue with exactly the messages of the source, keeping the translations there are."""
    new = Catalog(locale="zh_CN", header_comment=HEADER, fuzzy=False)
    for message, modules in messages().items():
        known = old.get(message)
        flags = {"python-brace-format"} if "{" in message else ()
        locations = [(module, 0) for module in modules]
        new.add(message, known.string if known else "", locations, flags)
    return new


def untranslated(catalogue: Catalog) -> list[str]:
    """Return the messages that have no translation."""
    return [str(message.id) for message in catalogue if message.id and not message.string]


def po(catalogue: Catalog) -> bytes:
    """Return the catalogue as a .po file, without the headers left out."""
    buffer = BytesIO()
    write_po(buffer, catalogue, width=0, sort_output=True, include_lineno=False)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(tuple(f'"{name}' for name in _LEFT_OUT))).encode()


EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""When any catalogue was made: the same messages compile to the same bytes."""


def mo(catalogue: Catalog) -> bytes:
    """Return the catalogue compiled."""
    catalogue.creation_date = catalogue.revision_date = EPOCH
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def write() -> list[str]:
    """Bring both files up to date and return the messages that still want a translation."""
    catalogue = updated(read() if PO.exists() else Catalog(locale="zh_CN"))
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(po(catalogue))
    MO.write_bytes(mo(read()))
    return untranslated(catalogue)
