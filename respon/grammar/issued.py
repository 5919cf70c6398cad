"""Issued documents in a text: number, title, issuer, date. A gazette holds several, a plan's file one."""

import re
from collections.abc import Sequence

from respon.grammar import letterhead, paper_title
from respon.grammar.fold import fold
from respon.grammar.letterhead import Letterhead
from respon.grammar.result import Issued

_BRACKETED = re.compile(r"〔(\d{4})〕")
_TITLE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年)")
_JOINED = re.compile(
    "(.{2,}(?:政府|委员会|办公室|办公厅|党组|局|厅|委|部|院|公司|集团|大学|学院|协会|中心))([\u4e00-\u9fff]{2,8})$"
)
"""An issuer and, without a space, the letters of its number, which begin with a character of its name."""
_GOES_ON = re.compile("关于|的通知|[《“(]|部际|的批复|实施")  # how a title's next line may begin
_INSIDE = re.compile(r"(?:文件|^)([\u4e00-\u9fff]{2,12})\((20\d\d)\)(\d{1,4})号")
_NOTICE = re.compile("(?:印发|转发|发布)《([^》]{4,60})》的通知|(关于[^,。:;《]{4,60}?的(?:通知|意见|决定|批复|函))")
_FIRST = 12  # blocks in which a title without a number is looked for
_BEFORE_ITEMS = re.compile("([^,。:;]{4,60}?) ?(?:一、|第一[条章])")
_HEAD = 1500  # characters in which a run-on text's head is looked for


def since(document: Issued) -> str:
    """Return the date or year before which it sets no time limits: its own, or the later one that its title names."""
    own = document.issued or next(iter(_BRACKETED.findall(document.number)), "")
    named = set(_TITLE_YEAR.findall(document.title))
    year = named.pop() if len(named) == 1 else ""
    return year if year > own[:4] else own


def find(
    lines: Sequence[str], printed: Sequence[str], headings: Sequence[int], tops: Sequence[Sequence[str]] = ()
) -> list[Issued]:
    """Return the documents.

    lines: each block's text folded, "" for a table; headings: their levels. tops: for each table the first rows as
    text, for a paragraph nothing: a sheet's title and what stands below it are a paper's head too.
    """
    said = _head(lines, printed, tops)
    documents = _distinct(
        [
            _document(lines, printed, headings, at, found, said)
            for at, line in enumerate(lines)
            if len(line) < 60 and "号" in line and (found := paper_title.NUMBER.match(line))
        ]
    )
    if not documents:
        documents = [_unnumbered(lines, printed, headings, said, tops)]
    ends = [*(document.start for document in documents[1:]), len(lines)]
    documents = [
        _signed(document, lines[document.start : end], printed[document.start : end])
        for document, end in zip(documents, ends, strict=True)
    ]
    return [_completed(documents[0], said)] if len(documents) == 1 else documents


def _head(lines: Sequence[str], printed: Sequence[str], tops: Sequence[Sequence[str]]) -> Letterhead:
    """Return the fields of the text's head, those in its first tables too."""
    said = letterhead.head(lines, printed)
    for rows in tops[: letterhead.HEAD]:
        inside = letterhead.head([fold(row) for row in rows], rows)
        known = {key for key, value in said._asdict().items() if value} | {"used"}
        said = said._replace(**{key: value for key, value in inside._asdict().items() if key not in known})
    return said


def _signed(document: Issued, lines: Sequence[str], printed: Sequence[str]) -> Issued:
    """Return the document with the date and the issuer of its signature, which has the whole name."""
    issuer, date = letterhead.signature(lines, printed)
    short = document.issuer
    if issuer and (not short or (len(short) < len(issuer) and _abbreviates(short, issuer))):
        document = document._replace(issuer=issuer)
    return document if document.issued else document._replace(issued=date)


def _abbreviates(short: str, whole: str) -> bool:
    rest = iter(whole)
    return all(char in rest for char in short)


def _completed(document: Issued, said: Letterhead) -> Issued:
    """Return the one document of a text with what the labels of its head say."""
    number = said.number if not document.number else document.number
    title = paper_title.unwrapped(said.title) or document.title
    return document._replace(
        id=number or title,
        number=number,
        title=title,
        issuer=said.issuer or document.issuer or said.source,
        issued=said.date or document.issued or said.published,
    )


def _distinct(documents: list[Issued]) -> list[Issued]:
    kept: list[Issued] = []
    for document in documents:
        if not kept or document.start > kept[-1].start:
            kept.append(document)
    return kept


def _document(
    lines: Sequence[str],
    printed: Sequence[str],
    headings: Sequence[int],
    at: int,
    found: re.Match[str],
    said: Letterhead,
) -> Issued:
    """Return the document whose number stands at line `at`: its title before it, or after it."""
    joined = _JOINED.match(found[1])
    issuer, letters = (joined[1], joined[2]) if joined and joined[2][0] in joined[1] else ("", found[1])
    number = f"{letters}〔{found[2]}〕{found[3]}号"
    date = next((d for line in lines[max(0, at - 3) : at + 3] if (d := letterhead.alone(line))), "")
    before = paper_title.before(lines, headings, at, said.used)
    worded = paper_title.WORD.search("".join(lines[index] for index in before))
    titled = (before if worded else []) or paper_title.after(lines, at, said.used) or before
    start = min([at, *titled])
    title, own = paper_title.of_lines(lines, printed, titled)
    return Issued(
        number,
        number,
        own,
        paper_title.joint_issuers(lines, printed, titled) or paper_title.issuer(title) or issuer,
        date,
        start,
    )


def _unnumbered(
    lines: Sequence[str],
    printed: Sequence[str],
    headings: Sequence[int],
    said: Letterhead,
    tops: Sequence[Sequence[str]] = (),
) -> Issued:
    """Return the one document of a text without a number: its title is the highest heading, or what stands first."""
    titled: list[int] = []
    first = next((index for index, level in enumerate(headings[:_FIRST]) if level == 1 and index not in said.used), 0)
    for index, line in enumerate(lines[first:_FIRST], first):
        stripped = "".join(line.split())
        if not titled and index < len(tops) and (title := paper_title.of_table(tops[index])):
            return Issued(title, "", title, paper_title.issuer(title))
        if not stripped or index in said.used:
            continue
        goes_on = not titled or _GOES_ON.match(stripped)
        if (
            len(stripped) > paper_title.LONGEST
            or not goes_on
            or stripped[-1] in ":。"
            or paper_title.SENTENCE.search(line)
        ):
            break
        titled.append(index)
    if not titled:
        return _run_on(lines, printed)
    title, own = paper_title.of_lines(lines, printed, titled)
    return Issued(own, "", own, paper_title.issuer(title))


def _run_on(lines: Sequence[str], printed: Sequence[str]) -> Issued:
    """Return the document of a text whose head has lost its line breaks, as far as it can be told."""
    head = next((line for line in lines if line.strip()), "")[:_HEAD]
    shown = next((line for line in printed if line.strip()), "")[:_HEAD]
    number = _INSIDE.search(head)
    notice = _NOTICE.search(head)
    name = f"{number[1]}〔{number[2]}〕{number[3]}号" if number else ""
    before = _BEFORE_ITEMS.match(head)
    title = shown[slice(*notice.span(notice.lastindex or 0))] if notice else ""
    if not title and before and paper_title.WORD.search(before[1]):
        title = shown[slice(*before.span(1))]
    return Issued(name or title, name, title)
