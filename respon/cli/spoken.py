"""Help in the user's language: typer's own words by its gettext domain, ours as a command is made."""

import gettext
import os
from collections.abc import Callable, Iterator, Sequence
from inspect import cleandoc
from typing import Any

from respon import i18n
from respon.errors import ResponError
from respon.i18n import tr

GROUPS: dict[str, tuple[str, ...]] = {
    "Ask": (
        "agencies", "actions", "show", "duties", "co-owners", "overlaps", "matrix", "gaps", "due", "network", "lineage",
        "reform-effect",
    ),
    "Documents": ("extract", "verify"),
    "Keep": ("init", "check", "diff", "convert", "ledger"),
    "Hand on": ("report", "export", "schema"),
}  # fmt: skip
"""The commands by what they are for, as `respon --help` lists them."""

TYPER = (
    "Options", "Arguments", "Commands", "Error", "[default: {}]", "[required]", "(dynamic)",
    "Show this message and exit.", "Install completion for the current shell.",
    "Show completion for the current shell, to copy it or customize the installation.",
)  # fmt: skip
"""Typer's words that help shows; the catalogue takes them from here."""

EXAMPLES = "Examples:"


def early(words: Sequence[str]) -> None:
    """Set the language before the options are read, since help is in it; the command itself will look closer."""
    asked = ""
    for at, word in enumerate(words, 1):
        option, _, value = word.partition("=")
        asked = (value or "".join(words[at : at + 1])) if option == "--lang" else asked
    i18n.use(asked if asked in i18n.LANGUAGES else _of_ones_own())
    if i18n.language() == "zh":
        os.environ["LANGUAGE"] = "zh_CN"  # by which gettext chooses, whatever the locale
        gettext.bindtextdomain("respon", str(i18n.LOCALE))
        gettext.textdomain("respon")


def _of_ones_own() -> str | None:
    """Return the language that the user has set; if that goes wrong, the command will say so."""
    if "_RESPON_COMPLETE" in os.environ:
        return None
    from respon.cli.defaults import LANG, defaults  # not for completion, which reads no settings

    try:
        return defaults().lang
    except ResponError:
        return next((lang for lang in i18n.LANGUAGES if lang == os.environ.get(LANG)), None)


def group(name: str) -> str:
    """Return what a command is for."""
    return next((title for title, names in GROUPS.items() if name in names), "")


def spoken(command: Any) -> Any:
    """Return a command with its help in the user's language, and without the names of Python's types."""
    told, label, examples = cleandoc(command.help or "").partition(EXAMPLES)
    parts = (part if _is_code(part) else tr(part) for part in paragraphs(told))
    command.help = "\n\n".join(filter(None, [*parts, tr(label) + examples if label else ""]))
    command.short_help, command.epilog = tr(command.short_help or ""), tr(command.epilog or "")
    parameters = command.get_params

    def dressed(ctx: Any) -> Any:
        return [_dressed(param) for param in parameters(ctx)]

    command.get_params = dressed
    command.format_help = _unbroken(command.format_help)
    return command


def _unbroken(format_help: Callable[..., Any]) -> Callable[..., Any]:
    """Return the drawing of help with cells that are folded: typer's end a line without blanks, as Chinese is, in …."""

    def drawn(ctx: Any, formatter: Any) -> Any:
        from rich import columns
        from rich.table import Table
        from typer import rich_utils

        class Folding(Table):
            def add_row(self, *cells: Any, **how: Any) -> None:
                super().add_row(*cells, **how)
                for column in self.columns:
                    column.overflow = "fold"

        rich_utils.Table = columns.Table = Folding  # type: ignore[attr-defined]
        return format_help(ctx, formatter)

    return drawn


def _dressed(param: Any) -> Any:
    if getattr(param, "dressed", False):
        return param
    param.dressed, param.help = True, tr(param.help or "")
    if panel := getattr(param, "rich_help_panel", None):
        param.rich_help_panel = tr(panel)
    if param.param_type_name == "argument":
        param.display_type_rich = lambda ctx: None  # noqa: ARG005 - as typer calls it
    elif getattr(param, "is_flag", False):
        param.metavar = ""
    elif param.metavar is None:
        param.metavar = param.name.upper()
    return param


def messages(command: Any) -> Iterator[str]:
    """Yield what of a command's help wants a translation: its paragraphs, options and panels."""
    told = paragraphs(cleandoc(command.help or "").partition(EXAMPLES)[0])
    yield from (part for part in told if not _is_code(part))
    yield from filter(None, (command.short_help, command.epilog))
    for param in command.params:
        yield from filter(None, (param.help, getattr(param, "rich_help_panel", None)))


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a help, each on one line; code as it stands."""
    parts = text.strip().split("\n\n")
    return [part if _is_code(part) else " ".join(part.split()) for part in parts]


def _is_code(paragraph: str) -> bool:
    return paragraph.startswith("    ")
