"""What the heading of a column says of the agencies in it: 牵头单位, 责任科室, A负责, Supporting agencies."""

import re
from collections.abc import Iterable
from functools import cache

from respon.grammar import labels
from respon.grammar.fold import unframe
from respon.grammar.words import roles
from respon.grammar.words.lexicon import Lexicon, lexicon, tokens
from respon.model import Role

LETTERS: dict[str, Role | None] = {"A/R": "lead", "A": "lead", "R": "co", "S": "support", "C": "oversee", "I": None}
"""RASCI: who is accountable leads, who is responsible shares; who is only informed has no role."""

LONGEST, _SHORT = 40, 4
_LETTER = r"(?P<before>A/R|[ARSCI])[-:./ ]?(?=[\u4e00-\u9fff(]|$)|\((?P<in>A/R|[ARSCI])\)$"
NOTE = r"(?<=.)\([^()]*\)$"  # 责任单位(排第一位的为牵头单位)
_AREAS = ("县区", "区县", "县市", "乡镇", "街道", "属地")


def are_letters(heads: Iterable[str]) -> bool:
    """Tell whether headings are letters of RASCI: at least two, one of them of whoever owns the task."""
    found = {head for head in heads if head in LETTERS}
    return len(found) > 1 and bool(found & {"A/R", "A", "R"})


def are_acts(heads: Iterable[str]) -> bool:
    """Tell whether several headings are words for what agencies do and nothing else: 牵头, 落实, 督办."""
    found = {head for head in heads if 1 < len(head) <= _SHORT and roles.meaning(head)}
    return len(found) > 1 and any(_is_bare(head) for head in found)


def role(head: str, bare: bool = False) -> tuple[Role | None] | None:
    """Return the role that a folded heading gives the agencies below it; nothing where it names none.

    The role is None where the column's agencies are only informed. bare: a letter alone is of RASCI, an act is a role.
    """
    if not head or len(head) > LONGEST:
        return None
    if bare and head in LETTERS:
        return (LETTERS[head],)
    if bare and len(head) <= _SHORT and (meant := roles.meaning(head)):
        return meant
    letter = re.search(_LETTER, head)
    if letter and labels.whole(head.replace(letter[0], "").strip("() ")):
        return (LETTERS[letter["before"] or letter["in"]],)
    return _label(head)


def is_both(head: str) -> bool:
    """Tell whether a heading names persons too: 责任单位及责任人."""
    return _persons(lexicon()).search(head) is not None


def _label(head: str) -> tuple[Role | None] | None:
    bare = unframe(head + ":").rstrip(": ").lstrip()
    bare = _persons(lexicon()).sub("", re.sub(NOTE, "", bare))
    found = labels.whole(bare)
    if (
        found
        and not labels.is_person(found)
        and "成员" not in bare
        and (labels.named(found["label"]) or _is_bare(bare))
    ):
        return (roles.of_label(found["label"]),)
    if bare in _AREAS or bare in lexicon().of("column", does="shares"):
        return ("co",)
    return None


@cache
def _persons(words: Lexicon) -> re.Pattern[str]:
    """Find what a heading adds on people: 责任单位及责任人."""
    return re.compile(
        f"(?<=单位|部门|科室)[及和与、/](?:{words.pattern('core', 'verb')})?(?:{words.pattern('person')})$"
    )


def _is_bare(head: str) -> bool:
    """Tell whether a heading without 单位 still names agencies: 牵头, 配合, 责任, 监督; not 完成 or 落实."""
    for token in tokens(head).tokens:
        acts = token.kinds.get("act", frozenset()) | token.kinds.get("core", frozenset())
        if (
            "verb" in token.kinds
            or acts & {"support", "oversee", "lead"}
            or head[token.start : token.end] in ("责任", "责任主体")
        ):
            return True
    return False
