"""What a paper's head and end say of it beside its title: labelled fields, bylines, front matter, signatures.

Labels are those of the government's open-information pages (发文机关, 成文日期, 发文字号), of Taiwan's papers and
statutes (發文字號, 法規名稱), of ledgers (填报单位, 填报时间) and of pages made from Markdown (title, date).
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from respon.grammar import due
from respon.grammar.heads import has_head

HEAD = 30
"""Blocks in which a paper's head is looked for, at most: it ends where the outline begins."""

_END = 8  # blocks in which the end's signature stands
_LABELS = {
    "number": "发文字号 发文编号 发文文号 文件字号 文件编号 文号 字号",
    "title": "标题 名称 文件名称 文件标题 法规名称 公文标题 主旨 title",
    "issuer": (
        "发文机关 发文单位 发布机构 发布机关 发布单位 制定机关 制发机关 印发机关 公开主体 填报单位 制表单位 issuer"
    ),
    "source": "信息来源 来源 作者",
    "date": "成文日期 发文日期 印发日期 制发日期 签发日期 核定日期 填报时间 填报日期 制表日期 制表时间 date",
    "published": "发布日期 发布时间 公布日期 公开日期 修正日期 修订日期 日期 时间",
    "other": (
        "索引号 主题分类 主题词 体裁分类 有效性 效力状态 浏览次数 阅读次数 点击次数 点击量 点击 公开方式 layout"
        " 速别 密等 附件 受文者 类别 分类"
    ),
}
"""The labels of each field; those of `other` only end the value before them."""

_KEYS = {label: key for key, row in _LABELS.items() for label in row.split()}
_LABEL = re.compile(
    "(?:(?<=^)|(?<=[ ,;|]))(?P<label>"
    + "|".join(" *".join(label) if not label.isascii() else label for label in sorted(_KEYS, key=len, reverse=True))
    + r")(?: *: *| +)"
)
_ITEM = re.compile(
    r"\(?[一二三四五六七八九十]{1,3}[)、.]|\d{1,2}[、.](?!\d)|第 ?[一二三四五六七八九十\d]{1,3} ?[章条节编]"
)
_DAY = (
    r"(?:(?:19|20)\d\d ?[年./-] ?\d{1,2} ?[月./-] ?\d{1,2}(?:(?!\d) ?日?)"
    r"|(?:19|20)\d\d ?年 ?\d{1,2} ?月"
    r"|[二一][〇零○九一二三四五六七八]{3}年[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?"
    r"|(?:中华)?民国 ?\d{2,3} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日)"
)
_ALONE = re.compile(rf"\(? ?(?P<day>{_DAY}) ?\)?(?:起施行)?")
_SIGNED = re.compile(rf"(?P<issuer>[^,。;:、()\d]{{2,40}}?) ?(?P<day>{_DAY}) ?(?:发布|印发|公布)?[。 ]*")
_PASSED = re.compile(
    rf"\(? ?(?P<day>{_DAY}) ?(?P<issuer>[^,;。():“”]{{4,40}}?)(?:第[^,;。()]{{1,12}}次[^,;。()]{{0,8}}会议)?"
    r"(?:审议|表决)?(?:通过|批准)"
)
_BYLINE = re.compile(rf"(?P<day>{_DAY})(?: ?\d\d:\d\d(?::\d\d)?)?(?: +(?P<issuer>[^ :]{{2,40}}))?(?= |$)")
_RED = re.compile(r"(?P<issuer>[\u4e00-\u9fff]{3,30})(?:文件| +(?:函|令|公告|通知|通报))")
_PAGE = re.compile(r"附件 ?\d{0,2} ?:?|★[^ ]{0,3}|(?:page|第) ?\d{1,4} ?页?(?: ?[-—·|].*)?|-{3,}", re.IGNORECASE)
_NUMBER = re.compile(
    r"([\u4e00-\u9fff]{1,24}) ?\( ?((?:19|20)\d\d) ?\) ?(?:第 ?)?(\d{1,4}) ?号|[\u4e00-\u9fff]{1,12}字第 ?\d{5,12} ?号"
)
_TERM = re.compile("第[一二三四五六七八九十]{1,3}届")
_SURE = ("number", "issuer", "date")  # labels that head no column of a table of tasks
_LEAST = 8  # characters of a title behind its label in a table
_NUMBERED = re.compile(rf"(?:{_NUMBER.pattern})[ ·|,]+(?P<day>{_DAY})")
_WEB = ("公众号", "网", "网站", "客户端")


class Letterhead(NamedTuple):
    """What was found; empty where the paper doesn't say. `used`: the lines that say it and are no title."""

    number: str = ""
    title: str = ""
    issuer: str = ""
    date: str = ""
    source: str = ""
    published: str = ""
    used: frozenset[int] = frozenset()


def head(lines: Sequence[str], printed: Sequence[str]) -> Letterhead:
    """Return what the head says: the lines before the outline begins. `lines`: folded; `printed`: the same unfolded."""
    found: dict[str, str] = {}
    used: set[int] = set()
    for at in range(min(HEAD, len(lines))):
        line = lines[at]
        if _ITEM.match(line.lstrip()):
            break
        said = dict(_said(line.strip(), printed[at].strip()))
        if said or _PAGE.fullmatch(line.strip()):
            used.add(at)
        for key, value in said.items():
            if value:
                found.setdefault(key, value)
    found.pop("other", None)
    return Letterhead(**found, used=frozenset(used))


def _said(line: str, printed: str) -> Iterator[tuple[str, str]]:
    """Yield the fields of a line, with an empty value for what is only passed over."""
    if len(line) != len(printed):
        printed = line
    if numbered := _NUMBERED.fullmatch(line):
        yield "number", number(numbered, printed)
        yield "date", due.date(numbered["day"])
        return
    if red := _RED.fullmatch(line):
        yield "source", printed[slice(*red.span("issuer"))]
    if passed := _PASSED.match(line):
        yield "date", due.date(passed["day"])
        yield "issuer", _TERM.sub("", printed[slice(*passed.span("issuer"))]).strip()
        return
    labels = list(_LABEL.finditer(line))
    if labels and labels[0].start() > 0 and not (_BYLINE.match(line) or line.startswith("-")):
        return
    for label, after in zip(labels, [*(one.start() for one in labels[1:]), len(line)], strict=False):
        key = _KEYS[label["label"].replace(" ", "")]
        value = slice(label.end(), after)
        if label[0].endswith(":") or label[0].rstrip(" ").endswith(":") or label.start() == 0:
            yield key, _value(key, line[value], printed[value])
    if byline := _BYLINE.match(line):
        if not labels and byline.end() < len(line) and not byline["issuer"]:
            return
        yield "published", due.date(byline["day"])
        issuer = printed[slice(*byline.span("issuer"))] if byline["issuer"] else ""
        if issuer and has_head(line, *byline.span("issuer")):
            yield "source", issuer


def _value(key: str, folded: str, printed: str) -> str:
    """Return a field's value, empty where it isn't of its kind."""
    bare = " ".join(printed.strip(" -|").split()).rstrip("。")
    if key == "number":
        found = _NUMBER.search(folded)
        return number(found, printed) if found else ""
    if key in ("date", "published"):
        found = re.search(_DAY, folded)
        return due.date(found[0]) if found else ""
    if key == "source" and not (has_head(folded, 0, len(folded.rstrip())) and not bare.endswith(_WEB)):
        return ""
    return "".join(bare.split()) if key != "title" or not bare.isascii() else bare


def is_label(cell: str, value: str = "") -> bool:
    """Tell whether a folded cell of a table is a label, its value in the next one."""
    found = _LABEL.fullmatch(f"{cell}:")
    key = _KEYS[found["label"].replace(" ", "")] if found else ""
    return key in _SURE or (key == "title" and len(value) >= _LEAST)


def bears(line: str) -> bool:
    """Tell whether a folded line says something of the paper, so that it is no title."""
    return any(True for _ in _said(line, line))


def number(found: re.Match[str], printed: str) -> str:
    """Return a document's number in its usual form, 灯政发〔2026〕5号; one by the letter (字第…號) as printed."""
    if found[2] is None:
        return "".join(printed[slice(*found.span())].split())
    return f"{found[1]}〔{found[2]}〕{found[3]}号"


@lru_cache(maxsize=1024)  # a line is asked for the title's sake and for the signature's
def alone(line: str) -> str:
    """Return the date that a line consists of, empty where it is something else."""
    found = _ALONE.fullmatch(line.strip()) if len(line) < HEAD and ("年" in line or line[:1].isdigit()) else None
    return due.date(found["day"]) if found else ""


def signature(lines: Sequence[str], printed: Sequence[str]) -> tuple[str, str]:
    """Return issuer and date under which a document is signed: the first date that is a line of its own.

    The issuer stands before it, on its line or on the one above.
    """
    for at, line in enumerate(lines):
        if len(line) >= 2 * HEAD:
            continue
        if date := alone(line):
            above = lines[at - 1].strip() if at else ""
            return (printed[at - 1].strip() if _is_issuer(above) else "", date)
        found = _SIGNED.fullmatch(line.strip()) if at >= len(lines) - _END else None
        if found and _is_issuer(found["issuer"].strip()):
            return printed[at].strip()[: len(found["issuer"])].strip(), due.date(found["day"])
    return "", ""


def _is_issuer(line: str) -> bool:
    return 2 < len(line) <= HEAD and not re.search(r"[,。;:、()《》\d]", line) and has_head(line, 0, len(line))
