"""Tasks in running text: acts such as 组织, 落实, 保障 with an object, of whom they are said.

They say who is responsible behind 由 (由甲组织开展检查), and beside whoever leads (甲牵头,乙落实资金).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from respon.grammar import gap, running, strange
from respon.grammar.heads import Knows, is_collective, is_generic, is_place
from respon.grammar.lists import Listed, is_common
from respon.grammar.words import roles
from respon.grammar.words.lexicon import tokens
from respon.grammar.words.roles import Act
from respon.grammar.words.tokens import Does, Token

_CLAUSE = re.compile("[,:]")
_BETWEEN = {"adverb", "modal"}
_NOUNS, _PERSONS = {"noun", "body", "person"}, {"body", "person"}
_SAYS = {"act", "verb"}
_SHARED = {"share", "duty"}
_BY = ("由", "均由")
_CARRIES = "承担"
_LIABLE = re.compile("法律责任|[民刑]事责任|违约|赔偿|损失|费用|成本")  # who 承担s these has no task
_BESIDE = ("support", "oversee")
_DECIDES = frozenset(("商请", "邀请", "成立", "设立", "组建", "召开", "批准", "同意", "决定", "委托", "授权"))
"""What makes a body or a decision, and gives whoever does it no task."""
_CONSULTS = re.compile("商(?![务业贸标品会户圈投检])")
"""Who is only asked: 商财政部研究, not 商务部."""
_NONE: Does = frozenset()
_LED: tuple[Act, ...] = ("lead", "charge", "support", "oversee")


class Task(NamedTuple):
    """An act, the word that says it, and those who do it; `shared`: together, or each a part of it."""

    act: Act
    word: str
    listed: Listed
    shared: bool = False


def entrusted(hidden: str, start: int, end: int, knows: Knows | None) -> Iterator[Task]:
    """Yield what is left to organs: 由市水利局组织实施."""
    if hidden.find("由", start, end) < 0:
        return
    for token in tokens(hidden).between(start, end):
        if hidden[token.start : token.end] not in _BY or running.is_former(hidden, token.start):
            continue
        if task := _read(hidden, token.end, end, knows):
            yield task


def charged(hidden: str, start: int, end: int, knows: Knows | None) -> Iterator[Task]:
    """Yield what is left to organs in words that are no acts: 资金由县财政局解决. They share in it."""
    if hidden.find("由", start, end) < 0 or strange.is_report(hidden, start, end):
        return
    for token in tokens(hidden).between(start, end):
        if hidden[token.start : token.end] in _BY and not running.is_former(hidden, token.start):
            listed = running.read(hidden, token.end, end, knows)
            doing = _past(hidden, listed.end, end)
            if not doing or doing.end > end or hidden.startswith("的", doing.end):
                continue
            does = doing.kinds.get("stop", _NONE)
            named = any(
                (_acts(hidden, *name) or is_place(hidden, *name)) and not is_generic(hidden, *name)
                for name in listed.names
            )
            if hidden[doing.start : doing.end] in _DECIDES or any("向" in hidden[a + 1 : b] for a, b in listed.names):
                continue  # 由甲向乙|推荐
            if named and "doing" in does and "issue" not in does:
                yield Task("share", hidden[doing.start : doing.end], listed)


def begun(hidden: str, start: int, end: int) -> Token | None:
    """Return the word for what is to be done that an entry's text begins with: 市财政局:|安排资金."""
    while hidden[start : start + 1] == " ":
        start += 1
    token = tokens(hidden).at(start)
    if not token or token.end > end or strange.is_report(hidden, start, end):
        return None
    does = token.kinds.get("stop", _NONE)
    return token if "act" in token.kinds or ("doing" in does and "issue" not in does) else None


def told(hidden: str, start: int, end: int, knows: Knows | None) -> Iterator[Task]:
    """Yield what the clauses of a sentence say that their subjects do: 市财政局安排资金."""
    at = start
    said = any(
        _SAYS & token.kinds.keys() or _SHARED & token.kinds.get("adverb", _NONE)
        for token in tokens(hidden).between(start, end)
    )
    for mark in (*_CLAUSE.finditer(hidden, start, end), None) if said else ():
        stop = mark.start() if mark else end
        task = _read(hidden, strange.opened(hidden, at, stop), stop, knows)
        if task and not (task.word == _CARRIES and _LIABLE.search(hidden, task.listed.end, stop)):
            yield task
        at = mark.end() if mark else end


def idle(hidden: str, start: int, end: int, knows: Knows | None) -> Iterator[Task]:
    """Yield the organs that clauses begin with, of whom a doing is said that is no act: 工会提供场地."""
    at = start
    line = tokens(hidden)
    for mark in (*_CLAUSE.finditer(hidden, start, end), None):
        stop = mark.start() if mark else end
        listed = running.read(hidden, at, stop, knows)
        token = _past(hidden, listed.end, stop)
        does = token.kinds.get("stop", _NONE) if token and token.start < stop else _NONE
        named = any(_acts(hidden, *name) for name in listed.names)
        decides = token is not None and (
            hidden[token.start : token.end] in _DECIDES or hidden.startswith(("由", "的"), token.end)
        )
        if token and named and "doing" in does and not decides and not _CONSULTS.match(hidden, at):
            said = roles.act(line.between(token.start, stop), ("act",))
            yield Task(said if said in _BESIDE else "share", hidden[token.start : token.end], listed)
        at = mark.end() if mark else end


def _past(hidden: str, at: int, end: int) -> Token | None:
    """Return the word for what is done behind the adverbs that stand here; the first of them where there is none."""
    token = first = tokens(hidden).at(at)
    while token and token.end < end and _BETWEEN & token.kinds.keys():
        token = tokens(hidden).at(token.end)
    return token if token and {"stop", "act", "verb"} & token.kinds.keys() else first


def _acts(hidden: str, start: int, end: int) -> bool:
    """Tell whether a name is of one organ, or of all that are called so: 各乡镇, 各县宣传部; not 有关部门."""
    if strange.names_one(hidden, start, end) or is_collective(hidden, start, end):
        return True
    every = hidden.startswith("各", start) and strange.names_organ(hidden, start, end)
    return every and not (is_generic(hidden, start, end) or is_common(hidden, start, end))


def missed(hidden: str, start: int, end: int, anybody: bool) -> bool:
    """Tell whether a clause says what somebody does whose name is of no known form: 市卫健某|统筹.

    anybody: not only 各…, of whom all is said that their clauses say.
    """
    at = start
    for mark in (*_CLAUSE.finditer(hidden, start, end), None):
        stop = mark.start() if mark else end
        act = next((token for token in tokens(hidden).between(at, stop) if _SAYS & token.kinds.keys()), None)
        named = anybody or hidden.startswith("各", at)
        if act and named and strange.Before(hidden, at, _adverbs(hidden, at, act.start)).is_unknown():
            return True
        at = mark.end() if mark else end
    return False


def are_shared(found: list[Task]) -> bool:
    """Tell whether tasks say who is responsible though nobody leads: of several, together, or 承担 of one."""
    return len(found) > 1 or any(task.shared or task.word == _CARRIES for task in found)


def _adverbs(hidden: str, start: int, end: int) -> int:
    """Return where the adverbs that end there begin: 具体|实施."""
    while (token := tokens(hidden).to(end)) and token.start >= start and _BETWEEN & token.kinds.keys():
        end = token.start
    return end


def _read(hidden: str, start: int, end: int, knows: Knows | None) -> Task | None:
    listed = running.read(hidden, start, end, knows)
    if not listed.names or all(is_generic(hidden, *span) for span in listed.names):
        return None
    at = listed.end
    line = tokens(hidden)
    shared = False
    while (token := line.at(at)) and _BETWEEN & token.kinds.keys() and "act" not in token.kinds:
        shared = shared or bool(_SHARED & token.kinds.get("adverb", frozenset()))
        at = token.end
    done = roles.act([token], ("act", "verb")) if token and token.end <= end else None
    if token and not done and token.start < end and "doing" in token.kinds.get("stop", ()):
        last = line.to(end)  # 提供检验|支持
        done = roles.act([last], ("act",)) if last and last.start >= token.end else None
        done = done if done == "support" else None
    issued = token is not None and "issue" in token.kinds.get("stop", ())  # 甲、乙联合印发: a paper, no task
    if shared and not (done or issued) and len(listed.names) > 1 and not hidden.startswith("的", at):
        return Task("share", hidden[listed.end : at], listed, shared)  # 甲、乙共同做好…
    if not token or done not in _LED or gap.qualifies(hidden, token.end) or strange.fills_post(hidden, at, end):
        return None
    after = line.at(token.end)
    word = hidden[token.start : token.end]
    carries = word == _CARRIES and after is not None and not _NOUNS & after.kinds.keys()  # 承担|委员会日常工作
    if after and after.start < end and not carries and _is_noun(after, at > listed.end):
        return None
    return Task(done, word, listed, shared)


def _is_noun(after: Token, modified: bool) -> bool:
    """Tell whether the word behind an act makes a noun of it: 推进|会; not 做好|保障|工作."""
    nouns = _PERSONS if modified else _NOUNS
    return bool(nouns & after.kinds.keys()) or not after.kinds.get("organ", strange.KIND) & strange.KIND
