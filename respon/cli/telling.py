"""A word on stderr on long work."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from respon.cli.stderr import to_stderr
from respon.report.progress import Told

LONG = 1000
"""Actions from which the work takes long enough to tell of it in a log."""


@contextmanager
def telling(actions: int) -> Iterator[Told]:
    """Tell on stderr what is being done: on a terminal always, in a log only if it takes long."""
    if sys.stderr.isatty():
        from rich.console import Console

        with Console(stderr=True).status("") as status:
            yield status.update
    elif actions >= LONG:
        yield lambda word: to_stderr(f"respon: {word}")
    else:
        yield lambda _: None
