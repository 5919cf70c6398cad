"""The labels of clauses, composed of the lexicon's words: 牵头单位:, 责任部门(单位):, 主(承)办机关:, 完成时限:."""

import re
from collections.abc import Iterator
from functools import cached_property

from respon.grammar.words import lexicon as words
from respon.grammar.words import roles

role = roles.of_label
_JOIN = "[及和与或/、]"


class Labels:
    """The patterns that a lexicon gives."""

    def __init__(self, lexicon: words.Lexicon) -> None:
        self.core = lexicon.pattern("verb", "act", "core")
        self.bare = lexicon.pattern("verb", "core")
        self.bodies = lexicon.of("body")
        self.body = lexicon.pattern("body")
        self.person = lexicon.pattern("person")
        self.qualifier = lexicon.pattern("qualifier")
        self.english = lexicon.english("core")
        self.thing = lexicon.english("body", "person")
        self.someone = lexicon.english("person")
        self.planned = lexicon.pattern("planned")
        self.limits = lexicon.pattern("limit")
        self.until = lexicon.english("limit")
        pairs = [word for word in lexicon.of("verb", "act", "core") if len(word) == 2]
        self.firsts = "".join(sorted({word[0] for word in pairs}))
        self.seconds = "".join(sorted({word[1] for word in pairs}))

    @cached_property
    def label(self) -> re.Pattern[str]:
        """A label and its colon; 为, a space or nothing serve after 单位 and 部门, and so does a slip (责任单位;甲).

        `person`: it names people.
        """
        core, body = f"(?:{self.core})", f"(?:{self.body})"
        qualifier = f"(?:{self.qualifier}){{0,2}}"
        name = "[市省县区州国各](?!负其|司其|自)"
        named = "(?<=单位|部门)"
        sign = "[★☆◆●|｜=>]{1,3} *(?=[一-鿿])"
        said = "(?<=单位|部门|机关|机构)(?:为|是(?!指))"
        told = "(?:有|包括|分别为):?|(?:由[^,;。:]{2,30}?)?(?:调整|变更|更改|确定|明确|指定|定)为"
        instead = rf"{named}(?:(?={name})|[;.·] *(?=[市省县区国州])|{sign}|{told}| +)|{said}"
        return re.compile(
            rf"(?<!被)(?P<label>{qualifier}{core}(?:{_JOIN}?{qualifier}{core}){{0,4}}"
            rf"(?:{qualifier}{body}(?:{_JOIN}?{core}?{body}){{0,3}}(?P<both>{_JOIN}{core}?(?:{self.person}))?|(?P<person>{qualifier}(?:{self.person})))"
            rf"|{qualifier}(?:{self.bare})(?:{_JOIN}?{qualifier}(?:{self.bare})){{0,4}})(?:名称)?"
            rf"(?: ?\(\w{{0,20}}\)|[\ue000-\ue003]{{1,22}})?(?: *(?::|——?)|{instead})"
        )

    @cached_property
    def unmarked(self) -> re.Pattern[str]:
        """A label without a colon: 责任单位教育局; it is one where a list of names follows."""
        return re.compile(
            rf" *(?P<label>(?:{self.qualifier}){{0,2}}(?:{self.core})(?:单位|部门))(?P<both>(?!))?(?P<person>(?!))?"
            "(?=[\u4e00-\u9fff])"
        )

    @cached_property
    def latin(self) -> re.Pattern[str]:
        """An English label: Lead:, Lead agency:, Unit responsible:, Support (if any):."""
        word = f"(?:{self.english}|{self.thing})"
        someone = "|".join(f"(?<={one})" for one in self.someone.split("|"))
        more = f"(?:(?: ?/ ?| ?& ?|[- ]| and )?{word}){{0,6}}"
        return re.compile(
            rf"(?i)(?<![A-Za-z])(?P<label>(?:(?:{self.thing}) )?(?:{self.english}){more})"
            rf"(?P<person>{someone})?(?: ?\([^():]{{0,20}}\))?(?: ?:| [-–—](?= [A-Z]))"
        )

    @cached_property
    def time(self) -> re.Pattern[str]:
        """What no label of a time limit is without: a word of one, or an English word before its colon."""
        return re.compile(f"{self.limits}|:(?<=[A-Za-z]:)|:(?<=[A-Za-z] :)")

    @cached_property
    def closed(self) -> re.Pattern[str]:
        """What no label in brackets is without."""
        return re.compile(f"(?:单位|部门|{self.limits})\\)")

    @cached_property
    def limit(self) -> re.Pattern[str]:
        """The label of a time limit: 完成时限:, 预定办结日期:, Target date:."""
        return re.compile(
            rf"(?:{self.planned}|{self.core}){{0,3}}(?:{self.limits})(?:{self.limits}|要求|安排)? *:"
            rf"|(?i:(?<![a-z])(?:{self.until}) ?:)"
        )

    @cached_property
    def framed(self) -> re.Pattern[str]:
        """A label in brackets before names: (责任单位)甲."""
        due = f"(?:{self.planned}|{self.core}){{0,3}}(?:{self.limits})"
        return re.compile(f"\\(((?:{self.core}){{1,2}}(?:单位|部门)|{due})\\)(?= ?[\\d\u4e00-\u9fff])")

    @cached_property
    def opens(self) -> re.Pattern[str]:
        """A line that begins with a label in brackets, of one word or a whole one: (牵头)甲, 「主责单位」甲."""
        return re.compile(f" *{self._sign}(?= ?[\u4e00-\u9fff])")

    @cached_property
    def opened(self) -> re.Pattern[str]:
        """Such labels in that line."""
        return re.compile(f"{self._sign}(?= ?[\u4e00-\u9fff])")

    @property
    def _sign(self) -> str:
        return f"[(「]((?:{self.bare}){{1,2}}(?:单位|部门|机关)?)[)」]"

    @cached_property
    def framing(self) -> re.Pattern[str]:
        """A label with names in brackets behind it: 责任单位(市科委)."""
        return re.compile(f"((?:{self.core})(?:单位|部门))\\(([市省县区国州各][^()]{{1,200}})\\)")

    @cached_property
    def double(self) -> re.Pattern[str]:
        """Two words that share a character: 主(承)办, 协/配办, 主协办."""
        other = rf"(?:\([{self.firsts}]\)|/[{self.firsts}]|[{self.firsts}](?=办))"
        return re.compile(rf"([{self.firsts}]){other}([{self.seconds}])(?={self.body}|:)")

    @cached_property
    def may_double(self) -> re.Pattern[str]:
        """What no label with a second word in brackets is without: a colon soon behind them."""
        longest = max(map(len, self.bodies), default=0)
        return re.compile(rf"\).{{0,{longest + 1}}}:")

    @cached_property
    def bracketed(self) -> re.Pattern[str]:
        """A second word in brackets inside a label: 责任部门(单位), 牵头(责任)单位."""
        word = f"(?:{self.core}|{self.body})"
        return re.compile(rf"({word})\((?:{word}){{1,3}}\)(?=(?:{self.body})? ?:)((?:{self.body})?)")


_CHINESE = "\u2e80"  # from here on no letter is a Latin one
_MARK = re.compile("[、,;:。 ]")
_NO_NAME, _KIND = {"stop", "verb", "act", "modal", "adverb", "joint"}, frozenset({"kind"})
_LATIN = re.compile("[A-Za-z )](?::| ?[-–—] )")
_AHEAD = 2  # characters that show a dash to be a label's
_LONGEST, _LONGEST_LATIN, _AFTER = 30, 60, 12  # characters of a label; what may stand behind its 单位


class _Cache:
    lexicon: words.Lexicon | None = None
    labels: Labels


def labels() -> Labels:
    """Return the patterns of the lexicon in force."""
    lexicon = words.lexicon()
    if _Cache.lexicon is not lexicon:
        _Cache.lexicon, _Cache.labels = lexicon, Labels(lexicon)
    return _Cache.labels


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """Yield the labels in a folded text."""
    end = len(text) if end is None else end
    at = start
    known, hints = labels(), words.lexicon().hints  # no label is without one
    if begun := _unmarked(text, start, end):
        yield begun
        at = begun.end()
    for sign in words.lexicon().labels.finditer(text, start, end):
        begin, limit = max(at, sign.end() - _LONGEST), min(end, sign.end() + _AFTER)
        found = known.label.search(text, begin, limit) if hints.search(text, begin, limit) else None
        if sign[0][-1] in ":-–—" and not found and _LATIN.match(text, sign.start() - 1):
            found = known.latin.search(text, max(at, sign.end() - _LONGEST_LATIN), sign.end() + _AHEAD)
        if found and found.start() <= sign.start():
            yield found
            at = found.end()


def limits(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """Yield the labels of time limits in a folded text."""
    end = len(text) if end is None else end
    if text.find(":", start, end) >= 0 and labels().time.search(text, start, end):
        yield from labels().limit.finditer(text, start, end)


def is_limit(text: str, start: int) -> bool:
    """Tell whether the label of a time limit begins here."""
    return labels().limit.match(text, start) is not None


def at(text: str, start: int, end: int | None = None) -> re.Match[str] | None:
    """Return the label that begins exactly here."""
    end = len(text) if end is None else end
    known = labels()
    if found := known.label.match(text, start, end):
        return found
    latin = known.latin.match(text, start, end) if text[start : start + 1] < _CHINESE else None
    return latin or _unmarked(text, start, end)


def _unmarked(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the label without a colon that begins here, if the next words are the name of an organ."""
    found = labels().unmarked.match(text, start, end)
    if not found:
        return None
    mark = _MARK.search(text, found.end(), end)
    stop = mark.start() if mark else end
    line = words.tokens(text).between(found.end(), stop)
    named = line and line[-1].end == stop > found.end() + 1 and not line[-1].kinds.get("organ", _KIND) & _KIND
    return found if named and not any(_NO_NAME & token.kinds.keys() for token in line) else None


def is_person(found: re.Match[str]) -> bool:
    """Tell whether a label names persons: 责任人, Lead officer."""
    return found["person"] is not None


def is_both(found: re.Match[str]) -> bool:
    """Tell whether a label names organs and persons: 责任单位及责任人."""
    return "both" in found.re.groupindex and found["both"] is not None


def whole(head: str) -> re.Match[str] | None:
    """Return the label that a heading consists of."""
    return labels().label.fullmatch(head + ":") or labels().latin.fullmatch(head + ":")


def named(label: str) -> bool:
    """Tell whether a label says what it speaks of (牵头单位), which tells it from a verb in running text."""
    return label.isascii() or any("body" in token.kinds for token in words.tokens(label).tokens)
