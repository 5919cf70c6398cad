"""The verbs of responsibility and what each does to its subject: 牵头, 会同, 负责, 配合, 按职责分工 …

Readings settled on: 牵头, 主办, 主管, the subject of 会同, and 负责 with one organ lead; 负责 with several,
组成 and 协同 share; 配合, 参加, 参与, 协办, 协助 and the object of 会同 support; 按职责分工 always shares.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

Act = Literal["lead", "with", "support", "duty", "charge", "share"]


class Verb(NamedTuple):
    """A verb found: what it does, where it stands, and the word that is quoted as the reason."""

    act: Act
    start: int
    end: int
    word: str


# After or before these the word is a noun or part of one: 负责人, 牵头单位, 配合度, 首问负责, 密切配合.
_NOT_LEAD = "(?!单位|部门|人|作用|责任|机构|机关|机制|领导|抓总|处室|方|地|工作|的部门)"
_NOT_HOST = "(?!单位|部门|机关|方|者|券|银|权|业)"
_NOT_CHIEF = "(?<!行业主管)(?<!业务主管)(?!部门|单位|机关|机构|领导|负责|人|的|副|处|[,。;、])"
_NOT_CHARGE = "(?!人(?![员才口社力事防民工群居文身])|同志|制(?![定订作造])|任(?![务命])|干部|的态度)"
_NOT_SUPPORT = (
    "(?!单位|部门|度|力|机制|协调|联动|意识|作用|者|人(?!员)|方(?!案)|率|权|主体|式|会议|会(?!商)|活动|情况|培训"
    "|社会保险)"
)
_ONE_SIDED_ONLY = ("积极", "密切", "相互", "加强", "协同", "协作", "协调", "沟通", "工作")
_NOT_BY_POST = ("首问", "自行", "专人", "人员", "岗位", "领导", "主体", "明确", "指定", "确定")


def _unless_after(words: Iterable[str], verb: str) -> str:
    """Return a guard for behind the verb: it doesn't stand after any of the words."""
    return "".join(f"(?<!{word}{verb})" for word in words)


def _patterns() -> Iterator[str]:
    """Yield the alternatives; each begins with plain characters, so that searching skips all others fast."""
    for how in ("负责", "共同", "联合", "分别", "总", "具体", ""):
        yield f"{how}牵头(?:负责|组织实施|组织推进|组织|落实|推进|实施|办理)?{_NOT_LEAD}"
    yield f"主办{_NOT_HOST}"
    yield f"主责{_NOT_HOST}"
    yield f"主管{_NOT_CHIEF}"
    yield "会同"
    for post in ("作为", "担任", "为", "是", "任"):
        yield (
            rf"{post}[^,;。:、\ue000]{{0,30}}?(?:牵头|主管|主办|召集|责任|承办|实施|配合|参与|参加|协办|协同)(?:责任)?"
            r"(?:单位|部门|机关|机构)"
        )
    for verb in ("配合", "参与", "参加", "协办", "协助"):
        guard = _unless_after(_ONE_SIDED_ONLY, verb) + ("(?<!政协办)" if verb == "协办" else "")
        yield f"{verb}{guard}{_NOT_SUPPORT}(?:配合|参与|做好|落实|实施)?"
    for by in ("按照", "按", "根据", "依据", "依照", "依", "在"):
        yield (
            f"{by}(?:各自?|其|本单位|本部门|自身)?的?(?:法定|工作|部门)?(?:职责|职能|职权|权限|任务分工)(?:分工|任务|范围|权限)?"
            "(?:和[^,。;、]{0,8}(?:分工|权限|要求))?(?:内|要求)?"
            "(?:,?(?:分别|各自|共同|具体|依法|协同|分工)?(?:负责|落实|承担|组织实施|推进|做好))?"
        )
    yield from ("分工负责", "分头负责", "分工落实", "分工协作")
    for how in ("分别", "共同", "具体", "统一", "组织", "直接", "全面", "主要", "统筹", "联合", "总", ""):
        guard = _unless_after(_NOT_BY_POST, "负责") + "(?<!不负责)" if not how else ""
        yield f"{how}负责{guard}(?:落实|组织实施|实施|推进|办理)?{_NOT_CHARGE}"
    yield "承办(?!单位|部门|方|人|者|机构)"
    yield "共同组成(?!部|人|员|单)"
    yield "组成(?!部|人|员|单)"
    yield "协同(?=[^,;。、推发创联治高配作共])"


VERB = re.compile("|".join(_patterns()))
"""Verbs that are never part of an agency's name: safe to find anywhere outside brackets and quotations."""

_ACTS: tuple[tuple[re.Pattern[str], Act], ...] = (
    (re.compile("牵头|主办|主管|主责|召集|第一责任"), "lead"),
    (re.compile("会同"), "with"),
    (re.compile("职责|职能|职权|权限|分工|分头"), "duty"),
    (re.compile("(?:责任|承办|实施|协同)(?:责任)?(?:单位|部门|机关|机构)$|组成|^协同"), "share"),
    (re.compile("配合|参与|参加|协办|协助"), "support"),
    (re.compile("负责|承办"), "charge"),
)
_POST = re.compile("(?:牵头|主管|主办|召集|责任|承办|实施|配合|参与|参加|协办|协同)(?:责任)?(?:单位|部门|机关|机构)$")

LIKELY = re.compile(
    "牵头|负责|会同|主办|协办|配合|参与|参加|协助|协同|组成|设在|设立在|设于|挂靠|主管|主责|职责|承办|分工|各司其|各负其|职权|权限"
)
"""A sentence without any of these states no responsibility."""

TAIL = re.compile(
    r"(?P<oversee>(?:业务|加强|负责)?(?:指导|监督|督导|督办|督促|督查|监管)(?:、(?:指导|监督|督导|督办|督促))?)$"
    r"|(?P<support>(?:共同|积极|协同|密切)?(?:配合|参与|参加|协助|支持))$|(?P<share>协同|协作)$"
    r"|(?P<charge>(?:组织|具体|共同|分别|各自|结合实际|按照?要求|抓好|抓|认真|切实|依法|同步|全面){0,6}(?:实施|落实|推进|办理|执行|完成|承办|组织)(?:落实|推进|实施)?)$"
)
"""Verbs that may also end or begin a name: read as verbs only where they close a list in a clause."""


def verbs(hidden: str, start: int, end: int) -> list[Verb]:
    """Return the verbs in hidden[start:end], in order."""
    found = []
    for match in VERB.finditer(hidden, start, end):
        word = match[0]
        post = _POST.search(word)
        act = next(act for pattern, act in _ACTS if pattern.search(word))
        found.append(Verb(act, match.start(), match.end(), post[0] if post else word))
    return found
