"""Issued documents in a text: number, title, issuer, date. A gazette holds several, a plan's file one."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from respon.documents.grammar.rule import Rule


class Issued(NamedTuple):
    """文件: what its head says of it; empty where the text doesn't say. `start`: its first block."""

    id: str = ""
    number: str = ""
    title: str = ""
    issuer: str = ""
    issued: str = ""
    start: int = 0
    rule: Rule | None = None


_NUMBER = re.compile(r"[ ]*([\u4e00-\u9fff]{1,16}) ?\( ?((?:19|20)\d\d) ?\) ?(?:第 ?)?(\d{1,4}) ?号[ ]*$")
_DATE = re.compile(r"\(? ?((?:19|20)\d\d) ?年 ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?日)? ?\)?[ ]*$")
_TITLE_WORD = re.compile("关于|办法|规定|意见|方案|计划|规划|通知|决定|批复|细则|条例|法$|纲要|要点")
_WRAPPED = re.compile("(?:印发|转发|发布|下发)[^《]{0,12}《(.+)》(?:的?通知)?$")
_ISSUER = re.compile("^(.{2,40}?)(?:办公厅|办公室)?(?=关于)")
_OWN_ISSUER = re.compile("^(.{2,40}?)关于")
_LEADERS = re.compile(r"(?:…|\.{4,}|·{4,}|﹒{4,})")
_BEFORE, _AFTER = 7, 6
_LONGEST_TITLE = 90


def is_contents(folded: str) -> bool:
    """Tell whether a line belongs to a table of contents: dotted leaders before a page number."""
    return _LEADERS.search(folded) is not None


def find(lines: Sequence[str], headings: Sequence[int]) -> list[Issued]:
    """Return the documents. `lines`: each block's folded text, "" for a table; `headings`: their levels."""
    numbers = [(at, found) for at, line in enumerate(lines) if len(line) < 40 and (found := _NUMBER.match(line))]
    documents = [_document(lines, headings, at, found) for at, found in numbers]
    documents = _distinct(documents)
    if not documents:
        return [_unnumbered(lines)]
    return documents


def _distinct(documents: list[Issued]) -> list[Issued]:
    kept: list[Issued] = []
    for document in documents:
        if not kept or document.start > kept[-1].start:
            kept.append(document)
    return kept


def _document(lines: Sequence[str], headings: Sequence[int], at: int, found: re.Match[str]) -> Issued:
    """Return the document whose number stands at line `at`: its title before it, or after it."""
    number = f"{found[1]}〔{found[2]}〕{found[3]}号"
    date = next((d for line in lines[max(0, at - 3) : at + 3] if (d := _date(line))), "")
    start, title = _title_before(lines, headings, at)
    if not title:
        start, title = at, _title_after(lines, at)
    if not date:
        date = next((d for line in lines[at : at + 40] if (d := _date(line))), "")
    return Issued(number, number, _own(title), _issuer(title), date, start)


def _title_before(lines: Sequence[str], headings: Sequence[int], at: int) -> tuple[int, str]:
    parts: list[str] = []
    start = at
    for index in range(at - 1, max(-1, at - 1 - _BEFORE), -1):
        line = lines[index].strip()
        if not line or _date(line):
            continue
        if line[-1] in "。;:" or len(line) > _LONGEST_TITLE or _NUMBER.match(line) or is_contents(line):
            break
        parts.insert(0, line)
        start = index
        if "关于" in line and (_OWN_ISSUER.match(line) or headings[index]):
            break
    title = "".join(parts)
    title = "".join(title.split())
    return (start, title) if _TITLE_WORD.search(title) else (at, "")


def _title_after(lines: Sequence[str], at: int) -> str:
    parts: list[str] = []
    for line in lines[at + 1 : at + 1 + _AFTER]:
        stripped = line.strip()
        if not stripped or _date(stripped):
            continue
        if stripped[-1] in ":。;" or len(stripped) > _LONGEST_TITLE:
            break
        parts.append(stripped)
        if re.search("(?:通知|决定|意见|批复|办法|方案|通告|公告|函)$", stripped):
            break
    return "".join("".join(parts).split())


def _own(title: str) -> str:
    """Return the title of what is issued, where the title is that of the covering notice."""
    wrapped = _WRAPPED.search(title)
    return wrapped[1] if wrapped else title


def _issuer(title: str) -> str:
    found = _OWN_ISSUER.match(title)
    return found[1] if found else ""


def _date(line: str) -> str:
    """Return the date that the line consists of, as year-month-day, or nothing."""
    found = _DATE.match(line.strip()) if len(line) < 30 else None
    if not found:
        return ""
    day = f"-{int(found[3]):02d}" if found[3] else ""
    return f"{found[1]}-{int(found[2]):02d}{day}"


def _unnumbered(lines: Sequence[str]) -> Issued:
    """Return the one document of a text without a number: its title is what stands first."""
    title = ""
    for line in lines[:12]:
        stripped = "".join(line.split())
        if not stripped:
            continue
        if len(stripped) > _LONGEST_TITLE or (title and not re.match("关于|的通知|\\(", stripped)) or stripped[-1] in ":。":
            break
        title += stripped
        if len(title) > 12 and _TITLE_WORD.search(stripped):
            break
    date = next((d for line in lines[:60] if (d := _date(line))), "")
    return Issued(_own(title), "", _own(title), _issuer(title), date, 0)
