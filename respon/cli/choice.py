"""An option that takes one of some known words: it shows them, and the Tab key offers them."""

from collections.abc import Sequence
from typing import Any

import typer

from respon.cli import complete


def choice(known: Sequence[str], *flags: str, **told: Any) -> Any:
    """Return the option; `told` is what else typer is told of it, its help first."""
    return typer.Option(*flags, metavar="|".join(known), autocompletion=complete.among(known), **told)
