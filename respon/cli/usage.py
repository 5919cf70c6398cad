"""Wrong usage, as typer's parser finds it, told as all other errors are."""

from collections.abc import Sequence
from typing import Any

from typer import _click as click

from respon.errors import UsageError

WRONG: type[Exception] = click.exceptions.ClickException
"""What the parser raises."""


def told(error: Any) -> UsageError:
    """Return the parser's complaint as an error of ours, with the mend."""
    see = f"see {error.ctx.command_path if error.ctx else 'respon'} --help"
    match error:
        case click.exceptions.NoSuchOption():
            return UsageError(
                f"no option is called '{error.option_name}'", hint=near(error.option_name, _options(error), see)
            )
        case click.exceptions.MissingParameter():
            return UsageError(f"{_name(error)} is missing", hint=see)
        case click.exceptions.BadParameter() if error.param is not None:
            return UsageError(f"{_name(error)}: {error.message.rstrip('.')}", hint=see)
    return UsageError(error.format_message().rstrip("."), hint=see)


def near(name: str, known: Sequence[str], otherwise: str) -> str:
    """Return the mend for a word that is none of the known ones."""
    from rapidfuzz import fuzz, process  # 20 ms, only for an error

    found = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=60)
    return f"did you mean {found[0]}?" if found else otherwise


def _options(error: Any) -> list[str]:
    return [option for param in error.ctx.command.get_params(error.ctx) for option in param.opts] if error.ctx else []


def _name(error: Any) -> str:
    return error.param.opts[0] if error.param.param_type_name == "option" else str(error.param.display_name_raw)
