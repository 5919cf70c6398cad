"""For whoever waits at a terminal: how much is done, how fast, and how long the rest will take."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from threading import Event, Lock, Timer
from time import monotonic

from respon.cli.stderr import hushed

PATIENCE = 1.0
"""Seconds that an answer may take before anything is shown."""


def _watched() -> bool:
    """Tell if somebody sits before stderr, and wants to be told."""
    return not hushed() and sys.stderr is not None and sys.stderr.isatty()


@contextmanager
def elapsing(what: str) -> Iterator[None]:
    """Show on a terminal's stderr, once PATIENCE has ended, for how many seconds something has been going on."""
    if not _watched():
        yield
        return
    turn, shown, ended, began = Lock(), ExitStack(), Event(), monotonic()

    def show() -> None:
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        with turn:
            if not ended.is_set():
                bar = Progress(
                    SpinnerColumn(),
                    TextColumn(what),
                    TimeElapsedColumn(),
                    console=Console(stderr=True),
                    transient=True,
                    redirect_stdout=False,
                )
                task = shown.enter_context(bar).add_task(what, total=None)
                bar.tasks[task].start_time = began

    timer = Timer(PATIENCE, show)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        with turn:
            ended.set()
        shown.close()


@contextmanager
def waiting(what: str, long: bool = True) -> Iterator[Callable[[int, int], None]]:
    """Yield what takes how much is done, and of how much; where it is `long`, a bar shows it on a terminal's stderr."""
    if not long or not _watched():
        yield lambda _, __: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    rate = TextColumn("{task.fields[rate]}")
    shown = (TextColumn(what), BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn())
    with Progress(*shown, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None, rate="")

        def tell(done: int, count: int) -> None:
            speed = bar.tasks[0].speed
            bar.update(task, completed=done, total=count, rate=f"{speed:.1f}/s" if speed else "")

        yield tell
