"""How far an action is, as the ledger's own columns say: 进展情况, 完成情况, 办理状态.

The data format has no field for it: whoever keeps a ledger has columns of their own, and they are known by their
headings. Done is only what such a column says to be done by itself (已完成, 办结), not what a sentence in it says of a
part (已完成招标).
"""

import re
from collections.abc import Iterable, Mapping

from respon.model import Action
from respon.names import plain, simplified

_WORK = "完成|落实|办理|推进|执行|办结|整改|实施|工作|任务"
_HEAD = re.compile(
    rf"(?:(?<!计划)(?<!目标)(?<!预期)(?:进展|进度)|(?:{_WORK})(?:进展|进度|情况|结果|状态)|状态)(?:情况)?$"
    r"|\b(?:progress|status|state)\b"
)
_STATE = re.compile(r"状态(?:情况)?$|\b(?:status|state)\b")
_NOTE = re.compile(r"\([^()]*\)$")

_ENDED = "完成(?!率)|办结|办理完毕|办毕|完毕|完结|结案|结项|销号|闭环|100%|[√✓✔]"
_BESIDE = (
    "完成率|已经|已|均|现|全部|全面|全年|年度|各项|按期|按时|如期|提前|顺利|本|该|项|任务|事项|工作|目标|整改"
    "|了|并|通过|验收|归档|上报"
)
_DAY = "于?[0-9]{1,4}[年月日]底?(?=[0-9]|已|均|全|按|如|提)"
_WORDS = re.compile(f"{_ENDED}|{_BESIDE}|{_DAY}")
"""What may stand in a word on what is done, and nothing else: that it ended, how and when."""

_END = re.compile(_ENDED)
_ENGLISH = re.compile("(?:is)?(?:all)?(?:done|closed|completed?|finished)(?:ontime)?")
_UNDONE = re.compile(
    "未|没有|尚|基本|部分|大部|正在|预计|计划|拟|将|力争|争取|确保|推进中|进行中"
    "|not|partly|partially|almost|nearly|willbe|tobe|inprogress"
)
_PIECES = re.compile(r"[,;。:、()]|\.(?!\d)")


def columns(keys: Iterable[str]) -> list[str]:
    """Return those of these headings below which a ledger tells how far an action is."""
    return [key for key in keys if _HEAD.search(_head(key))]


def is_state(key: str) -> bool:
    """Tell if a column of this heading holds states (办理状态), a word each, not what happened."""
    return bool(_STATE.search(_head(key)))


def told(action: Action) -> str:
    """Return what the action's own columns tell of how far it is; of several, each once, with a blank between."""
    return " ".join(dict.fromkeys(action.extra[key] for key in columns(action.extra)))


def done(extra: Mapping[str, str]) -> bool:
    """Tell if these own columns say that the action is done. A column of states (办理状态) decides, if it says any."""
    heads = columns(extra)
    states = [key for key in heads if is_state(key) and extra[key].strip()]
    texts = [_text(extra[key]) for key in states or heads]
    return any(map(_says_done, texts)) and not any(map(_UNDONE.search, texts))


def _says_done(text: str) -> bool:
    return any(map(_is_end, _PIECES.split(text)))


def _is_end(piece: str) -> bool:
    """Tell if a piece says that the action ended, and nothing besides: 已按期完成任务, but not 已完成招标."""
    return bool(_ENGLISH.fullmatch(piece) or (_END.search(piece) and not _WORDS.sub("", piece)))


def _text(written: str) -> str:
    return simplified(plain("。".join(written.split("\n")))).casefold()


def _head(written: str) -> str:
    folded = " ".join(simplified(written).casefold().split())
    folded = folded if folded.isascii() else plain(folded)
    return _NOTE.sub("", folded).strip()
