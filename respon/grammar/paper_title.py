"""The title of a paper: the lines that it takes before its number or after it, and the issuer that it names."""

import re
from collections.abc import Sequence

from respon.grammar import letterhead
from respon.grammar.fold import fold
from respon.grammar.heads import has_head

WORD = re.compile(
    "关于|办法|规定|意见|方案|计划|规划|通知|决定|批复|细则|条例|法$|纲要|要点|措施|政策|制度|规则|指南|章程|清单|预案|台账"
    r"|[(](?:试行|暂行|修订|征求意见稿)"
)
_WRAPPED = re.compile("(?:印发|转发|发布|下发)[^《]{0,12}《(.{1,400})》(?:的?通知)?$")
_LAST = re.compile("(?:通知|决定|意见|批复|办法|方案|通告|公告|函|规定|细则|计划)$")
_OWN_ISSUER = re.compile("^(?:第[一二三四五六七八九十]{1,3}[篇编])?(.{2,40}?)(?:关于|關[于於])")
LONGEST = 90
_SHORTEST = 6  # characters of a table's first row that is one merged cell
SENTENCE = re.compile(
    r"[。;]|^[ ]*(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+[.、])"
    r"|(?:单位|部门|负责|牵头|主体)[^()]{0,90}\)[ ]*$"
)
"""What shows a line to be text of the paper, not its title: sentences, an outline number, a clause at its end."""
_BEFORE, _AFTER = 7, 6
_LEADERS = re.compile(r"(?:…|\.{4,}|·{4,}|﹒{4,})")
NUMBER = re.compile(
    r"[ ]*([\u4e00-\u9fff]{1,24}) ?\( ?((?:19|20)\d\d) ?\) ?(?:第 ?)?(\d{1,4}) ?号[ ]*(?: (?:签发人|急|特急|公开).*)?$"
)


def is_contents(folded: str) -> bool:
    """Tell whether a line belongs to a table of contents: dotted leaders before a page number."""
    return ("…" in folded or "...." in folded or "····" in folded) and _LEADERS.search(folded) is not None


def before(lines: Sequence[str], headings: Sequence[int], at: int, used: frozenset[int]) -> list[int]:
    """Return the lines of the title that stands before the number, none where there is none."""
    titled: list[int] = []
    for index in range(at - 1, max(-1, at - 1 - _BEFORE), -1):
        line = lines[index].strip()
        if not line or index in used or letterhead.alone(line):
            continue
        if line[-1] in "。;:" or len(line) > LONGEST or NUMBER.match(line) or is_contents(line):
            break
        titled.insert(0, index)
        if "关于" in line and (_OWN_ISSUER.match(line) or headings[index]):
            break
    return titled


def after(lines: Sequence[str], at: int, used: frozenset[int]) -> list[int]:
    """Return the lines of the title that follows the number of a red-headed document."""
    titled: list[int] = []
    for index in range(at + 1, min(len(lines), at + 1 + _AFTER)):
        stripped = lines[index].strip()
        if not stripped or index in used or letterhead.alone(stripped):
            continue
        if stripped[-1] in ":。;" or len(stripped) > LONGEST or SENTENCE.search(lines[index]):
            break
        titled.append(index)
        if _LAST.search(stripped):
            break
    return titled


def of_lines(lines: Sequence[str], printed: Sequence[str], titled: Sequence[int]) -> tuple[str, str]:
    """Return the title of the lines and, as printed, that of what they issue: 关于印发《…》的通知."""
    folded = "".join("".join(lines[index].split()) for index in titled)
    shown = "".join("".join(printed[index].replace("*", "").split()) for index in titled)
    if shown.isascii():  # English: its words stand apart
        shown = " ".join(word for index in titled for word in printed[index].replace("*", "").split())
        return shown, shown
    wrapped = _WRAPPED.search(folded)
    if len(folded) != len(shown):
        shown = folded
    return shown, shown[wrapped.start(1) : wrapped.end(1)] if wrapped else shown


def joint_issuers(lines: Sequence[str], printed: Sequence[str], titled: Sequence[int]) -> str:
    """Return the issuers that stand side by side, a space between them, above 关于; nothing where it is one."""
    for index in titled:
        before = lines[index].partition("关于")[0]
        names = [name for name in re.split(" +", before.strip()) if name]
        if len(names) > 1 and all(has_head(name, 0, len(name)) for name in names):
            return "、".join(printed[index].split()[: len(names)])
    return ""


def issuer(title: str) -> str:
    """Return who issues the paper by its title: what stands before 关于."""
    found = _OWN_ISSUER.match(title)
    return found[1] if found else ""


def of_table(rows: Sequence[str]) -> str:
    """Return the title that a table's first rows hold: the first that is no label with its value."""
    title = next((row for row in rows if not letterhead.bears(fold(row))), "")
    return title if WORD.search(title) or len(rows) > 1 or len(title) >= _SHORTEST else ""


def unwrapped(title: str) -> str:
    """Return the title of what a notice only hands on: 关于印发《…》的通知."""
    found = _WRAPPED.search(title)
    return found[1] if found else title
