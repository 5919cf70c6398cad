"""What running text says in words not known: an organ's name with no verb behind it that the lexicon has.

Nothing is read from such a sentence; it is told.
"""

import re
from typing import NamedTuple

from respon.grammar import running
from respon.grammar.heads import Knows, head, is_collective, is_generic, stop
from respon.grammar.words.lexicon import lexicon, tokens
from respon.grammar.words.tokens import Does, Token

_OPENING = re.compile(
    r"[ \n]*(?:其中|同时|此外|另外|必要时|原则上|平时|今后|日常|目前|请|特别是|对此|为此|每年|每月|每季度"
    r"|(?:\d{4}年|\d{1,2}月|今年|年)[^,;。由、]{0,12}?(?:底前|日前|月前|年前|前|起|内|期间)"
    r"|一是|二是|三是|四是|五是|六是|[一二三四五六七八九十]{1,2}、|\(?\d{1,2}[.、)])*+[,:]?[ \n]*"
)
"""What may stand before the subject of a clause."""

NOBODY = frozenset({"kind", "firm", "place"})
"""Heads of names that are of nobody in particular."""

_FIELD = frozenset({"within"})
_NO_ORGAN = frozenset({"kind", "place"})
_AND = ("和", "及", "与")
KIND = frozenset({"kind"})
_LONGEST_SUBJECT, _WINDOW, PIECE, _STRANGE = 24, 90, 12, 4
_MARK = re.compile("[,:。;]")
_OF_PLACE = ("市", "省", "县", "区", "国", "各")
_ALREADY = ("已", "已经", "曾", "曾经")
_FINISHED = ("完成", "建成", "办结", "制定了", "出台")
_YEAR = re.compile("(?:19|20)[0-9]{2}年")
_BEFORE_PAST, _NEAR = 6, 8  # so much may stand before the time of a report, and between 受到 and 表扬


def opened(hidden: str, start: int, end: int) -> int:
    """Return where the subject of a clause may begin: behind 其中, 2031年6月底前, 一是."""
    opening = _OPENING.match(hidden, start, end)
    return opening.end() if opening else start


def names_unknown(hidden: str, start: int, end: int, knows: Knows | None, nobody: Does = NOBODY) -> bool:
    """Tell whether an organ's name, where a clause begins or behind 由, goes on with characters of no known word.

    nobody: heads of names that don't count. Where all but kinds do, others in the sentence have duties: adverbs may
    stand between.
    """
    begin = opened(hidden, start, end)
    if _is_unknown(hidden, begin, end, knows, nobody, acts=nobody == KIND):
        return True
    if hidden.find("由", start, end) < 0 and hidden.find("经", start, end) < 0:
        return False
    return any(
        _is_unknown(hidden, token.end, end, knows, nobody, acts=True)
        for token in tokens(hidden).between(start, end)
        if _introduces(hidden, token) and not fills_post(hidden, token.end, end)
    )


def _introduces(hidden: str, token: Token) -> bool:
    """Tell whether a word stands before the one who acts: 由市科委, 经市科委; not 已经市科委."""
    word = hidden[token.start : token.end]
    by = word == "经" and not hidden.endswith(_ALREADY, 0, token.start) and hidden.startswith(_OF_PLACE, token.end)
    return word == "由" or by


def fills_post(hidden: str, start: int, end: int) -> bool:
    """Tell whether what is said up to the next mark is who holds a post: 由教育部负责同志担任."""
    end = min(end, start + _WINDOW)
    mark = _MARK.search(hidden, start, end)
    line = tokens(hidden).between(start, mark.start() if mark else end)
    return any({"crowd", "person", "post"} & token.kinds.keys() for token in line)


def _is_unknown(hidden: str, begin: int, end: int, knows: Knows | None, nobody: Does, acts: bool = False) -> bool:
    """Tell whether a name that begins here goes on with no known word. acts: adverbs may stand between."""
    if begin >= end or not lexicon().subject.match(hidden, begin, end):
        return False
    limit = min(end, begin + _WINDOW)
    if not _may_name(hidden, begin, limit, nobody):
        return False
    listed = running.read(hidden, begin, limit, knows)
    if not any(_is_named(hidden, *span, nobody) for span in listed.names):
        return False
    after = listed.end
    while acts and (token := tokens(hidden).at(after)) and _modifies(token):
        after = token.end
    inside = [
        token.end
        for start, stop in listed.names
        for token in tokens(hidden).between(start, stop)
        if token.end < stop and not token.kinds.get("organ", KIND) & NOBODY
    ]
    return any(_no_word(hidden, at) for at in ([after, *inside] if after < end else inside))


def _modifies(token: Token) -> bool:
    """Tell whether a word only stands before a verb: 积极; 做好 is one itself."""
    does = "doing" in token.kinds.get("stop", ()) and not token.kinds.get("adverb")
    return bool({"adverb", "modal"} & token.kinds.keys()) and not does


def _no_word(hidden: str, at: int) -> bool:
    return "\u4e00" <= hidden[at] <= "\u9fff" and tokens(hidden).at(at) is None


def _may_name(hidden: str, begin: int, end: int, nobody: Does) -> bool:
    """Tell whether a head of a name stands before the first word that no name holds, or a list may go on behind it."""
    mark = running.BREAK.search(hidden, begin, end)
    if lexicon().named.search(hidden, begin, mark.start() if mark else end):
        last = stop(hidden, begin, end)
        for token in tokens(hidden).of("organ", begin, min(last.start + 1, end) if last else end):
            if not token.kinds["organ"] & nobody:
                return True
    if nobody == KIND and hidden.startswith("各", begin):
        return True
    return hidden.find("等", begin, end) >= 0 or hidden.find("其他", begin, end) >= 0


def _is_named(hidden: str, start: int, end: int, nobody: Does) -> bool:
    """Tell whether a name is that of an organ, not of a kind of body or of a place."""
    found = head(hidden, start, end)
    if found is None and nobody == KIND:
        return is_collective(hidden, start, end)
    if found is None or found.kinds["organ"] & nobody or is_generic(hidden, start, end):
        return False
    return found.start > start or not found.kinds["organ"] <= _FIELD  # 气象, 电力 alone name a field


class Before(NamedTuple):
    """What stands before a verb."""

    hidden: str
    start: int
    end: int

    def is_unknown(self) -> bool:
        """Tell whether it ends in characters of no known word, as a name of no known form would."""
        text = self.hidden[self.start : self.end]
        last = self.hidden[max(self.start, self.end - 1) : self.end]
        if not 1 < len(text) <= _LONGEST_SUBJECT or not "\u4e00" <= last <= "\u9fff":
            return False
        return not any(token.end == self.end for token in tokens(self.hidden).between(self.start, self.end))


def is_strange(hidden: str, start: int, end: int) -> bool:
    """Tell whether a short clause begins with the head of a name and goes on with no known word: 白石镇咕噜."""
    for token in tokens(hidden).between(start, end):
        if "organ" in token.kinds and token.start > start:
            known = token.end == end or tokens(hidden).at(token.end) is not None
            return not known and "place" in token.kinds["organ"] and end - token.end <= _STRANGE
    return False


def is_crowd(hidden: str, end: int) -> bool:
    """Tell whether the public does what the verb at `end` says: 公众参与, 专人负责."""
    last = tokens(hidden).to(end)
    return last is not None and "crowd" in last.kinds


def is_person(hidden: str, end: int) -> bool:
    """Tell whether people do what the verb at `end` says: 由市领导牵头, 由专人负责."""
    last = tokens(hidden).to(end)
    return last is not None and bool({"crowd", "person"} & last.kinds.keys())


def names_one(hidden: str, start: int, end: int) -> bool:
    """Tell whether a name is that of one organ, not of all of a kind: not 各有关部门, 国务院有关部门."""
    collective = any("all" in token.kinds for token in tokens(hidden).between(start, end))
    return not collective and names_organ(hidden, start - 1, end)


def names_organ(hidden: str, start: int, end: int) -> bool:
    """Tell whether a stretch names an organ, and not just a kind of body."""
    for token in tokens(hidden).between(start, end):
        does = token.kinds.get("organ", KIND)
        if not does & _NO_ORGAN and token.start > start and token.end <= end:
            return True
    return False


def is_report(hidden: str, start: int, end: int) -> bool:
    """Tell whether a sentence praises, speaks of the past, or of the writer in the first person."""
    said = hidden[start:end].lstrip()
    if said.startswith("我") and "会同" not in said:
        return True
    line = tokens(hidden)
    first = end - len(said) + _BEFORE_PAST
    times = [token.kinds["past"] for token in line.of("past", start, end) if token.start <= first]
    if any("sure" in does for does in times):
        return True
    done = {hidden[token.start : token.end] for token in line.of("done", start, end)}
    if done and (times or _YEAR.match(said) or len(done) > 1):  # 累计解决了
        return True
    near = (line.between(one.end, min(end, one.end + _NEAR + 1))[:2] for one in line.of("praised", start, end))
    return any("praise" in token.kinds for after in near for token in after)  # 受到表扬, 获市政府通报表彰


def is_done(hidden: str, start: int, end: int) -> bool:
    """Tell whether what a verb says was done: 已牵头完成."""
    finished = hidden.startswith(_FINISHED, end) or hidden.endswith(_FINISHED, start, end)
    return finished and hidden.endswith(_ALREADY, 0, start)


def goes_on(hidden: str, end: int) -> bool:
    """Tell whether a list that was read to its `end` goes on there in words not known: 会同甲和….

    Chinese characters of no known word do so, and a joining word.
    """
    after = hidden[end : end + 1]
    return after in _AND or after == "、" or ("\u4e00" <= after <= "\u9fff" and tokens(hidden).at(end) is None)


def begins(hidden: str, start: int, end: int) -> bool:
    """Tell whether a sentence begins with what no word knows, up to the first word that no name holds."""
    first = stop(hidden, start, end)
    return first is not None and Before(hidden, start, first.start).is_unknown()
