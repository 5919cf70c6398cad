"""A place in a source file, kept from reading on so that every message can point at it."""

from typing import NamedTuple


class Where(NamedTuple):
    """A file and, where known, a line in it (1-based; 0 means the file as a whole)."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        """Return `file:line`, or the file alone."""
        return f"{self.file}:{self.line}" if self.line else self.file
