"""What a verb or a label makes of a name: the one place that knows.

`lead` is 牵头, 主办, 主管, the subject of 会同, and 负责 with one organ; 负责 with several, 组成, 协同 and 责任单位
share; 配合, 参加, 参与, 协办, 协助 and the object of 会同 support; 指导 and 监督 oversee; 按职责分工 always shares.
"""

from collections.abc import Iterable, Mapping
from typing import Literal

from respon.grammar.words.lexicon import lexicon, tokens
from respon.grammar.words.memory import remembered
from respon.grammar.words.tokens import Does, Token
from respon.model import Role

Act = Literal["lead", "with", "support", "duty", "charge", "share", "oversee", "inform"]

_KINDS = ("verb", "act", "core")
_SAID = {"verb", "act", "core", "body"}
_NOTED = {"verb", "act", "core", "body", "adverb", "qualifier"}
_STRONGEST: tuple[Act, ...] = ("lead", "duty", "support", "oversee", "charge", "share", "inform")
_ROLES: Mapping[str, Role] = {"lead": "lead", "with": "lead", "support": "support", "oversee": "oversee"}


def act(found: Iterable[Token], kinds: Iterable[str] = _KINDS) -> Act | None:
    """Return what the words do together: the strongest of them says it."""
    does: set[str] = set()
    for token in found:
        for kind in kinds:
            does |= token.kinds.get(kind, Does())
    return next((one for one in _STRONGEST if one in does), None)


@remembered(512)
def of_label(label: str) -> Role | None:
    """Return the role that a label gives; a label of several words has the strongest of them.

    None: who is only informed has no role.
    """
    found = _english(label) if label.isascii() else act(tokens(label).tokens)
    return None if found == "inform" else _ROLES.get(found or "share", "co")


def _english(label: str) -> Act | None:
    words = lexicon().latin
    said = label.lower()
    does = {flag for word in words if word in said and _stands(word, said) for flag in words[word].get("core", ())}
    return next((one for one in _STRONGEST if one in does), None)


def _stands(word: str, said: str) -> bool:
    """Tell whether a word stands alone in a label: lead, not in leadership."""
    return f" {word} " in f" {said.replace('/', ' ').replace('-', ' ').replace('(', ' ').replace(')', ' ')} "


def stands(heading: str, kind: str) -> bool:
    """Tell whether an English word of a kind stands in a heading."""
    said = heading.lower()
    return heading.isascii() and any(
        kind in kinds and word in said and _stands(word, said) for word, kinds in lexicon().latin.items()
    )


def of_act(done: Act, alone: bool) -> Role:
    """Return the role of a verb's subject. alone: it is one name, and the list isn't open."""
    if done == "charge":
        return "lead" if alone else "co"
    return _ROLES.get(done, "co")


@remembered(512)
def leads(word: str) -> bool:
    """Tell whether a verb says by itself that its subject leads: 牵头, 主抓; not 负责."""
    return act(tokens(word).tokens, ("verb", "act")) == "lead"


@remembered(512)
def of_note(text: str) -> Role | None:
    """Return the role that a remark behind a name gives, if it is one: 牵头, 配合单位, 总牵头."""
    if text.isascii():
        said = _english(text) if text.lower() in lexicon().latin else None
        return _ROLES[said] if said in ("lead", "support") else None
    line = tokens(text)
    whole = sum(token.end - token.start for token in line.tokens) == len(text)
    if not whole or not all(_NOTED & token.kinds.keys() for token in line.tokens):
        return None
    found = act(line.tokens, ("verb",))
    return _ROLES[found] if found in ("lead", "support") else None


def meaning(word: str) -> tuple[Role | None] | None:
    """Return what a word in a cell or a legend makes of its unit (牵头, 配合单位, 负责), if it is such a word."""
    if word.isascii():
        found = _english(word)
    else:
        line = tokens(word)
        whole = sum(token.end - token.start for token in line.tokens) == len(word)
        found = act(line.tokens) if whole and all(_NOTED & token.kinds.keys() for token in line.tokens) else None
        sure = any({"verb", "core"} & token.kinds.keys() for token in line.tokens)
        ends = bool(line.tokens) and bool(_SAID & line.tokens[-1].kinds.keys())  # not 检查任务
        found = None if not ends or (found == "charge" and not sure) else found  # 检修, 培训 may be tasks
    if found is None:
        return None
    return (None,) if found == "inform" else (_ROLES.get(found, "co"),)


@remembered(512)
def is_organ(word: str) -> bool:
    """Tell whether a word is the head of organs' names: 两委."""
    return len(word) > 1 and "organ" in lexicon().kinds(word)
