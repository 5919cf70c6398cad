"""The rich console that every drawn format writes to: in memory, coloured only where colour is asked for."""

import io

from rich.console import Console


def in_memory(width: int, colour: bool) -> Console:
    """Return a console of this many columns; what is printed on it is in its `file`, an io.StringIO."""
    return Console(
        file=io.StringIO(),
        width=width,
        force_terminal=colour,
        color_system="auto" if colour else None,
        no_color=None if colour else True,
        highlight=False,
        legacy_windows=False,
    )
