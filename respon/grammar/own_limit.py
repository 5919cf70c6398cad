"""Time limits that stand by themselves: a line below the clause or above it, a sentence before it."""

import re
from typing import NamedTuple

from respon.grammar import labelled as lines
from respon.grammar import labels
from respon.grammar.words.memory import remembered

_OPENS = re.compile("[。;,)\ue000-\ue003 \\-●•·] ?$")
_ENDS = re.compile("[。;,]|(?<=[日月年底前])[\ue000-\ue003]")
_DATED = re.compile("[\\d年月]")
_SURE = re.compile("完成|办结|办理|整改|时限|期限|节点|截止|期程|时程|deadline|due", re.I)


class OwnLimit(NamedTuple):
    """Where its words stand.

    `back`: no label follows, so that it may be of the clause before. `sure`: it is a task's, not the time of a
    meeting.
    """

    start: int
    end: int
    back: bool
    sure: bool


@remembered(1024)
def find(hidden: str, begin: int, end: int) -> OwnLimit | None:
    """Return the limit that a stretch holds outside of its labels' clauses, None where there is none."""
    found = next(labels.limits(hidden, begin, end), None)
    if not found:
        return None
    if found.start() > begin and not _OPENS.search(hidden, max(begin, found.start() - 2), found.start()):
        return None
    label = lines.find(hidden, begin, end)
    if 0 <= label < found.start():
        return None  # it is read with the labels before it
    stop = _ENDS.search(hidden, found.end(), end)
    if stop and stop[0] == "," and not _DATED.search(hidden, found.end(), stop.start()):
        stop = _ENDS.search(hidden, stop.end(), end)  # 立即整改,5月底前见效
    return OwnLimit(found.end(), stop.start() if stop else end, label < 0, _SURE.search(found[0]) is not None)
