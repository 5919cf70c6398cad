"""Time limits as the text has them, and as dates where they are dates.

A limit is normalised (digits, half-width, years of our era), its moments are found by the table FORMS, and the
last of them is the limit: of a range the end, of a half-year or quarter the last month. A moment from which on
something holds (2031年起), one that recurs (每年12月) and a day that the calendar lacks are no limit.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

_Y, _N = "(?P<y>(?:19|20|21)[0-9]{2})", "[0-9]{1,2}"
_M, _D = f"(?P<m>{_N})", f"(?P<d>{_N})"
_LATE = "1[3-9]|2[0-9]|3[01]"  # a day that is no month: 3/4/2031 can be read in two ways
_QUARTER = "第?(?P<q>[1-4])季度?"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = f"(?P<name>{'|'.join(_MONTHS)})[a-z]{{0,6}}\\.?"


class Form(NamedTuple):
    """One way of writing a moment, in normal writing, with an example and the date that it is in a paper of 2030.

    Groups: y year, m month, d day, q quarter, h half-year, name an English month. Without y it is of the paper's year.
    """

    pattern: str
    example: str
    date: str


FORMS = (
    Form(f"{_Y}年{_M}月{_D}[日号]", "2031年6月30日起", ""),
    Form(f"{_Y}年{_M}月", "2031年6月起", ""),
    Form(f"(?P<yy>[2-9][0-9])年{_M}月", "31年6月", "2031-06"),
    Form(f"{_Y}年?{_QUARTER}", "2031年一季度起", ""),
    Form(f"{_Y}年?(?P<h>[上下])半年", "2031年上半年起", ""),
    Form(f"(?<![0-9]){_Y}(?P<mm>[0-9]{{2}})(?P<dd>[0-9]{{2}})(?![0-9])", "20310630", "2031-06-30"),
    Form(f"(?<![0-9]){_Y}(?P<mm>0[1-9]|1[0-2])(?![0-9])", "203106", "2031-06"),
    Form(f"(?<![0-9.]){_Y}[-/.]{_M}[-/.]{_D}(?![0-9])", "2031/6/30", "2031-06-30"),
    Form(f"(?<![0-9.])(?P<d>{_LATE})[-/.]{_M}[-/.]{_Y}(?![0-9])", "30/6/2031", "2031-06-30"),
    Form(f"(?<![0-9.]){_M}[-/.](?P<d>{_LATE})[-/.]{_Y}(?![0-9])", "6/30/2031", "2031-06-30"),
    Form(f"(?<![0-9.]){_Y}[-/.]{_M}(?![0-9]|[-/.][0-9])", "2031.6", "2031-06"),
    Form(f"q(?P<q>[1-4]) ?[-/]? ?{_Y}", "Q1 2031", "2031-03"),
    Form(f"h(?P<h>[12]) ?[-/]? ?{_Y}", "H1 2031", "2031-06"),
    Form(rf"\b{_MONTH} {_D}(?:st|nd|rd|th)?,? {_Y}", "June 30, 2031", "2031-06-30"),
    Form(rf"\b{_D}(?:st|nd|rd|th)? {_MONTH} {_Y}", "30 June 2031", "2031-06-30"),
    Form(rf"\b{_MONTH} {_Y}", "by June 2031", "2031-06"),
    Form(rf"(?<![0-9./]){_Y}(?:年(?:年?(?:底|末|内|终)|度)?|(?![0-9./]))", "2031年底", "2031"),
    Form(f"{_M}月{_D}[日号]", "6月30日起", ""),
    Form(f"(?<!个){_M}月", "6月底前", "2030-06"),
    Form(f"{_D}日(?!内)", "2031年3月1日至15日", "2031-03-15"),
    Form(_QUARTER, "三季度", "2030-09"),
    Form("(?P<h>[上下])半年", "下半年", "2030-12"),
    Form("年(?:底|末|内|终)", "年底前", "2030"),
    Form(rf"\b{_MONTH}(?![a-z])", "by September", "2030-09"),
    Form("(?<![a-z])q(?P<q>[1-4])(?![0-9])", "Q2", "2030-06"),
)
"""All forms of a moment: a new one is a line here. The first that fits counts."""

_SPELLED = tuple(form for form in FORMS if re.search("[年月]", form.example))
_BARE = re.compile(r"\(\?P<\w+>")


def _any(forms: tuple[Form, ...]) -> str:
    return "|".join(_BARE.sub("(?:", form.pattern) for form in forms)


_MOMENT = re.compile(_any(FORMS))
_LIMIT = re.compile(
    rf"(?:{_any(_SPELLED)})(?:底|末|份|初|[上中下]旬)?(?:(?:之|以)?前|(?:以|之)?内|(?:全面|全部|基本|如期|按期)?完成)"
)
"""A limit in running text: 2031年10月底前, 年底前, 9月底完成."""

_MAY_LIMIT = re.compile("[年月日号季度底末份旬初] ?(?:[之以]?[前内]|[全基如按]?[面部本期]?完成)")
"""Running text without this sets no limit. Cheaper than _LIMIT, which decides."""

_NUMERAL = re.compile("[〇零○一二三四五六七八九十百]{1,12}(?=年|月|[日号]|季|、[一二三四]季)")
_DIGITS = {numeral: digit for digit, row in enumerate(("〇零○", *"一二三四五六七八九")) for numeral in row}
_ROC = re.compile("(?:中华)?民国([0-9]{1,3})年?|(?<![0-9])(1[0-9]{2})(?:年|(?=[./-][0-9]{1,2}(?![0-9])))")
_ROC_BEGAN = 1911  # the first year of the Republic is 1912
_RANGE = re.compile("(?<![0-9./-])([0-9]{1,4})(?=[-、]第?[0-9]{1,4}(年|月|日|季))")
_DOTTED_RANGE = re.compile(r"([0-9]{4})([./])([0-9]{1,2})-(?=[0-9]{1,2}(?![0-9./-]))")
_DASH = re.compile("[—–―~～─－至到]+|--+")
_RECURS = re.compile("每(?:年|个?月|个?季|周|日|天|半年|学期|逢)[^,;。]*|(?:annual|month|quarter)ly|every [^,;.]*")
_FROM = re.compile("(?:底|末|份|初|[上中下]旬)?(?:起|开始|以来|以后|之后|后|始|onwards?)(?!-)")
_SINCE = re.compile(r"\b(?:from|since|after) *$")
_YEARS = {"今": 0, "本": 0, "当": 0, "明": 1, "次": 1, "翌": 1, "去": -1}
_RELATIVE = re.compile(f"([{''.join(_YEARS)}])年(?:年(?=[底末内终])|度)?")
_TRADITIONAL = str.maketrans("國號後內開華當", "国号后内开华当")
_AT_END = re.compile(
    r"[（(]((?:[0-9０-９〇一二三四五六七八九十年月日号季度底末前内旬上中下半第至到份完成 .—~～-]|[之以]前){2,40})[）)]$"
)
_FIRST = frozenset("0123456789〇零一二三四五六七八九十上下第年今明本当全每长持常即立近Qq")
_SEASON = re.compile(
    "[^,;。]{1,8}(?:期间|阶段)|(?:本?月|本?周|学[期年]|主?汛期|[春秋寒暑]假|春节|国庆节?|节|入冬|入汛|采暖季|供暖季|开学)"
    "(?:底|末|初|中旬?)?(?:[之以]?[前后])?"
)
"""A limit that a piece consists of and that names no month: 寒假期间, 月底前, 汛期前."""
_LASTING = re.compile("长期|持续|全年|每[年月季]|常态|即日|即时|立即|近期")
_BEFORE = re.compile("[底末份初日号内前之以的]|[上中下]旬|全面|全部|基本|如期|按期|完成|by|before|end of|the")
"""What stands around the moment of a limit that is nothing but a date."""
_BRACKETED = re.compile(r"[\[〔(【]((?:19|20)\d\d)[\]〕)】]")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W_]")
_LONGEST = 200


def date(spoken: str, since: str = "") -> str:
    """Return the limit as YYYY, YYYY-MM or YYYY-MM-DD; empty where it is no date, or could be several.

    since: the paper's own date or year, which gives the year where the limit has none.
    """
    if not spoken:
        return ""
    found = list(_moments(_normal(spoken[:_LONGEST], since), since))
    return found[-1] if found and all(found) else ""


def within(text: str, since: str = "") -> str:
    """Return the one limit that running text sets for what it tells, empty where there are none or several."""
    if not _MAY_LIMIT.search(text):
        return ""
    normal = _normal(text, since)
    found = {date(limit[0], since) for limit in _LIMIT.finditer(normal) if not _passed(normal, limit)}
    limit = found.pop() if len(found) == 1 else ""
    return limit if limit >= since[:4] else ""


def is_limit(piece: str) -> bool:
    """Tell whether a piece of a clause is a time limit, no name: 7—9月, 第三季度, 上半年完成, 长期坚持."""
    dated = piece[:1] in _FIRST and bool(_LASTING.match(piece) or date(piece, "2000"))
    return dated or _SEASON.fullmatch(piece) is not None


def lasts(spoken: str) -> bool:
    """Tell whether a limit says that there is none, or that it recurs: 长期坚持, 每年, 立即."""
    return _LASTING.search(spoken) is not None and not date(spoken)


def says_more(spoken: str) -> bool:
    """Tell whether a limit says more than its date: a range, several stages, what recurs besides."""
    normal = _normal(spoken[:_LONGEST], "")
    rest = _BEFORE.sub("", _MOMENT.sub("", normal, count=1))
    return _LASTING.search(spoken) is not None or _WORD.search(rest) is not None


def bracketed(title: str) -> str:
    """Return the time that a heading's brackets hold at its end (摸底阶段（5月10日至20日）), empty where they don't."""
    found = _AT_END.search(title)
    return found[1] if found else ""


def year_in(text: str) -> str:
    """Return the year in a number's brackets that the text itself quotes (〔2026〕), empty where there is none."""
    found = _BRACKETED.search(unicodedata.normalize("NFKC", text)) if _DIGIT.search(text) else None
    return found[1] if found else ""


def says(spoken: str) -> bool:
    """Tell whether a limit says anything: 长期 does, a dash or 无 does not."""
    return _WORD.search(spoken) is not None and spoken.strip(" 。.;；") != "无"


def _passed(normal: str, limit: re.Match[str]) -> bool:
    """Tell whether the text reports what was done by then: 2030年底前已完成."""
    return normal.startswith("已", limit.end())


def _normal(text: str, since: str) -> str:
    """Return the text in the writing of FORMS: digits, half-width, years of our era, units on both sides of ranges."""
    text = unicodedata.normalize("NFKC", text).translate(_TRADITIONAL).lower()
    text = ("" if any("\u4e00" <= char <= "\u9fff" for char in text) else " ").join(text.split())
    text = _DASH.sub("-", _NUMERAL.sub(lambda found: _number(found[0]), text)).replace("起-", "-")
    text = _ROC.sub(
        lambda found: f"{int(found[1] or found[2]) + _ROC_BEGAN}{'年' if found[0].endswith('年') else ''}", text
    )
    if since:
        text = _RELATIVE.sub(lambda found: f"{int(since[:4]) + _YEARS[found[1]]}年", text)
    text = _DOTTED_RANGE.sub(r"\1\2\3-\1\2", text)
    return _RECURS.sub("", _RANGE.sub(r"\1\2", text))


def _number(numeral: str) -> str:
    """Return a Chinese numeral in digits: 二〇三一, 十二, 三十一, 一百一十五."""
    if not set(numeral) & set("十百"):
        return "".join(str(_DIGITS[char]) for char in numeral)
    total = last = 0
    for char in numeral:
        if char in "十百":
            total += (last or 1) * (10 if char == "十" else 100)
            last = 0
        else:
            last = _DIGITS[char]
    return str(total + last)


def _moments(normal: str, since: str) -> Iterator[str]:
    """Yield the moments as dates, empty for what is no day of the calendar; each takes the year of the one before."""
    year, month = 0, 0
    for found in _MOMENT.finditer(normal):
        if _FROM.match(normal, found.end()) or _SINCE.search(normal, 0, found.start()):
            continue
        parts = next(filter(None, (_form(form).fullmatch(normal, *found.span()) for form in FORMS))).groupdict()
        own = _year(parts)
        here = own or year or int(since[:4] or 0)
        day = _dated(here, _month(parts) or (month if parts.get("d") else 0), _day(parts))
        if here:
            yield "" if not (own or year) and day < since[: len(day)] else day
        year, month = own or year, _month(parts) or month


@cache
def _form(form: Form) -> re.Pattern[str]:
    """Return a form's pattern, compiled when it is first tried: most papers have few forms."""
    return re.compile(form.pattern)


def _year(parts: dict[str, str | None]) -> int:
    return int(parts.get("y") or 0) or (2000 + int(short) if (short := parts.get("yy")) else 0)


def _month(parts: dict[str, str | None]) -> int:
    """Return the month, 0 for none; of a quarter or half-year the last."""
    if quarter := parts.get("q"):
        return 3 * int(quarter)
    if half := parts.get("h"):
        return 6 if half in "上1" else 12
    if name := parts.get("name"):
        return _MONTHS.index(name) + 1
    given = parts.get("m") or parts.get("mm")
    return -1 if given and not int(given) else int(given or 0)


def _day(parts: dict[str, str | None]) -> int:
    given = parts.get("d") or parts.get("dd")
    return -1 if given and not int(given) else int(given or 0)


def _dated(year: int, month: int, day: int) -> str:
    """Return the date, empty if the calendar has no such month or day, or there is no year or month for it."""
    if not year or not 0 <= month <= 12 or (day and not month):
        return ""
    if not month:
        return f"{year}"
    if not 0 <= day <= monthrange(year, month)[1]:
        return ""
    return f"{year}-{month:02d}-{day:02d}" if day else f"{year}-{month:02d}"
