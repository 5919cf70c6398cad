"""The office set up in an organ: 办公室设在市科委."""

import re
from collections.abc import Iterator

_OFFICE = re.compile(
    r"(?:办公室|秘书处|秘书组|办事机构|工作机构|办公机构|专班|工作组|指挥部|小组|联席会议|专委会|委员会|组织办|协调办|办(?=设|挂靠|依托)|日常工作|日常事务)"
    r"(?:[^,;。:、]{0,12}?(?P<verb>设立?在|设于|挂靠在?|挂靠于|依托)|(?<=设办公室)[于在])"
)
_HOUSED = re.compile("设立?在|设于|挂靠|依托|设办公室[于在]")


def is_housed(hidden: str, start: int, end: int) -> bool:
    """Tell whether a stretch says that something is set up somewhere."""
    return _HOUSED.search(hidden, start, end) is not None


def offices(hidden: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield where the names of an office's hosts begin, and the word that says so."""
    for found in _OFFICE.finditer(hidden, start, end) if is_housed(hidden, start, end) else ():
        yield found.end(), f"办公室{found['verb'] or '设在'}" if "办公室" in found[0] else found[0]
