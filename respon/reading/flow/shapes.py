"""What a line looks like: the start of an item, a label, a finished sentence, a page number.

The shapes are those of GB/T 9704-2012 (the layout of official documents) and of what converters make of
them: 一、（一）1.（1） for the outline, 第X章 and 第X条 in regulations, a page number between dashes.
"""

import re

COUNT = "[一二三四五六七八九十百零〇两]"
ITEM = re.compile(
    rf"""
      第\s*(?:{COUNT}{{1,5}}|\d{{1,3}})\s*(?:[章节節编編篇]|[条條款](?=[\s:：]|$)|部分)
    | {COUNT}{{1,4}}\s*[、.．](?!\d)
    | [（(]\s*(?:{COUNT}{{1,4}}|\d{{1,3}})\s*[）)]
    | \d{{1,3}}\s*(?:[、．)）]|[.](?!\d)|[.](?=\d{{1,4}}[年月日]|\d{{3}}[\u4e00-\u9fff](?<![亿万個个倍元年%％])))
    | \d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}}[.．]?(?=\s|[\u4e00-\u9fff])(?!\s*[亿万億萬个個倍元％%年])
    | [\u2460-\u249b\u3220-\u3229\u2776-\u277f]
    | [\u4e00-\u9fff]{{2,4}}\s*(?:\d{{1,3}}|{COUNT}{{1,3}})\s*[:：](?!\d)
    | (?:—{{2,}}|─{{2,}}|－{{2,}}|--)(?=[^\s—─－-])
    | [●■◆★▪•◇□○◎※➢►▶]
    | 附[件表录錄]\s*(?:(?:\d{{1,3}}|{COUNT}{{1,3}})\s*)?(?:[:：.、]|$|\s)
    | 附\s*[:：]
    | 【
    """,
    re.VERBOSE,
)
"""The start of an outline item or another thing that stands at the head of a paragraph."""

_LABEL = (
    r"[（(【\[]?\s*(?:\d{1,2}[.、])?[\u4e00-\u9fff]{2,6}"
    r"(?:单位|單位|部门|部門|时限|時限|时间|時間|期限|主体|主體|机关|機關|领导|領導|责任人)\s*[:：]"
)
LABEL = re.compile(_LABEL)
"""A label that opens a clause: 责任单位： 完成时限："""

LISTED = re.compile(rf"{_LABEL}.*[委局办厅署院部会府行司团社区县市心处科室站所队]$")
"""A label with a list of names that ends in a whole one."""

_ALONE = re.compile(
    r"[（(]?\s*(?:\d{4}|[〇○零一二三四五六七八九]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月"
    r"\s*[\d一二三四五六七八九十]{1,3}\s*日[^。；，,]{0,12}$"
    r"|[\u4e00-\u9fff]{1,16}\s*[〔\[［【(（]\s*\d{4}\s*[〕\]］】)）]\s*(?:第\s*)?\d{1,5}\s*号$"
)
"""A date or a number, alone on its line."""

ENDS = frozenset("。！？；：!?;:｡")
CLOSERS = "”’」』》】）)〕]\"'"
HANGING = frozenset("、，,（(〔《“‘「『和与與及或为為由将將对對")
"""No sentence, heading or name ends with these."""
DANGLING = frozenset("、，,。．；;：:！!？?）)〕》】」』%％")
"""No line of its own begins with these."""
FULL_STOPS = frozenset("。！？!?")
SENTENCE = re.compile("[。；;！？]")
COMMA = re.compile("[，,]|、[^、]+、[^、]+、")

NAME_ENDS = re.compile("[委局办厅署院部会府行司团社区县市心]$")
NAME_BEGINS = re.compile("[市省区县州各]|国家|中国|中共|人民")
"""An agency's name ends and another's begins: in a narrow cell each may have a line, without a comma."""

PAGE_NUMBER = re.compile(
    r"""[-—–―－─~·•．.|\s]*[-—–―－─~·•|]\s*\d{1,4}\s*[-—–―－─~·•|][-—–―－─~·•|\s]*
    | 第\s*(?:\d{1,4}|[一二三四五六七八九十百]{1,5})\s*[页頁](?:\s*(?:[,，/／]\s*)?[共总總]\s*\d{1,4}\s*[页頁])?
    | 共\s*\d{1,4}\s*[页頁]\s*(?:[,，/／]\s*)?第\s*\d{1,4}\s*[页頁]
    | [Pp](?:age|AGE)\s*\d{1,4}(?:\s*(?:of|OF|/)\s*\d{1,4})?
    """,
    re.VERBOSE,
)
"""A page number beyond doubt, alone on its line."""
PAGE_ENDS = frozenset("-—–―－─~·•|页頁0123456789")
BARE_NUMBER = re.compile(r"\d{1,4}(?:\s*[/／]\s*\d{1,4})?")
"""Digits alone on a line: a page number only where the pages say so."""


def starts(text: str) -> bool:
    """Tell whether a line begins as only the first of a paragraph does: an item, a label, a date or a number."""
    return bool(ITEM.match(text) or LABEL.match(text) or _ALONE.match(text))


def finished(text: str) -> bool:
    """Tell whether the text ends a sentence or an introduction to a list, closing marks aside."""
    if text[-1] in ENDS:
        return True
    tail = text.rstrip(CLOSERS)
    return (tail[-1:] in ENDS) or (text[-1] == "." and not text[-2:-1].isdigit())


def row(text: str) -> bool:
    """Tell whether a line is the row of a table that the text keeps as lines: cells between bars."""
    return len(text) > 1 and text[0] == text[-1] == "|"


def prose(text: str) -> bool:
    """Tell running text from a heading or a name: it has a full stop, or is long and has commas."""
    if SENTENCE.search(text):
        return True
    return len(text) >= (60 if ITEM.match(text) else 20) and bool(COMMA.search(text))


def names_end_and_begin(text: str, following: str) -> bool:
    """Tell whether one agency's name ends with the text and another's begins after it."""
    return bool(NAME_ENDS.search(text) and NAME_BEGINS.match(following))
