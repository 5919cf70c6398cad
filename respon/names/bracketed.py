"""A name with a bracket behind it: 市科委（牵头）, 市生态环境局（原市环保局）, an organ and its signboard."""

import re
from typing import NamedTuple

from respon.names.normal import BRACKETS

_BEHIND = re.compile(r"^(?P<name>.+?)\((?P<inside>[^()]+)\)$")
_MOST = 3
"""Brackets that a name has at most: it is asked of each name before one."""
_ROLE = re.compile(
    "(?:总|主要|具体|共同|联合|为主|第一)?"
    "(?:牵头|负责|主办|主管|主责|承办|统筹|责任|实施|落实|配合|协办|协助|协同|支持|参与|参加|会同|督办|督促|监督|指导)"
    "(?:单位|部门|机构|方|落实|实施|推进|组织|协调)?"
    "|(?i:lead|co-?lead|responsible|accountable|support(?:ing)?|consulted|informed|oversight|a/r|[rasci])"
)
"""What an agency does in a task, in words or a matrix's letter, by itself in a bracket: the name means the same."""

_NAMED = re.compile(
    "^(?P<how>原为|原名|原|现为|现名|现|今|以下简称|简称|又称|也称|即|加挂|挂)?[:“]?(?P<name>.+?)[”]?(?:的?牌子?)?$"
)
"""How a bracket gives another name of the agency before it."""


class Bracketed(NamedTuple):
    """A written form's name, and what stands in the bracket behind it."""

    name: str
    inside: str

    @property
    def others(self) -> list[tuple[str, str]]:
        """The other names in the bracket, each with the word before it (原, or ""); none for a role's word."""
        found = [_NAMED.match(part) for part in self.inside.split("、") if not _ROLE.fullmatch(part)]
        return [(match["how"] or "", match["name"]) for match in found if match]


def bracketed(written: str) -> Bracketed | None:
    """Return a form's name and bracket, None if nothing stands in a bracket at its end."""
    form = written.translate(BRACKETS)
    match = _BEHIND.match(form) if form.count("(") <= _MOST else None
    return Bracketed(match["name"].strip(), match["inside"].strip()) if match else None
