"""Issued documents in a text: number, title, issuer, date. A gazette holds several, a plan's file one."""

import re
from collections.abc import Sequence

from respon.grammar.result import Issued

_NUMBER = re.compile(r"[ ]*([\u4e00-\u9fff]{1,16}) ?\( ?((?:19|20)\d\d) ?\) ?(?:第 ?)?(\d{1,4}) ?号[ ]*$")
_DATE = re.compile(r"\(? ?((?:19|20)\d\d) ?年 ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?日)? ?\)?[ ]*$")
_TITLE_WORD = re.compile("关于|办法|规定|意见|方案|计划|规划|通知|决定|批复|细则|条例|法$|纲要|要点")
_WRAPPED = re.compile("(?:印发|转发|发布|下发)[^《]{0,12}《(.{1,400})》(?:的?通知)?$")
_TITLE_LAST = re.compile("(?:通知|决定|意见|批复|办法|方案|通告|公告|函|规定|细则|计划)$")
_GOES_ON = re.compile("关于|的通知|[《“(]|部际|的批复|实施")  # how a title's next line may begin
_OWN_ISSUER = re.compile("^(.{2,40}?)(?:关于|關於)")
_LEADERS = re.compile(r"(?:…|\.{4,}|·{4,}|﹒{4,})")
_INSIDE = re.compile(r"(?:文件|^)([\u4e00-\u9fff]{2,12})\((20\d\d)\)(\d{1,4})号")
_NOTICE = re.compile("(?:印发|转发|发布)《([^》]{4,60})》的通知")
_HEAD = 1500  # characters in which a run-on text's head is looked for
_BEFORE, _AFTER = 7, 6
_LONGEST_TITLE = 90
_SENTENCE = re.compile(
    r"[。;]|^[ ]*(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+[.、])"
    r"|(?:单位|部门|负责|牵头|主体)[^()]{0,90}\)[ ]*$"
)
"""What shows a line to be text of the paper, not its title: sentences, an outline number, a clause at its end."""


def is_contents(folded: str) -> bool:
    """Tell whether a line belongs to a table of contents: dotted leaders before a page number."""
    return ("…" in folded or "...." in folded or "····" in folded) and _LEADERS.search(folded) is not None


def find(lines: Sequence[str], printed: Sequence[str], headings: Sequence[int]) -> list[Issued]:
    """Return the documents. `lines`: each block's text folded, "" for a table; `headings`: their levels."""
    documents = [
        _document(lines, printed, headings, at, found)
        for at, line in enumerate(lines)
        if len(line) < 40 and "号" in line and (found := _NUMBER.match(line))
    ]
    documents = _distinct(documents)
    if not documents:
        return [_unnumbered(lines, printed)]
    ends = [*(document.start for document in documents[1:]), len(lines)]
    return [
        document if document.issued else document._replace(issued=_signed(lines[document.start : end]))
        for document, end in zip(documents, ends, strict=True)
    ]


def _signed(lines: Sequence[str]) -> str:
    """Return the date under which a document is signed: the first that is a line of its own."""
    return next((date for line in lines if (date := _date(line))), "")


def _distinct(documents: list[Issued]) -> list[Issued]:
    kept: list[Issued] = []
    for document in documents:
        if not kept or document.start > kept[-1].start:
            kept.append(document)
    return kept


def _document(
    lines: Sequence[str], printed: Sequence[str], headings: Sequence[int], at: int, found: re.Match[str]
) -> Issued:
    """Return the document whose number stands at line `at`: its title before it, or after it."""
    number = f"{found[1]}〔{found[2]}〕{found[3]}号"
    date = next((d for line in lines[max(0, at - 3) : at + 3] if (d := _date(line))), "")
    titled = _title_before(lines, headings, at) or _title_after(lines, at)
    start = min([at, *titled])
    title, own = _titles(lines, printed, titled)
    return Issued(number, number, own, _issuer(title), date, start)


def _titles(lines: Sequence[str], printed: Sequence[str], titled: Sequence[int]) -> tuple[str, str]:
    """Return the title of the lines and, as printed, that of what they issue: 关于印发《…》的通知."""
    folded = "".join("".join(lines[index].split()) for index in titled)
    shown = "".join("".join(printed[index].replace("*", "").split()) for index in titled)
    wrapped = _WRAPPED.search(folded)
    if len(folded) != len(shown):
        shown = folded
    return shown, shown[wrapped.start(1) : wrapped.end(1)] if wrapped else shown


def _title_before(lines: Sequence[str], headings: Sequence[int], at: int) -> list[int]:
    """Return the lines of the title that stands before the number, none where there is none."""
    titled: list[int] = []
    for index in range(at - 1, max(-1, at - 1 - _BEFORE), -1):
        line = lines[index].strip()
        if not line or _date(line):
            continue
        if line[-1] in "。;:" or len(line) > _LONGEST_TITLE or _NUMBER.match(line) or is_contents(line):
            break
        titled.insert(0, index)
        if "关于" in line and (_OWN_ISSUER.match(line) or headings[index]):
            break
    return titled if _TITLE_WORD.search("".join(lines[index] for index in titled)) else []


def _title_after(lines: Sequence[str], at: int) -> list[int]:
    """Return the lines of the title that follows the number of a red-headed document."""
    titled: list[int] = []
    for index in range(at + 1, min(len(lines), at + 1 + _AFTER)):
        stripped = lines[index].strip()
        if not stripped or _date(stripped):
            continue
        if stripped[-1] in ":。;" or len(stripped) > _LONGEST_TITLE:
            break
        titled.append(index)
        if _TITLE_LAST.search(stripped):
            break
    return titled


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


def _unnumbered(lines: Sequence[str], printed: Sequence[str]) -> Issued:
    """Return the one document of a text without a number: its title is what stands first."""
    titled: list[int] = []
    for index, line in enumerate(lines[:12]):
        stripped = "".join(line.split())
        if not stripped:
            continue
        goes_on = not titled or _GOES_ON.match(stripped)
        if len(stripped) > _LONGEST_TITLE or not goes_on or stripped[-1] in ":。" or _SENTENCE.search(line):
            break
        titled.append(index)
    if not titled:
        return _run_on(lines, printed)
    title, own = _titles(lines, printed, titled)
    return Issued(own, "", own, _issuer(title), _signed(lines), 0)


def _run_on(lines: Sequence[str], printed: Sequence[str]) -> Issued:
    """Return the document of a text whose head has lost its line breaks, as far as it can be told."""
    head = next((line for line in lines if line.strip()), "")[:_HEAD]
    shown = next((line for line in printed if line.strip()), "")[:_HEAD]
    number = _INSIDE.search(head)
    notice = _NOTICE.search(head)
    name = f"{number[1]}〔{number[2]}〕{number[3]}号" if number else ""
    title = shown[notice.start(1) : notice.end(1)] if notice else ""
    return Issued(name or title, name, title, "", _signed(lines), 0)
