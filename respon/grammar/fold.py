"""One spelling to read, the same length as the original: widths, brackets and Traditional characters folded.

Every character folds to exactly one, so a place in the folded text is the same place in the printed text,
and names are always quoted from the latter.
"""

import re
from collections.abc import Sequence
from functools import cache

from respon.grammar import labels
from respon.grammar.words import roles
from respon.grammar.words.memory import remembered
from respon.names.normal import converter

_WIDTHS = {
    "(": "（〔【［[｛{〈",
    ")": "）〕】］]｝}〉",
    ":": "：∶﹕︰",
    ";": "；",
    ",": "，﹐",
    "、": "､﹑",
    ".": "．﹒",
    "/": "／",
    "!": "！",
    "?": "？",
    " ": "　\xa0\u2002\u2003\u2009*\t\r\n",
} | {str(digit): chr(0xFF10 + digit) for digit in range(10)}
_PAIRS = tuple((wide, narrow) for narrow, row in _WIDTHS.items() for wide in row)
_BETWEEN = "\0"  # never in a text: stands between paragraphs while all are folded at once
_TRADITIONAL = re.compile("[責單辦務會應與國業門實處關區縣廳機構資環發計經濟統進組設協辦當]")
_OFTEN = 100  # one tell-tale character in so many makes a text Traditional

HIDDEN = "\ue000"
"""Stands for each character inside a nested bracket or a quotation: part of a name, never a separator."""

ASIDE = "\ue001"
"""Stands for each character of a remark that is no part of a name: (以下简称…), (见附件)."""

_REMARK = re.compile(
    r"\((?:以下|下文|下)?(?:简称|统称|合称|并称|称)|\((?:详?见)?附|\(名单|\((?:以上|以|按)?(?:排|列第|居第|居首)|\([^)]*下同"
    r"|\(原[^)]{2,}\)|\((?:加?挂)[^)]*牌|\((?:\d{1,2}|[一二三四五六七八九十])\)"
)
LEAD_NOTE, SUPPORT_NOTE = "\ue002", "\ue003"
"""Stand for each character of a remark that gives the name before it a role: (牵头), (配合单位)."""

_MAY_DOUBLE = re.compile(r"\(.\)|/|办")
_LONGEST_NOTE = 10
_SPACED = re.compile(
    "(?:责|牵|配|主|协|承|参|负|实)(?: *[任头合办加与责施]){1,3} +(?:单 +位|部 +门)"
    "|[完办整] *[成结理改] *[时期] +[限间]"
)
_BLANK = re.compile(r"(?<!\s)(?:(?<![A-Za-z0-9.,&])\s++|\s++(?![A-Za-z0-9(&]))")
_HIDING = re.compile('[(“"《]')
_NESTED = re.compile(
    r"\([^()]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)[^()]*)*\)|“[^”]{0,60}”|\"[^\"\n]{1,60}\"|《[^》]{0,120}》"
)


@cache
def _simplified() -> dict[int, int]:
    """Return the table of single Traditional characters, from opencc's own dictionaries."""
    characters = [chr(code) for code in range(0x4E00, 0xA000)]
    converted = converter("t2s").convert("\n".join(characters)).split("\n")
    pairs = zip(characters, converted, strict=True)
    return {ord(old): ord(new) for old, new in pairs if old != new and len(new) == 1}


def is_traditional(text: str) -> bool:
    """Tell whether the text is printed in Traditional characters."""
    return len(_TRADITIONAL.findall(text)) * _OFTEN > len(text)


def fold(text: str, traditional: bool = False) -> str:
    """Return the text with half-width punctuation, round brackets and, where asked, Simplified characters."""
    for wide, narrow in _PAIRS:
        text = text.replace(wide, narrow)
    return text.translate(_simplified()) if traditional else text


def fold_all(texts: Sequence[str], traditional: bool = False) -> list[str]:
    """Fold many paragraphs: at once, which is several times faster than one by one."""
    whole = _BETWEEN.join(texts)
    if whole.count(_BETWEEN) != len(texts) - 1:
        return [fold(text, traditional) for text in texts]
    return fold(whole, traditional).split(_BETWEEN)


def printed(text: str) -> str:
    """Return a name as it is printed, without the white space that lines and cells put into Chinese."""
    pieces = text.split()
    if len(pieces) < 2:
        return "".join(pieces)
    return " ".join(pieces) if text.isascii() else _BLANK.sub("", text.strip())


@remembered(2048)
def hide(folded: str) -> str:
    """Return the text, as long as before, with what stands in brackets and quotation marks hidden."""
    if not _HIDING.search(folded):
        return folded
    return _NESTED.sub(_hidden, folded)


def _hidden(found: re.Match[str]) -> str:
    note = roles.of_note(found[0][1:-1]) if len(found[0]) <= _LONGEST_NOTE else None
    if note:
        return (LEAD_NOTE if note == "lead" else SUPPORT_NOTE) * len(found[0])
    if found[0][0] in '“"' and roles.is_organ(found[0][1:-1]):
        return f"{HIDDEN}{found[0][1:-1]}{HIDDEN}"  # 村“两委”
    return (ASIDE if _REMARK.match(found[0]) else HIDDEN) * len(found[0])


@remembered(1024)
def unframe(folded: str) -> str:
    """Return the text with 【责任单位】甲, 责任单位（甲）, 责 任 单 位:甲 as 责任单位:甲, all characters kept.

    Of doubles in a label the first word is kept: 主(承)办机关 is 主办机关, 责任部门(单位) is 责任部门.
    """
    if any(spaced in folded for spaced in ("单 位", "部 门", "时 限", "时 间", "期 限")):
        folded = _SPACED.sub(lambda found: f"{found[0].replace(' ', ''):>{len(found[0])}}", folded)
    if not any(sign in folded for sign in ")/」"):
        return folded
    known = labels.labels()
    if known.opens.match(folded):
        folded = known.opened.sub(r" \1:", folded)
    if _MAY_DOUBLE.search(folded):
        folded = known.double.sub(lambda found: f"{found[1] + found[2]:>{len(found[0])}}", folded)
    if "(" not in folded:
        return folded
    if known.may_double.search(folded):
        folded = known.bracketed.sub(lambda found: f"{found[1] + found[2]:<{len(found[0])}}", folded)
    if known.closed.search(folded):
        folded = known.framed.sub(r" \1:", folded)
    if "单位(" in folded or "部门(" in folded:
        folded = known.framing.sub(r"\1:\2 ", folded)
    return folded
