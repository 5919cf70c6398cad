"""Paragraphs that have lost their line breaks (OCR, pasted text): where the numerals of the outline cut them.

A numeral is one of the outline where it counts on: 1. after nothing or below a new heading, 2. after 1.
"""

import re
from collections.abc import Iterator

_CN = "[一二三四五六七八九十]{1,3}"
_LONG = 80  # characters: a shorter paragraph is cut only where it has several clauses
_SEVERAL = 2  # headings, or clauses, show that line breaks are lost
_MARK = re.compile(rf"\((?:{_CN}|\d{{1,2}})\)")
_NUMERALS = re.compile(
    rf"(?P<cn>(?<![统同唯单第之万逐专不合归其附表图一二三四五六七八九十]){_CN}(?=、))"
    rf"|(?P<cnp>(?<![第条款项附表图])\({_CN}\)(?! ?[项款目条]))"
    rf"|(?P<num>(?<![\d第表图附款条项~\-.、—年月])\d{{1,2}}(?=[.、](?! ?[\d号])|[.、]\d{{1,4}}[年月日]))"
    rf"|(?P<nump>(?<![第条款项附表图式按和及或见])\(\d{{1,2}}\)(?! ?[项款目条和及或、]))"
    rf"|(?P<article>(?<=[。;:!?)》”])第{_CN}[条章](?!款|项|第|规定|的))"
    rf"|(?P<annex>(?<=。)附件 ?\d)"
)
_LIKELY = re.compile(rf"{_CN}、|\({_CN}\)|\(\d{{1,2}}\)|\d[.、]|第{_CN}[条章]")
_CLAUSES = re.compile(r"(?:负责|牵头|落实|实施|配合)[^()]{0,20}\)")
_STOPS = "。;!?)》”"
_DEPTH = {"annex": 0, "article": 1, "cn": 1, "cnp": 2, "num": 3, "nump": 4}
_DIGITS = {char: digit for digit, char in enumerate("一二三四五六七八九", 1)}


def cuts(folded: str, hidden: str) -> list[int]:
    """Return where headings stand inside a paragraph; nowhere, if it has its line breaks."""
    clauses = folded.count("单位:")
    if folded.count(")") >= _SEVERAL:
        clauses += len(_CLAUSES.findall(folded))
    if clauses < _SEVERAL and (len(folded) < _LONG or len(_LIKELY.findall(folded)) <= _SEVERAL):
        return []
    found = list(_counting(folded, _with_marks(folded, hidden)))
    deep = sum(kind in ("cn", "cnp", "article") for _, kind in found)
    return [at for at, _ in found if at] if clauses >= _SEVERAL or deep > _SEVERAL else []


def _counting(folded: str, shown: str) -> Iterator[tuple[int, str]]:
    """Yield the numerals that count on in their kind, or begin a sentence, with the kind."""
    here: dict[str, int] = {}  # the last number of each kind below the present heading
    ever: dict[str, int] = {}  # (三) may go on after 二、
    for found in _NUMERALS.finditer(shown):
        kind, at = found.lastgroup or "", found.start()
        number = _number(found[0])
        before = folded[max(0, at - 3) : at].rstrip(" ")[-1:]
        counts = number == here.get(kind, 0) + 1 or number == ever.get(kind, 0) + 1
        if kind in ("annex", "article") or counts or not before or before in _STOPS:
            yield at, kind
            here = {one: count for one, count in here.items() if _DEPTH[one] <= _DEPTH[kind]}
            here[kind] = ever[kind] = number


def _number(numeral: str) -> int:
    """Return a numeral's value: 3, (3), 三, 十二; 0 for others."""
    core = numeral.strip("() ")
    if core.isdigit():
        return int(core)
    tens, ten, ones = core.rpartition("十")
    if not ten:
        return _DIGITS.get(core, 0)
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)


def _with_marks(folded: str, hidden: str) -> str:
    """Return the text with quotations and brackets hidden, but for numerals such as (一)."""
    parts: list[str] = []
    at = 0
    for found in _MARK.finditer(folded):
        parts += [hidden[at : found.start()], found[0]]
        at = found.end()
    return "".join([*parts, hidden[at:]])
