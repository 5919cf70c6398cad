"""The only writer to stderr: messages quote data, which must steer neither the terminal nor a CI runner."""

import sys
from contextlib import suppress

from respon.harmless import logged

_hushed = False


def hush(quiet: bool) -> None:
    """Write nothing more but errors, if told so."""
    global _hushed  # noqa: PLW0603 - one stderr a run
    _hushed = quiet


def hushed() -> bool:
    """Tell if nothing but errors is to be written."""
    return _hushed


def to_stderr(text: str, *, error: bool = False) -> None:
    """Write the message and a line end to stderr; where nobody listens, nothing."""
    if _hushed and not error:
        return
    with suppress(OSError, AttributeError):
        sys.stderr.write(logged(text) + "\n")
        sys.stderr.flush()
