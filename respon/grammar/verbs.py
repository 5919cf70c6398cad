"""The verbs of responsibility: 牵头, 会同, 按职责分工负责, 为配合单位; and 落实, 指导 where they close a list.

Words that stand together are one verb (共同牵头负责, 全力配合推进). A verb before 单位, 人, 作用 is a noun.
"""

from collections.abc import Iterator
from typing import NamedTuple

from respon.grammar import running
from respon.grammar.fold import HIDDEN
from respon.grammar.words import roles
from respon.grammar.words.lexicon import lexicon, tokens
from respon.grammar.words.roles import Act
from respon.grammar.words.tokens import Token


class Verb(NamedTuple):
    """A verb found: what it does, where it stands, and the word that is quoted as the reason.

    weak: it says who is responsible only where it closes a list, or has an object (密切配合; 落实, 指导).
    together: several do it as one (共同负责).
    """

    act: Act
    start: int
    end: int
    word: str
    weak: bool = False
    together: bool = False


_ACTING = frozenset({"verb", "act", "with"})
_SAYING = _ACTING | {"post", "by"}
_MOST = 16  # words of one verb
_POST = 30  # so much may stand between 为 and 牵头单位
_BEFORE = ",;。:、" + HIDDEN
_ENDS = ",;。!? \n\ue001"
_NO_SUBJECT = ("", ";", "。", ":")
_HELD = ("charge", "lead", "duty")
_OFFICES = ("单位", "部门", "机关", "机构", "主体")


def likely(text: str, start: int = 0, end: int | None = None) -> bool:
    """Tell whether there is a verb of responsibility: a sentence without one says nothing."""
    end = len(text) if end is None else end
    known = lexicon()
    return known.speaks.search(text, start, end) is not None or known.acts(text, start, end)


def verbs(hidden: str, start: int, end: int) -> list[Verb]:
    """Return the verbs in hidden[start:end], in order."""
    return list(_verbs(hidden, tokens(hidden).between(start, end), end))


def _verbs(hidden: str, found: list[Token], end: int) -> Iterator[Verb]:
    number = free = 0  # free: the first word that no verb has taken
    while number < len(found):
        token = found[number]
        if _SAYING.isdisjoint(token.kinds):
            number += 1
            continue
        one: tuple[Verb, int] | None = None
        if "post" in token.kinds:
            one = _post(hidden, found, number, end)
        if not one and "by" in token.kinds:
            one = _by_duty(hidden, found, number, end)
        if not one and not _ACTING.isdisjoint(token.kinds):
            one = _phrase(hidden, found, number, free, end)
        if one:
            yield one[0]
            number = free = one[1]
        else:
            number += 1


def _post(hidden: str, found: list[Token], number: int, end: int) -> tuple[Verb, int] | None:
    """Read 为牵头单位, 是本市的主管部门."""
    begin = found[number].start
    for at in range(number + 1, len(found)):
        token, after = found[at], found[at + 1] if at + 1 < len(found) else found[at]
        if (
            token.end > end
            or token.start - begin > _POST
            or any(sign in hidden[begin : token.start] for sign in _BEFORE)
        ):
            return None
        done = roles.act([token])
        if done and "body" in token.kinds and token.end - token.start > 2:  # 主管部门
            return Verb(done, begin, token.end, hidden[token.start : token.end]), at + 1
        if done is None or after.start != token.end or after.end > end:
            continue
        body = found[at + 2] if hidden[after.start : after.end] == "责任" and at + 2 < len(found) else after
        if "body" in body.kinds and hidden[body.start : body.end] in _OFFICES:
            act: Act = done if done in ("lead", "support", "oversee") else "share"
            return Verb(act, begin, body.end, hidden[token.start : body.end]), found.index(body, at) + 1
    return None


def _by_duty(hidden: str, found: list[Token], number: int, end: int) -> tuple[Verb, int] | None:
    """Read 按照各自职责分工负责, 在职责范围内."""
    at = number + 1
    duty = False
    while at < len(found) and found[at].start == found[at - 1].end and found[at].end <= end:
        kinds = found[at].kinds
        if not {"duty", "filler", "joint"} & kinds.keys() and not (
            duty and "adverb" in kinds and "duty" in kinds["adverb"]
        ):
            break
        duty = duty or "duty" in kinds
        at += 1
    if not duty:
        return None
    stop = found[at - 1].end
    begin = at
    if begin < len(found) and hidden[stop : stop + 1] == "," and found[begin].start == stop + 1:
        stop += 1
    elif begin < len(found) and found[begin].start == stop and "joint" in found[begin].kinds and hidden[stop] == ",":
        begin += 1
        stop += 1
    charge = _run(found, begin, end) if begin < len(found) and found[begin].start == stop else begin
    held = [one for one in found[begin:charge] if "act" in one.kinds or "verb" in one.kinds]
    done = roles.act(held) if held else None
    if done in _HELD:
        at = charge
    elif done in ("support", "oversee") and hidden[stop - 1] != ",":  # 按职责配合
        return Verb(
            done, found[number].start, found[charge - 1].end, hidden[found[at].start : found[charge - 1].end]
        ), charge
    word = hidden[found[number].start : found[at - 1].end]
    return Verb("duty", found[number].start, found[at - 1].end, word), at


def _run(found: list[Token], number: int, end: int) -> int:
    """Return the number behind the adverbs, verbs and acts that stand together from this one on."""
    at = number
    last = min(len(found), number + _MOST)
    while at < last and found[at].end <= end and (at == number or found[at].start == found[at - 1].end):
        kinds = found[at].kinds
        if not {"verb", "act", "adverb"} & kinds.keys() or "with" in kinds.get("verb", ()):
            break
        at += 1
    return at


def _phrase(hidden: str, found: list[Token], number: int, free: int, end: int) -> tuple[Verb, int] | None:
    """Read a verb with its adverbs and what belongs to it."""
    token = found[number]
    first = number
    free = max(free, number - _MOST)
    while first > free and found[first - 1].end == found[first].start and "adverb" in found[first - 1].kinds:
        first -= 1
    if "with" in token.kinds.get("verb", ()) or _joins(hidden, token, end):
        return Verb("with", token.start, token.end, hidden[token.start : token.end]), number + 1
    after = _run(found, number, end)
    while after > number and not {"verb", "act"} & found[after - 1].kinds.keys():
        after -= 1
    closes = after > number and (found[after - 1].end >= end or hidden[found[after - 1].end] in _ENDS)
    if not closes and after > number and hidden[found[after - 1].end] == "、" and first:
        before = found[first - 1]  # 省厅统筹、市局推进
        closes = before.end == found[first].start and "organ" in before.kinds and free < first
    if not closes:
        return _inside(hidden, found, first, number, end) if "verb" in token.kinds else None
    words = found[first:after]
    if _is_noun(found, after - 1):
        return None
    anywhere = [one for one in found[number:after] if "verb" in one.kinds]
    done = _strongest(anywhere) or roles.act(found[number:after], ("act",))
    if not done:
        return None
    adverbs = found[first:number]
    weak = not anywhere or _is_mutual(hidden, adverbs, done) or (done == "share" and "adverb" in anywhere[0].kinds)
    return _verb(hidden, words, adverbs, done, weak), after


def _joins(hidden: str, token: Token, end: int) -> bool:
    """Tell whether a word that joins two who act together stands before the name of one: 市科委联合市教委开展…."""
    if "with" not in token.kinds:
        return False
    return hidden[token.start - 1 : token.start] not in _NO_SUBJECT and bool(running.read(hidden, token.end, end).names)


def _strongest(found: list[Token]) -> Act | None:
    """Return what a row of verbs does: 负责牵头 leads, else the first says it."""
    if not found:
        return None
    return "lead" if any("lead" in one.kinds["verb"] for one in found) else roles.act(found[:1], ("verb",))


def _inside(hidden: str, found: list[Token], first: int, number: int, end: int) -> tuple[Verb, int] | None:
    """Read a verb with an object behind it: 牵头组织实施…, 配合做好…."""
    if _is_noun(found, number):
        return None
    after = number + 1
    while after < len(found) and found[after].start == found[after - 1].end and found[after].end <= end:
        kinds = found[after].kinds
        names = (
            after + 1 < len(found) and found[after + 1].start == found[after].end and "organ" in found[after + 1].kinds
        )
        if names or not (
            ("verb" in kinds and "with" not in kinds["verb"]) or set(_HELD) & kinds.get("act", frozenset())
        ):
            break
        if _is_noun(found, after):
            break
        after += 1
    done = _strongest([one for one in found[number:after] if "verb" in one.kinds])
    if not done:
        return None
    adverbs = found[first:number]
    weak = _is_mutual(hidden, adverbs, done) or (
        done == "share" and after == number + 1 and "adverb" in found[number].kinds
    )
    return _verb(hidden, found[first:after], adverbs, done, weak), after


def _verb(hidden: str, words: list[Token], adverbs: list[Token], done: Act, weak: bool) -> Verb:
    flags = {flag for one in adverbs for flag in one.kinds["adverb"]}
    if done == "charge" and "duty" in flags:
        done = "duty"
    start, end = words[0].start, words[-1].end
    return Verb(done, start, end, hidden[start:end], weak, "share" in flags)


def _is_mutual(hidden: str, adverbs: list[Token], done: Act) -> bool:
    """Tell whether a helping is mutual, or only promised: 密切配合, 积极配合."""
    if done != "support" or not adverbs:
        return False
    last = adverbs[-1]
    return "mutual" in last.kinds["adverb"] or hidden[last.start : last.end] == "积极"


def _is_noun(found: list[Token], number: int) -> bool:
    """Tell whether a verb is part of a noun: 牵头单位, 负责人, 配合度."""
    token = found[number]
    after = found[number + 1] if number + 1 < len(found) else None
    does = token.kinds.get("verb") or token.kinds.get("act", frozenset())
    if not after or after.start != token.end or "with" in does:
        return False
    noun = after.kinds.get("noun")
    if "charge" in does and "named" not in does:
        return noun is not None and "charge" in noun
    if "support" in does and "area" in after.kinds:
        return False  # 协助乡镇人民政府
    if "organ" in after.kinds and "kind" not in after.kinds["organ"]:
        hired = "named" in does and "firm" in after.kinds["organ"]  # 各承办银行
        return hired or ("body" in after.kinds and after.end - after.start > 1)
    return noun is not None or "body" in after.kinds or "person" in after.kinds
