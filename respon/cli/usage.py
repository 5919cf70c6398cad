"""Wrong usage, as typer's parser finds it, told as all other errors are."""

from collections.abc import Sequence
from typing import Any

from typer import _click as click

from respon.errors import UsageError
from respon.messages import Message, recognised, say

WRONG: type[Exception] = click.exceptions.ClickException
"""What the parser raises."""


PARSERS = (
    "Got unexpected extra argument(s) ({words})",
    "Option {option} requires an argument",
    "Option {option} requires {count} arguments",
    "Option {option} does not take a value",
    "Input should be a valid integer, unable to parse string as an integer",
    "Input should be greater than or equal to {least}",
    "Input should be less than or equal to {most}",
    "Value {value} is not a valid {kind}",
)
"""What the parser says."""


def told(error: Any) -> UsageError:
    """Return the parser's complaint as an error of ours, with the mend."""
    see = say("see {command} --help", command=error.ctx.command_path if error.ctx else "respon")
    match error:
        case click.exceptions.NoSuchOption():
            return UsageError(
                say("no option is called '{option}'", option=error.option_name),
                hint=near(error.option_name, _options(error), see),
            )
        case click.exceptions.MissingParameter():
            return UsageError(say("{what} is missing", what=_name(error)), hint=see)
        case click.exceptions.BadParameter() if error.param is not None:
            return UsageError(say("{what}: {message}", what=_name(error), message=_said(error.message)), hint=see)
    return UsageError(_said(error.format_message()), hint=see)


def _said(text: str) -> Message | str:
    return recognised(text.rstrip("."), PARSERS)


def near(name: str, known: Sequence[str], otherwise: Message) -> Message:
    """Return the mend for a word that is none of the known ones."""
    from respon.check.settings import nearest  # with all rules

    return nearest(name, known, otherwise)


def _options(error: Any) -> list[str]:
    return [option for param in error.ctx.command.get_params(error.ctx) for option in param.opts] if error.ctx else []


def _name(error: Any) -> str:
    return error.param.opts[0] if error.param.param_type_name == "option" else str(error.param.display_name_raw)
