"""What a file of data holds, whichever reader read it."""

from collections.abc import Sequence
from typing import NamedTuple

from respon.model import DataFile
from respon.where import Where

Path = tuple[str | int, ...]
Lines = dict[Path, int]
"""Line of each entry of a top-level list: ("actions", 3) -> 41; of every entry where asked for."""


class Held(NamedTuple):
    """A data file's entries, the line of each of its lists' entries, and of each action.

    action_sheets: in a workbook the sheet of each action. passed_over: sheets that hold no data.
    """

    data: DataFile
    lines: Lines
    action_lines: Sequence[int]
    action_sheets: Sequence[str] = ()
    passed_over: tuple[Where, ...] = ()
