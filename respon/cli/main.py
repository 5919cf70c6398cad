"""The program's edge: arguments in, exit code out, every error told in one place."""

import errno
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from respon.cli import COMMANDS, FAMILIES
from respon.cli.coerce import quicken
from respon.cli.spoken import early, group, spoken
from respon.cli.stderr import to_stderr
from respon.cli.usage import WRONG, near, told
from respon.errors import ResponError, UsageError
from respon.i18n import speak, tr
from respon.messages import say
from respon.where import Where

FINDINGS, USAGE, CANNOT_RUN, BUG, INTERRUPTED = 1, 2, 3, 70, 130
"""Exit codes; 0 is clean. Public: see docs/cli.md."""


class _Commands(TyperGroup):
    """Loads a command's module when it is used: a look-up pays for its own imports only."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        return list(dict.fromkeys(name.split()[0] for name in COMMANDS))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        if cmd_name in COMMANDS:
            return spoken(made(cmd_name))
        return spoken(_family(cmd_name)) if cmd_name in FAMILIES else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[:1] == ["help"]:
            args = [*args[1:2], "--help"]
        known = self.list_commands(ctx)
        if args[0] in known or args[0].startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        raise UsageError(
            say("no command is called '{name}'", name=args[0]),
            hint=near(args[0], tuple(known), say("see respon --help")),
        )


def made(name: str) -> Any:
    """Return a command, made of its module, with its help in English."""
    module = import_module(f"respon.cli.{name.replace('-', '_').replace(' ', '_')}")
    single = typer.Typer(add_completion=False, rich_markup_mode="markdown")
    first, last = name.split(maxsplit=1)[0], name.rsplit(maxsplit=1)[-1]
    panel = tr(group(first)) if first == last else None
    single.command(last, short_help=COMMANDS[name], no_args_is_help=False, rich_help_panel=panel)(module.command)
    return quicken(typer.main.get_command(single))


def _family(name: str) -> Any:
    """Return the commands whose first word is this one, as one command."""
    several = typer.Typer(name=name, help=FAMILIES[name], no_args_is_help=True, add_completion=False)
    several.callback(rich_help_panel=tr(group(name)))(lambda: None)
    family: Any = typer.main.get_command(several)
    family.commands = {each.split()[1]: spoken(made(each)) for each in COMMANDS if each.split()[0] == name}
    return family


app = typer.Typer(
    name="respon",
    cls=_Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import PackageNotFoundError, version

        try:
            number = version("respon")
        except PackageNotFoundError:
            number = "(a checkout, not installed)"
        typer.echo(f"respon {number}")
        raise typer.Exit


@app.callback(epilog="Exit codes: 0 clean, 1 findings or differences, 2 usage, 3 cannot run, 70 a bug, 130 Ctrl-C.")
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Who carries what in an official plan: agencies, duties, co-owners, overlaps.

    Try: `respon duties 市经济信息化委`, `respon overlaps`, `respon gaps -d data/`
    """


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line (None: this process's arguments) and return the exit code."""
    gc.disable()  # a run is short and makes no cycles worth collecting
    _prepare_stderr()
    words: list[str] = []
    try:
        words = _in_utf8(sys.argv[1:]) if argv is None else list(argv)
        early(words)
        command = spoken(quicken(typer.main.get_command(app)))
        if "_RESPON_COMPLETE" in os.environ:
            from respon.cli.shells import register

            register()
        code = command(args=words or ["--help"], prog_name="respon", standalone_mode=False)
        return _code(code, words)
    except SystemExit as done:  # typer's, though it is asked for none, where the reader of a pipe has gone
        return _silenced() if isinstance(done.__context__, BrokenPipeError) else _code(done.code, words)
    except typer.Abort:  # typer's guess for an EOFError; we never ask anything
        return _bug()
    except WRONG as error:
        return _told(told(error), USAGE)
    except ResponError as error:
        return _told(error, USAGE if isinstance(error, UsageError) else CANNOT_RUN)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _silenced()
    except OSError as error:
        _silenced()  # what could not be written now can't be at exit
        if error.errno == errno.EPIPE:
            return 0
        return _told(_failed(error), CANNOT_RUN)
    except UnicodeEncodeError:
        what = say("an argument is not text in UTF-8")
        return _told(ResponError(what, hint=say("use a UTF-8 locale: LC_ALL=C.UTF-8")), CANNOT_RUN)
    except (RecursionError, MemoryError) as error:
        what = say("the input is too deeply nested or too large ({name})", name=type(error).__name__)
        return _told(ResponError(what, hint=say("split it, or write it more plainly")), CANNOT_RUN)
    except Exception:
        return _bug()
    return 0


def _code(code: object, words: Sequence[str]) -> int:
    """Return the exit code for typer's own: its 1 means findings here, and is only ours to give."""
    if code == FINDINGS and words[:1] in (["--install-completion"], ["--show-completion"]):
        return CANNOT_RUN  # a shell that typer doesn't know
    return code if isinstance(code, int) else 0


def _in_utf8(words: Sequence[str]) -> list[str]:
    """Return the arguments as the UTF-8 they are, though the locale may be ASCII's; others as they came."""
    decoded = []
    for word in words:
        with suppress(UnicodeError):
            word = os.fsencode(word).decode("utf-8") if not word.isascii() else word  # noqa: PLW2901
        decoded.append(word)
    return decoded


def _failed(error: OSError) -> ResponError:
    """Return the error of a file that no reader or writer told of itself."""
    from respon.files.opening import abbreviated, why

    name = error.filename if isinstance(error.filename, str) else ""
    message, hint = why(error)
    return ResponError(message, Where(abbreviated(name)) if name else None, hint)


def _told(error: ResponError, code: int) -> int:
    to_stderr(f"respon: {error.told(speak)}", error=True)
    return code


def _bug() -> int:
    import traceback

    told = tr("this is a bug; please report it with the lines above")
    to_stderr(f"{traceback.format_exc()}respon: {told}", error=True)
    return BUG


def _silenced() -> int:
    """The reader of a pipe has gone (`| head`): nothing more to say, nothing to flush at exit."""
    with suppress(OSError, AttributeError):  # closed, or not a file at all
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _prepare_stderr() -> None:
    """Chinese reaches stderr whole even where the locale is C; a closed stderr swallows all."""
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - to the end of the run
    elif hasattr(sys.stderr, "reconfigure"):
        sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")
