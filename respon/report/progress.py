"""A word on long work, for whoever waits."""

from collections.abc import Callable

Told = Callable[[str], None]
"""Takes a word on what is being done."""
