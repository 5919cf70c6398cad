"""For whoever waits at a terminal: how much is done, how fast, and how long the rest will take."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from respon.cli.stderr import hushed


@contextmanager
def waiting(what: str, long: bool = True) -> Iterator[Callable[[int, int], None]]:
    """Yield what takes how much is done, and of how much; where it is `long`, a bar shows it on a terminal's stderr."""
    if not long or hushed() or sys.stderr is None or not sys.stderr.isatty():
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
