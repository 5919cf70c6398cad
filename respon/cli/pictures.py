"""What commands have that draw: the formats for pictures, and a theme."""

from collections.abc import Callable
from typing import Annotated, Any, get_args

from respon.cli.choice import choice
from respon.cli.options import with_options
from respon.cli.shared_options import REFORMS, SHARED, format_option
from respon.formats import Theme, Written

THEME: dict[str, tuple[Any, Any]] = {
    "theme": (
        Annotated[
            str | None,
            choice(
                get_args(Theme),
                "--theme",
                help="Of svg and png. Default: svg follows the reader's screen, png is light.",
                rich_help_panel="Output",
            ),
        ],
        None,
    )
}


def pictured(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command whose answer can be drawn the shared options of a query, with the formats for pictures."""
    kinds: tuple[Written, ...] = ("answer", "picture")
    format = {"format": (Annotated[str | None, format_option("table", *kinds)], None)}
    return with_options(function, SHARED | REFORMS | format | THEME, kinds)
