"""The lexicon: the words of words.tsv, and what is derived from them.

A line of the table: word, kind, what it does, the script or language, and an example that is read otherwise
without the word. Kinds:

organ      ends the name of an organ (局, 办公室). `within`: more of the same name often follows (市委|宣传部);
           `sub`: ends the name of a part; `kind`, `firm`: a kind of body, unless a name says which;
           `seat`: what governs an area; `place`: an area that acts; `named`: 推进 + 办 is a name
area       ends a collective of areas (各区县); all: begins a collective (各, 有关)
word       begins or ends like another entry and is none of it (办理, 局面)
stop       no name holds it; `doing`: unless the head of a name follows (推进办); `who`: whoever does it may be
           named so (使用科室); `field`: it may name a field (建设等部门); `issue`: done to papers
verb       a verb of responsibility, wherever it stands (`named`: 承办单位 is a noun);
act        is one where it closes a stretch of text
core       a word of labels alone (包抓单位); body, person: what a label speaks of; qualifier: stands before
adverb     stands before a verb; modal, joint, by, duty, filler: what else may (应, 并, 按, 职责, 的)
noun       makes a noun of the verb before it (负责人); post: is followed by one (为牵头单位)
with       joins two who act, where the name of one follows (甲联合乙)
past       begins a report of what was done; not `sure`: if done follows (了, 取得)
praised    is said of who gets praise (受到|表扬)
planned    stands in the label of a time limit (预定, 计划), which limit ends (时限, 日期)
counts     counts what was said before (由甲负责的|占)
note       begins a standing note that names nobody (以下, 下同)
"""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from respon.grammar.words import memory
from respon.grammar.words.scanner import Scanner
from respon.grammar.words.tokens import Does, Tokens

_NOBODY = frozenset({"kind", "place"})
_CLOSING = re.compile("[,;。]")
_KEPT = 512  # lines whose tokens are remembered


class Word(NamedTuple):
    """An entry of the table."""

    text: str
    kind: str
    does: Does
    script: str
    example: str


class Lexicon:
    """The words, and what is derived from them.

    A pattern of which each branch begins with a character of its own passes over all others at once.
    """

    def __init__(self, words: Iterable[Word]) -> None:
        self.words = tuple(words)
        self._chosen: dict[tuple[tuple[str, ...], str, str], tuple[str, ...]] = {}

    @cached_property
    def _table(self) -> dict[str, Mapping[str, Does]]:
        """The words, each with its kinds and what it does as one of them."""
        found: dict[str, dict[str, Does]] = {}
        for word in self.words:
            if word.script != "en":
                found.setdefault(word.text, {})[word.kind] = word.does
        return dict(found)

    @cached_property
    def scanner(self) -> Scanner:
        """What finds the words in a text."""
        return Scanner(self._table)

    def of(self, *kinds: str, does: str = "", script: str = "") -> tuple[str, ...]:
        """Return the words of these kinds, the longest first, so that an alternation of them finds the longest."""
        asked = kinds, does, script
        if asked not in self._chosen:
            self._chosen[asked] = tuple(self._sorted(*asked))
        return self._chosen[asked]

    def _sorted(self, kinds: tuple[str, ...], does: str, script: str) -> list[str]:
        found = {
            word.text
            for word in self.words
            if word.kind in kinds
            and (not does or does in word.does)
            and ((word.script == script) if script else word.script != "en")
        }
        return sorted(found, key=lambda text: (-len(text), text))

    def kinds(self, word: str) -> Mapping[str, Does]:
        """Return what a word is, nothing if it is none."""
        return self._table.get(word, {})

    def pattern(self, *kinds: str, does: str = "") -> str:
        """Return an alternation of words, for a pattern that is composed of them."""
        return "|".join(map(re.escape, self.of(*kinds, does=does))) or "(?!)"

    @cached_property
    def speaks(self) -> re.Pattern[str]:
        """Finds what gives a duty, or houses an office: a sentence without it says nothing. 为 is too common."""
        posts = [word for word in self.of("post") if len(word) > 1]
        posts += [f"{be}(?:{self.pattern('core', 'act')})(?:单位|部门|机构)" for be in "为是"]
        said = self.pattern("verb", "duty", "house", "with")
        return re.compile("|".join([said, *posts, "由", "共同", "联合", "承担"]))

    def acts(self, text: str, start: int, end: int) -> bool:
        """Tell whether an act closes a clause."""
        acted = self._acted.match
        for mark in _CLOSING.finditer(text, start, end):
            if acted(text, mark.start()):
                return True
        return acted(text, end) is not None

    @cached_property
    def _acted(self) -> re.Pattern[str]:
        """Matches where an act ends."""
        acts: dict[int, list[str]] = {}
        for word in self.of("act"):
            acts.setdefault(len(word), []).append(re.escape(word))
        return re.compile("|".join(f"(?<={'|'.join(same)})" for same in acts.values()) or "(?!)")

    @cached_property
    def hints(self) -> re.Pattern[str]:
        """Finds any word that may say who is responsible where a bracket or a label holds nothing else."""
        return re.compile(self.pattern("verb", "act", "core", "duty"))

    @cached_property
    def named(self) -> re.Pattern[str]:
        """Finds the head of a name that is not just a kind of body."""
        heads = {word.text for word in self.words if word.kind == "organ" and "kind" not in word.does}
        return re.compile("|".join(map(re.escape, sorted(heads))) or "(?!)")

    @cached_property
    def subject(self) -> re.Pattern[str]:
        """Finds the last character of a head in a sentence's first: a sentence without one begins with no organ."""
        last = "".join(
            sorted({word.text[-1] for word in self.words if word.kind == "organ" and not word.does & _NOBODY})
        )
        return re.compile(f"[^,;。:的]{{1,16}}[{last}](?=[\u4e00-\u9fff])")

    @cached_property
    def lasts(self) -> frozenset[str]:
        """The characters that a name or a collective ends in."""
        return frozenset({text[-1] for text in self.of("organ", "common")} | {*"".join(self.of("area"))})

    @cached_property
    def labels(self) -> re.Pattern[str]:
        """Finds what a label ends in, where it does end soon: with its colon, or with what stands in its place."""
        after = ".{0,11}?(?:[:—]|(?<=单位|部门|机关|机构)[市省县区州国各;.· 有包分为是确明指定调变更由★☆◆●|｜=>])"
        ends = (f"{body}(?={after})" for body in ("单位", "部门", "机关", "机构"))
        return re.compile("|".join([":", "—(?=—)", " [-–—](?= [A-Z])", *ends]), re.S)

    def english(self, *kinds: str) -> str:
        """Return an alternation of English words, for a pattern that ignores case."""
        return "|".join(map(re.escape, self.of(*kinds, script="en"))) or "(?!)"

    @cached_property
    def latin(self) -> Mapping[str, Mapping[str, Does]]:
        """The English words, with what they are and do."""
        found: dict[str, dict[str, Does]] = {}
        for word in self.words:
            if word.script == "en":
                found.setdefault(word.text, {})[word.kind] = word.does
        return found

    def without(self, word: Word) -> "Lexicon":
        """Return a lexicon that lacks an entry."""
        return Lexicon(one for one in self.words if one is not word)


class _InForce:
    lexicon: Lexicon | None = None


def lexicon() -> Lexicon:
    """Return the lexicon in force: that of words.tsv, read at the first call."""
    if _InForce.lexicon is None:
        lines = Path(__file__).with_name("words.tsv").read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        flags = {does: frozenset(does.split()) for _, _, does, *_ in rows}  # few differ
        use(Lexicon(Word(text, kind, flags[does], *rest) for text, kind, does, *rest in rows))
    assert _InForce.lexicon  # noqa: S101 - put there by use
    return _InForce.lexicon


def use(other: Lexicon) -> None:
    """Put a lexicon in force."""
    _InForce.lexicon = other
    forget()


def forget() -> None:
    """Forget all that is remembered of texts."""
    _lines.clear()
    memory.clear()


_lines: dict[str, Tokens] = {}


def tokens(text: str) -> Tokens:
    """Return the words in a folded text; those of the last few are remembered."""
    found = _lines.get(text)
    if found is None:
        if len(_lines) >= _KEPT:
            _lines.clear()
        found = _lines[text] = Tokens(text, lexicon().scanner.scan)
    elif found.text is not text:  # equal, letter by letter: asked for again, it shall be known at once
        del _lines[text]
        _lines[text] = found
        found.text = text
    return found
