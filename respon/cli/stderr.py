"""The only writer to stderr: messages quote data, which must steer neither the terminal nor a CI runner."""

import sys
from contextlib import suppress

from respon.harmless import logged


def to_stderr(text: str) -> None:
    """Write the message and a line end to stderr; where nobody listens, nothing."""
    with suppress(OSError, AttributeError):
        sys.stderr.write(logged(text) + "\n")
        sys.stderr.flush()
