"""A place in a source file, kept from reading on so that every message can point at it."""

from typing import NamedTuple

BUNDLED = "bundled:"
"""What the names of the bundled data's files begin with: no files that a reader could open."""


class Where(NamedTuple):
    """A file and, where known, a line in it (1-based; 0 means the file as a whole).

    In a workbook the line is a row of a `sheet`, and `cell` is what is meant in it: D7.
    """

    file: str
    line: int = 0
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        """Return `file:line`, `file, sheet 一处, cell D7`, or the file alone."""
        if self.sheet:
            place = f", cell {self.cell}" if self.cell else f", row {self.line}" if self.line else ""
            return f"{self.file}, sheet {self.sheet}{place}"
        return f"{self.file}:{self.line}" if self.line else self.file
